#pragma once
// Everything known about one session. UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// The session that the current page names; says so when there is none.
void draw_session_page(const ScreenContext& context, Canvas& canvas);

}  // namespace foyer::kiosk
