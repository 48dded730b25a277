#include "core/sync/http_date.h"

#include <algorithm>
#include <array>
#include <string>

namespace foyer::sync {

namespace {

constexpr std::array<std::string_view, 12> month_words = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

std::optional<UtcTime> parse_http_date(std::string_view text) {
    constexpr std::string_view form = "ddd, 00 mmm 0000 00:00:00 GMT";
    if (text.size() != form.size() || text.substr(3, 2) != ", " || !text.ends_with(" GMT"))
        return {};
    const auto month = std::find(month_words.begin(), month_words.end(), text.substr(8, 3));
    if (month == month_words.end() || text[7] != ' ' || text[11] != ' ' || text[16] != ' ')
        return {};
    std::string number = std::to_string(month - month_words.begin() + 1);
    if (number.size() == 1) number.insert(0, 1, '0');
    const auto part = [&](std::size_t at, std::size_t length) {
        return std::string(text.substr(at, length));
    };
    const Result<UtcTime> instant =
        parse_instant(part(12, 4) + '-' + number + '-' + part(5, 2) + 'T' + part(17, 8) + 'Z');
    if (!instant) return {};
    return *instant;
}

}  // namespace foyer::sync
