#pragma once
// What differs between two programmes, for the public. Pure; any thread.
//
// Sessions that look the same (title, rooms, start) are the same, whatever their keys; the others
// are recognised by guid, then code, then likeness of title, room and start. So a source that gives
// all its sessions new keys announces nothing, and occurrences that share one key, or whose keys
// are numbered anew, are paired by time. Rooms are the same by name, then guid, then id: a room
// that is renamed and keeps its key moves nobody.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/model.h"

namespace foyer::programme {

enum class ChangeKind {
    moved_room,  ///< other rooms; a room announced for the first time is one
    moved_time,  ///< another start, or only another end
    cancelled,
    reinstated,
    new_,
    removed,  ///< gone from the programme without a word
    retitled,
    people,  ///< other people, in any order and role
    text,    ///< another subtitle, abstract, description or spoken language
};
/// "moved_room" … "new" … "text".
[[nodiscard]] std::string_view word_for(ChangeKind kind);

/// One visible difference. `from` and `to` are for people: names of rooms or people joined by ", ",
/// titles, RFC 3339 local times (both starts, or both ends where only the end moved); "" where
/// there is nothing to name.
struct Change {
    ChangeKind kind;
    std::string session;  ///< id in the later programme, in the earlier one for `removed`
    std::string title;    ///< in the later programme, in the earlier one for `removed`
    std::string from;
    std::string to;
    friend bool operator==(const Change&, const Change&) = default;
};

/// Which session of `after` is which session of `before`.
struct SessionMatch {
    std::optional<std::size_t> before;  ///< position in before.sessions; empty: new
    std::optional<std::size_t> after;   ///< position in after.sessions; empty: removed
};

/// Pairs the sessions of two programmes; every session occurs exactly once: those of `after` in
/// their order, then the removed ones in that of `before`. The pairs do not depend on the order of
/// the files.
[[nodiscard]] std::vector<SessionMatch> match_sessions(const Programme& before,
                                                       const Programme& after);

/// All changes from `before` to `after`, by start of the session in `after` (in `before` where it
/// is removed), then by kind, then by title. Texts are compared in `language`, or in all where it
/// is "". Two equal programmes give none.
[[nodiscard]] std::vector<Change> changes_between(const Programme& before, const Programme& after,
                                                  std::string_view language);

}  // namespace foyer::programme
