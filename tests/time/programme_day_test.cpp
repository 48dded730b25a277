#include "core/time/programme_day.h"

#include <doctest/doctest.h>

using namespace foyer;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

UtcTime day_instant(const char* text) {
    const auto parsed = parse_instant(text);
    REQUIRE_MESSAGE(parsed.ok(), text);
    return *parsed;
}

DayRule rule(const char* zone, minutes boundary = hours(4)) {
    const auto found = TimeZone::named(zone);
    REQUIRE_MESSAGE(found.ok(), zone);
    return {*found, boundary};
}

ProgrammeDay day(const char* text) {
    const auto parsed = parse_date(text);
    REQUIRE_MESSAGE(parsed.ok(), text);
    return *parsed;
}

/// Walks `days` days and checks that each instant near a border is in exactly one of them.
void check_partition(const DayRule& days, ProgrammeDay first, int count) {
    ProgrammeDay here = first;
    for (int i = 0; i < count; ++i, here = day_after(here)) {
        const UtcTime begin = days.begin_of(here);
        const UtcTime end = days.begin_of(day_after(here));
        REQUIRE(begin <= end);
        if (begin == end) continue;  // the day that a zone left out
        CHECK(days.day_of(begin) == here);
        CHECK(days.day_of(end - std::chrono::seconds(1)) == here);
        for (UtcTime instant = begin; instant < end; instant += minutes(15))
            REQUIRE(days.day_of(instant) == here);
    }
}

}  // namespace

TEST_CASE("a party day_instant half past one belongs to the evening before") {
    const DayRule paris = rule("Europe/Paris");
    CHECK(paris.day_of(day_instant("2018-06-27T01:30:00+02:00")) == day("2018-06-26"));
    CHECK(paris.day_of(day_instant("2018-06-27T03:59:59+02:00")) == day("2018-06-26"));
    CHECK(paris.day_of(day_instant("2018-06-27T04:00:00+02:00")) == day("2018-06-27"));
    CHECK(paris.begin_of(day("2018-06-27")) == day_instant("2018-06-27T04:00:00+02:00"));
}

TEST_CASE("the day is that of the conference, not of UTC") {
    CHECK(rule("America/Los_Angeles").day_of(day_instant("2018-06-26T02:00:00Z")) ==
          day("2018-06-25"));
    CHECK(rule("Pacific/Auckland").day_of(day_instant("2018-06-25T20:00:00Z")) ==
          day("2018-06-26"));
}

TEST_CASE("the boundary may be midnight or any other time") {
    CHECK(rule("Europe/Paris", minutes(0)).day_of(day_instant("2018-06-27T00:00:00+02:00")) ==
          day("2018-06-27"));
    CHECK(rule("Europe/Paris", minutes(23 * 60 + 59))
              .day_of(day_instant("2018-06-27T23:58:00+02:00")) == day("2018-06-26"));
}

TEST_CASE("days of a clock change are 23 or 25 hours long") {
    const DayRule paris = rule("Europe/Paris", minutes(0));
    CHECK(paris.begin_of(day("2018-03-26")) - paris.begin_of(day("2018-03-25")) == hours(23));
    CHECK(paris.begin_of(day("2018-10-29")) - paris.begin_of(day("2018-10-28")) == hours(25));
    const DayRule howe = rule("Australia/Lord_Howe");
    CHECK(howe.begin_of(day("2018-10-07")) - howe.begin_of(day("2018-10-06")) ==
          hours(23) + minutes(30));
}

TEST_CASE("every instant is in exactly one day, whatever the clocks do") {
    for (const int boundary : {0, 30, 60, 105, 120, 150, 179, 180, 240, 1439}) {
        CAPTURE(boundary);
        check_partition(rule("Europe/Paris", minutes(boundary)), day("2018-03-23"), 5);
        check_partition(rule("Europe/Paris", minutes(boundary)), day("2018-10-26"), 5);
        check_partition(rule("Australia/Lord_Howe", minutes(boundary)), day("2018-10-05"), 5);
        check_partition(rule("Australia/Lord_Howe", minutes(boundary)), day("2018-03-30"), 5);
        check_partition(rule("America/Sao_Paulo", minutes(boundary)), day("2018-11-02"), 5);
        check_partition(rule("America/Sao_Paulo", minutes(boundary)), day("2018-02-16"), 5);
        // Samoa left out 30 December 2011.
        check_partition(rule("Pacific/Apia", minutes(boundary)), day("2011-12-27"), 6);
    }
}

TEST_CASE("where midnight does not exist the day begins with the clock change") {
    const DayRule brazil = rule("America/Sao_Paulo", minutes(0));
    CHECK(brazil.begin_of(day("2018-11-04")) == day_instant("2018-11-04T03:00:00Z"));
    CHECK(brazil.day_of(day_instant("2018-11-04T02:59:59Z")) == day("2018-11-03"));
    CHECK(brazil.day_of(day_instant("2018-11-04T03:00:00Z")) == day("2018-11-04"));
}

TEST_CASE("the day after the last of a month or year is the first of the next") {
    CHECK(day_after(day("2019-02-28")) == day("2019-03-01"));
    CHECK(day_after(day("2020-02-28")) == day("2020-02-29"));
    CHECK(day_after(day("2019-12-31")) == day("2020-01-01"));
}
