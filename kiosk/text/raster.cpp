#include "kiosk/text/raster.h"

#include <cairo.h>

#include <cassert>
#include <cstring>

namespace foyer::kiosk {

void SurfaceFree::operator()(cairo_surface_t* surface) const {
    cairo_surface_destroy(surface);
}

void CairoFree::operator()(cairo_t* cairo) const {
    cairo_destroy(cairo);
}

namespace {

/// One pixel of `out` from `squeeze` premultiplied ones.
void mean_of_colors(const std::uint8_t* in, std::uint32_t squeeze, std::uint8_t* out) {
    std::uint32_t red = 0, green = 0, blue = 0, alpha = 0;
    for (std::uint32_t i = 0; i < squeeze; ++i, in += 4) {
        std::uint32_t pixel = 0;  // native byte order
        std::memcpy(&pixel, in, sizeof pixel);
        alpha += pixel >> 24;
        red += pixel >> 16 & 0xff;
        green += pixel >> 8 & 0xff;
        blue += pixel & 0xff;
    }
    if (alpha == 0) return;
    const auto straight = [&](std::uint32_t sum) {
        return static_cast<std::uint8_t>((sum * 255 + alpha / 2) / alpha);
    };
    out[0] = straight(red);
    out[1] = straight(green);
    out[2] = straight(blue);
    out[3] = static_cast<std::uint8_t>((alpha + squeeze / 2) / squeeze);
}

/// One pixel of `out` from `squeeze` bytes of coverage.
void mean_of_mask(const std::uint8_t* in, std::uint32_t squeeze, Color color, std::uint8_t* out) {
    std::uint32_t covered = 0;
    for (std::uint32_t i = 0; i < squeeze; ++i)
        covered += in[i];
    if (covered == 0) return;
    const std::uint32_t whole = squeeze * 255;
    out[0] = color.r;
    out[1] = color.g;
    out[2] = color.b;
    out[3] = static_cast<std::uint8_t>((covered * color.a + whole / 2) / whole);
}

}  // namespace

RasterBoard make_board(int width, int height, BoardKind kind) {
    if (width <= 0 || height <= 0) return {};
    const cairo_format_t format = kind == BoardKind::mask ? CAIRO_FORMAT_A8 : CAIRO_FORMAT_ARGB32;
    RasterBoard board;
    board.surface.reset(cairo_image_surface_create(format, width, height));
    if (cairo_surface_status(board.surface.get()) != CAIRO_STATUS_SUCCESS) return {};
    board.cairo.reset(cairo_create(board.surface.get()));
    return board;
}

void append_rows(const RasterBoard& board, int squeeze, Color mask_color, Raster& raster) {
    assert(board.surface && squeeze > 0);
    cairo_surface_t* surface = board.surface.get();
    cairo_surface_flush(surface);
    assert(cairo_image_surface_get_width(surface) == raster.width * squeeze);
    const int rows = cairo_image_surface_get_height(surface);
    const bool mask = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_A8;
    const auto width = static_cast<std::size_t>(raster.width);
    const std::size_t before = raster.rgba.size();
    raster.rgba.resize(before + width * static_cast<std::size_t>(rows) * 4);
    raster.height += rows;

    const std::uint8_t* row = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    std::uint8_t* out = raster.rgba.data() + before;
    const auto neighbours = static_cast<std::uint32_t>(squeeze);
    for (int y = 0; y < rows; ++y, row += stride) {
        for (std::size_t x = 0; x < width; ++x, out += 4) {
            if (mask) {
                mean_of_mask(row + x * neighbours, neighbours, mask_color, out);
            } else {
                mean_of_colors(row + x * neighbours * 4, neighbours, out);
            }
        }
    }
}

Raster raster_of(const RasterBoard& board) {
    if (!board.surface) return {};
    Raster raster{
        .width = cairo_image_surface_get_width(board.surface.get()), .height = 0, .rgba = {}};
    append_rows(board, 1, Color{}, raster);
    return raster;
}

}  // namespace foyer::kiosk
