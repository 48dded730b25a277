#pragma once
// From what is in force to what the next revision changes: the records that were touched, and the
// news of them. Only another source has every record looked at. Pure; store thread.

#include <cstdint>

#include "core/base/result.h"
#include "core/feed/step.h"
#include "tools/hub/in_force.h"

namespace foyer::hub {

/// What is to be published.
struct Upcoming {
    const InForce& in_force;
    const InForce::Next& next;  ///< what the turn makes of it
    /// As they shall be. Gets the news, and loses what the public needs no more.
    Layers& layers;
    Touched touched;  ///< what may differ from what is published
};

/// When it is to be published.
struct Occasion {
    UtcTime now{};             ///< by the hub's own clock, which counts the days of a change
    UtcTime programme_time{};  ///< that the public reads
    std::uint64_t revision = 0;
    bool first = false;       ///< the first programme is no news
    bool rehearsing = false;  ///< announcements are kept beyond their time
};

/// The records that differ from those in `published`, the changes among them.
[[nodiscard]] Result<feed::Step> upcoming_step(const feed::State& published, Upcoming& upcoming,
                                               const Occasion& occasion);

}  // namespace foyer::hub
