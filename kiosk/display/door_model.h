#pragma once
// What the sign of a room's door says: which session is on, what comes, where to go instead. A pure
// function of the programme, the instant and two languages; it says exactly what now_next says.
// Any thread.

#include <optional>
#include <string>
#include <vector>

#include "core/programme/snapshot.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/screens/home_model.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

enum class DoorState {
    now,        ///< a session is running here, or everyone is together
    elsewhere,  ///< everyone is in another room
    soon,       ///< nothing yet, the next one starts within ten minutes
    free,       ///< nothing until later today
    first,      ///< the room's day has not begun
    cancelled,  ///< what should be running, or start soon, is cancelled
    moved,      ///< what should be running, or start soon, is in another room
    done,
    closed,  ///< nothing here today
};

/// A word in the language of the sign, and in its other language ("" when there is none).
struct TwoWords {
    std::string word{}, other{};
};

/// One session as a door tells it.
struct DoorSession {
    std::string session{};  ///< id
    std::string title{}, title_language{};
    std::string start{}, end{};         ///< times of day
    std::string old_time{};             ///< the end or start that no longer holds, "" when it does
    std::vector<std::string> people{};  ///< wordings for one line, fullest first
    std::vector<std::string> names{};   ///< one a line, with affiliation
    programme::SessionKind kind = programme::SessionKind::talk;
    bool cancelled = false;
    bool full = false;
};

/// The band below the room's name.
struct DoorBand {
    TwoWords words{};
    std::string icon{};  ///< "" for none
    ChipTone tone = ChipTone::quiet;
    std::string time{};      ///< "11:45", "in 30 min"
    std::string from{};      ///< "11:00", before the time: it is a span
    std::string old_time{};  ///< struck before it
};

/// Where else to go.
struct DoorInstead {
    DoorSession session{};
    std::string room{};              ///< its name
    std::optional<RoomSign> sign{};  ///< of the room
};

/// What comes next in this room.
struct DoorNext {
    DoorSession session{};
    TwoWords words{};  ///< "Next", "Moved", "Cancelled"
    ChipTone tone = ChipTone::plain;
    std::string icon{};
    std::string to_room{};    ///< where it takes place now, when it moved away
    std::string from_room{};  ///< where it was to take place, when it moved here
};

/// One line at the foot: "Next here 14:00 Building an end-to-end …".
struct DoorLine {
    std::string label{}, time{}, title{}, title_language{};
};

struct DoorModel {
    std::string room{}, floor{};
    DoorState state = DoorState::closed;
    DoorBand band;
    /// What the sign speaks of: the running sessions, else the one that is soon, cancelled or moved
    /// away; empty when the room is empty.
    std::vector<DoorSession> sessions{};
    /// For one session too many and so on: "and 1 more at the same time".
    std::vector<std::string> more_now{};
    TwoWords headline{};    ///< in place of a session, or beside it: "Everyone is in Salle 1"
    std::string to_room{};  ///< state moved: where it is now
    double progress = -1;   ///< 0 to 1; < 0: nothing to show
    double planned = 1;     ///< share of the bar up to the end that no longer holds
    std::string left{};     ///< "25 min left"
    std::vector<DoorInstead> instead{};
    std::optional<DoorNext> next{};
    std::optional<DoorLine> after{};
};

/// `other` is the language for what is said in two; the same as `words` where there is only one.
[[nodiscard]] DoorModel door_model(const programme::Snapshot& snapshot, programme::RoomIndex room,
                                   UtcTime now, const Catalogue& words, const Catalogue& other);

}  // namespace foyer::kiosk
