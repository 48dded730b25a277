#pragma once
// The diagonal stripes that mark what is cancelled, as convex shapes. Pure.

#include <vector>

namespace foyer::kiosk {

struct Point {
    float x = 0, y = 0;
};
using Polygon = std::vector<Point>;

struct Hatching {
    float left, top, right, bottom;  ///< the rectangle
    float radius;                    ///< of its corners
    float stripe;                    ///< width of a stripe, measured across it
    float pitch;                     ///< from one stripe to the next, measured along the x axis
};

/// The stripes, rising to the right at 45 degrees, each cut to the rounded rectangle. Corners run
/// clockwise on the screen.
[[nodiscard]] std::vector<Polygon> stripes_of(const Hatching& hatching);

}  // namespace foyer::kiosk
