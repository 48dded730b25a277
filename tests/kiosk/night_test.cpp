#include "kiosk/display/night.h"

#include <doctest/doctest.h>

#include <set>

#include "kiosk/display/burn_in.h"
#include "tests/support/builders.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;

TEST_CASE("night falls 20 minutes after the last session and ends 45 minutes before the first") {
    test::ProgrammeBuilder p;
    p.room("a");
    p.session("Day", "2018-06-26 09:00", 60min, {"a"});
    p.session("Party", "2018-06-26 23:00", 180min, {"a"});
    p.session("Morning", "2018-06-27 10:00", 60min, {"a"});
    const auto snapshot = p.snapshot();
    const auto night = [&](const char* at) { return is_night(*snapshot, p.at(at)); };
    CHECK(night("2018-06-26 08:14"));
    CHECK_FALSE(night("2018-06-26 08:15"));
    // A long pause within a day is no night.
    CHECK_FALSE(night("2018-06-26 16:00"));
    CHECK_FALSE(night("2018-06-27 02:19"));
    CHECK(night("2018-06-27 02:20"));
    CHECK(night("2018-06-27 09:14"));
    CHECK_FALSE(night("2018-06-27 09:15"));
    CHECK(night("2018-06-27 11:20"));
    CHECK(night("2018-08-01 12:00"));
}

TEST_CASE("the night when clocks change is as long as it is") {
    test::ProgrammeBuilder p;
    p.room("a");
    p.session("Evening", "2018-10-27 22:00", 60min, {"a"});
    p.session("Morning", "2018-10-28 09:00", 60min, {"a"});
    const auto snapshot = p.snapshot();
    CHECK_FALSE(is_night(*snapshot, test::instant("2018-10-27T21:19:00Z")));
    CHECK(is_night(*snapshot, test::instant("2018-10-27T21:20:00Z")));
    CHECK(is_night(*snapshot, test::instant("2018-10-28T07:14:00Z")));
    CHECK_FALSE(is_night(*snapshot, test::instant("2018-10-28T07:15:00Z")));
}

TEST_CASE("the picture wanders by one pixel a minute, within eight, and visits its box") {
    const UtcTime begin = test::instant("2018-06-26T09:00:00Z");
    std::set<std::pair<int, int>> seen;
    PixelShift before = burn_in_shift(begin);
    for (int minute = 1; minute < 24 * 60; ++minute) {
        const PixelShift now = burn_in_shift(begin + minute * 1min);
        CHECK(std::abs(now.x - before.x) + std::abs(now.y - before.y) <= 1);
        CHECK(std::abs(now.x) <= 4);
        CHECK(std::abs(now.y) <= 4);
        CHECK(burn_in_shift(begin + minute * 1min + 59s) == now);
        seen.emplace(now.x, now.y);
        before = now;
    }
    CHECK(seen.size() >= 32);
}

}  // namespace foyer::kiosk
