#pragma once
// Screens that are read from afar: door signs and boards, what they show at night, and emergencies,
// which take every screen over. UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// Draws what stands in place of the pages for visitors; false when they are shown: a touch screen
/// without an emergency, or a board on which a visitor has opened something.
[[nodiscard]] bool draw_display(const ScreenContext& context, Canvas& canvas);

/// What everything on a display is magnified by, so that what must be read is readable from where
/// its readers stand; 1 where nobody has said how far that is.
[[nodiscard]] float display_zoom(const ScreenContext& context, int width_px, int height_px);

}  // namespace foyer::kiosk
