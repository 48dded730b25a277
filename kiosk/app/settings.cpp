#include "kiosk/app/settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/ids.h"
#include "core/base/text.h"
#include "core/time/time_zone.h"
#include "kiosk/state/state.h"

namespace foyer::kiosk {

namespace {

/// Sides of a screen, px: smaller ones show no word, larger ones are no display.
constexpr int least_side_px = 200;
constexpr int largest_side_px = 16'384;
/// A simulated day in less than a second is of no use.
constexpr double largest_speed = 100'000;
constexpr double least_diagonal_inches = 5;
constexpr double largest_diagonal_inches = 200;
constexpr double highest_bottom_mm = 5000;

Error usage(std::string detail) {
    return Error{ErrorKind::usage, std::move(detail)};
}

template <class Number>
std::optional<Number> number_in(std::string_view text) {
    Number number{};
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc{} || end != text.data() + text.size()) return {};
    return number;
}

Result<void> set_path(std::string& path, const std::string& value) {
    if (value.empty()) return usage("the path is empty");
    path = value;
    return {};
}

Result<void> set_source(Options& options, const std::string& value) {
    options.hub.clear();
    options.feed.clear();
    constexpr std::string_view file_scheme = "file://";
    return set_path(options.source,
                    value.starts_with(file_scheme) ? value.substr(file_scheme.size()) : value);
}

Result<void> set_hub(Options& options, const std::string& value) {
    options.source.clear();
    options.feed.clear();
    const std::string scheme = text::lower_case(value.substr(0, value.find("//") + 2));
    if (scheme != "http://" && scheme != "https://")
        return usage("\"" + value + "\" is no address of a hub: use http://… or https://…");
    return set_path(options.hub, value);
}

Result<void> set_feed(Options& options, const std::string& value) {
    options.source.clear();
    options.hub.clear();
    return set_path(options.feed, value);
}

Result<void> set_screen(Options& options, const std::string& value) {
    if (!is_record_id(value))
        return usage("\"" + value + "\" is no screen id: use a-z, 0-9, - and _, at most 64");
    options.screen = value;
    return {};
}

Result<void> set_mode(Options& options, const std::string& value) {
    const auto mode = programme::screen_mode(value);
    if (!mode) return usage("\"" + value + "\" is no mode: use touch, door or board");
    options.mode = *mode;
    return {};
}

Result<void> set_room(Options& options, const std::string& value) {
    if (value.empty()) return usage("the room is empty: give a name or an id");
    options.room = value;
    return {};
}

/// `value` as the tag of a language.
Result<std::string> language_tag(std::string_view value) {
    const bool is_tag =
        !value.empty() && value.size() <= 35 && std::ranges::all_of(value, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '-';
        });
    if (!is_tag)
        return usage("\"" + std::string(value) + "\" is no language: use a tag such as fr or en");
    return text::lower_case(value);
}

Result<void> set_language(Options& options, const std::string& value) {
    auto tag = language_tag(value);
    if (!tag) return tag.error();
    options.language = *std::move(tag);
    return {};
}

Result<void> set_languages(Options& options, const std::string& value) {
    std::vector<std::string> languages;
    for (const std::string_view part : text::split(value, ',')) {
        auto tag = language_tag(part);
        if (!tag) return tag.error();
        if (std::ranges::find(languages, *tag) == languages.end())
            languages.push_back(*std::move(tag));
    }
    if (languages.empty()) return usage("no language is named: write them as fr,en");
    options.languages = std::move(languages);
    return {};
}

Result<void> set_theme(Options& options, const std::string& value) {
    for (const ThemeName theme : {ThemeName::dark, ThemeName::light, ThemeName::contrast}) {
        if (value != word_for(theme)) continue;
        options.theme = theme;
        return {};
    }
    return usage("\"" + value + "\" is no theme: use dark, light or contrast");
}

Result<void> set_light_hours(Options& options, const std::string& value) {
    options.light_hours = programme::light_hours(value);
    if (!options.light_hours)
        return usage("\"" + value + "\" are no hours: write them as 08:00-19:30");
    return {};
}

Result<void> set_at(Options& options, const std::string& value) {
    const auto instant = parse_instant(value);
    if (!instant) {
        return usage("\"" + value + "\" is no instant: " + instant.error().detail +
                     "; write it as 2018-06-26T11:20:00+02:00");
    }
    options.at = *instant;
    return {};
}

