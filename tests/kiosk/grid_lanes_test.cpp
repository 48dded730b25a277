#include "kiosk/screens/grid_lanes.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

namespace foyer::kiosk {

TEST_CASE("what follows keeps the whole width, what overlaps stands side by side") {
    const LaneSpan spans[] = {{0, 100}, {100, 200}, {150, 300}};
    const auto lanes = lanes_of(spans);
    CHECK(lanes[0].of == 1);
    CHECK(lanes[1].of == 2);
    CHECK(lanes[1].first == 0);
    CHECK(lanes[2].first == 1);
}

TEST_CASE("what has nothing to its right is as wide as there is room") {
    const LaneSpan spans[] = {{0, 300}, {0, 100}, {0, 100}, {150, 250}};
    const auto lanes = lanes_of(spans);
    CHECK(lanes[3].first == 1);
    CHECK(lanes[3].span == 2);
}

TEST_CASE("no block ever covers another") {
    std::mt19937 random(7);  // NOLINT: the same programmes in every run
    for (int round = 0; round < 200; ++round) {
        std::vector<LaneSpan> spans;
        for (std::size_t i = 0; i < 1 + random() % 40; ++i) {
            const auto top = static_cast<float>(random() % 500);
            spans.push_back({top, top + 20 + static_cast<float>(random() % 200)});
        }
        std::ranges::sort(spans, {}, &LaneSpan::top);
        const auto lanes = lanes_of(spans);
        REQUIRE(lanes.size() == spans.size());
        for (std::size_t i = 0; i < spans.size(); ++i) {
            CHECK(lanes[i].first + lanes[i].span <= lanes[i].of);
            for (std::size_t k = i + 1; k < spans.size(); ++k) {
                const bool meet =
                    spans[i].top < spans[k].bottom - 1 && spans[k].top < spans[i].bottom - 1;
                if (!meet) continue;
                CHECK(lanes[i].of == lanes[k].of);
                const bool apart = lanes[i].first + lanes[i].span <= lanes[k].first ||
                                   lanes[k].first + lanes[k].span <= lanes[i].first;
                CHECK(apart);
            }
        }
    }
}

}  // namespace foyer::kiosk
