#pragma once
// Pixels between Cairo and a texture, and the owners of Cairo's handles.

#include <cstdint>
#include <memory>
#include <vector>

typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;

namespace foyer::kiosk {

struct SurfaceFree {
    void operator()(cairo_surface_t* surface) const;
};
struct CairoFree {
    void operator()(cairo_t* cairo) const;
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, SurfaceFree>;
using CairoPtr = std::unique_ptr<cairo_t, CairoFree>;

/// Straight alpha RGBA, rows top to bottom; without pixels when nothing was drawn.
struct Raster {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

/// An empty picture to draw on and its context. `cairo` is null when the size is not positive or
/// beyond what a graphics card takes.
struct RasterBoard {
    SurfacePtr surface;
    CairoPtr cairo;
};
[[nodiscard]] RasterBoard make_board(int width, int height);

/// What was drawn on `board`.
[[nodiscard]] Raster raster_of(const RasterBoard& board);

/// Longest side of a picture, px. Every OpenGL 3 card takes it.
constexpr int longest_side_px = 8192;

}  // namespace foyer::kiosk
