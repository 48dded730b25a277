#pragma once
// A person, a room or a track as a row among sessions. The drawing is for the UI thread.

#include <string>
#include <string_view>
#include <vector>

#include "core/programme/snapshot.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/widgets/canvas.h"

namespace foyer::kiosk {

struct FoundRow {
    std::string_view icon;
    std::string name;
    std::vector<TextRange> marked{};  ///< parts of the name that stand out
    std::string detail;               ///< "Algolia", "level -1", "" when there is nothing to add
    std::string count;                ///< "3 sessions"
    Intent intent{};
};

[[nodiscard]] FoundRow person_row(const programme::Snapshot& snapshot, const Catalogue& words,
                                  programme::PersonIndex person);
[[nodiscard]] FoundRow room_row(const programme::Snapshot& snapshot, const Catalogue& words,
                                programme::RoomIndex room);
/// A tap searches for its name, which finds its sessions.
[[nodiscard]] FoundRow track_row(const programme::Snapshot& snapshot, const Catalogue& words,
                                 programme::TrackIndex track);

/// "Software Engineer, Algolia"; "" when neither is known.
[[nodiscard]] std::string position_in_words(const Catalogue& words,
                                            const programme::Person& person);

/// Draws the row as one button; any height from 96 px on.
void draw_found_row(Canvas& canvas, const Rect& rect, const FoundRow& row);

}  // namespace foyer::kiosk
