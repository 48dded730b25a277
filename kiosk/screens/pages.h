#pragma once
// The pages that hold one message: an empty screen, and a word in the place of pages that this
// version does not have yet. UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// In the place of a page that does not exist yet.
void draw_coming_page(const ScreenContext& context, Canvas& canvas);

/// When there is no programme at all: what the screen is waiting for and what to do.
void draw_empty_page(const ScreenContext& context, Canvas& canvas);

}  // namespace foyer::kiosk
