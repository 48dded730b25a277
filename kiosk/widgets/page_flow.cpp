#include "kiosk/widgets/page_flow.h"

#include <utility>

namespace foyer::kiosk {

void PageFlow::add(float gap, float height, Draw draw) {
    if (height <= 0) return;
    const float top = pieces_.empty() ? 0 : height_ + gap;
    pieces_.push_back({top, height, std::move(draw)});
    height_ = top + height;
}

void PageFlow::append(float gap, PageFlow other) {
    if (other.empty()) return;
    const float top = pieces_.empty() ? 0 : height_ + gap;
    for (Piece& piece : other.pieces_)
        pieces_.push_back({top + piece.top, piece.height, std::move(piece.draw)});
    height_ = top + other.height_;
}

void PageFlow::draw(Canvas& canvas, float x, float y) const {
    for (const Piece& piece : pieces_) {
        const Rect rect{x, y + piece.top, width_, piece.height};
        if (canvas.shows(rect)) piece.draw(rect);
    }
}

}  // namespace foyer::kiosk
