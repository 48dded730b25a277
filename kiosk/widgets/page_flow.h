#pragma once
// Pieces that stand below each other: measured first, so that a page knows how tall it is, then
// drawn as far as they show. Lives for one frame; what pieces refer to outlives it. UI thread only.

#include <functional>
#include <vector>

#include "kiosk/widgets/canvas.h"

namespace foyer::kiosk {

class PageFlow {
public:
    using Draw = std::function<void(const Rect&)>;

    explicit PageFlow(float width) : width_(width) {}

    /// Adds a piece of `height`, `gap` below the one before it (no gap above the first).
    void add(float gap, float height, Draw draw);
    /// The pieces of `other` below those here; `gap` before the first.
    void append(float gap, PageFlow other);

    [[nodiscard]] float width() const { return width_; }
    [[nodiscard]] float height() const { return height_; }
    [[nodiscard]] bool empty() const { return pieces_.empty(); }
    /// Draws every piece of which something shows, the first one at (x, y).
    void draw(Canvas& canvas, float x, float y) const;

private:
    struct Piece {
        float top, height;
        Draw draw;
    };
    float width_;
    float height_ = 0;
    std::vector<Piece> pieces_;
};

}  // namespace foyer::kiosk
