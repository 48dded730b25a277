#include "core/time/clock.h"

#include <doctest/doctest.h>

#include <limits>

#include "core/base/limits.h"

using namespace foyer;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

using Wall = std::chrono::sys_time<milliseconds>;

const Wall wall{milliseconds(1'600'000'000'123)};
const UtcTime clock_start{seconds(1'530'000'000)};
const MonotonicTime start{milliseconds(5'000)};

}  // namespace

TEST_CASE("programme time is the wall clock unless simulated") {
    const ProgrammeClock clock;
    CHECK_FALSE(clock.simulated());
    CHECK(clock.speed() == 1.0);
    CHECK(clock.read(wall, start) == wall);
}

TEST_CASE("a simulated clock starts where it was told and follows the monotonic clock") {
    const ProgrammeClock clock(clock_start, start, 1.0);
    CHECK(clock.simulated());
    CHECK(clock.read(wall, start) == Wall(clock_start));
    CHECK(clock.read(wall + hours(5), start + milliseconds(1'500)) ==
          Wall(clock_start) + milliseconds(1'500));
}

TEST_CASE("speed multiplies simulated time; 0 stands still") {
    CHECK(ProgrammeClock(clock_start, start, 60.0).read(wall, start + seconds(10)) ==
          Wall(clock_start) + seconds(600));
    CHECK(ProgrammeClock(clock_start, start, 0.5).read(wall, start + seconds(10)) ==
          Wall(clock_start) + seconds(5));
    CHECK(ProgrammeClock(clock_start, start, 0.0).read(wall, start + hours(10)) ==
          Wall(clock_start));
}

TEST_CASE("a simulated clock never leaves the instants that sessions may have") {
    const ProgrammeClock fast(clock_start, start, std::numeric_limits<double>::max());
    CHECK(fast.read(wall, start + hours(1)) == Wall(seconds(limits::latest_instant)));
    const ProgrammeClock back(clock_start, start, -1e18);
    CHECK(back.read(wall, start + hours(1)) == Wall(seconds(limits::earliest_instant)));
}
