#include "kiosk/app/picture.h"

#include <cairo.h>

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "kiosk/text/raster.h"

namespace foyer::kiosk {

namespace {

std::size_t pixel_count(const Picture& picture) {
    return static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
}

/// Null without memory, or for a size that cairo does not take.
SurfacePtr surface_of(const Picture& picture) {
    SurfacePtr surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, picture.width, picture.height));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
    std::uint8_t* row = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    const std::uint8_t* in = picture.rgba.data();
    for (int y = 0; y < picture.height; ++y, row += stride) {
        for (int x = 0; x < picture.width; ++x, in += 4) {
            const std::uint32_t alpha = in[3];
            const auto premultiplied = [&](std::uint32_t channel) {
                return (channel * alpha + 127) / 255;
            };
            const std::uint32_t pixel = alpha << 24 | premultiplied(in[0]) << 16 |
                                        premultiplied(in[1]) << 8 | premultiplied(in[2]);
            std::memcpy(row + static_cast<std::ptrdiff_t>(x) * 4, &pixel, sizeof pixel);
        }
    }
    cairo_surface_mark_dirty(surface.get());
    return surface;
}

}  // namespace

Picture blank_picture(int width, int height, Color color) {
    assert(width > 0 && height > 0);
    Picture picture{.width = width, .height = height, .rgba = {}};
    picture.rgba.resize(pixel_count(picture) * 4);
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
        std::memcpy(&picture.rgba[i], &color, 4);
    }
    return picture;
}

Color pixel_at(const Picture& picture, int x, int y) {
    assert(x >= 0 && x < picture.width && y >= 0 && y < picture.height);
    const std::size_t at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                            static_cast<std::size_t>(x)) *
                           4;
    return Color{picture.rgba[at], picture.rgba[at + 1], picture.rgba[at + 2],
                 picture.rgba[at + 3]};
}

Result<void> write_png(const Picture& picture, const std::string& path) {
    const SurfacePtr surface = surface_of(picture);
    if (!surface) return Error{ErrorKind::invalid, "A picture of this size cannot be a PNG."};
    if (cairo_surface_write_to_png(surface.get(), path.c_str()) != CAIRO_STATUS_SUCCESS) {
        return Error{ErrorKind::disk, "The picture could not be written to " + path +
                                          "; check that the folder is there and writable."};
    }
    return {};
}

Result<std::string> png_bytes(const Picture& picture) {
    const SurfacePtr surface = surface_of(picture);
    std::string bytes;
    const auto append = [](void* to, const unsigned char* data, unsigned int size) {
        static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), size);
        return CAIRO_STATUS_SUCCESS;
    };
    if (!surface ||
        cairo_surface_write_to_png_stream(surface.get(), append, &bytes) != CAIRO_STATUS_SUCCESS)
        return Error{ErrorKind::refused, "There is no memory for a picture of the screen."};
    return bytes;
}

Picture scaled_down(const Picture& picture, int longest_px) {
    const int longest = std::max(picture.width, picture.height);
    if (longest <= longest_px) return picture;
    const auto side = [&](int px) { return std::max(1, px * longest_px / longest); };
    const int width = side(picture.width), height = side(picture.height);
    const SurfacePtr whole = surface_of(picture);
    const RasterBoard board = make_board(width, height);
    if (!whole || !board.cairo) return blank_picture(width, height, Color{});
    cairo_t* const cairo = board.cairo.get();
    cairo_scale(cairo, static_cast<double>(width) / picture.width,
                static_cast<double>(height) / picture.height);
    cairo_set_source_surface(cairo, whole.get(), 0, 0);
    // At the edges there is nothing beside the picture that could shine through.
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
    cairo_paint(cairo);
    Raster raster = raster_of(board);
    return Picture{.width = raster.width, .height = raster.height, .rgba = std::move(raster.rgba)};
}

Result<Picture> read_png(const std::string& path) {
    std::error_code failure;
    if (!std::filesystem::exists(path, failure)) {
        return Error{ErrorKind::not_found, "There is no picture at " + path + "."};
    }
    RasterBoard board;
    board.surface.reset(cairo_image_surface_create_from_png(path.c_str()));
    if (cairo_surface_status(board.surface.get()) != CAIRO_STATUS_SUCCESS) {
        return Error{ErrorKind::malformed, path + " is not a PNG picture that can be read."};
    }
    if (cairo_image_surface_get_format(board.surface.get()) == CAIRO_FORMAT_RGB24) {
        // The alpha byte of this format means nothing; every pixel is opaque.
        cairo_surface_flush(board.surface.get());
        std::uint8_t* bytes = cairo_image_surface_get_data(board.surface.get());
        const auto size =
            static_cast<std::size_t>(cairo_image_surface_get_stride(board.surface.get())) *
            static_cast<std::size_t>(cairo_image_surface_get_height(board.surface.get()));
        for (std::size_t at = 0; at < size; at += 4) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, bytes + at, sizeof pixel);
            pixel |= 0xff000000U;
            std::memcpy(bytes + at, &pixel, sizeof pixel);
        }
    }
    Raster raster = raster_of(board);
    return Picture{.width = raster.width, .height = raster.height, .rgba = std::move(raster.rgba)};
}

std::size_t differing_pixels(const Picture& a, const Picture& b, int tolerance) {
    if (a.width != b.width || a.height != b.height) {
        return std::max(pixel_count(a), pixel_count(b));
    }
    std::size_t count = 0;
    for (std::size_t at = 0; at < a.rgba.size(); at += 4) {
        int furthest = 0;
        for (std::size_t channel = 0; channel < 4; ++channel) {
            furthest = std::max(furthest, std::abs(a.rgba[at + channel] - b.rgba[at + channel]));
        }
        if (furthest > tolerance) ++count;
    }
    return count;
}

}  // namespace foyer::kiosk
