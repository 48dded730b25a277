#pragma once
// A clock that only the test moves.

#include "core/time/clock.h"

namespace foyer::test {

class FalseClock final : public Clock {
public:
    /// The wall clock shows `wall` at first.
    explicit FalseClock(UtcTime wall) : wall_at_start_(wall) {}

    [[nodiscard]] std::chrono::sys_time<std::chrono::milliseconds> wall() const override {
        return wall_at_start_ + wall_correction + (now - start);
    }
    [[nodiscard]] MonotonicTime monotonic() const override { return now; }

    static constexpr MonotonicTime start{std::chrono::hours{100}};
    MonotonicTime now = start;
    /// What somebody set the wall clock forward by since the start.
    std::chrono::milliseconds wall_correction{0};

private:
    std::chrono::sys_time<std::chrono::milliseconds> wall_at_start_;
};

}  // namespace foyer::test
