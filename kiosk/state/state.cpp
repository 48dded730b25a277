#include "kiosk/state/state.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/base/text.h"
#include "kiosk/state/staff_update.h"
#include "kiosk/state/typing.h"

namespace foyer::kiosk {

namespace {

/// Pages to go back through. A visitor remembers the last few.
constexpr std::size_t page_limit = 16;

/// Pages that the navigation leads to; they stand beside each other, not behind each other.
bool is_main_page(PageKind kind) {
    switch (kind) {
        case PageKind::now:
        case PageKind::programme:
        case PageKind::search:
        case PageKind::info:
        case PageKind::changes:
            return true;
        case PageKind::session:
        case PageKind::room:
        case PageKind::people:
        case PageKind::person:
        case PageKind::list:
        case PageKind::staff_edit:
        case PageKind::staff_done:
        case PageKind::staff_queue:
        case PageKind::staff_words:
            return false;
    }
    return false;
}

void open_page_in(State& state, Page page) {
    // Staff change what a visitor reads about.
    if (staff_are_in(state) && page.kind == PageKind::session) {
        page.kind = PageKind::staff_edit;
        if (state.staff.draft.session != page.argument)
            state.staff.draft = {.session = page.argument};
    }
    if (is_same_place(page, current_page(state))) return;
    state.list_page = 0;
    if (is_main_page(page.kind)) {
        state.pages = {Page{}};
        if (page.kind == PageKind::now) {
            state.room_page = 0;
            return;
        }
    }
    state.pages.push_back(page);
    // The home stays at the bottom; the oldest page above it is forgotten.
    if (state.pages.size() > page_limit) state.pages.erase(state.pages.begin() + 1);
}

void toggle_contrast(State& state) {
    if (state.theme != ThemeName::contrast) {
        state.theme = ThemeName::contrast;
    } else {
        // A screen installed in high contrast still has another theme to offer.
        state.theme =
            state.installed_theme == ThemeName::contrast ? ThemeName::dark : state.installed_theme;
    }
}

void toggle_text_size(State& state) {
    if (state.text_size != TextSize::largest) {
        state.text_size = TextSize::largest;
    } else {
        state.text_size = state.installed_text_size == TextSize::largest
                              ? TextSize::normal
                              : state.installed_text_size;
    }
}

void go_back(State& state) {
    if (state.staff.phase == StaffPhase::pin) {
        state.staff = {};
    } else if (state.programme.panel_open && current_page(state).kind == PageKind::programme) {
        state.programme.panel_open = false;
    } else if (state.pages.size() > 1) {
        if (current_page(state).kind == PageKind::staff_edit) state.staff.draft = {};
        state.pages.pop_back();
        state.list_page = 0;
    }
}

void turn_page(State& state, int amount) {
    const bool home = current_page(state).kind == PageKind::now;
    int& page = home ? state.room_page : state.list_page;
    // No list has more pages than records.
    const std::size_t most = home ? limits::rooms : limits::changes;
    page = std::clamp(page + amount, 0, static_cast<int>(most));
}

void toggle_star(std::vector<std::string>& starred, const std::string& session) {
    if (std::erase(starred, session) == 0 && starred.size() < limits::starred_sessions)
        starred.push_back(session);
}

/// What was chosen stands elsewhere: its areas begin anew, but for the row of days.
void choose_in_programme(State& state, const Intent& intent) {
    choose(state.programme, intent.field, intent.argument);
    std::erase_if(state.pages.back().scroll, [](const ScrollPosition& position) {
        return position.area != programme_days_area;
    });
}

int digit_value(char hex) {
    if (hex >= '0' && hex <= '9') return hex - '0';
    if (hex >= 'a' && hex <= 'f') return hex - 'a' + 10;
    if (hex >= 'A' && hex <= 'F') return hex - 'A' + 10;
    return -1;
}

enum class Plus { is_plus, is_space };

/// `text` with "%20" and the like decoded; a percent sign that begins no code stands for itself.
std::string decode(std::string_view text, Plus plus) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = i + 2 < text.size() ? digit_value(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? digit_value(text[i + 2]) : -1;
        if (text[i] == '%' && high >= 0 && low >= 0) {
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            decoded += text[i] == '+' && plus == Plus::is_space ? ' ' : text[i];
        }
    }
    return decoded;
}

}  // namespace

