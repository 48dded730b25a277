#pragma once
// The visitor's own list, with codes to take it along. UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// Draws the page; context.snapshot is there.
void draw_list_page(const ScreenContext& context, Canvas& canvas);

}  // namespace foyer::kiosk
