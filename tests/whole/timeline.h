#pragma once
// Virtual time of a simulation, and what is due in it. Equal seeds give equal runs.

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "core/time/clock.h"
#include "tests/sync/sim_clock.h"

namespace foyer::test {

class Timeline {
public:
    static constexpr MonotonicTime start{std::chrono::hours{9}};

    /// `what` happens at `when`, or now; at one instant in the order of the calls.
    void at(MonotonicTime when, std::function<void()> what) {
        due_.emplace(std::max(when, now_), std::move(what));
    }
    void in(std::chrono::milliseconds delay, std::function<void()> what) {
        at(now_ + delay, std::move(what));
    }

    [[nodiscard]] MonotonicTime now() const { return now_; }
    [[nodiscard]] std::optional<MonotonicTime> next() const {
        return due_.empty() ? std::nullopt : std::optional(due_.begin()->first);
    }
    void pass_until(MonotonicTime when) { now_ = std::max(now_, when); }
    /// Passes to what is due first and lets it happen.
    void run_next() {
        const auto first = due_.extract(due_.begin());
        pass_until(first.key());
        first.mapped()();
    }

private:
    MonotonicTime now_ = start;
    std::multimap<MonotonicTime, std::function<void()>> due_;
};

/// The clock of one machine: it goes with the timeline, and its wall clock may be wrong.
class SimulatedClock final : public Clock {
public:
    explicit SimulatedClock(const Timeline& timeline) : timeline_(timeline) {}
    [[nodiscard]] sync::WallTime wall() const override {
        return simulated_wall(timeline_.now()) + error;
    }
    [[nodiscard]] MonotonicTime monotonic() const override { return timeline_.now(); }

    std::chrono::milliseconds error{0};

private:
    const Timeline& timeline_;
};

}  // namespace foyer::test
