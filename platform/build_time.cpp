#include "platform/build_time.h"

#include <string_view>

namespace foyer::platform {

namespace {

/// "Jan" … "Dec", one behind the other.
constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";

constexpr int digits(std::string_view text) {
    int number = 0;
    for (const char c : text)
        if (c != ' ') number = number * 10 + (c - '0');
    return number;
}

/// The day of `date`, in the form of __DATE__: "Jun  1 2018".
constexpr std::chrono::sys_days day_of(std::string_view date) {
    const auto month = static_cast<unsigned>(months.find(date.substr(0, 3)) / 3 + 1);
    return std::chrono::year(digits(date.substr(7))) / std::chrono::month(month) /
           std::chrono::day(static_cast<unsigned>(digits(date.substr(4, 2))));
}
static_assert(day_of("Jun  1 2018") ==
              std::chrono::sys_days(std::chrono::year(2018) / std::chrono::June / 1));

}  // namespace

std::chrono::sys_days build_day() {
    // The day's local beginning may lie half a day ahead of UTC.
    return day_of(__DATE__) - std::chrono::days{1};
}

}  // namespace foyer::platform
