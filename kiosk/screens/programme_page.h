#pragma once
// The programme of a day, as a list by time or as a grid of rooms and times, with filters. UI
// thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// Draws the page; context.snapshot is there.
void draw_programme_page(const ScreenContext& context, Canvas& canvas);

}  // namespace foyer::kiosk
