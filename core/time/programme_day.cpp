#include "core/time/programme_day.h"

namespace foyer {

ProgrammeDay DayRule::day_of(UtcTime instant) const {
    using std::chrono::days;
    using std::chrono::floor;
    const ProgrammeDay day{floor<days>(zone.to_local(instant) - boundary)};
    // A clock change across the boundary repeats or skips local times near it; the instants at
    // which days begin decide, so that each instant is in exactly one day.
    if (instant < begin_of(day)) return ProgrammeDay{std::chrono::local_days(day) - days{1}};
    const ProgrammeDay next = day_after(day);
    return instant >= begin_of(next) ? next : day;
}

UtcTime DayRule::begin_of(ProgrammeDay day) const {
    return zone.to_utc(std::chrono::local_days(day) + boundary);
}

ProgrammeDay day_after(ProgrammeDay day) {
    return ProgrammeDay{std::chrono::local_days(day) + std::chrono::days{1}};
}

}  // namespace foyer
