#pragma once
// A board in the lobby: pages that take turns by the wall clock. Where it can be touched, a touch
// holds the page for half a minute, and one on a row opens its session.
//
// Nothing on it moves between two turns. The line at its foot shows which page this is, not how
// long it stays: a line that grows would draw a frame a second, all day, to say what nobody needs
// to know; so a board draws at turns and minutes only. UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// Draws it; context.snapshot is there. The probe says when the page turns.
void draw_board(const ScreenContext& context, Canvas& canvas);

}  // namespace foyer::kiosk