Result<void> set_speed(Options& options, const std::string& value) {
    const auto speed = number_in<double>(value);
    if (!speed || !(*speed >= 0 && *speed <= largest_speed)) {
        return usage("\"" + value +
                     "\" is no speed: use a number from 0 (time stands still) to 100000");
    }
    options.speed = *speed;
    return {};
}

Result<void> set_size(Options& options, const std::string& value) {
    const auto cross = value.find('x');
    if (cross != std::string::npos) {
        const auto width = number_in<int>(std::string_view(value).substr(0, cross));
        const auto height = number_in<int>(std::string_view(value).substr(cross + 1));
        const auto fits = [](std::optional<int> side) {
            return side && *side >= least_side_px && *side <= largest_side_px;
        };
        if (fits(width) && fits(height)) {
            options.size = ScreenSize{*width, *height};
            options.full_screen = false;
            return {};
        }
    }
    return usage("\"" + value + "\" is no size: write it as 1080x1920, each side 200 to 16384 px");
}

Result<void> set_full_screen(Options& options, const std::string& value) {
    if (value != "true" && value != "false")
        return usage("\"" + value + "\" is neither true nor false");
    options.full_screen = value == "true";
    if (options.full_screen) options.size.reset();
    return {};
}

Result<void> set_pin(Options& options, const std::string& value) {
    options.set_pin = value == "true";
    return {};
}

Result<void> set_drawing(Options& options, const std::string& value) {
    if (value == "auto") {
        options.drawing.reset();
    } else if (value == "graphics") {
        options.drawing = platform::Drawing::graphics;
    } else if (value == "processor") {
        options.drawing = platform::Drawing::processor;
    } else {
        return usage("\"" + value + "\" cannot draw: use auto, graphics or processor");
    }
    return {};
}

Result<void> set_monitor(Options& options, const std::string& value) {
    const auto number = number_in<int>(value);
    if (!number || *number < 0)
        return usage("\"" + value + "\" is no monitor: they are counted from 0");
    options.monitor = *number;
    return {};
}

Result<void> set_page(Options& options, const std::string& value) {
    if (parse_page(value, options.page)) return {};
    return usage("\"" + value +
                 "\" is no page: use now, programme, search?q=TEXT, people, session/ID, "
                 "person/ID, room/ID, changes or info");
}

Result<void> set_title(Options& options, const std::string& value) {
    options.title = value;
    return {};
}

Result<void> set_time_zone(Options& options, const std::string& value) {
    const auto zone = TimeZone::named(value);
    if (!zone) return usage(zone.error().detail);
    options.time_zone = value;
    return {};
}

Result<void> set_diagonal(Options& options, const std::string& value) {
    const auto inches = number_in<double>(value);
    if (!inches || !(*inches >= least_diagonal_inches && *inches <= largest_diagonal_inches))
        return usage("\"" + value + "\" is no diagonal of a panel: use inches, 5 to 200");
    options.panel.diagonal_inches = *inches;
    return {};
}

Result<void> set_bottom(Options& options, const std::string& value) {
    const auto millimetres = number_in<double>(value);
    if (!millimetres || !(*millimetres >= 0 && *millimetres <= highest_bottom_mm))
        return usage("\"" + value + "\" is no height of a screen: use millimetres, 0 to 5000");
    options.panel.bottom_mm = *millimetres;
    return {};
}

Result<void> set_text_size(Options& options, const std::string& value) {
    if (value == "normal") {
        options.text_size = TextSize::normal;
    } else if (value == "large") {
        options.text_size = TextSize::large;
    } else if (value == "largest") {
        options.text_size = TextSize::largest;
    } else {
        return usage("\"" + value + "\" is no text size: use normal, large or largest");
    }
    return {};
}

Result<void> set_board_touch(Options& options, const std::string& value) {
    if (value != "true" && value != "false")
        return usage("\"" + value + "\" is neither true nor false");
    options.panel.touched = value == "true";
    return {};
}

Result<void> set_motion(Options& options, const std::string& value) {
    if (value != "full" && value != "reduced")
        return usage("\"" + value + "\" is no motion: use full or reduced");
    options.motion = value == "full" ? Motion::full : Motion::reduced;
    return {};
}

