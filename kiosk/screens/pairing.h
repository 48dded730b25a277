#pragma once
// What a screen says while its hub does not know it: the code with which staff make something of
// it, and what it is called. Pure.

#include <string>

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// "K7M-4QX"; "" where there is nothing to pair: without a hub, and on a screen that staff have set
/// up.
[[nodiscard]] std::string shown_pairing_code(const ScreenContext& context);

/// "lobby-3f2a1c is not set up yet. Pairing code K7M-4QX"; "" where there is nothing to pair.
[[nodiscard]] std::string pairing_words(const ScreenContext& context, const Catalogue& words);

}  // namespace foyer::kiosk
