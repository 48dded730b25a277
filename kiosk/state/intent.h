#pragma once
// What a tap, a key or a timer asks for. Screens put intents on what they draw; update() carries
// them out.

#include <string>

namespace foyer::kiosk {

enum class PageKind { now, programme, search, info, session, room, changes };

/// One place in the app. `argument`: search text, session id or room id.
struct Page {
    PageKind kind = PageKind::now;
    std::string argument{};
    friend bool operator==(const Page&, const Page&) = default;
};

enum class IntentKind {
    nothing,
    open,          ///< go to `page`
    back,          ///< to the page before
    set_language,  ///< `argument`: BCP 47 tag of a catalogue
    toggle_contrast,
    turn_page,  ///< `amount` pages of the list on this page forward (or back, when negative)
};

struct Intent {
    IntentKind kind = IntentKind::nothing;
    Page page{};
    std::string argument{};
    int amount = 0;
    friend bool operator==(const Intent&, const Intent&) = default;
};

/// Shorthands for what screens attach most.
[[nodiscard]] inline Intent open_page(PageKind kind, std::string argument = {}) {
    return Intent{.kind = IntentKind::open,
                  .page = Page{kind, std::move(argument)},
                  .argument = {},
                  .amount = 0};
}

[[nodiscard]] inline Intent choose_language(const std::string& language) {
    Intent intent;
    intent.kind = IntentKind::set_language;
    intent.argument = language;
    return intent;
}

}  // namespace foyer::kiosk
