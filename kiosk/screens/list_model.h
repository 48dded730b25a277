#pragma once
// The visitor's own list in words: what is on it, what of it cannot be attended together. A pure
// function of the programme, the instant and the list. Any thread.

#include <string>
#include <vector>

#include "core/programme/snapshot.h"
#include "kiosk/screens/session_row.h"

namespace foyer::kiosk {

struct ListEntry {
    SessionRow row;
    std::vector<std::string> hints;  ///< "Overlaps 11:30 Title by 15 min", below the row
};

struct ListModel {
    std::vector<ListEntry> entries;                 ///< by start
    std::vector<programme::SessionIndex> sessions;  ///< of the entries
    std::vector<programme::SessionIndex> calendar;  ///< those that take place
    int gone = 0;                                   ///< starred, no longer on the programme
};

[[nodiscard]] ListModel list_model(const programme::Snapshot& snapshot,
                                   const std::vector<std::string>& starred, UtcTime now,
                                   const Catalogue& words);

}  // namespace foyer::kiosk
