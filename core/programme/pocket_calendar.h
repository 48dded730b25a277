#pragma once
// Sessions as calendar files (iCalendar, RFC 5545) in as few bytes as it takes: what a QR code
// carries to a phone that has no network. The uid of an event is that of the exported calendar, so
// that a phone that takes both keeps one. Pure; any thread.

#include <cstddef>
#include <string>
#include <vector>

#include "core/programme/snapshot.h"

namespace foyer::programme {

struct PocketOptions {
    std::string language;        ///< of the visitor
    UtcTime stamped{};           ///< when the file is made
    std::size_t most_bytes = 0;  ///< of one file
    bool whole_titles = false;   ///< no title is shortened to make it fit
};

/// The file with one event that says most within `most_bytes`: with people, conference, floor,
/// venue and web address, then with less, at last with a shortened title. Empty when nothing fits.
[[nodiscard]] std::string pocket_event(const Snapshot& snapshot, SessionIndex session,
                                       const PocketOptions& options);

struct PocketFile {
    std::string text;
    std::vector<SessionIndex> sessions;
};

/// `sessions` in their order in as few files as that takes, each of at most `most_bytes`; what fits
/// no file even alone is in none.
[[nodiscard]] std::vector<PocketFile> pocket_files(const Snapshot& snapshot,
                                                   const std::vector<SessionIndex>& sessions,
                                                   const PocketOptions& options);

}  // namespace foyer::programme
