#include "platform/wakeup.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "platform/system_clock.h"

using namespace foyer;
using namespace std::chrono_literals;

namespace {

platform::Wakeup wakeup() {
    auto made = platform::Wakeup::create();
    REQUIRE(made.ok());
    return *std::move(made);
}

/// How long `sleep` took, with a limit that no passing test ever reaches.
std::chrono::milliseconds time_asleep(platform::Wakeup& wakeup, int descriptor = -1) {
    const platform::SystemClock clock;
    const auto before = clock.monotonic();
    wakeup.sleep(descriptor, 30s);
    return clock.monotonic() - before;
}

}  // namespace

TEST_CASE("a wake from another thread ends the sleep") {
    platform::Wakeup sleeper = wakeup();
    std::jthread other([&] { sleeper.wake(); });
    CHECK(time_asleep(sleeper) < 10s);
    CHECK_FALSE(sleeper.termination_requested());
}

TEST_CASE("a wake before the sleep ends the next sleep, and only that") {
    platform::Wakeup sleeper = wakeup();
    sleeper.wake();
    sleeper.wake();
    CHECK(time_asleep(sleeper) < 10s);
    const platform::SystemClock clock;
    const auto before = clock.monotonic();
    sleeper.sleep(-1, 20ms);
    CHECK(clock.monotonic() - before >= 19ms);
}

TEST_CASE("something to read ends the sleep") {
    platform::Wakeup sleeper = wakeup();
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    REQUIRE(write(ends[1], "x", 1) == 1);
    CHECK(time_asleep(sleeper, ends[0]) < 10s);
    close(ends[0]);
    close(ends[1]);
}

TEST_CASE("the system's wish to end the program is read in the sleep") {
    platform::Wakeup sleeper = wakeup();
    REQUIRE(raise(SIGTERM) == 0);
    CHECK(time_asleep(sleeper) < 10s);
    CHECK(sleeper.termination_requested());
}

TEST_CASE("a service that reads its files again is asked to by SIGHUP, and goes on") {
    auto made = platform::Wakeup::create(platform::Hangup::reloads);
    REQUIRE(made.ok());
    REQUIRE(raise(SIGHUP) == 0);
    CHECK(time_asleep(*made) < 10s);
    CHECK_FALSE(made->termination_requested());
    CHECK(made->take_reload_request());
    CHECK_FALSE(made->take_reload_request());
    REQUIRE(raise(SIGHUP) == 0);
    REQUIRE(raise(SIGTERM) == 0);
    CHECK(time_asleep(*made) < 10s);
    CHECK(made->take_reload_request());
    CHECK(made->termination_requested());
}

TEST_CASE("a signal that the caller had ignored does not end the program, as with nohup") {
    const auto before = std::signal(SIGHUP, SIG_IGN);
    {
        platform::Wakeup sleeper = wakeup();
        REQUIRE(raise(SIGHUP) == 0);
        sleeper.sleep(-1, 5ms);
        CHECK_FALSE(sleeper.termination_requested());
    }
    // Ignoring it anew forgets the one that waits.
    std::signal(SIGHUP, SIG_IGN);
    std::signal(SIGHUP, before);
}
