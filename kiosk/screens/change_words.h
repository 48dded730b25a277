#pragma once
// A change in words: what was, what is, and how it is called. Pure; any thread.

#include <string>

#include "core/programme/published_changes.h"
#include "kiosk/i18n/catalogue.h"

namespace foyer::kiosk {

/// An old value and the new one; either may be "" where it says nothing.
struct Move {
    std::string from, to;
    [[nodiscard]] bool says() const { return !from.empty() || !to.empty(); }
};

/// What differs between the slot of `mark` and the session's own: times, ends, rooms; nothing else.
[[nodiscard]] Move move_of(const programme::Snapshot& snapshot, const Catalogue& words,
                           const programme::SessionMark& mark);

/// The move for the ear: "was Salle 2, now Salle 3"; "" when it says nothing.
[[nodiscard]] std::string spoken(const Catalogue& words, const Move& move);

/// "Cancelled", "Moved", "Back on", "New"; "" for what changes nothing about where and when.
[[nodiscard]] std::string word_for_mark(const programme::Snapshot& snapshot, const Catalogue& words,
                                        const programme::SessionMark& mark);

/// The names of a session's rooms, "All rooms" or "Room to be announced".
[[nodiscard]] std::string rooms_in_words(const programme::Snapshot& snapshot,
                                         const Catalogue& words, const programme::Session& session);

}  // namespace foyer::kiosk
