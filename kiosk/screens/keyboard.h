#pragma once
// The on-screen keyboard: digits, the letters of a language, and below them the way back, another
// language's letters, the space, and the keys that put the keyboard away. Where staff write a
// message it has the marks of the language, capitals and stops as well. Keys act when they are
// touched. UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// True when the current page has its keyboard open.
[[nodiscard]] bool keyboard_shown(const ScreenContext& context);

/// How tall it is, logical px: as the finger likes it, or, where `room` is less, as small as it may
/// be.
[[nodiscard]] float keyboard_height(const ScreenContext& context, const Canvas& canvas, float room);
/// How wide it is at least, with the margins around its keys.
[[nodiscard]] float least_keyboard_width(const Canvas& canvas);

/// Draws it into `panel`, centred; on a large screen it is not wider than hands are.
void draw_keyboard(const ScreenContext& context, Canvas& canvas, const Rect& panel);

}  // namespace foyer::kiosk
