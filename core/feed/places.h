#pragma once
// Numbers that state an order and change as little as possible when the order does. Part of
// records.h. Pure; any thread.

#include <cstdint>
#include <optional>
#include <vector>

namespace foyer::feed {

/// Rising numbers for the entries of a list. `previous` has the number that each entry had before,
/// in the new order; empty for a new entry. As many numbers as possible stay; the others find room
/// between them; where there is none, all are numbered anew.
[[nodiscard]] std::vector<std::int64_t> places_for(
    const std::vector<std::optional<std::int64_t>>& previous);

}  // namespace foyer::feed
