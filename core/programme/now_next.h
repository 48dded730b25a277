#pragma once
// What is on now and next in every room: the one definition that the screens, foyerctl and the hub
// share. All from instants, never from file order or from the source's day elements.
// Pure; any thread.
//
// A session is running in a room when start <= at < end, it is not cancelled, and it names the room
// or is plenary. Next is the session with the earliest start > at on the programme day of `at`,
// not cancelled, in the room or plenary; ties by title. All running sessions count. Titles are
// compared as Snapshot sorts them. A plenary that also names the room is a plenary there too.

#include <optional>
#include <string_view>
#include <vector>

#include "core/programme/snapshot.h"

namespace foyer::programme {

enum class RoomState {
    running,  ///< a session of the room itself, not plenary, is running
    break_,   ///< only plenaries are running, all of them a break, meal or social
    plenary,  ///< only plenaries are running, at least one of them is for listening
    free,     ///< nothing running, something next, and a session of the day has started
    done,     ///< nothing running and nothing more that day
    before,   ///< nothing running, and the day's first session that is not cancelled to come
    closed,   ///< no session that day, in the room or plenary, cancelled ones included
};

/// The word for a state, as `foyerctl now --json` prints it ("break").
[[nodiscard]] std::string_view word_for(RoomState state);

struct RoomNow {
    RoomIndex room;
    RoomState state;
    std::vector<SessionIndex> now;     ///< running, by start, then title
    std::optional<SessionIndex> next;  ///< first of those that start next
    /// Other sessions that start at the same instant as `next`, by title.
    std::vector<SessionIndex> also_next;
    /// Cancelled sessions that would be running, or would be next or start before it (all that are
    /// left of the day where nothing is next), by start, then title: shown in their place as
    /// cancelled.
    std::vector<SessionIndex> cancelled;
};

struct NowNext {
    UtcTime at;
    ProgrammeDay day;            ///< the programme day of `at`
    std::vector<RoomNow> rooms;  ///< every room, in programme order
};

/// The state of every room at `at`.
[[nodiscard]] NowNext now_next(const Snapshot& snapshot, UtcTime at);

/// The earliest instant after `at` at which now_next may differ: a start, an end, or the beginning
/// of the next programme day. Never more than 25 hours away.
[[nodiscard]] UtcTime next_edge(const Snapshot& snapshot, UtcTime at);

}  // namespace foyer::programme
