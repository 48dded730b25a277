#pragma once
// The rows and cards of board_model. Internal to the board.

#include "kiosk/display/board_model.h"
#include "kiosk/screens/home_telling.h"

namespace foyer::kiosk::board {

/// Sessions that run now, by room; what is cancelled in their place among them.
[[nodiscard]] std::vector<BoardRow> rows_now(const home::Teller& teller);

/// What starts next.
struct NextRows {
    std::string title, subtitle;
    std::vector<BoardRow> rows;
    std::vector<BoardRow> later;  ///< today after that hour, for a page that has room left
};
/// What starts within the hour, else the next start of the day, else those of the next day; no rows
/// when nothing is left.
[[nodiscard]] NextRows rows_next(const home::Teller& teller);

/// Every room that is open today with what is on or next, by floor.
[[nodiscard]] std::vector<BoardRow> rows_by_room(const home::Teller& teller);

/// Today's changes, newest first.
[[nodiscard]] std::vector<BoardChange> changes_today(const home::Teller& teller);

/// Announcements that are no emergency.
[[nodiscard]] std::vector<BoardNotice> notices_for(const home::Teller& teller,
                                                   std::string_view screen);

[[nodiscard]] std::vector<BoardLogo> logos_of(const home::Teller& teller);

}  // namespace foyer::kiosk::board
