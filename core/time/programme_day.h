#pragma once
// Programme days: from the day boundary (04:00 local by default) to the next one. A session
// belongs to the day of its start, so a party at 01:30 belongs to the evening before.

#include <chrono>

#include "core/time/instant.h"
#include "core/time/time_zone.h"

namespace foyer {

/// The name of a programme day: the calendar date on which it begins.
using ProgrammeDay = std::chrono::year_month_day;

/// Cuts time into programme days. Days of a clock change are 23 or 25 hours long.
struct DayRule {
    TimeZone zone;
    /// Local time of day at which a programme day begins, 00:00 to 23:59.
    std::chrono::minutes boundary{240};

    /// The programme day that holds `instant`.
    [[nodiscard]] ProgrammeDay day_of(UtcTime instant) const;
    /// The instant at which `day` begins; its end is the beginning of the next one.
    [[nodiscard]] UtcTime begin_of(ProgrammeDay day) const;
};

/// The calendar day after `day`.
[[nodiscard]] ProgrammeDay day_after(ProgrammeDay day);

}  // namespace foyer
