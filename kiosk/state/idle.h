#pragma once
// When a visitor has gone: how long the screen waits for one, when it asks, and what it goes back
// to. Pure; the time is passed in.

#include <optional>

#include "core/time/clock.h"
#include "kiosk/state/state.h"

namespace foyer::kiosk {

/// `installed` on its home: nothing of a visitor is left.
[[nodiscard]] State without_visitor(const State& installed);

/// What a screen waits for a visitor who does nothing: 45 s on the home, 30 s on a page of a board
/// that is held, 60 s elsewhere, 120 s while typing, with speech and on a lowered screen; 20 s
/// where a code is asked for, 60 s while staff are in.
[[nodiscard]] std::chrono::seconds waiting_time(const State& state);

class Idle {
public:
    explicit Idle(MonotonicTime now) : last_(now) {}

    /// Somebody touched the screen or a key.
    void touched(MonotonicTime now) {
        last_ = now;
        visited_ = true;
    }
    /// The visitor was forgotten.
    void forgotten() { visited_ = false; }

    /// Somebody was here, and is not forgotten yet.
    [[nodiscard]] bool is_visited() const { return visited_; }

    enum class Phase {
        awake,     ///< somebody is there, or nothing is left to forget
        warning,   ///< the screen asks, and counts down
        counting,  ///< staff are in, or coming: the screen says how long they stay so
        gone,      ///< forget the visitor now
    };
    struct Verdict {
        Phase phase = Phase::awake;
        int seconds_left = 0;  ///< of a warning or a count, down to 1
        int seconds = 0;       ///< of the whole of it
        friend bool operator==(const Verdict&, const Verdict&) = default;
    };
    /// How it stands with a visitor who has come to `state` on a screen installed as `installed`.
    /// The countdown takes 20 s, 30 with speech; where only the home was moved nothing is lost, and
    /// nobody is asked. Who has gone back to the home by themselves is forgotten all the same: what
    /// they typed may still be kept somewhere.
    [[nodiscard]] Verdict at(const State& state, const State& installed, MonotonicTime now) const;

    /// When the verdict next changes by itself; empty while there is nothing to forget.
    [[nodiscard]] std::optional<MonotonicTime> next_edge(const State& state, const State& installed,
                                                         MonotonicTime now) const;

private:
    [[nodiscard]] Verdict counted(const State& state, MonotonicTime now) const;
    [[nodiscard]] bool nothing_to_forget(const State& state, const State& installed) const;

    MonotonicTime last_;
    bool visited_ = false;  ///< since the last visitor was forgotten
};

}  // namespace foyer::kiosk
