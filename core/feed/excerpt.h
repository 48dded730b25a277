#pragma once
// A few sessions of a state with what they refer to, as a small state of its own: whoever looks at
// one session need not read them all. Pure; any thread.

#include <set>
#include <string>

#include "core/feed/step.h"

namespace foyer::feed {

/// Of `state` after `step`: the conference, rooms and tracks, those of `sessions` that exist, and
/// the people whom these name.
[[nodiscard]] State excerpt_after(const State& state, const Step& step,
                                  const std::set<std::string>& sessions);

}  // namespace foyer::feed
