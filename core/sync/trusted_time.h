#pragma once
// What may be believed about the time of day. A kiosk without a clock chip starts in the past, and
// anybody may set a clock. The wall clock is believed while nothing speaks against it; signed
// instants and the time of building bound it from below, and the Date of an answer that brought a
// signed head says when it is far off. Plain value; one thread.

#include <chrono>
#include <optional>

#include "core/time/clock.h"

namespace foyer::sync {

using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// One reading of both clocks.
struct Moment {
    WallTime wall{};
    MonotonicTime at{};
};

class TrustedTime {
public:
    /// No machine runs this program before `built`.
    explicit TrustedTime(WallTime built) : built_(built), bound_(built) {}

    /// Looks at the clocks: below the bound, or moved against each other, they are unsure.
    void observe(Moment now);
    /// A signed head says that it was signed at `issued`. A new epoch may take back what a thief
    /// had signed: `issued` of a new epoch replaces the bound of the one before.
    enum class Epoch { same, later };
    void learn_signed(WallTime issued, Epoch epoch, Moment now);
    /// An answer that brought proof carries this Date; it is not signed, so it never moves the
    /// bound.
    void learn_date(UtcTime date, Moment now);
    /// The operating system says that a time server set the clock.
    void learn_synchronised(Moment now);

    /// True while the wall clock is not to be believed.
    [[nodiscard]] bool is_unsure() const { return behind_ || jumped_ || off_date_; }
    /// The best estimate: the wall clock, or, where it is known to be wrong, what bounds it.
    [[nodiscard]] WallTime estimate(Moment now) const;
    /// The instant that it certainly is by now.
    [[nodiscard]] WallTime bound(MonotonicTime now) const;

private:
    WallTime built_;
    WallTime bound_;
    std::optional<MonotonicTime> bound_at_;  ///< where the bound runs from
    std::optional<Moment> last_;
    std::optional<Moment> date_;  ///< the last Date, and when it came
    bool behind_ = false;
    bool jumped_ = false;
    bool off_date_ = false;
};

}  // namespace foyer::sync
