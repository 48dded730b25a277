#pragma once
// Pixels between Cairo and a texture, and the owners of Cairo's handles.

#include <cstdint>
#include <memory>
#include <vector>

#include "kiosk/theme/theme.h"

typedef struct _cairo cairo_t;                  // NOLINT(bugprone-reserved-identifier)
typedef struct _cairo_surface cairo_surface_t;  // NOLINT(bugprone-reserved-identifier)

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
/// beyond what Cairo takes (32767).
struct RasterBoard {
    SurfacePtr surface;
    CairoPtr cairo;
};
enum class BoardKind {
    colors,
    mask,  ///< holds only how much of a pixel is covered; faster
};
[[nodiscard]] RasterBoard make_board(int width, int height, BoardKind kind = BoardKind::colors);

/// What was drawn on a board of colours.
[[nodiscard]] Raster raster_of(const RasterBoard& board);

/// Adds the rows of `board` below those of `raster`, each pixel the mean of `squeeze` neighbours in
/// the row. The board is raster.width * squeeze wide. What a mask covers is drawn in `mask_color`.
void append_rows(const RasterBoard& board, int squeeze, Color mask_color, Raster& raster);

/// Longest side of a picture, px. Every OpenGL 3 card takes it.
constexpr int longest_side_px = 8000;

}  // namespace foyer::kiosk
