#pragma once
// What the shapes of a room's card have in common. Internal to the room cards.

#include "kiosk/screens/room_card.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk::room_card {

[[nodiscard]] ChipTone chip_tone(CardState state);
[[nodiscard]] ChipTone chip_tone(const SessionLine& line);
/// How an old and a new value stand on a card.
[[nodiscard]] MoveStyle move_style(const Theme& theme);
/// Nothing more happens in the room today.
[[nodiscard]] bool is_quiet(CardState state);
/// What a tap on the upper part opens: the headline's session, else the room.
[[nodiscard]] Intent intent_for(const RoomCard& card);
/// How the card is called where it is tapped or spoken, and what it adds.
[[nodiscard]] std::string label_for(const RoomCard& card);
[[nodiscard]] std::string value_for(const RoomCard& card);
[[nodiscard]] std::string label_for(const SessionLine& line);
[[nodiscard]] std::string value_for(const SessionLine& line);

/// Fills `rect` as pressed while the button `label` is.
void draw_pressed(Canvas& canvas, const Rect& rect, const std::string& label);
/// Sets the headline: struck when cancelled.
TextExtent draw_headline(Canvas& canvas, const Rect& box, const RoomCard& card, TextToken token,
                         int max_lines);
/// The people on one line, the badge of the talk's language after them. Returns the height taken.
float draw_people(Canvas& canvas, const Rect& box, const RoomCard& card);
/// When it ends or begins, in words, between `left` and `right`; returns the edge of the words that
/// faces the other side.
float draw_until(Canvas& canvas, float left, float right, float y, const RoomCard& card,
                 Align align);
/// "+2" when sessions overlap; returns the width taken, 0 when they do not.
float draw_more_now(Canvas& canvas, float x, float y, const RoomCard& card);
void draw_chevron(Canvas& canvas, float x, float y);
/// Whether a chip before the line tells what is new about it.
enum class LineChip { beside, none };
/// "11:50 Title" on one line, struck with the word after it when cancelled, with the move after it
/// when it moved. `token` sets the time. The title gives way to what changed.
void draw_session_line(Canvas& canvas, const Rect& box, const SessionLine& line, TextToken token,
                       float title_after, LineChip chip);
/// The line that tells what takes place next when the first line is cancelled or took place
/// elsewhere; nullptr when the first takes place itself or nothing does.
[[nodiscard]] const SessionLine* line_instead(const RoomCard& card);

}  // namespace foyer::kiosk::room_card
