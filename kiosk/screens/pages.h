#pragma once
// The page that holds one message: an empty screen. UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// When there is no programme at all: what the screen is waiting for and what to do.
void draw_empty_page(const ScreenContext& context, Canvas& canvas);

}  // namespace foyer::kiosk
