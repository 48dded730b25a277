#pragma once
// The home: what is on now and next in every room, from one room to a hundred. UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// Draws the home of a programme; context.snapshot is there.
void draw_home(const ScreenContext& context, Canvas& canvas);

/// How rooms are laid out on the home.
struct RoomGrid {
    enum class Shape { wide, column, medium, rows };
    Shape shape = Shape::rows;
    int columns = 1;
    int rows = 1;  ///< per page
    int pages = 1;
    bool rail = false;   ///< "Starting soon" stands beside the rooms
    bool pager = false;  ///< page buttons stand below the rooms
    /// All rooms stand in one column that a finger moves, `height` px each: where there is little
    /// room, or all is magnified.
    bool scroll = false;
    float height = 0;

    [[nodiscard]] int per_page() const { return columns * rows; }
};

/// The layout of `count` rooms in `area` (logical px). Pure.
[[nodiscard]] RoomGrid room_grid(const Rect& area, int count, bool portrait);

}  // namespace foyer::kiosk
