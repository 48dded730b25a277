#include "core/time/freshness.h"

#include <algorithm>

namespace foyer {

namespace {

/// How far ahead of the wall clock a written proof may lie: time servers correct by less.
constexpr std::chrono::minutes forgiven_correction{2};

}  // namespace

std::string_view word_for(FreshnessGrade grade) {
    switch (grade) {
        case FreshnessGrade::fresh:
            return "fresh";
        case FreshnessGrade::ageing:
            return "ageing";
        case FreshnessGrade::stale:
            return "stale";
        case FreshnessGrade::outdated:
            return "outdated";
    }
    return "outdated";
}

FreshnessGrade grade_of(std::chrono::milliseconds age) {
    if (age < freshness_bounds::fresh) return FreshnessGrade::fresh;
    if (age < freshness_bounds::ageing) return FreshnessGrade::ageing;
    if (age < freshness_bounds::stale) return FreshnessGrade::stale;
    return FreshnessGrade::outdated;
}

Freshness freshness_at(std::optional<MonotonicTime> confirmed, const ProgrammeClock& clock,
                       std::chrono::sys_time<std::chrono::milliseconds> wall, MonotonicTime now) {
    Freshness result;
    result.simulated = clock.simulated();
    if (!confirmed) return result;
    const auto age = std::max(now - *confirmed, std::chrono::milliseconds{0});
    result.grade = grade_of(age);
    result.ever_confirmed = true;
    result.age = std::chrono::floor<std::chrono::seconds>(age);
    result.confirmed = std::chrono::floor<std::chrono::seconds>(clock.read(wall - age, now - age));
    return result;
}

std::optional<MonotonicTime> next_freshness_edge(std::optional<MonotonicTime> confirmed,
                                                 MonotonicTime now) {
    if (!confirmed) return {};
    for (const auto bound : {freshness_bounds::fresh, freshness_bounds::strip,
                             freshness_bounds::ageing, freshness_bounds::stale}) {
        if (*confirmed + bound > now) return *confirmed + bound;
    }
    return {};
}

std::optional<MonotonicTime> confirmed_on_monotonic(
    UtcTime confirmed, std::chrono::sys_time<std::chrono::milliseconds> wall, MonotonicTime now) {
    const auto age = wall - confirmed;
    if (age < -forgiven_correction) return {};
    return now - std::max(std::chrono::duration_cast<std::chrono::milliseconds>(age),
                          std::chrono::milliseconds{0});
}

}  // namespace foyer
