#pragma once
// When each record was last touched. A delta must carry every record touched after its base, also
// one that has come back to what it was at the base: a screen may stand between the two. So deltas
// are made from this and not from two states. Plain values; any thread.

#include <cstdint>
#include <map>
#include <vector>

#include "core/feed/step.h"

namespace foyer::feed {

class History {
public:
    /// Nothing is known before `first`, the revision at which it begins.
    explicit History(std::uint64_t first) : History(first, first) {}
    /// One that was kept elsewhere: it ends at `last`, and its records are noted one by one.
    History(std::uint64_t first, std::uint64_t last) : first_(first), last_(last) {}

    /// `after` is revision `revision`, the one after the last; `before` was the last.
    void note(const State& before, const State& after, std::uint64_t revision);
    /// The same where what differs is known.
    void note(const Step& step, std::uint64_t revision);
    /// `key` was put or removed at `revision`, after first() and up to last().
    void note(RecordKey key, std::uint64_t revision);

    /// The oldest base that a delta may have.
    [[nodiscard]] std::uint64_t first() const { return first_; }
    [[nodiscard]] std::uint64_t last() const { return last_; }
    /// Every record put or removed after revision `base`, which is not before first(), sorted.
    [[nodiscard]] std::vector<RecordKey> touched_after(std::uint64_t base) const;
    /// Forgets what no delta needs any more: from now on it begins at `first`.
    void forget_before(std::uint64_t first);

    /// Each record with the revision at which it was last touched.
    [[nodiscard]] const std::map<RecordKey, std::uint64_t>& touched() const { return touched_; }

private:
    std::uint64_t first_;
    std::uint64_t last_;
    std::map<RecordKey, std::uint64_t> touched_;
};

/// The records that are in one of two states only, or differ, sorted.
[[nodiscard]] std::vector<RecordKey> differing(const State& before, const State& after);

}  // namespace foyer::feed
