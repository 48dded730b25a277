#pragma once
// The machine's clocks. Any thread.

#include "core/time/clock.h"

namespace foyer::platform {

/// The monotonic clock counts through a suspend (CLOCK_BOOTTIME): a kiosk that slept for eight
/// hours wakes up with a programme that is eight hours older.
class SystemClock final : public Clock {
public:
    [[nodiscard]] std::chrono::sys_time<std::chrono::milliseconds> wall() const override;
    [[nodiscard]] MonotonicTime monotonic() const override;
};

}  // namespace foyer::platform
