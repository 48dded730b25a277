#include "core/formats/stated_time.h"

#include <array>
#include <cstdint>

#include "core/base/text.h"
#include "core/formats/html_tags.h"

namespace foyer::formats {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// More digits than this are no length of anything.
constexpr std::size_t longest_number = 7;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Takes a number from the front of `text`; a fraction is cut.
std::optional<std::int64_t> take_number(std::string_view& text) {
    std::size_t length = 0;
    std::int64_t value = 0;
    while (length < text.size() && is_digit(text[length])) {
        if (length >= longest_number) return std::nullopt;
        value = value * 10 + (text[length] - '0');
        ++length;
    }
    if (length == 0) return std::nullopt;
    text.remove_prefix(length);
    if (text.size() > 1 && text[0] == '.' && is_digit(text[1])) {
        const std::size_t end = text.find_first_not_of("0123456789", 1);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end);
    }
    return value;
}

/// "1:30" and the like: parts between colons.
std::optional<seconds> read_parts(std::string_view text, DurationStyle style) {
    const std::size_t first_digits = text.find_first_not_of("0123456789");
    const bool fraction = first_digits != std::string_view::npos && text[first_digits] == '.';
    std::array<std::int64_t, 3> part{};
    std::size_t count = 0;
    for (;; ++count) {
        if (count == part.size()) return std::nullopt;
        const std::optional<std::int64_t> number = take_number(text);
        if (!number) return std::nullopt;
        part[count] = *number;
        if (text.empty()) break;
        if (text[0] != ':') return std::nullopt;
        text.remove_prefix(1);
    }
    switch (count + 1) {
        case 1:
            return minutes{part[0]};
        case 2:
            return fraction ? minutes{part[0]} : hours{part[0]} + minutes{part[1]};
        default:
            break;
    }
    const bool days_first =
        part[1] <= 23 && (style == DurationStyle::days_first || first_digits == 1);
    if (days_first) return days{part[0]} + hours{part[1]} + minutes{part[2]};
    return hours{part[0]} + minutes{part[1]} + seconds{part[2]};
}

struct Unit {
    std::string_view word;
    seconds length;
};

constexpr std::array units{
    Unit{"w", days{7}},       Unit{"d", days{1}},         Unit{"day", days{1}},
    Unit{"days", days{1}},    Unit{"h", hours{1}},        Unit{"hour", hours{1}},
    Unit{"hours", hours{1}},  Unit{"m", minutes{1}},      Unit{"min", minutes{1}},
    Unit{"mins", minutes{1}}, Unit{"minute", minutes{1}}, Unit{"minutes", minutes{1}},
    Unit{"s", seconds{1}},    Unit{"sec", seconds{1}},
};

/// "PT1H30M", "P1DT2H", "1h30", "45 min": numbers with units; a number after hours is minutes.
std::optional<seconds> read_units(std::string_view text) {
    bool iso = false;
    if (!text.empty() && (text[0] == 'P' || text[0] == 'p')) {
        iso = true;
        text.remove_prefix(1);
    }
    seconds total{0};
    bool any = false;
    bool after_hours = false;
    while (!text.empty()) {
        if (iso && (text[0] == 'T' || text[0] == 't')) text.remove_prefix(1);
        const std::optional<std::int64_t> number = take_number(text);
        if (!number) return std::nullopt;
        while (!text.empty() && text[0] == ' ')
            text.remove_prefix(1);
        std::size_t length = 0;
        while (length < text.size() && !is_digit(text[length]) && text[length] != ' ' &&
               !(iso && (text[length] == 'T' || text[length] == 't')))
            ++length;
        const std::string_view word = text.substr(0, length);
        text.remove_prefix(length);
        while (!text.empty() && text[0] == ' ')
            text.remove_prefix(1);
        if (word.empty()) {
            if (!after_hours) return std::nullopt;
            total += minutes{*number};
            continue;
        }
        const Unit* found = nullptr;
        for (const Unit& unit : units)
            if (equal_ignoring_case(unit.word, word)) found = &unit;
        if (!found) return std::nullopt;
        total += *number * found->length;
        after_hours = found->length == hours{1};
        any = true;
    }
    if (!any) return std::nullopt;
    return total;
}

}  // namespace

StatedTime stated_time(std::string_view text) {
    StatedTime time;
    const std::string_view trimmed = text::trim(text);
    if (const auto instant = parse_instant(trimmed)) {
        time.instant = *instant;
        // The offset is what separates the reading before it from the instant. A fraction of a
        // second is not part of it.
        const std::size_t end = trimmed.find_first_of("Zz+-.", trimmed.find(':'));
        if (const auto local = parse_local_time(trimmed.substr(0, end)))
            time.offset = local->time_since_epoch() - instant->time_since_epoch();
        return time;
    }
    if (const auto local = parse_local_time(trimmed))
        time.local = *local;
    else if (const auto clock = parse_time_of_day(trimmed))
        time.clock = *clock;
    return time;
}

std::optional<std::chrono::year_month_day> stated_date(std::string_view text) {
    constexpr std::size_t date_bytes = 10;
    const auto date = parse_date(text::trim(text).substr(0, date_bytes));
    if (!date) return std::nullopt;
    return *date;
}

std::optional<seconds> stated_duration(std::string_view text, DurationStyle style) {
    std::string_view trimmed = text::trim(text);
    const bool negative = !trimmed.empty() && trimmed[0] == '-';
    if (negative) trimmed.remove_prefix(1);
    std::optional<seconds> length = read_parts(trimmed, style);
    if (!length) length = read_units(trimmed);
    if (length && negative) return -*length;
    return length;
}

}  // namespace foyer::formats
