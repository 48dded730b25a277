#include "core/formats/csv_times.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/text.h"

namespace foyer::formats {

namespace {

bool is_decimal(char c) {
    return c >= '0' && c <= '9';
}

/// Takes up to `most_digits` digits off the front of `text`.
std::optional<int> take_decimal(std::string_view& text, std::size_t most_digits) {
    std::size_t digits = 0;
    while (digits < text.size() && is_decimal(text[digits]))
        ++digits;
    if (digits == 0 || digits > most_digits) return std::nullopt;
    int number = 0;
    std::from_chars(text.data(), text.data() + digits, number);
    text.remove_prefix(digits);
    return number;
}

bool take_sign(std::string_view& text, char sign) {
    if (text.empty() || text.front() != sign) return false;
    text.remove_prefix(1);
    return true;
}

/// The three numbers of a date and the sign between them.
struct DateParts {
    std::array<int, 3> numbers{};
    char sign = '/';
    bool year_first = false;
};

/// Takes a date off the front of `text`.
std::optional<DateParts> take_date(std::string_view& text) {
    constexpr std::string_view signs = "/.-";
    std::string_view rest = text;
    DateParts parts;
    const std::size_t before = rest.size();
    const auto first = take_decimal(rest, 4);
    parts.year_first = before - rest.size() == 4;
    if (!first || rest.empty() || signs.find(rest.front()) == std::string_view::npos)
        return std::nullopt;
    parts.sign = rest.front();
    rest.remove_prefix(1);
    const auto second = take_decimal(rest, 2);
    if (!second || !take_sign(rest, parts.sign)) return std::nullopt;
    const auto third = take_decimal(rest, 4);
    if (!third) return std::nullopt;
    parts.numbers = {*first, *second, *third};
    text = rest;
    return parts;
}

std::optional<std::chrono::year_month_day> date_of(const DateParts& parts, DateOrder order) {
    auto [a, b, c] = parts.numbers;
    if (parts.year_first) {
        std::swap(a, c);
    } else if (order == DateOrder::month_first && parts.sign == '/') {
        std::swap(a, b);
    }
    // Now a is the day, b the month, c the year.
    if (c < 100) c += 2000;
    const std::chrono::year_month_day date{std::chrono::year{c},
                                           std::chrono::month{static_cast<unsigned>(b)},
                                           std::chrono::day{static_cast<unsigned>(a)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

/// Hours of a clock with noon, 1 to 12, as hours of a day.
std::optional<int> with_noon(int hours, std::string_view half) {
    if (hours < 1 || hours > 12) return std::nullopt;
    return hours % 12 + (half.front() == 'p' ? 12 : 0);
}

}  // namespace

FoundOrder date_order_of(const std::vector<std::string_view>& dates) {
    FoundOrder found;
    for (const std::string_view written : dates) {
        std::string_view text = text::trim(written);
        const auto parts = take_date(text);
        if (!parts || parts->year_first || parts->sign != '/') continue;
        if (parts->numbers[0] > 12) return {DateOrder::day_first, {}};
        if (parts->numbers[1] > 12) return {DateOrder::month_first, {}};
        if (found.doubtful.empty() && parts->numbers[0] != parts->numbers[1])
            found.doubtful = written;
    }
    return found;
}

std::optional<std::chrono::year_month_day> table_date(std::string_view text, DateOrder order) {
    std::string_view rest = text::trim(text);
    const auto parts = take_date(rest);
    if (!parts || !rest.empty()) return std::nullopt;
    return date_of(*parts, order);
}

std::optional<std::chrono::seconds> table_clock(std::string_view text) {
    const std::string folded = text::fold(text::trim(text));
    std::string_view rest = folded;
    const auto hours = take_decimal(rest, 2);
    if (!hours) return std::nullopt;
    std::string_view behind = text::trim(rest);
    int minutes = 0, seconds = 0;
    const bool colon = take_sign(behind, ':');
    const bool french = !colon && take_sign(behind, 'h');
    if (french) behind = text::trim(behind);
    if (colon || (french && !behind.empty())) {
        const auto number = take_decimal(behind, 2);
        if (!number) return std::nullopt;
        minutes = *number;
    }
    if (colon && take_sign(behind, ':')) {
        const auto number = take_decimal(behind, 2);
        if (!number) return std::nullopt;
        seconds = *number;
    }
    behind = text::trim(behind);
    std::optional<int> hour = hours;
    const bool noon = behind == "am" || behind == "pm" || behind == "a.m." || behind == "p.m.";
    if (noon) hour = with_noon(*hours, behind);
    if (!noon && (!behind.empty() || (!colon && !french))) return std::nullopt;
    if (!hour || *hour > 23 || minutes > 59 || seconds > 59) return std::nullopt;
    return std::chrono::hours{*hour} + std::chrono::minutes{minutes} +
           std::chrono::seconds{seconds};
}

StatedTime table_time(std::string_view text, DateOrder order) {
    std::string_view rest = text::trim(text);
    if (const StatedTime stated = stated_time(rest); stated.stated()) return stated;
    StatedTime time;
    if (const auto clock = table_clock(rest)) {
        time.clock = clock;
        return time;
    }
    const auto parts = take_date(rest);
    if (!parts) return time;
    take_sign(rest, ',');
    take_sign(rest, 'T');
    const auto date = date_of(*parts, order);
    const auto clock = table_clock(rest);
    if (date && clock) time.local = std::chrono::local_days(*date) + *clock;
    return time;
}

}  // namespace foyer::formats
