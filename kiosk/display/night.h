#pragma once
// The night of a display: black, with a clock that wanders slowly and what the next day begins
// with. UI thread only, but for is_night.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// From 20 minutes after the last session of a day until 45 minutes before the first of the next
/// one; also before the first day and after the last. Never while a session runs.
[[nodiscard]] bool is_night(const programme::Snapshot& snapshot, UtcTime now);

/// Draws it; context.snapshot is there.
void draw_night(const ScreenContext& context, Canvas& canvas);

}  // namespace foyer::kiosk
