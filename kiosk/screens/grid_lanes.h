#pragma once
// What overlaps stands side by side: lanes within one column of a grid. Pure; any thread.

#include <cstddef>
#include <span>
#include <vector>

namespace foyer::kiosk {

struct LaneSpan {
    float top = 0, bottom = 0;
};

/// Lanes `first` to before `first` + `span` of `of` equal ones.
struct Lane {
    std::size_t first = 0, span = 1, of = 1;
};

/// A place for each of `spans`, which come by top: none covers another, and each is as wide as what
/// stands beside it allows.
[[nodiscard]] std::vector<Lane> lanes_of(std::span<const LaneSpan> spans);

}  // namespace foyer::kiosk
