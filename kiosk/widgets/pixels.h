#pragma once
// Whole physical pixels. Pure.

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/probe.h"

namespace foyer::kiosk {

/// The nearest whole pixel.
[[nodiscard]] inline int whole(float value) {
    return static_cast<int>(std::lround(value));
}

/// What two rectangles have in common; w or h is 0 when they do not meet.
[[nodiscard]] inline PixelRect common_part(const PixelRect& a, const PixelRect& b) {
    const int x = std::max(a.x, b.x);
    const int y = std::max(a.y, b.y);
    return {x, y, std::max(0, std::min(a.x + a.w, b.x + b.w) - x),
            std::max(0, std::min(a.y + a.h, b.y + b.h) - y)};
}

}  // namespace foyer::kiosk
