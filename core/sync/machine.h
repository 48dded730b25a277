#pragma once
// The sync of one screen as a pure function: boot, probe, catch_up, live, poll, backoff,
// intercepted, and the flags clock, quarantine, disk. No network, disk, clock or randomness of its
// own: whoever calls does what the actions say, in their order, and brings back what happened.

#include <optional>
#include <string>
#include <vector>

#include "core/sync/state.h"

namespace foyer::sync {

struct Step {
    SyncState state;
    std::vector<Action> actions;
};

/// `state` after `event` at `now`. Events that do not belong to what is under way (an answer to a
/// request that was abandoned) change nothing.
[[nodiscard]] Step step(SyncState state, const Event& event, Moment now, Draw draw);

/// When TimerFired is next due; empty while something else is under way.
[[nodiscard]] std::optional<MonotonicTime> next_wake(const SyncState& state);

/// The Foyer-Screen header field: "stairs; at=3.411; state=ok", where at is epoch and revision and
/// state "ok" or what is wrong, joined by "+": clock, disk, quarantine. "" without a screen id.
[[nodiscard]] std::string screen_report(const SyncState& state);

}  // namespace foyer::sync
