#pragma once
// The sign beside a door. UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// Draws it; context.snapshot is there. Where no room of the programme is set it says so, and what
/// this screen is called.
void draw_door_sign(const ScreenContext& context, Canvas& canvas);

}  // namespace foyer::kiosk
