#pragma once
// Times, durations and dates as programme files write them. Pure; any thread.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/time/instant.h"

namespace foyer::formats {

/// A point in time as a source states it; the first member that is set counts.
struct StatedTime {
    std::optional<UtcTime> instant;
    std::optional<LocalTime> local;  ///< in the conference's zone
    /// A time of day on the day under which a session is listed; before the day boundary it is in
    /// the night after.
    std::optional<std::chrono::seconds> clock;
    /// The offset from UTC with which `instant` was written.
    std::optional<std::chrono::seconds> offset;

    [[nodiscard]] bool stated() const { return instant || local || clock; }
};

/// "2018-06-26T11:20:00+02:00" as instant and offset, "2018-06-26 11:20" as local, "11:20" as
/// clock; nothing for anything else.
[[nodiscard]] StatedTime stated_time(std::string_view text);

/// The date with which `text` begins: a date, a local time or an instant (its own local date).
[[nodiscard]] std::optional<std::chrono::year_month_day> stated_date(std::string_view text);

/// Who wrote a duration of three parts: pretalx and the CCC hub write days first.
enum class DurationStyle { unknown, days_first };

/// A duration as programmes write it, negative ones included:
///   "45" minutes · "0:45", "25:00" hours:minutes · "PT45M", "P1DT2H" ISO 8601 ·
///   "1:02:00" days:hours:minutes or "01:30:00" hours:minutes:seconds. Of three parts the second
///   beyond 23 or a first of two digits from an unknown writer means seconds at the end; else days
///   first · "135.0:00" (old pretalx) minutes.
/// Empty when it is none of these.
[[nodiscard]] std::optional<std::chrono::seconds> stated_duration(
    std::string_view text, DurationStyle style = DurationStyle::unknown);

}  // namespace foyer::formats
