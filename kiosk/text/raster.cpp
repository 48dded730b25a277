#include "kiosk/text/raster.h"

#include <cairo.h>

#include <cstring>

namespace foyer::kiosk {

void SurfaceFree::operator()(cairo_surface_t* surface) const {
    cairo_surface_destroy(surface);
}

void CairoFree::operator()(cairo_t* cairo) const {
    cairo_destroy(cairo);
}

RasterBoard make_board(int width, int height) {
    if (width <= 0 || height <= 0 || width > longest_side_px || height > longest_side_px) return {};
    RasterBoard board;
    board.surface.reset(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
    if (cairo_surface_status(board.surface.get()) != CAIRO_STATUS_SUCCESS) return {};
    board.cairo.reset(cairo_create(board.surface.get()));
    return board;
}

Raster raster_of(const RasterBoard& board) {
    if (!board.surface) return {};
    cairo_surface_t* surface = board.surface.get();
    cairo_surface_flush(surface);
    Raster raster{.width = cairo_image_surface_get_width(surface),
                  .height = cairo_image_surface_get_height(surface),
                  .rgba = {}};
    const auto width = static_cast<std::size_t>(raster.width);
    raster.rgba.resize(width * static_cast<std::size_t>(raster.height) * 4);
    const std::uint8_t* row = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    std::uint8_t* out = raster.rgba.data();
    for (int y = 0; y < raster.height; ++y, row += stride) {
        for (std::size_t x = 0; x < width; ++x, out += 4) {
            std::uint32_t pixel = 0;  // premultiplied, native byte order
            std::memcpy(&pixel, row + x * 4, sizeof pixel);
            const std::uint32_t alpha = pixel >> 24;
            if (alpha == 0) continue;
            const auto straight = [&](std::uint32_t channel) {
                return static_cast<std::uint8_t>((channel * 255 + alpha / 2) / alpha);
            };
            out[0] = straight(pixel >> 16 & 0xff);
            out[1] = straight(pixel >> 8 & 0xff);
            out[2] = straight(pixel & 0xff);
            out[3] = static_cast<std::uint8_t>(alpha);
        }
    }
    return raster;
}

}  // namespace foyer::kiosk
