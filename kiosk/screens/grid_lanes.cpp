#include "kiosk/screens/grid_lanes.h"

#include <algorithm>
#include <queue>
#include <set>
#include <utility>

namespace foyer::kiosk {

namespace {

/// Positions closer than this are the same, px.
constexpr float touching = 0.5F;
/// In a larger crowd blocks are not widened: nobody would see it.
constexpr std::size_t largest_widened = 64;

/// Places that touch each other: from `first` to before `last`.
void finish_cluster(std::span<const LaneSpan> spans, std::size_t first, std::size_t lanes,
                    std::vector<Lane>& places) {
    const std::size_t last = places.size();
    for (std::size_t i = first; i < last; ++i)
        places[i].of = lanes;
    if (lanes == 1 || last - first > largest_widened) return;
    for (std::size_t i = first; i < last; ++i) {
        std::size_t end = lanes;
        for (std::size_t k = first; k < last; ++k) {
            const bool beside = spans[k].top < spans[i].bottom - touching &&
                                spans[i].top < spans[k].bottom - touching;
            if (k != i && beside && places[k].first > places[i].first)
                end = std::min(end, places[k].first);
        }
        places[i].span = end - places[i].first;
    }
}

}  // namespace

std::vector<Lane> lanes_of(std::span<const LaneSpan> spans) {
    using Taken = std::pair<float, std::size_t>;  // until where, which lane
    std::priority_queue<Taken, std::vector<Taken>, std::greater<>> taken;
    std::set<std::size_t> unused;
    std::vector<Lane> places;
    places.reserve(spans.size());
    std::size_t lanes = 0;
    std::size_t first = 0;
    for (const LaneSpan& span : spans) {
        while (!taken.empty() && taken.top().first <= span.top + touching) {
            unused.insert(taken.top().second);
            taken.pop();
        }
        if (taken.empty()) {
            finish_cluster(spans, first, lanes, places);
            first = places.size();
            lanes = 0;
            unused.clear();
        }
        const std::size_t lane = unused.empty() ? lanes++ : *unused.begin();
        unused.erase(lane);
        taken.push({span.bottom, lane});
        places.push_back({.first = lane});
    }
    finish_cluster(spans, first, lanes, places);
    return places;
}

}  // namespace foyer::kiosk
