#pragma once
// The right time of day in a simulation: its virtual clock starts with 26 June 2018, UTC.

#include <chrono>
#include <string>

#include "core/sync/trusted_time.h"

namespace foyer::test {

inline sync::WallTime simulated_wall(MonotonicTime now) {
    return std::chrono::sys_days{std::chrono::June / 26 / 2018} +
           std::chrono::floor<std::chrono::milliseconds>(now.time_since_epoch());
}

/// The field Date of an answer at `wall`; "" where that is not in the June of 2018.
inline std::string simulated_date(sync::WallTime wall) {
    const auto day = std::chrono::floor<std::chrono::days>(wall);
    const std::chrono::year_month_day date(day);
    if (date.year() != std::chrono::year{2018} || date.month() != std::chrono::June) return {};
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(wall - day));
    const auto two = [](auto number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return "Tue, " + two(static_cast<unsigned>(date.day())) + " Jun 2018 " +
           two(time.hours().count()) + ':' + two(time.minutes().count()) + ':' +
           two(time.seconds().count()) + " GMT";
}

}  // namespace foyer::test
