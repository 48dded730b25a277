#include "core/formats/stated_time.h"

#include <doctest/doctest.h>

#include <string_view>

namespace foyer::formats {

using namespace std::chrono_literals;

TEST_CASE("a time with an offset is an instant") {
    const StatedTime time = stated_time(" 2018-06-26T11:20:00+02:00 ");
    REQUIRE(time.instant);
    CHECK(format_utc(*time.instant) == "2018-06-26T09:20:00Z");
    CHECK(time.offset == 2h);
    CHECK(stated_time("2018-06-26T11:20:00.5-05:30").offset == -5h - 30min);
    CHECK(stated_time("2018-06-26T11:20:00Z").offset == 0s);
    CHECK(stated_time("2018-06-26 11:20+0200").offset == 2h);
}

TEST_CASE("a time without an offset is local, and a time of day is a clock") {
    const StatedTime local = stated_time("2018-06-26 11:20");
    CHECK(local.local.has_value());
    CHECK_FALSE(local.instant);
    const StatedTime clock = stated_time("9:05");
    CHECK(clock.clock == 9h + 5min);
    CHECK(clock.stated());
    for (const std::string_view text : {"", "soon", "2018-06-26", "25:00", "2018-02-30T10:00:00Z"})
        CHECK_FALSE(stated_time(text).stated());
}

TEST_CASE("a date is found at the front of dates and times") {
    using namespace std::chrono;
    CHECK(stated_date("2018-06-26") == 2018y / June / 26d);
    CHECK(stated_date("2018-06-26T23:30:00+05:30") == 2018y / June / 26d);
    CHECK_FALSE(stated_date("26.06.2018"));
    CHECK_FALSE(stated_date("2018-02-30"));
}

TEST_CASE("durations of one and two parts are minutes and hours:minutes") {
    CHECK(stated_duration("45") == 45min);
    CHECK(stated_duration("0:45") == 45min);
    CHECK(stated_duration("00:45") == 45min);
    CHECK(stated_duration("25:00") == 25h);
    CHECK(stated_duration("55:23") == 55h + 23min);
    CHECK(stated_duration("135.0:00") == 135min);
    CHECK(stated_duration(" 1:30 ") == 90min);
}

TEST_CASE("durations of three parts are days first or seconds last") {
    // A second part beyond 23 can only be minutes.
    CHECK(stated_duration("1:30:00") == 1h + 30min);
    CHECK(stated_duration("01:30:00", DurationStyle::days_first) == 1h + 30min);
    // A first part of one digit is a day, as pretalx and the CCC write it.
    CHECK(stated_duration("1:02:00") == 26h);
    CHECK(stated_duration("01:02:00") == 1h + 2min);
    CHECK(stated_duration("01:02:00", DurationStyle::days_first) == 26h);
    CHECK(stated_duration("00:05:00") == 5min);
}

TEST_CASE("durations with units") {
    CHECK(stated_duration("PT45M") == 45min);
    CHECK(stated_duration("PT1H30M") == 90min);
    CHECK(stated_duration("P1DT2H") == 26h);
    CHECK(stated_duration("1h30") == 90min);
    CHECK(stated_duration("45 min") == 45min);
    CHECK(stated_duration("2 hours 15 minutes") == 135min);
}

TEST_CASE("negative durations keep their sign and nonsense is none") {
    CHECK(stated_duration("-0:30") == -30min);
    CHECK(stated_duration("0:00") == 0min);
    for (const std::string_view text :
         {"", "-", ":", "1:", ":30", "1:2:3:4", "a", "1:aa", "12345678:00", "P", "PT", "30 parsecs",
          "30 30", "1:30 h", "999999999999999999999"}) {
        CAPTURE(text);
        CHECK_FALSE(stated_duration(text));
    }
}

}  // namespace foyer::formats
