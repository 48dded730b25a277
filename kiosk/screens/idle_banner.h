#pragma once
// The question whether somebody is still there: a sheet over the lower part of any page, with a
// countdown. UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// Draws it where context.idle asks; what it covers can no longer be touched.
void draw_idle_banner(const ScreenContext& context, Canvas& canvas);

}  // namespace foyer::kiosk
