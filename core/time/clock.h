#pragma once
// The seam to the machine's clocks. Nobody but platform asks the system the time; a turn takes one
// reading and passes it down.

#include <chrono>

#include "core/time/instant.h"

namespace foyer {

/// Time since an arbitrary start; never jumps. For timers, animation and ages.
using MonotonicTime = std::chrono::time_point<std::chrono::steady_clock, std::chrono::milliseconds>;

/// The machine's two clocks. Implemented by platform and by tests. Any thread.
class Clock {
public:
    virtual ~Clock() = default;
    /// The machine's wall clock. May jump.
    [[nodiscard]] virtual std::chrono::sys_time<std::chrono::milliseconds> wall() const = 0;
    [[nodiscard]] virtual MonotonicTime monotonic() const = 0;
};

/// Turns the machine's clocks into programme time: the wall clock, or a simulated instant that
/// starts at `at` and runs `speed` times as fast as the monotonic clock (`--at`, `--speed`).
class ProgrammeClock {
public:
    /// Programme time is the wall clock.
    ProgrammeClock() = default;
    /// Programme time was `at` when the monotonic clock read `since`. `speed` 0 stands still.
    ProgrammeClock(UtcTime at, MonotonicTime since, double speed)
        : simulated_(true), at_(at), since_(since), speed_(speed) {}

    [[nodiscard]] bool simulated() const { return simulated_; }
    [[nodiscard]] double speed() const { return simulated_ ? speed_ : 1.0; }

    /// Programme time, in milliseconds since 1970.
    [[nodiscard]] std::chrono::sys_time<std::chrono::milliseconds> read(
        std::chrono::sys_time<std::chrono::milliseconds> wall, MonotonicTime monotonic) const;

private:
    bool simulated_ = false;
    UtcTime at_{};
    MonotonicTime since_{};
    double speed_ = 1.0;
};

}  // namespace foyer
