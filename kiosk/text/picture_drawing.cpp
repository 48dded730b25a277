#include "kiosk/text/picture_drawing.h"

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/base/limits.h"
#include "kiosk/text/modest_svg.h"
#include "kiosk/text/object_free.h"

namespace foyer::kiosk {

namespace {

/// The most lopsided picture that is still a picture.
constexpr double longest_shape = 50;

using DocumentPtr = std::unique_ptr<RsvgHandle, ObjectFree>;

struct Fitted {
    int width = 0, height = 0;
};

/// The largest size of shape `width` to `height` within `most_width` x `most_height`.
Fitted fitted(double width, double height, int most_width, int most_height) {
    if (!(width > 0) || !(height > 0) || width > height * longest_shape ||
        height > width * longest_shape)
        return {};
    const double scale = std::min(most_width / width, most_height / height);
    return {std::clamp(static_cast<int>(std::lround(width * scale)), 1, most_width),
            std::clamp(static_cast<int>(std::lround(height * scale)), 1, most_height)};
}

/// The shape of an SVG; a square when it states none.
Fitted fitted_svg(RsvgHandle* svg, int width, int height) {
    gboolean has_width = FALSE, has_height = FALSE, has_view = FALSE;
    RsvgLength stated_width{}, stated_height{};
    RsvgRectangle view{};
    rsvg_handle_get_intrinsic_dimensions(svg, &has_width, &stated_width, &has_height,
                                         &stated_height, &has_view, &view);
    gdouble width_px = 0, height_px = 0;
    if (has_view != FALSE) return fitted(view.width, view.height, width, height);
    if (rsvg_handle_get_intrinsic_size_in_pixels(svg, &width_px, &height_px) != FALSE)
        return fitted(width_px, height_px, width, height);
    return fitted(1, 1, width, height);
}

Raster draw_svg(std::string_view bytes, int width, int height) {
    if (!is_modest_svg(bytes)) return {};
    // Without a base address no reference leads anywhere.
    const DocumentPtr svg(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()),
                                                    bytes.size(), nullptr));
    if (!svg) return {};
    const Fitted size = fitted_svg(svg.get(), width, height);
    const RasterBoard board = make_board(size.width, size.height);
    if (!board.cairo) return {};
    const RsvgRectangle viewport{.x = 0,
                                 .y = 0,
                                 .width = static_cast<double>(size.width),
                                 .height = static_cast<double>(size.height)};
    const bool drawn =
        rsvg_handle_render_document(svg.get(), board.cairo.get(), &viewport, nullptr) != FALSE;
    return drawn ? raster_of(board) : Raster{};
}

struct PngBytes {
    std::string_view rest;
};

cairo_status_t next_png_bytes(void* closure, unsigned char* out, unsigned int count) {
    auto& bytes = *static_cast<PngBytes*>(closure);
    if (bytes.rest.size() < count) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(out, bytes.rest.data(), count);
    bytes.rest.remove_prefix(count);
    return CAIRO_STATUS_SUCCESS;
}

std::uint32_t big_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char byte : bytes.substr(0, 4))
        value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

/// True when the header states a size that may be unpacked.
bool is_modest_png(std::string_view bytes) {
    constexpr std::size_t size_at = 16;  // behind signature, length and name of the first chunk
    if (bytes.size() < size_at + 8) return false;
    const std::uint32_t width = big_endian(bytes.substr(size_at));
    const std::uint32_t height = big_endian(bytes.substr(size_at + 4));
    return width > 0 && height > 0 && width <= limits::picture_side_px &&
           height <= limits::picture_side_px;
}

Raster draw_png(std::string_view bytes, int width, int height) {
    if (!is_modest_png(bytes)) return {};
    PngBytes source{bytes};
    const SurfacePtr png(cairo_image_surface_create_from_png_stream(next_png_bytes, &source));
    if (cairo_surface_status(png.get()) != CAIRO_STATUS_SUCCESS) return {};
    const double png_width = cairo_image_surface_get_width(png.get());
    const double png_height = cairo_image_surface_get_height(png.get());
    const Fitted size = fitted(png_width, png_height, width, height);
    const RasterBoard board = make_board(size.width, size.height);
    if (!board.cairo) return {};
    cairo_t* cairo = board.cairo.get();
    cairo_scale(cairo, size.width / png_width, size.height / png_height);
    cairo_set_source_surface(cairo, png.get(), 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
    cairo_paint(cairo);
    return raster_of(board);
}

}  // namespace

Raster draw_picture(const programme::Picture& picture, int width, int height) {
    width = std::min(width, longest_side_px);
    height = std::min(height, longest_side_px);
    if (width <= 0 || height <= 0) return {};
    switch (picture.type) {
        case programme::PictureType::svg:
            return draw_svg(picture.bytes, width, height);
        case programme::PictureType::png:
            return draw_png(picture.bytes, width, height);
    }
    return {};
}

}  // namespace foyer::kiosk
