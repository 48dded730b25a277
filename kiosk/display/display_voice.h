#pragma once
// In which language a display speaks at an instant: displays with several take turns, and say what
// must not be missed in two. Pure.

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// The languages of one frame; the same one twice where the screen speaks one only.
struct DisplayVoice {
    const Catalogue& words;
    const Catalogue& other;
    [[nodiscard]] bool speaks_two() const { return words.language() != other.language(); }
};

/// All languages of the display, the one at home first; at least one.
[[nodiscard]] std::vector<std::string> display_languages(const ScreenContext& context);

/// The voice of the turn with the number `turn`: each turn the next language leads.
[[nodiscard]] DisplayVoice display_voice(const ScreenContext& context, std::int64_t turn);

/// Minutes since 1970: the number of the turn of what changes with the minute.
[[nodiscard]] std::int64_t minute_number(UtcTime now);

}  // namespace foyer::kiosk
