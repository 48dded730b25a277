#include "kiosk/widgets/hatching.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace foyer::kiosk {

namespace {

constexpr int steps_per_corner = 10;

Polygon rounded_rectangle(const Hatching& hatching) {
    const float radius = std::min({hatching.radius, (hatching.right - hatching.left) / 2,
                                   (hatching.bottom - hatching.top) / 2});
    if (radius <= 0) {
        return {{hatching.left, hatching.top},
                {hatching.right, hatching.top},
                {hatching.right, hatching.bottom},
                {hatching.left, hatching.bottom}};
    }
    const Point centres[4] = {{hatching.left + radius, hatching.top + radius},
                              {hatching.right - radius, hatching.top + radius},
                              {hatching.right - radius, hatching.bottom - radius},
                              {hatching.left + radius, hatching.bottom - radius}};
    Polygon polygon;
    for (int corner = 0; corner < 4; ++corner) {
        for (int step = 0; step <= steps_per_corner; ++step) {
            const float turned = static_cast<float>(corner + 2) +
                                 static_cast<float>(step) / static_cast<float>(steps_per_corner);
            const float angle = turned * std::numbers::pi_v<float> / 2;
            polygon.push_back({centres[corner].x + radius * std::cos(angle),
                               centres[corner].y + radius * std::sin(angle)});
        }
    }
    return polygon;
}

/// What of `polygon` has sign * (x + y) >= sign * limit.
Polygon cut(const Polygon& polygon, float limit, float sign) {
    Polygon kept;
    const auto depth = [&](const Point& point) { return sign * (point.x + point.y - limit); };
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Point& from = polygon[i];
        const Point& to = polygon[(i + 1) % polygon.size()];
        const float from_depth = depth(from);
        const float to_depth = depth(to);
        if (from_depth >= 0) kept.push_back(from);
        if ((from_depth >= 0) != (to_depth >= 0)) {
            const float share = from_depth / (from_depth - to_depth);
            kept.push_back({from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
        }
    }
    return kept;
}

}  // namespace

std::vector<Polygon> stripes_of(const Hatching& hatching) {
    std::vector<Polygon> stripes;
    if (hatching.right <= hatching.left || hatching.bottom <= hatching.top) return stripes;
    const Polygon area = rounded_rectangle(hatching);
    const float width = hatching.stripe * std::numbers::sqrt2_v<float>;  // along the x axis
    const float first = hatching.left + hatching.top + hatching.pitch / 2;
    const float last = hatching.right + hatching.bottom;
    for (int i = 0;; ++i) {
        const float at = first + static_cast<float>(i) * hatching.pitch;
        if (at >= last) return stripes;
        Polygon stripe = cut(cut(area, at, 1), at + width, -1);
        if (stripe.size() >= 3) stripes.push_back(std::move(stripe));
    }
}

}  // namespace foyer::kiosk
