#pragma once
// The card of a room, in the four shapes that the home needs: wide (portrait, up to four rooms),
// column (landscape, up to three), medium (five to eight rooms) and row (more). UI thread only.

#include "kiosk/screens/home_model.h"
#include "kiosk/widgets/canvas.h"

namespace foyer::kiosk {

/// At least 330 high and 800 wide. The upper part opens the headline's session, each line its own.
void draw_wide_card(Canvas& canvas, const Rect& rect, const RoomCard& card);
/// A tall card at least 320 wide.
void draw_column_card(Canvas& canvas, const Rect& rect, const RoomCard& card);
/// At least 300 high and 440 wide; wide ones of signed_card_height show the sign of their room, and
/// the title large.
inline constexpr float signed_card_height = 404;
void draw_medium_card(Canvas& canvas, const Rect& rect, const RoomCard& card);
/// One row of a shared ground, at least 104 high: what is on and what comes.
void draw_row(Canvas& canvas, const Rect& rect, const RoomCard& card);

/// The icon of a break, a meal or a social; "" for sessions to listen to.
[[nodiscard]] std::string_view rest_icon(programme::SessionKind kind);

/// Lines "Next 11:50 Title" one under the other, `step` apart, the chip of the first at `y`; a rule
/// above each. `indent` is where the time begins.
void draw_lines(Canvas& canvas, const Rect& card, const std::vector<SessionLine>& lines,
                std::size_t count, float y, float step, float indent);

}  // namespace foyer::kiosk
