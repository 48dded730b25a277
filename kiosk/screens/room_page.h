#pragma once
// One room: what is on in it, how to get there. UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// The room that the current page names by id or name; says so when there is none.
void draw_room_page(const ScreenContext& context, Canvas& canvas);

}  // namespace foyer::kiosk
