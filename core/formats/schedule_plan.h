#pragma once
// What schedule.xml and schedule.json ask for and the model does not hold: days with rooms in them,
// a UUID, a number and a slug for every session, a room for sessions that have none. Pure; any
// thread.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/formats/schedule_extras.h"
#include "core/programme/snapshot.h"

namespace foyer::formats {

/// The room under which plenary sessions without a room are listed, and the one of sessions whose
/// room is not known yet. Neither is a room of the conference.
inline constexpr std::string_view all_rooms_name = "All rooms";
inline constexpr std::string_view no_room_name = "To be announced";

struct PlannedRoom {
    std::string name;  ///< distinct from all others
    std::string guid;  ///< a UUID; empty for a room that is none of the conference
    std::optional<programme::RoomIndex> room;
};

struct PlannedSession {
    std::string guid;         ///< a UUID, distinct; the source's where it has one
    std::int64_t number = 0;  ///< positive, distinct; the source's where it can be
    std::string code;         ///< six capitals and digits, distinct, "" when the source has none
    std::string slug;         ///< distinct
    std::string title;        ///< a cancelled one begins with "CANCELLED: ", as FOSDEM writes it
    std::size_t room = 0;     ///< the place in SchedulePlan::rooms under which it is listed
};

struct PlannedDay {
    ProgrammeDay day;
    UtcTime begin;
    UtcTime end;  ///< the beginning of the next one
    /// For each of SchedulePlan::rooms the sessions listed there, by start.
    std::vector<std::vector<programme::SessionIndex>> rooms;
};

struct SchedulePlan {
    std::string acronym;  ///< [a-z0-9_]{4,}
    ProgrammeDay first_day;
    ProgrammeDay last_day;
    /// The longest of 60, 30, 15, 10, 5 and 1 that all starts and lengths are multiples of.
    std::chrono::minutes timeslot{1};
    std::vector<PlannedRoom> rooms;
    std::vector<std::string> track_names;  ///< of the snapshot's tracks
    std::vector<PlannedSession> sessions;  ///< of the snapshot's sessions
    std::vector<PlannedDay> days;          ///< programme days with sessions
};

[[nodiscard]] SchedulePlan plan_schedule(const programme::Snapshot& snapshot);

[[nodiscard]] ScheduleExtras extras_of(const SchedulePlan& plan,
                                       const programme::Snapshot& snapshot,
                                       programme::SessionIndex index);

/// The word for `type` in the formats: the source's own, else the kind.
[[nodiscard]] std::string_view type_of(const programme::Session& session);

/// "09:30", the local time at which `instant` falls.
[[nodiscard]] std::string clock_time(const TimeZone& zone, UtcTime instant);

/// The length of a session in minutes, at least 1.
[[nodiscard]] std::chrono::minutes length_of(const programme::Session& session);

/// The UUID under which a person is written: the source's where it has one.
[[nodiscard]] std::string person_uuid(const programme::Conference& conference,
                                      const programme::Person& person);

}  // namespace foyer::formats
