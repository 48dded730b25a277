#include "kiosk/display/burn_in.h"

#include <chrono>
#include <cstdint>

namespace foyer::kiosk {

namespace {

constexpr std::int64_t across = 8;  // px
constexpr std::int64_t down =
    7;  // with another period than `across`, so that the way fills the box

/// 0, 1, … most, most - 1, … 0 and so on.
std::int64_t to_and_fro(std::int64_t step, std::int64_t most) {
    const std::int64_t place = step % (2 * most);
    return place <= most ? place : 2 * most - place;
}

std::int64_t minutes_of(UtcTime now) {
    return std::chrono::floor<std::chrono::minutes>(now).time_since_epoch().count();
}

}  // namespace

PixelShift burn_in_shift(UtcTime now) {
    const std::int64_t minute = minutes_of(now);
    if (minute < 0) return {};
    return {static_cast<int>(to_and_fro(minute / 2, across) - across / 2),
            static_cast<int>(to_and_fro((minute + 1) / 2, down) - down / 2)};
}

HeadSide head_side(UtcTime now) {
    const auto hour = std::chrono::floor<std::chrono::hours>(now).time_since_epoch().count();
    return hour % 2 == 0 ? HeadSide::right : HeadSide::left;
}

float wandering(UtcTime now, int period_minutes) {
    const std::int64_t minute = minutes_of(now);
    if (minute < 0 || period_minutes < 2) return 0;
    const std::int64_t half = period_minutes / 2;
    return static_cast<float>(to_and_fro(minute, half)) / static_cast<float>(half);
}

}  // namespace foyer::kiosk
