#pragma once
// How long ago the kiosk last held proof that what it shows is the newest. Ages run on the
// monotonic clock, so neither a simulated clock nor a corrected wall clock changes a grade.
// Pure; any thread.

#include <chrono>
#include <optional>
#include <string_view>

#include "core/time/clock.h"

namespace foyer {

/// `fresh` for the first 15 minutes after a proof, `ageing` up to 2 hours, `stale` up to 12 hours,
/// then `outdated`.
enum class FreshnessGrade { fresh, ageing, stale, outdated };
/// "fresh", "ageing", "stale", "outdated".
[[nodiscard]] std::string_view word_for(FreshnessGrade grade);

namespace freshness_bounds {
/// A check comes every minute: fifteen missed ones are no hiccup of the network.
constexpr std::chrono::minutes fresh{15};
/// From here on an ageing programme is announced by a strip, not only by words.
constexpr std::chrono::minutes strip{60};
/// Most changes on a conference day are published less than two hours ahead.
constexpr std::chrono::minutes ageing{120};
/// Beyond half a day the programme is yesterday's.
constexpr std::chrono::minutes stale{720};
}  // namespace freshness_bounds

struct Freshness {
    FreshnessGrade grade = FreshnessGrade::outdated;
    /// False when no proof was ever held (the sample, an unreadable source): then `age` and
    /// `confirmed` say nothing and the grade is outdated.
    bool ever_confirmed = false;
    std::chrono::seconds age{0};
    /// The last proof in programme time: what a simulated clock showed, or would have shown, then.
    UtcTime confirmed{};
    bool simulated = false;  ///< programme time is simulated; stamps are not the machine's
    friend bool operator==(const Freshness&, const Freshness&) = default;
};

[[nodiscard]] FreshnessGrade grade_of(std::chrono::milliseconds age);

/// The freshness at (`wall`, `now`) of what was last confirmed at `confirmed`.
[[nodiscard]] Freshness freshness_at(std::optional<MonotonicTime> confirmed,
                                     const ProgrammeClock& clock,
                                     std::chrono::sys_time<std::chrono::milliseconds> wall,
                                     MonotonicTime now);

/// When the grade, or the strip, of something confirmed at `confirmed` next changes after `now`;
/// empty when never.
[[nodiscard]] std::optional<MonotonicTime> next_freshness_edge(
    std::optional<MonotonicTime> confirmed, MonotonicTime now);

/// The place on the monotonic clock of a proof that was written down with wall time. Empty when it
/// lies in the future, which means that the wall clock was set back: its age cannot be known.
/// A few seconds of correction are forgiven.
[[nodiscard]] std::optional<MonotonicTime> confirmed_on_monotonic(
    UtcTime confirmed, std::chrono::sys_time<std::chrono::milliseconds> wall, MonotonicTime now);

}  // namespace foyer
