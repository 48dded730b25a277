#pragma once
// What differs between two programmes, for the public. Pure; any thread.
//
// Sessions are recognised by guid, then code, then likeness of title, room and start, so that a
// source that gives all its sessions new keys announces nothing, and occurrences that share one key
// are paired by time.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/model.h"

namespace foyer::programme {

enum class ChangeKind {
    moved_room,
    moved_time,
    cancelled,
    reinstated,
    new_,
    removed,
    retitled,
    people,
    text,
};
/// "moved_room" … "new" … "text".
[[nodiscard]] std::string_view word_for(ChangeKind kind);

/// One visible difference. `from` and `to` are for people: names of rooms, RFC 3339 local times,
/// titles, names of people; "" where there is nothing to name.
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

/// Pairs the sessions of two programmes; every session occurs exactly once.
[[nodiscard]] std::vector<SessionMatch> match_sessions(const Programme& before,
                                                       const Programme& after);

/// All changes from `before` to `after`, by start of the session in `after`, then by kind. Texts
/// are compared in `language`, or in all where it is "". Two equal programmes give none.
[[nodiscard]] std::vector<Change> changes_between(const Programme& before, const Programme& after,
                                                  std::string_view language);

}  // namespace foyer::programme
