#pragma once
// How often somebody may try the staff code: five times, then a minute's wait. What is kept on the
// disk outlives a restart. Pure; the times are passed in.

#include <optional>
#include <string>
#include <string_view>

#include "core/time/clock.h"

namespace foyer::kiosk {

inline constexpr int most_tries = 5;
inline constexpr std::chrono::seconds code_lock_time{60};

class CodeLock {
public:
    struct Now {
        UtcTime wall;
        MonotonicTime monotonic;
    };

    /// As `kept` says, which kept() wrote; "": nobody has tried. What it never wrote locks: whoever
    /// can spoil the file wins nothing.
    [[nodiscard]] static CodeLock restored(std::string_view kept, Now now);

    /// True when a code may be tried.
    [[nodiscard]] bool takes(MonotonicTime now) const { return !locked_until(now); }
    /// A code is going to be looked at: it counts as wrong until right() is told, so that a power
    /// cut in between wins nobody a try. Only where takes() says so.
    void begin(Now now);
    /// It was right.
    void right();

    [[nodiscard]] int tries_left(MonotonicTime now) const;
    /// Empty when it is not locked.
    [[nodiscard]] std::optional<MonotonicTime> locked_until(MonotonicTime now) const;
    [[nodiscard]] std::string kept() const;

private:
    int misses_ = 0;
    std::optional<MonotonicTime> until_{};
    UtcTime locked_at_{};  ///< by the wall clock, for a restart
};

}  // namespace foyer::kiosk
