#pragma once
// What the page says on which staff change a session: the session, what they may choose, what comes
// of it. A pure function of the programme, the draft, the instant and the language. Any thread.

#include <optional>
#include <string>
#include <vector>

#include "kiosk/screens/home_model.h"
#include "kiosk/state/intent.h"
#include "kiosk/state/staff_request.h"

namespace foyer::kiosk {

/// One of several that staff may choose.
struct EditChoice {
    std::string label;
    Intent intent{};
    bool chosen = false;
    bool taken = false;  ///< of a room: somebody else is in it then
};

/// The session, before or after.
struct EditSide {
    std::string time;   ///< "11:50 – 12:10"
    std::string place;  ///< "Salle 1"
    std::string state;  ///< "Cancelled", "Full"; "" when it is on as planned
    friend bool operator==(const EditSide&, const EditSide&) = default;
};

struct StaffEditModel {
    std::string id, title, title_language;
    std::vector<std::string> people;  ///< wordings for one line, fullest first
    std::string time, tail;           ///< "11:50 – 12:10", "in 30 min"
    std::optional<RoomSign> sign;     ///< of its one room, where rooms have signs
    std::string where;                ///< its rooms in words
    std::string start, old_start;     ///< the old one only where it differs
    std::string length, old_length;
    std::vector<EditChoice> rooms;  ///< its own first, then free ones, then those that are taken
    std::vector<EditChoice> standings;
    std::vector<EditChoice> reasons;   ///< only where it is cancelled
    std::vector<EditChoice> messages;  ///< none first
    std::string message;               ///< what goes to all screens; ""
    EditSide before, after;
    bool differs = false;  ///< there is something to publish
    bool changed = false;  ///< of the session itself
    struct Warning {
        std::string what, other;  ///< "Salle 2 is taken then:", "11:50 Concourse"
        bool hard = false;        ///< a double booking: it is published by force
    };
    std::optional<Warning> warning;
};

/// A session of `snapshot`, or as it would be.
[[nodiscard]] EditSide edit_side(const programme::Snapshot& snapshot, const Catalogue& words,
                                 const programme::Session& session);

[[nodiscard]] StaffEditModel staff_edit_model(const programme::Snapshot& snapshot,
                                              programme::SessionIndex session,
                                              const StaffDraft& draft, UtcTime now,
                                              const Catalogue& words);

}  // namespace foyer::kiosk
