#pragma once
// Sessions that cannot both happen: one room or one person in two places at once.
// Pure; any thread.

#include <string>
#include <vector>

#include "core/programme/snapshot.h"

namespace foyer::programme {

enum class ClashKind { room, person };

/// Two sessions that overlap in time and share a room or a person. Cancelled sessions never clash;
/// a plenary clashes with nothing by room unless both name it; breaks and meals clash with nothing.
struct Clash {
    ClashKind kind;
    SessionIndex first;  ///< starts first
    SessionIndex second;
    std::uint32_t shared;  ///< RoomIndex or PersonIndex
};

/// Every clash, by the start of the second session; when there are more than
/// limits::report_entries (a programme with everything at once), only so many.
[[nodiscard]] std::vector<Clash> find_clashes(const Snapshot& snapshot);

}  // namespace foyer::programme
