#pragma once
// What staff ask of the screen. Pure.

#include "kiosk/state/state.h"

namespace foyer::kiosk {

/// Carries out what `intent` asks for where it is for staff, or goes to their pad; false when it is
/// a visitor's. What only their desk can do changes nothing here.
[[nodiscard]] bool update_staff(State& state, const Intent& intent);

/// The desk has looked at the code that was typed. Who comes in while a session is on the screen
/// edits that one.
void take_verdict(State& state, bool right);

}  // namespace foyer::kiosk