std::optional<ScrollPosition> scroll_of(const State& state, std::string_view area) {
    const auto& all = current_page(state).scroll;
    const auto found = std::ranges::find(all, area, &ScrollPosition::area);
    if (found == all.end()) return {};
    return *found;
}

void set_scroll(State& state, const ScrollPosition& position) {
    auto& all = state.pages.back().scroll;
    const auto found = std::ranges::find(all, position.area, &ScrollPosition::area);
    if (found == all.end()) {
        all.push_back(position);
    } else {
        *found = position;
    }
}

State update(State state, const Intent& intent) {
    if (update_staff(state, intent)) return state;
    switch (intent.kind) {
        case IntentKind::nothing:
            break;
        case IntentKind::open:
            open_page_in(state, intent.page);
            break;
        case IntentKind::back:
            go_back(state);
            break;
        case IntentKind::set_language:
            state.language = intent.argument;
            break;
        case IntentKind::toggle_contrast:
            toggle_contrast(state);
            break;
        case IntentKind::toggle_low_reach:
            state.low_reach = !state.low_reach;
            break;
        case IntentKind::toggle_text_size:
            toggle_text_size(state);
            break;
        case IntentKind::toggle_speech:
            state.speech = !state.speech;
            break;
        case IntentKind::toggle_motion:
            state.motion = state.motion == Motion::full ? Motion::reduced : Motion::full;
            break;
        case IntentKind::toggle_star:
            toggle_star(state.starred, intent.argument);
            break;
        case IntentKind::stay:
            break;
        case IntentKind::hold_page:
            state.held_page = intent.argument;
            break;
        case IntentKind::staff_enter:
        case IntentKind::staff_digit:
        case IntentKind::staff_leave:
        case IntentKind::staff_change:
        case IntentKind::staff_publish:
        case IntentKind::staff_undo:
        case IntentKind::staff_undo_one:
        case IntentKind::staff_keep:
        case IntentKind::staff_drop:
        case IntentKind::staff_end:
            // Seen to by update_staff().
            break;
        case IntentKind::type_text:
        case IntentKind::erase_text:
        case IntentKind::clear_text:
        case IntentKind::show_keys:
        case IntentKind::hide_keys:
        case IntentKind::choose_keys:
        case IntentKind::shift_keys:
            type_into(state.pages.back(), intent);
            break;
        case IntentKind::choose_in_programme:
            choose_in_programme(state, intent);
            break;
        case IntentKind::scroll:
            set_scroll(state, {intent.argument, intent.x, intent.y});
            break;
        case IntentKind::turn_page:
            turn_page(state, intent.amount);
            break;
    }
    return state;
}

bool parse_page(const std::string& text, Page& page) {
    static constexpr std::pair<std::string_view, PageKind> plain[] = {
        {"now", PageKind::now},   {"programme", PageKind::programme}, {"search", PageKind::search},
        {"info", PageKind::info}, {"changes", PageKind::changes},     {"people", PageKind::people},
    };
    for (const auto& [word, kind] : plain) {
        if (text != word) continue;
        page = Page{.kind = kind};
        return true;
    }
    constexpr std::string_view search = "search?q=";
    if (text.starts_with(search)) {
        const std::string query = text::sanitise_line(
            decode(std::string_view(text).substr(search.size()), Plus::is_space));
        page = Page{.kind = PageKind::search,
                    .argument = std::string(text::cut(query, limits::query_bytes))};
        return true;
    }
    static constexpr std::pair<std::string_view, PageKind> records[] = {
        {"session/", PageKind::session}, {"room/", PageKind::room}, {"person/", PageKind::person}};
    for (const auto& [prefix, kind] : records) {
        if (!text.starts_with(prefix)) continue;
        const std::string name = text::sanitise_line(
            decode(std::string_view(text).substr(prefix.size()), Plus::is_plus));
        if (name.empty()) return false;
        page = Page{.kind = kind, .argument = name};
        return true;
    }
    return false;
}

}  // namespace foyer::kiosk
