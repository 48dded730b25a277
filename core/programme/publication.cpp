#include "core/programme/publication.h"

#include <array>
#include <cassert>

namespace foyer::programme {

namespace {

template <class Enum, std::size_t count>
std::optional<Enum> published_value(std::string_view word, const std::array<Enum, count>& values) {
    for (const Enum value : values)
        if (word_for(value) == word) return value;
    return std::nullopt;
}

/// "08:00": minutes since midnight.
std::optional<std::chrono::minutes> minutes_of_day(std::string_view words) {
    const auto time = parse_time_of_day(words);
    if (!time || words.size() != 5 || *time >= std::chrono::hours{24}) return std::nullopt;
    return std::chrono::floor<std::chrono::minutes>(*time);
}

}  // namespace

std::string_view word_for(AnnouncementSeverity severity) {
    switch (severity) {
        case AnnouncementSeverity::info:
            return "info";
        case AnnouncementSeverity::warning:
            return "warning";
        case AnnouncementSeverity::emergency:
            return "emergency";
    }
    assert(false);
    return {};
}

std::string_view word_for(ScreenMode mode) {
    switch (mode) {
        case ScreenMode::touch:
            return "touch";
        case ScreenMode::door:
            return "door";
        case ScreenMode::board:
            return "board";
    }
    assert(false);
    return {};
}

std::string_view word_for(ScreenTheme theme) {
    switch (theme) {
        case ScreenTheme::dark:
            return "dark";
        case ScreenTheme::light:
            return "light";
        case ScreenTheme::contrast:
            return "contrast";
    }
    assert(false);
    return {};
}

std::string_view word_for(WayOut way) {
    switch (way) {
        case WayOut::left:
            return "left";
        case WayOut::right:
            return "right";
        case WayOut::ahead:
            return "ahead";
        case WayOut::back:
            return "back";
    }
    assert(false);
    return {};
}

std::string_view word_for(BoardPage page) {
    switch (page) {
        case BoardPage::changes:
            return "changes";
        case BoardPage::now:
            return "now";
        case BoardPage::next:
            return "next";
        case BoardPage::rooms:
            return "rooms";
        case BoardPage::sponsors:
            return "sponsors";
        case BoardPage::announcements:
            return "announcements";
    }
    assert(false);
    return {};
}

std::optional<AnnouncementSeverity> announcement_severity(std::string_view word) {
    constexpr std::array severities{AnnouncementSeverity::info, AnnouncementSeverity::warning,
                                    AnnouncementSeverity::emergency};
    return published_value(word, severities);
}

std::optional<ScreenMode> screen_mode(std::string_view word) {
    constexpr std::array modes{ScreenMode::touch, ScreenMode::door, ScreenMode::board};
    return published_value(word, modes);
}

std::optional<ScreenTheme> screen_theme(std::string_view word) {
    constexpr std::array themes{ScreenTheme::dark, ScreenTheme::light, ScreenTheme::contrast};
    return published_value(word, themes);
}

std::optional<WayOut> way_out(std::string_view word) {
    constexpr std::array ways{WayOut::left, WayOut::right, WayOut::ahead, WayOut::back};
    return published_value(word, ways);
}

std::optional<BoardPage> board_page(std::string_view word) {
    return published_value(word, board_pages);
}

std::optional<ChangeKind> change_kind(std::string_view word) {
    constexpr std::array kinds{
        ChangeKind::moved_room, ChangeKind::moved_time, ChangeKind::cancelled,
        ChangeKind::reinstated, ChangeKind::new_,       ChangeKind::removed,
        ChangeKind::retitled,   ChangeKind::people,     ChangeKind::text};
    return published_value(word, kinds);
}

std::string words_for(const LightHours& hours) {
    return hours_and_minutes(hours.from) + "-" + hours_and_minutes(hours.to);
}

std::optional<LightHours> light_hours(std::string_view words) {
    const std::size_t dash = words.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto from = minutes_of_day(words.substr(0, dash));
    const auto to = minutes_of_day(words.substr(dash + 1));
    if (!from || !to || *from == *to) return std::nullopt;
    return LightHours{*from, *to};
}

}  // namespace foyer::programme
