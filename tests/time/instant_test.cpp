#include "core/time/instant.h"

#include <doctest/doctest.h>

using namespace foyer;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

std::string instant(std::string_view text) {
    const auto parsed = parse_instant(text);
    return parsed ? format_utc(*parsed) : name_of(parsed.error().kind);
}

std::string local(std::string_view text) {
    const auto parsed = parse_local_time(text);
    return parsed ? format_utc(UtcTime(parsed->time_since_epoch())) : "refused";
}

}  // namespace

TEST_CASE("an RFC 3339 instant is read with its offset") {
    CHECK(instant("2018-06-26T11:20:00+02:00") == "2018-06-26T09:20:00Z");
    CHECK(instant("2018-06-26T09:20:00Z") == "2018-06-26T09:20:00Z");
    CHECK(instant("2018-06-26t09:20:00z") == "2018-06-26T09:20:00Z");
    CHECK(instant("2018-06-26T00:10:00+05:45") == "2018-06-25T18:25:00Z");
    CHECK(instant("2018-12-31T23:30:00-03:30") == "2019-01-01T03:00:00Z");
    CHECK(instant("2018-06-26T09:20:00-00:00") == "2018-06-26T09:20:00Z");
}

TEST_CASE("what real files write instead is understood") {
    CHECK(instant("2018-06-26T11:20+02:00") == "2018-06-26T09:20:00Z");
    CHECK(instant("2018-06-26 11:20:00+02:00") == "2018-06-26T09:20:00Z");
    CHECK(instant("2018-06-26 11:20:00 +0200") == "2018-06-26T09:20:00Z");
    CHECK(instant("2018-06-26T11:20:00+02") == "2018-06-26T09:20:00Z");
    CHECK(instant("2018-06-26T11:20:00.999999+02:00") == "2018-06-26T09:20:00Z");
    CHECK(instant(" 2018-06-26T09:20:00Z\n") == "2018-06-26T09:20:00Z");
    CHECK(instant("2016-12-31T23:59:60Z") == "2016-12-31T23:59:59Z");
}

TEST_CASE("what is not an instant is malformed") {
    for (const char* text : {"",
                             "now",
                             "2018-06-26",
                             "2018-06-26T11:20:00",
                             "2018-06-26T11:20:00+2:00",
                             "2018-06-26T11:20:00+02:",
                             "2018-06-26T11:20:00+24:00",
                             "2018-06-26T11:20:00+02:60",
                             "2018-06-26T24:00:00Z",
                             "2018-06-26T11:60:00Z",
                             "2018-06-26T11:20:61Z",
                             "2018-02-29T11:20:00Z",
                             "2018-13-01T11:20:00Z",
                             "2018-00-01T11:20:00Z",
                             "2018-06-31T11:20:00Z",
                             "18-06-26T11:20:00Z",
                             "02018-06-26T11:20:00Z",
                             "2018-6-26T11:20:00Z",
                             "2018-06-26T11:20:00.Z",
                             "2018-06-26T11:20:00Zjunk",
                             "2018-06-26T11:20:00ZZ",
                             "-018-06-26T11:20:00Z",
                             "2018-06-26T1:20:00Z"}) {
        CAPTURE(text);
        CHECK(instant(text) == "malformed");
    }
}

TEST_CASE("the error names the text, cut, and shows how to write it") {
    const auto missing = parse_instant("2018-06-26T11:20:00");
    REQUIRE(!missing.ok());
    CHECK(missing.error().detail ==
          "\"2018-06-26T11:20:00\" is not an instant: it has no offset from UTC; write it like "
          "2018-06-26T11:20:00+02:00.");
    const auto hostile = parse_instant(std::string(100'000, 'x') + "\x1b\xff");
    REQUIRE(!hostile.ok());
    CHECK(hostile.error().detail.size() < 200);
}

TEST_CASE("a local time has no offset") {
    CHECK(local("2018-06-26 09:00") == "2018-06-26T09:00:00Z");
    CHECK(local("2018-06-26T09:00:30") == "2018-06-26T09:00:30Z");
    CHECK(local("2018-06-26T09:00:30Z") == "refused");
    CHECK(local("2018-06-26") == "refused");
}

TEST_CASE("a date is checked against the calendar") {
    CHECK(format_date(*parse_date("2020-02-29")) == "2020-02-29");
    CHECK(format_date(*parse_date("0005-10-01")) == "0005-10-01");
    CHECK_FALSE(parse_date("2019-02-29").ok());
    CHECK_FALSE(parse_date("2019-02").ok());
    CHECK_FALSE(parse_date("2019-02-28T10:00").ok());
}

TEST_CASE("a time of day is counted from midnight") {
    CHECK(*parse_time_of_day("9:00") == hours(9));
    CHECK(*parse_time_of_day("09:00:30") == hours(9) + seconds(30));
    CHECK(*parse_time_of_day("00:00") == seconds(0));
    CHECK(*parse_time_of_day("23:59:59") == hours(24) - seconds(1));
    for (const char* text : {"24:00", "9", "9:0", "09:00pm", "-1:00", ":30", "123:00"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_time_of_day(text).ok());
    }
}

TEST_CASE("instants are written as RFC 3339") {
    CHECK(format_utc(UtcTime(seconds(0))) == "1970-01-01T00:00:00Z");
    CHECK(format_utc(UtcTime(seconds(-1))) == "1969-12-31T23:59:59Z");
    CHECK(format_rfc3339(UtcTime(seconds(0)), -minutes(210)) == "1969-12-31T20:30:00-03:30");
    CHECK(format_rfc3339(UtcTime(seconds(0)), minutes(345)) == "1970-01-01T05:45:00+05:45");
    // Paris before 1911 was 9 minutes and 21 seconds ahead; what is written names the same instant.
    const std::string paris_mean_time = format_rfc3339(UtcTime(seconds(0)), seconds(561));
    CHECK(instant(paris_mean_time) == "1970-01-01T00:00:00Z");
}

TEST_CASE("hours and minutes have two digits each, and more where they need them") {
    using std::chrono::minutes;
    CHECK(hours_and_minutes(minutes{0}) == "00:00");
    CHECK(hours_and_minutes(minutes{65}) == "01:05");
    CHECK(hours_and_minutes(minutes{23 * 60 + 59}) == "23:59");
    CHECK(hours_and_minutes(minutes{100 * 60 + 1}) == "100:01");
}
