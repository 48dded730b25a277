#include "kiosk/screens/time_axis.h"

#include <algorithm>
#include <set>

namespace foyer::kiosk {

namespace {

constexpr float minute_px = 4.4F;
/// What is shorter stretches the axis no more than this would, minutes.
constexpr float shortest_stretching = 10;
constexpr std::chrono::minutes longest_quiet{30};
constexpr float quiet_px = 60;
constexpr float pause_px = 80;

float minutes_of(std::chrono::seconds length) {
    return static_cast<float>(length.count()) / 60;
}

struct Edge {
    UtcTime at;
    const AxisSpan* span;
    bool opens;
};

/// What is on between two edges.
struct Going {
    std::multiset<float> lengths;  ///< of sessions, minutes
    int pauses = 0;

    void follow(const Edge& edge) {
        const float length = minutes_of(edge.span->end - edge.span->start);
        if (edge.span->pause) {
            pauses += edge.opens ? 1 : -1;
        } else if (edge.opens) {
            lengths.insert(length);
        } else {
            lengths.erase(lengths.find(length));
        }
    }
    /// Height of the time from `from` to `to`, and whether it is out of proportion.
    [[nodiscard]] std::pair<float, bool> height(UtcTime from, UtcTime to) const {
        const float length = minutes_of(to - from);
        if (lengths.empty() && pauses > 0) return {pause_px, true};
        if (lengths.empty() && to - from > longest_quiet) return {quiet_px, true};
        const float shortest =
            lengths.empty() ? length : std::max(*lengths.begin(), shortest_stretching);
        return {
            length * (lengths.empty() ? minute_px : std::max(minute_px, least_block / shortest)),
            false};
    }
};

}  // namespace

TimeAxis::TimeAxis(std::span<const AxisSpan> spans) {
    std::vector<Edge> edges;
    edges.reserve(spans.size() * 2);
    for (const AxisSpan& span : spans) {
        edges.push_back({span.start, &span, true});
        edges.push_back({span.end, &span, false});
    }
    std::ranges::sort(edges, {}, &Edge::at);
    Going going;
    for (const Edge& edge : edges) {
        if (knots_.empty()) {
            knots_.push_back({edge.at, 0});
        } else if (edge.at > knots_.back().at) {
            const auto [height, squeezed] = going.height(knots_.back().at, edge.at);
            knots_.back().squeezed_after = squeezed;
            knots_.push_back({edge.at, knots_.back().y + height});
        }
        going.follow(edge);
    }
}

const TimeAxis::Knot& TimeAxis::before(UtcTime instant) const {
    const auto after = std::ranges::upper_bound(knots_, instant, {}, &Knot::at);
    return after == knots_.begin() ? knots_.front() : *(after - 1);
}

float TimeAxis::y_of(UtcTime instant) const {
    if (knots_.empty()) return 0;
    const Knot& knot = before(instant);
    if (instant <= knot.at || &knot == &knots_.back()) return knot.y;
    const Knot& next = *(&knot + 1);
    return knot.y +
           (next.y - knot.y) * minutes_of(instant - knot.at) / minutes_of(next.at - knot.at);
}

bool TimeAxis::squeezed(UtcTime instant) const {
    if (knots_.empty() || instant < knots_.front().at || instant >= knots_.back().at) return false;
    return before(instant).squeezed_after;
}

}  // namespace foyer::kiosk
