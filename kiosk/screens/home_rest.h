#pragma once
// The home when the rooms do not stand side by side: everyone in one place, the day before it
// begins, and days at rest. UI thread only.

#include "kiosk/screens/home_model.h"
#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// One wide card, and below or beside it what each room does afterwards.
void draw_together(const ScreenContext& context, Canvas& canvas, const Rect& content,
                   const WideCard& wide);

/// Big words, the figures of the event and the way to the programme.
void draw_rest(const ScreenContext& context, Canvas& canvas, const Rect& content,
               const RestCard& rest);

}  // namespace foyer::kiosk
