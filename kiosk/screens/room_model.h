#pragma once
// What the page of a room says, in words: where it is, what is on in it. A pure function of the
// programme, the instant, the language and the screen. Any thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/snapshot.h"
#include "kiosk/screens/session_row.h"

namespace foyer::kiosk {

/// Shares of the width and the height of a map, 0 to 1.
struct MapSpot {
    float x = 0, y = 0;
};

struct RoomMap {
    const programme::Picture* picture = nullptr;  ///< of the snapshot
    std::string title;
    MapSpot room;
    std::optional<MapSpot> here;  ///< where the screen stands, when that is on the same map
};

/// One day of the room.
struct RoomDay {
    std::string heading;  ///< "Today", "Sunday 2 February"
    std::vector<SessionRow> rows;
};

struct RoomModel {
    std::string name, name_language;
    std::string standing;     ///< "Now: Bedrock of Dropbox", "Free until 14:00"
    std::string about;        ///< "level -1, 120 seats"
    std::string description;  ///< paragraphs
    std::string directions;   ///< paragraphs
    std::optional<RoomMap> map;
    std::vector<RoomDay> days;  ///< in order; none without sessions
    /// The row that the list is scrolled to: what is on now, else what comes; the last one when
    /// nothing does. Meaningless without days.
    std::size_t first_day = 0, first_row = 0;
    /// True when there is more to say about the way than the floor.
    [[nodiscard]] bool has_way() const {
        return map || !directions.empty() || !description.empty();
    }
};

/// `screen` is the record id of this screen, or "".
[[nodiscard]] RoomModel room_model(const programme::Snapshot& snapshot, programme::RoomIndex room,
                                   UtcTime now, const Catalogue& words, std::string_view screen);

}  // namespace foyer::kiosk
