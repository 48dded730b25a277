#pragma once
// An emergency takes every screen of its zones over: in all its languages at once, what to do and
// where to go. Nobody can touch it away; it ends when it is withdrawn or over. UI thread only.

#include <string>
#include <vector>

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// What is said in one language.
struct EmergencyText {
    std::string language{};  ///< "" when not stated
    std::string head{};      ///< the first line, or a short first sentence: "Leave now."
    std::string body{};      ///< the rest, "" when there is none
};

struct EmergencyModel {
    std::string id{};                    ///< of its announcement
    std::vector<EmergencyText> texts{};  ///< the language of the screen first; empty: no emergency
    UtcTime since{};
    std::size_t number = 0;          ///< of those that run, the gravest first, from 1
    std::size_t count = 0;           ///< of those that run
    UtcTime until = UtcTime::max();  ///< when the next one has its turn
};

/// The emergency that the screen shows at context.now. Several take turns, a quarter of a minute
/// each, all screens together.
[[nodiscard]] EmergencyModel emergency_model(const ScreenContext& context);

/// `text` as head and body.
[[nodiscard]] EmergencyText emergency_text(std::string language, const std::string& text);

void draw_emergency(const ScreenContext& context, Canvas& canvas, const EmergencyModel& emergency);

}  // namespace foyer::kiosk