constexpr std::array settings{
    Setting{"db", "FILE", "the local store of the programme (default: kiosk.db of this user)",
            SettingPlace::both, [](Options& o, const std::string& v) { return set_path(o.db, v); }},
    Setting{"source", "FILE|URL",
            "the programme: a file or an address, in any format that Foyer reads",
            SettingPlace::both, set_source},
    Setting{"hub", "URL", "the hub to follow: http://hub.example:8080", SettingPlace::both,
            set_hub},
    Setting{"feed", "URL|DIR", "the folder of a feed to follow without a hub, also a USB stick",
            SettingPlace::both, set_feed},
    Setting{"trust", "FILE", "the root that signs for the hub (default: the first one seen)",
            SettingPlace::both,
            [](Options& o, const std::string& v) { return set_path(o.trust, v); }},
    Setting{"authority", "FILE",
            "PEM file with an authority for https, trusted besides those of the system",
            SettingPlace::both,
            [](Options& o, const std::string& v) { return set_path(o.authority, v); }},
    Setting{"token-file", "FILE",
            "the hub's token with which staff publish from this screen; only the kiosk may read it",
            SettingPlace::both,
            [](Options& o, const std::string& v) { return set_path(o.token_file, v); }},
    Setting{"set-pin", "",
            "read a staff code of six digits from standard input, keep it for this screen and end",
            SettingPlace::command_line, set_pin},
    Setting{"screen", "ID", "the id of this screen", SettingPlace::both, set_screen},
    Setting{"mode", "MODE", "touch, door or board (default: touch)", SettingPlace::both, set_mode},
    Setting{"room", "NAME|ID", "the room whose door sign this is", SettingPlace::both, set_room},
    Setting{"lang", "LANGUAGE", "fr, en or de (default: the system's language)", SettingPlace::both,
            set_language},
    Setting{"languages", "LIST",
            "the languages that visitors may choose, and in which displays take turns: fr,en "
            "(default: all)",
            SettingPlace::both, set_languages},
    Setting{"theme", "THEME", "dark, light or contrast (default: dark)", SettingPlace::both,
            set_theme},
    Setting{"light-hours", "FROM-TO",
            "the theme follows the hour: light between these times, dark else (08:00-19:30)",
            SettingPlace::file, set_light_hours},
    Setting{"at", "INSTANT", "simulate: programme time at the start (2018-06-26T11:20:00+02:00)",
            SettingPlace::both, set_at},
    Setting{"speed", "X", "simulate: how many times as fast programme time runs; 0 stands still",
            SettingPlace::both, set_speed},
    Setting{"size", "WxH", "a window without a frame, of this size in px", SettingPlace::both,
            set_size},
    Setting{"fullscreen", "", "fill the whole monitor", SettingPlace::both, set_full_screen},
    Setting{"monitor", "N", "the monitor, counted from 0 (default: 0)", SettingPlace::both,
            set_monitor},
    Setting{"drawing", "WAY",
            "graphics (OpenGL) or processor (default: auto, graphics where there is a device)",
            SettingPlace::both, set_drawing},
    Setting{"open", "PAGE",
            "the first page: now, programme, search?q=TEXT, people, session/ID, person/ID, "
            "room/ID, changes, info",
            SettingPlace::both, set_page},
    Setting{"screenshot", "FILE.png", "draw the settled screen once, write the picture and end",
            SettingPlace::command_line,
            [](Options& o, const std::string& v) { return set_path(o.screenshot, v); }},
    Setting{"dump-ui", "FILE.json", "as --screenshot, but write what the screen shows as a list",
            SettingPlace::command_line,
            [](Options& o, const std::string& v) { return set_path(o.dump_ui, v); }},
    Setting{"time-zone", "ZONE", "the conference's zone, for a source that does not state it",
            SettingPlace::file, set_time_zone},
    Setting{"title", "TEXT", "the conference's title, for a source that names none or another one",
            SettingPlace::file, set_title},
    Setting{"diagonal-in", "INCHES", "diagonal of the panel, for touch distances (default: 21.5)",
            SettingPlace::file, set_diagonal},
    Setting{"screen-bottom-mm", "MM",
            "from the floor to the lower edge of the picture, for what seated people reach",
            SettingPlace::file, set_bottom},
    Setting{"board-touch", "BOOL",
            "true: the board is a touch screen; a touch holds the page (default: false)",
            SettingPlace::file, set_board_touch},
    Setting{"text-size", "SIZE", "normal, large (for 21.5-inch panels) or largest",
            SettingPlace::both, set_text_size},
    Setting{"motion", "HOW", "full or reduced: pages that do not slide (default: full)",
            SettingPlace::file, set_motion},
};

}  // namespace

std::span<const Setting> all_settings() {
    return settings;
}

std::string key_of(const Setting& setting) {
    std::string key = setting.name;
    std::ranges::replace(key, '-', '_');
    return key;
}

}  // namespace foyer::kiosk
