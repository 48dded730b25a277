#pragma once
// What a revision has just changed stands out on the home for a moment, in whatever tells of it.
// Each is drawn over what it is about, and does nothing while that rests. UI thread only.

#include <string_view>

#include "kiosk/screens/home_model.h"
#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// Over a card that stands alone: its headline, or one of its lines, has changed.
void draw_fading_card(const ScreenContext& context, Canvas& canvas, const Rect& rect,
                      const RoomCard& card);
/// Over a row of a shared card.
void draw_fading_row(const ScreenContext& context, Canvas& canvas, const Rect& row,
                     const RoomCard& card);
void draw_fading_row(const ScreenContext& context, Canvas& canvas, const Rect& row,
                     std::string_view session);

}  // namespace foyer::kiosk
