#pragma once
// Instants: UTC seconds. Written and read as RFC 3339. Pure; any thread.

#include <chrono>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace foyer {

/// An instant, in UTC with a resolution of one second.
using UtcTime = std::chrono::sys_seconds;
/// A wall-clock reading somewhere, meaningless without a time zone.
using LocalTime = std::chrono::local_seconds;

/// An RFC 3339 instant ("2018-06-26T11:20:00+02:00", "…Z"; seconds may be left out, fractions are
/// cut, a space may stand for the T). Leap second 60 reads as 59. malformed when there is no
/// offset.
[[nodiscard]] Result<UtcTime> parse_instant(std::string_view text);

/// A date and time without an offset ("2018-06-26 09:00", "2018-06-26T09:00:00").
[[nodiscard]] Result<LocalTime> parse_local_time(std::string_view text);

/// A calendar date ("2018-06-26"), checked against the calendar.
[[nodiscard]] Result<std::chrono::year_month_day> parse_date(std::string_view text);

/// A time of day ("9:00", "09:00:30"), 00:00 to 23:59:59, as seconds since midnight.
[[nodiscard]] Result<std::chrono::seconds> parse_time_of_day(std::string_view text);

/// "09:05": hours and minutes of a length, or of a time of day since midnight; not negative.
/// Lengths of 100 hours and more have as many digits as they need.
[[nodiscard]] std::string hours_and_minutes(std::chrono::minutes length);

/// "2018-06-26T09:20:00Z"
[[nodiscard]] std::string format_utc(UtcTime instant);

/// "2018-06-26"
[[nodiscard]] std::string format_date(std::chrono::year_month_day date);

/// "2018-06-26T11:20:00+02:00" for a local reading and its offset from UTC.
[[nodiscard]] std::string format_rfc3339(UtcTime instant, std::chrono::seconds offset);

}  // namespace foyer
