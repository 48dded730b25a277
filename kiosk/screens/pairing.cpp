#include "kiosk/screens/pairing.h"

#include "core/base/pairing_code.h"

namespace foyer::kiosk {

std::string shown_pairing_code(const ScreenContext& context) {
    // Without the hub's root nothing has come from it, and nobody there has heard of the screen.
    const bool heard = !context.root_fingerprint.empty() && !context.role.screen.empty();
    return heard && !context.role.known ? pairing_code(context.role.screen) : std::string();
}

std::string pairing_words(const ScreenContext& context, const Catalogue& words) {
    const std::string code = shown_pairing_code(context);
    if (code.empty()) return {};
    return words.text("pair.words", {{"screen", context.role.screen}, {"code", code}});
}

}  // namespace foyer::kiosk
