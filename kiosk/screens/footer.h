#pragma once
// What stands below every page: the way back, navigation, access and languages. UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// What the footer takes of the screen, logical px: more where its words need a row of their own.
[[nodiscard]] float footer_height(const ScreenContext& context, Canvas& canvas);

/// Draws it. After the page, so that the probe is in reading order.
void draw_footer(const ScreenContext& context, Canvas& canvas);

}  // namespace foyer::kiosk
