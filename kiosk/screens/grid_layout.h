#pragma once
// Where everything stands on the grid of one day: rooms side by side, time downwards. Pure; any
// thread. Lengths are logical px, the origin is the corner of the first column and the first start.
//
// A session is at least least_block tall. What then overlaps in one room, because it does or
// because it is so short, stands side by side in lanes; a column with lanes is as much wider, so
// that no block is narrower than a column may be. Sessions for all rooms reach across all columns
// where nothing else is on, else they have a column of their own; sessions without a room have the
// last. A cancelled session becomes a line above the one that begins in its place. A day ends where
// the next begins: what goes on until then is drawn to that end.

#include <optional>
#include <span>
#include <vector>

#include "core/programme/published_changes.h"
#include "kiosk/screens/time_axis.h"

namespace foyer::kiosk {

/// The line of a cancelled session above the block in its place, with the gap below it.
inline constexpr float cancelled_line = 48;
inline constexpr float cancelled_step = 54;

struct GridBlock {
    programme::SessionIndex session = 0;
    float x = 0, y = 0, w = 0, h = 0;
    bool ghost = false;  ///< it moved away from here
    /// Cancelled; its line takes the first cancelled_step of h.
    std::optional<programme::SessionIndex> above{};
};

enum class ColumnKind { room, all_rooms, no_room };

struct GridColumn {
    ColumnKind kind = ColumnKind::room;
    programme::RoomIndex room = 0;  ///< of the kind room
    float x = 0, w = 0;
    std::vector<GridBlock> blocks{};  ///< by y
};

/// A session for everybody while nothing else is on.
struct GridBand {
    programme::SessionIndex session = 0;
    float y = 0, h = 0;
};

struct GridLayout {
    TimeAxis axis;
    std::vector<GridColumn> columns;  ///< those in which something is, by x
    std::vector<GridBand> bands;
    float width = 0, height = 0;
};

/// What moved away from a room, in its old place.
struct GridGhost {
    programme::SessionIndex session = 0;
    programme::RoomIndex room = 0;
    UtcTime start{}, end{};
    friend bool operator==(const GridGhost&, const GridGhost&) = default;
};

struct GridMeasures {
    float width = 0;           ///< that columns may take before they have to be scrolled
    float least_column = 204;  ///< and the least width of a lane
    float gap = 12;
    friend bool operator==(const GridMeasures&, const GridMeasures&) = default;
};

/// `sessions` of `day`, by start.
[[nodiscard]] GridLayout grid_layout(const programme::Snapshot& snapshot, ProgrammeDay day,
                                     std::span<const programme::SessionIndex> sessions,
                                     std::span<const GridGhost> ghosts,
                                     const GridMeasures& measures);

/// The ghosts of `day` at the instant of `marks`.
[[nodiscard]] std::vector<GridGhost> ghosts_of(const programme::Snapshot& snapshot,
                                               const programme::Marks& marks, ProgrammeDay day);

}  // namespace foyer::kiosk
