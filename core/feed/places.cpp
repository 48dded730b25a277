#include "core/feed/places.h"

#include <algorithm>
#include <cstddef>

namespace foyer::feed {

namespace {

/// Room that is left between two entries; ten can go to the same spot before it is used up.
constexpr std::int64_t step = 1024;
/// Numbers stay well within what a document can say.
constexpr std::int64_t farthest = std::int64_t{1} << 50;

bool is_far(std::int64_t place) {
    return place < -farthest || place > farthest;
}

std::vector<std::int64_t> numbered_anew(std::size_t count) {
    std::vector<std::int64_t> places(count);
    for (std::size_t i = 0; i < count; ++i)
        places[i] = static_cast<std::int64_t>(i) * step;
    return places;
}

/// The positions of a longest strictly rising part of `previous`, in order.
std::vector<std::size_t> longest_rise(const std::vector<std::optional<std::int64_t>>& previous) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> ends;  // ends[k]: where the smallest rise of k + 1 entries ends
    std::vector<std::size_t> before(previous.size(), none);
    for (std::size_t i = 0; i < previous.size(); ++i) {
        if (!previous[i] || is_far(*previous[i])) continue;
        const auto at = std::lower_bound(
            ends.begin(), ends.end(), *previous[i],
            [&](std::size_t end, std::int64_t value) { return *previous[end] < value; });
        if (at != ends.begin()) before[i] = *(at - 1);
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    std::vector<std::size_t> rise;
    for (std::size_t i = ends.empty() ? none : ends.back(); i != none; i = before[i])
        rise.push_back(i);
    std::reverse(rise.begin(), rise.end());
    return rise;
}

/// Numbers the entries from `begin` to `end` between the fixed ones around them; false when there
/// is no room.
bool fill_between(std::vector<std::int64_t>& places, std::size_t begin, std::size_t end) {
    const auto count = static_cast<std::int64_t>(end - begin);
    if (count == 0) return true;
    const bool first = begin == 0;
    const bool last = end == places.size();
    std::int64_t from = first ? places[end] - (count + 1) * step : places[begin - 1];
    std::int64_t gap = step;
    if (!first && !last) gap = (places[end] - from) / (count + 1);
    if (gap == 0) return false;
    for (std::size_t i = begin; i < end; ++i) {
        from += gap;
        if (is_far(from)) return false;
        places[i] = from;
    }
    return true;
}

}  // namespace

std::vector<std::int64_t> places_for(const std::vector<std::optional<std::int64_t>>& previous) {
    const std::vector<std::size_t> kept = longest_rise(previous);
    if (kept.empty()) return numbered_anew(previous.size());
    std::vector<std::int64_t> places(previous.size());
    for (const std::size_t i : kept)
        places[i] = *previous[i];
    std::size_t begin = 0;
    for (const std::size_t i : kept) {
        if (!fill_between(places, begin, i)) return numbered_anew(previous.size());
        begin = i + 1;
    }
    if (!fill_between(places, begin, places.size())) return numbered_anew(previous.size());
    return places;
}

}  // namespace foyer::feed
