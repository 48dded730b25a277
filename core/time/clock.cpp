#include "core/time/clock.h"

#include <algorithm>

#include "core/base/limits.h"

namespace foyer {

std::chrono::sys_time<std::chrono::milliseconds> ProgrammeClock::read(
    std::chrono::sys_time<std::chrono::milliseconds> wall, MonotonicTime monotonic) const {
    using std::chrono::milliseconds;
    using std::chrono::seconds;
    if (!simulated_) return wall;
    // Held within the instants a session may have: a fast clock left alone ends there.
    constexpr auto earliest = static_cast<double>(limits::earliest_instant) * 1000;
    constexpr auto latest = static_cast<double>(limits::latest_instant) * 1000;
    const auto begin = static_cast<double>(milliseconds(at_.time_since_epoch()).count());
    const auto passed = static_cast<double>((monotonic - since_).count());
    const double now = std::clamp(begin + passed * speed_, earliest, latest);
    return std::chrono::sys_time<milliseconds>(milliseconds(static_cast<std::int64_t>(now)));
}

}  // namespace foyer
