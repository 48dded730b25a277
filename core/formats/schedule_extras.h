#pragma once
// What Foyer writes into schedule.xml and schedule.json beside the formats' own fields, where other
// readers do not look and validators do not complain:
//   schedule.json   "foyer" beside "conference", an object from the guid of a session to
//                   {"plenary": true, "rooms": ["<guid of a room>", …], "kind": "meal"}
//   schedule.xml    an instruction at the end of an event:
//                   <?foyer plenary="true" rooms="<guids with spaces between>" kind="meal"?>
// Each of the three is there only where the format's own fields say something else.
// Pure; any thread.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/formats/programme_builder.h"
#include "core/programme/model.h"

namespace foyer::formats {

class JsonWriter;

/// What a listing under one room cannot say of a session.
struct ScheduleExtras {
    bool plenary = false;
    /// Guids of all its rooms when they are not the one under which it is listed; an empty list
    /// says that the room under which it is listed is none.
    std::optional<std::vector<std::string>> rooms;
    /// When the words of type and title would give another one.
    std::optional<programme::SessionKind> kind;

    [[nodiscard]] bool any() const { return plenary || rooms || kind; }
    friend bool operator==(const ScheduleExtras&, const ScheduleExtras&) = default;
};

void write_extras(JsonWriter& out, const ScheduleExtras& extras);
[[nodiscard]] ScheduleExtras extras_in(const Json& value);

/// The value of the instruction.
[[nodiscard]] std::string instruction_text(const ScheduleExtras& extras);
/// Reads it back; what is not understood is passed over.
[[nodiscard]] ScheduleExtras extras_in_instruction(std::string_view text);

/// Puts `extras` into a draft that was read from the format's own fields.
void apply(const ScheduleExtras& extras, const std::map<std::string, RoomRef>& rooms_by_guid,
           SessionDraft& draft);

}  // namespace foyer::formats
