#include "kiosk/state/screen_role.h"

#include <algorithm>

namespace foyer::kiosk {

namespace {

const programme::Screen* record_of(const programme::Snapshot* snapshot, std::string_view id) {
    if (!snapshot || id.empty()) return nullptr;
    const auto& screens = snapshot->publication().screens;
    const auto found = std::ranges::find(screens, id, &programme::Screen::id);
    return found == screens.end() ? nullptr : &*found;
}

ThemeName theme_of(programme::ScreenTheme theme) {
    switch (theme) {
        case programme::ScreenTheme::dark:
            return ThemeName::dark;
        case programme::ScreenTheme::light:
            return ThemeName::light;
        case programme::ScreenTheme::contrast:
            break;
    }
    return ThemeName::contrast;
}

std::vector<std::string> translated(const std::vector<std::string>& tags,
                                    const Catalogues& catalogues) {
    std::vector<std::string> kept;
    for (const std::string& tag : tags) {
        // "fr-ch" is shown in French.
        std::string shown = catalogues.has(tag) ? tag : tag.substr(0, tag.find('-'));
        if (catalogues.has(shown) && std::ranges::find(kept, shown) == kept.end())
            kept.push_back(std::move(shown));
    }
    return kept;
}

void take_languages(const ScreenSetup& setup, const programme::Screen* record,
                    const Catalogues& catalogues, ScreenRole& role) {
    const std::vector<std::string> of_staff =
        record ? translated(record->languages, catalogues) : std::vector<std::string>{};
    for (const auto& wanted : {translated(setup.asked.languages, catalogues), of_staff,
                               translated(setup.installed.languages, catalogues)}) {
        if (role.languages.empty()) role.languages = wanted;
    }
    const auto offered = [&](const std::string& tag) {
        return catalogues.has(tag) &&
               (role.languages.empty() ||
                std::ranges::find(role.languages, tag) != role.languages.end());
    };
    std::vector<std::string> homes{setup.asked.language};
    if (!of_staff.empty()) homes.push_back(of_staff.front());
    homes.insert(homes.end(), {setup.installed.language, setup.language, "en"});
    for (const std::string& tag : translated(homes, catalogues)) {
        if (role.language.empty() && offered(tag)) role.language = tag;
    }
    if (!role.language.empty()) return;
    role.language =
        role.languages.empty() ? catalogues.all().front().language() : role.languages.front();
}

}  // namespace

ScreenRole role_of(const ScreenSetup& setup, const programme::Snapshot* snapshot,
                   std::string_view screen, const Catalogues& catalogues) {
    const programme::Screen* record = record_of(snapshot, screen);
    ScreenRole role;
    role.screen = screen;
    role.mode = setup.installed.mode.value_or(ScreenMode::touch);
    role.room = setup.installed.room;
    role.theme = setup.installed.theme.value_or(ThemeName::dark);
    if (record) {
        role.known = true;
        role.name = record->name;
        role.mode = record->mode;
        if (!record->room.empty()) role.room = record->room;
        if (record->theme) role.theme = theme_of(*record->theme);
        role.reach_top_px = record->reach_top_px;
        role.way_out = record->way_out;
        role.viewing_cm = record->viewing_cm;
        role.pages = record->pages;
    }
    role.mode = setup.asked.mode.value_or(role.mode);
    if (!setup.asked.room.empty()) role.room = setup.asked.room;
    role.theme = setup.asked.theme.value_or(role.theme);
    const bool theme_chosen = setup.asked.theme || (record && record->theme);
    if (!theme_chosen)
        role.light_hours =
            record && record->light_hours ? record->light_hours : setup.installed.light_hours;
    if (snapshot && !role.room.empty()) role.room_index = snapshot->room_called(role.room);
    take_languages(setup, record, catalogues, role);
    return role;
}

ThemeName theme_at(const ScreenRole& role, const TimeZone& zone, UtcTime now) {
    if (!role.light_hours) return role.theme;
    const LocalTime local = zone.to_local(now);
    const auto of_day = local - std::chrono::floor<std::chrono::days>(local);
    const auto [from, to] = *role.light_hours;
    const bool light = from <= to ? of_day >= from && of_day < to : of_day >= from || of_day < to;
    return light ? ThemeName::light : ThemeName::dark;
}

State with_role(State installed, const ScreenRole& role) {
    installed.language = role.language;
    installed.theme = installed.installed_theme = role.theme;
    return installed;
}

State follow_role(State state, const State& before, const State& after) {
    if (state.language == before.language) state.language = after.language;
    if (state.theme == before.theme) state.theme = after.theme;
    state.installed_theme = after.installed_theme;
    return state;
}

}  // namespace foyer::kiosk
