#pragma once
// The state hash of one revision after the other: how far the hash had come is remembered along the
// way, so that only what stands at or behind the first touched record is hashed again. Plain
// values; one thread.

#include <string>
#include <vector>

#include "core/feed/step.h"

namespace foyer::feed {

class HashTrail {
    /// How far the hash had come before a record.
    struct Mark {
        RecordKey before;
        StateHasher hasher;
    };

public:
    /// The hash after a step, and the trail that it leaves.
    struct Walk {
        Digest digest{};
        std::size_t kept = 0;  ///< marks that hold after the step, too
        std::vector<Mark> marks;
    };

    /// The hash of `state` after `step`. The trail is that of `state`, or empty.
    [[nodiscard]] Walk after(const State& state, const Step& step) const;
    /// From now on the trail is that of the state after the step.
    void take(Walk walk);

private:
    std::vector<Mark> marks_;
};

}  // namespace foyer::feed
