#pragma once
// How long to wait before asking again, so that many screens never ask at the same instant. Pure;
// any thread.

#include <chrono>
#include <optional>
#include <string_view>

#include "core/time/clock.h"

namespace foyer::sync {

using Milliseconds = std::chrono::milliseconds;

/// A random number from 0 up to, but without, 1.
using Draw = double;

/// Uniform from 0 to `most`.
[[nodiscard]] Milliseconds up_to(Milliseconds most, Draw draw);

/// `around`, 20 % more or less.
[[nodiscard]] Milliseconds spread(Milliseconds around, Draw draw);

/// The waits of one outage: full jitter, at first within 2 s, then within 2^n s up to 8 s; after
/// five minutes 1 to 30 s.
class Backoff {
public:
    /// The wait after one more failure at `now`.
    [[nodiscard]] Milliseconds next(MonotonicTime now, Draw draw);
    /// The outage is over.
    void reset();
    /// True when the outage has lasted for more than five minutes at `now`.
    [[nodiscard]] bool is_long(MonotonicTime now) const;

private:
    std::optional<MonotonicTime> since_;
    unsigned failures_ = 0;
};

/// The wait that a server asks for: seconds, or an instant counted from `date`, the instant at
/// which the server answered. 1 to 300 s; empty when `text` says neither.
[[nodiscard]] std::optional<Milliseconds> parse_retry_after(std::string_view text,
                                                            std::string_view date);

}  // namespace foyer::sync
