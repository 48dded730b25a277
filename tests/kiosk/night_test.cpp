#include "kiosk/display/night.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "kiosk/display/burn_in.h"
#include "tests/support/builders.h"
#include "tests/support/displays.h"
#include "tests/support/examining.h"

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

TEST_CASE("the large words of the head change sides with the hour") {
    const UtcTime begin = test::instant("2018-06-26T09:00:00Z");
    CHECK(head_side(begin) == head_side(begin + 59min + 59s));
    CHECK(head_side(begin) != head_side(begin + 60min));
    CHECK(head_side(begin) == head_side(begin + 120min));
}

TEST_CASE("at night boards and doors say what the staff announce, in both sizes of a text") {
    using namespace test::looking;
    const UtcTime now = test::instant("2018-06-26T23:05:00+02:00");
    const auto plain = sample();
    HeadlessHost host(source_icons());
    const std::string brief = "The cloakroom is open until 01:00.";
    std::string lengthy = "The entrance from the park is closed tomorrow morning; please come in";
    for (int i = 0; i < 4; ++i)
        lengthy += " from the Rue de Rivoli or through the car park on level -1,";
    for (const std::string& text : {brief, lengthy}) {
        for (const auto severity :
             {programme::AnnouncementSeverity::info, programme::AnnouncementSeverity::warning}) {
            const auto snapshot = announced(*plain, severity, text.c_str(), text.c_str(), now);
            for (const Size size : {Size{1080, 1920}, Size{1920, 1080}, Size{1280, 720}}) {
                for (const ScreenRole& role : {board(), door_of(*snapshot, "salle-2")}) {
                    const Look look{.size = size, .role = role};
                    const Probe probe = look_at(host, *snapshot, now, look);
                    examine(probe, look, now);
                    CHECK(probe.screen.ends_with(" night"));
                    CHECK(std::ranges::any_of(
                        probe.items, [&](const ProbeItem& item) { return item.label == text; }));
                }
            }
        }
    }
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
