#include "platform/system_clock.h"

#include <ctime>

namespace foyer::platform {

namespace {

std::chrono::milliseconds read_clock(clockid_t clock) {
    timespec reading{};
    clock_gettime(clock, &reading);
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::seconds(reading.tv_sec) +
                                                         std::chrono::nanoseconds(reading.tv_nsec));
}

}  // namespace

std::chrono::sys_time<std::chrono::milliseconds> SystemClock::wall() const {
    return std::chrono::sys_time<std::chrono::milliseconds>(read_clock(CLOCK_REALTIME));
}

MonotonicTime SystemClock::monotonic() const {
    return MonotonicTime(read_clock(CLOCK_BOOTTIME));
}

}  // namespace foyer::platform
