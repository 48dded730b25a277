#pragma once
// What a visitor may want to know besides the programme, and what stands behind this screen.
// UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// Draws the page; context.snapshot is there.
void draw_info_page(const ScreenContext& context, Canvas& canvas);

}  // namespace foyer::kiosk
