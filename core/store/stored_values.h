#pragma once
// How instants stand in the columns of the store, and where the records of one table stand in a
// programme. Part of core/store.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/time/instant.h"

namespace foyer::store {

inline UtcTime instant_of(std::int64_t seconds) {
    return UtcTime(std::chrono::seconds(seconds));
}

inline std::int64_t seconds_of(UtcTime instant) {
    return instant.time_since_epoch().count();
}

/// Where each record of one table stands, by id. The ids belong to the records.
using Places = std::unordered_map<std::string_view, std::size_t>;

template <class Record>
Places places_of(const std::vector<Record>& records) {
    Places places;
    places.reserve(records.size());
    for (std::size_t i = 0; i < records.size(); ++i)
        places.emplace(records[i].id, i);
    return places;
}

}  // namespace foyer::store
