#include "kiosk/screens/time_axis.h"

#include <doctest/doctest.h>

#include <chrono>

namespace foyer::kiosk {

using namespace std::chrono_literals;

namespace {

const UtcTime ten = UtcTime{} + 10h;

AxisSpan span(std::chrono::minutes from, std::chrono::minutes length, bool pause = false) {
    return {ten + from, ten + from + length, pause};
}

}  // namespace

TEST_CASE("an axis of nothing has no height") {
    const TimeAxis axis({});
    CHECK(axis.height() == 0);
    CHECK(axis.y_of(ten) == 0);
}

TEST_CASE("a minute takes 4.4 px where sessions are long") {
    const AxisSpan spans[] = {span(0min, 50min), span(0min, 60min)};
    const TimeAxis axis(spans);
    CHECK(axis.y_of(ten + 25min) == doctest::Approx(110));
    CHECK(axis.height() == doctest::Approx(264));
    CHECK(axis.y_of(ten - 1h) == 0);
    CHECK(axis.y_of(ten + 5h) == axis.height());
}

TEST_CASE("a session of ten minutes has room for a finger, a shorter one shares it") {
    const AxisSpan spans[] = {span(0min, 10min), span(10min, 5min), span(15min, 60min)};
    const TimeAxis axis(spans);
    CHECK(axis.y_of(ten + 10min) == doctest::Approx(least_block));
    CHECK(axis.y_of(ten + 15min) - axis.y_of(ten + 10min) == doctest::Approx(least_block / 2));
    CHECK(axis.y_of(ten + 75min) - axis.y_of(ten + 15min) == doctest::Approx(264));
}

TEST_CASE("quiet of more than half an hour is squeezed, and so is a pause for everybody") {
    const AxisSpan spans[] = {span(0min, 60min), span(60min, 80min, true), span(140min, 60min),
                              span(320min, 60min), span(400min, 60min)};
    const TimeAxis axis(spans);
    CHECK(axis.squeezed(ten + 70min));
    CHECK(axis.y_of(ten + 140min) - axis.y_of(ten + 60min) == doctest::Approx(80));
    CHECK(axis.squeezed(ten + 250min));
    CHECK(axis.y_of(ten + 320min) - axis.y_of(ten + 200min) == doctest::Approx(60));
    CHECK_FALSE(axis.squeezed(ten + 390min));
    CHECK(axis.y_of(ten + 400min) - axis.y_of(ten + 380min) == doctest::Approx(88));
}

}  // namespace foyer::kiosk
