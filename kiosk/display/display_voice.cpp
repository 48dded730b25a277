#include "kiosk/display/display_voice.h"

#include <algorithm>

namespace foyer::kiosk {

std::vector<std::string> display_languages(const ScreenContext& context) {
    std::vector<std::string> languages{context.state.language};
    for (const std::string& tag : context.role.languages) {
        if (std::ranges::find(languages, tag) == languages.end()) languages.push_back(tag);
    }
    return languages;
}

DisplayVoice display_voice(const ScreenContext& context, std::int64_t turn) {
    const std::vector<std::string> languages = display_languages(context);
    const auto count = static_cast<std::int64_t>(languages.size());
    // Where nobody chose languages the sign says in two what most visitors understand.
    if (context.role.languages.empty()) return {context.words(), context.other()};
    const auto called = [&](std::int64_t number) -> const Catalogue& {
        return context.catalogues.of(languages[static_cast<std::size_t>(number % count)]);
    };
    return {called(turn), called(turn + 1)};
}

std::int64_t minute_number(UtcTime now) {
    return std::chrono::floor<std::chrono::minutes>(now).time_since_epoch().count();
}

}  // namespace foyer::kiosk
