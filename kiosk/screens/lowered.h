#pragma once
// The screen of somebody who reaches its lower part only: what can be touched stands there, and
// above it a clock and what starts soon. UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// How much of the screen, from its lower edge, may hold what is touched; logical px, at most the
/// height.
[[nodiscard]] float reach(const ScreenContext& context, const Canvas& canvas);

/// Whether there is room for a large clock above the reachable part.
[[nodiscard]] bool has_clock_above_reach(const ScreenContext& context, const Canvas& canvas);

/// Draws what stands above the reachable part, below a header that ends at `top`. Nothing in it can
/// be touched but the clock, which staff hold. Returns where the reachable part begins.
float draw_above_reach(const ScreenContext& context, Canvas& canvas, float top);

}  // namespace foyer::kiosk
