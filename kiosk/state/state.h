#pragma once
// What the visitor at the screen has chosen: the pure part of the app. Plain values, changed only
// by update(); tests drive it without a window.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time/clock.h"
#include "kiosk/state/access.h"
#include "kiosk/state/focus.h"
#include "kiosk/state/intent.h"
#include "kiosk/theme/theme.h"

namespace foyer::kiosk {

struct State {
    std::string language;  ///< of a catalogue
    ThemeName theme = ThemeName::dark;
    ThemeName installed_theme = ThemeName::dark;  ///< what contrast goes back to
    std::vector<Page> pages{Page{}};              ///< the last one is shown; never empty, bounded
    int room_page = 0;      ///< of the room list on the home; screens clamp it to what there is
    int list_page = 0;      ///< of the list on any other page; as above
    std::string held_page;  ///< of a board, which a visitor holds; "": it turns by the clock
    TextSize text_size = TextSize::normal;
    TextSize installed_text_size = TextSize::normal;  ///< what larger text goes back to
    bool low_reach = false;  ///< what can be touched stands in the lower part of the screen
    bool speech = false;     ///< the page is spoken
    /// Ids of the sessions on the visitor's own list, in the order in which they were starred; kept
    /// nowhere else, gone when the visitor is.
    std::vector<std::string> starred;
    Motion motion = Motion::full;
    std::optional<Focus> focus;  ///< the control that the keys mean
    ProgrammeChoices programme{};
    StaffState staff{};
    /// What a finger is on now; drawn pressed. Empty when none.
    std::string pressed_label;
    friend bool operator==(const State&, const State&) = default;
};

[[nodiscard]] inline const Page& current_page(const State& state) {
    return state.pages.back();
}

/// Where the scroll area called `area` of the current page stands; empty when nobody has moved it.
[[nodiscard]] std::optional<ScrollPosition> scroll_of(const State& state, std::string_view area);
/// Notes where a scroll area of the current page stands.
void set_scroll(State& state, const ScrollPosition& position);

/// The state after `intent`. Pure.
[[nodiscard]] State update(State state, const Intent& intent);

/// True while staff are in.
[[nodiscard]] inline bool staff_are_in(const State& state) {
    return state.staff.phase == StaffPhase::open;
}

/// The page that `--open` names: now, programme, search?q=TEXT, session/ID, room/ID, changes, info,
/// people, person/ID. false when the word is none of them.
[[nodiscard]] bool parse_page(const std::string& text, Page& page);

}  // namespace foyer::kiosk
