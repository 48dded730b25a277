#pragma once
// The search: what was typed, what answers it at every key, and what to try before the first one.
// UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// Draws the page with its keyboard, where that is open; context.snapshot is there.
void draw_search_page(const ScreenContext& context, Canvas& canvas);

}  // namespace foyer::kiosk
