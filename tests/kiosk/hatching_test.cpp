#include "kiosk/widgets/hatching.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace foyer::kiosk;

namespace {

constexpr Hatching panel{
    .left = 10, .top = 20, .right = 310, .bottom = 120, .radius = 28, .stripe = 14, .pitch = 40};

}  // namespace

TEST_CASE("every corner of every stripe lies in the rounded rectangle") {
    const std::vector<Polygon> stripes = stripes_of(panel);
    CHECK(stripes.size() >= 8);
    for (const Polygon& stripe : stripes) {
        CHECK(stripe.size() >= 3);
        for (const Point& point : stripe) {
            const float dx = std::max(panel.left + 28 - point.x, point.x - (panel.right - 28));
            const float dy = std::max(panel.top + 28 - point.y, point.y - (panel.bottom - 28));
            CHECK(std::max(dx, dy) <= 28.01F);
            if (dx > 0 && dy > 0) CHECK(std::hypot(dx, dy) <= 28.01F);
        }
    }
}

TEST_CASE("stripes rise at 45 degrees, one pitch apart") {
    const std::vector<Polygon> stripes = stripes_of(panel);
    const auto lowest_sum = [](const Polygon& stripe) {
        float sum = 1e9F;
        for (const Point& point : stripe)
            sum = std::min(sum, point.x + point.y);
        return sum;
    };
    for (std::size_t i = 2; i + 1 < stripes.size(); ++i) {
        CHECK(lowest_sum(stripes[i]) - lowest_sum(stripes[i - 1]) == doctest::Approx(40));
    }
}

TEST_CASE("a rectangle without area has no stripes") {
    Hatching flat = panel;
    flat.bottom = flat.top;
    CHECK(stripes_of(flat).empty());
}

TEST_CASE("a radius beyond half the height is taken as half the height") {
    Hatching pill = panel;
    pill.radius = 500;
    for (const Polygon& stripe : stripes_of(pill)) {
        for (const Point& point : stripe) {
            CHECK(point.y >= panel.top - 0.01F);
            CHECK(point.y <= panel.bottom + 0.01F);
        }
    }
}
