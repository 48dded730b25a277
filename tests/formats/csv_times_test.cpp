#include "core/formats/csv_times.h"

#include <doctest/doctest.h>

namespace foyer::formats {

using std::chrono::day;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::month;
using std::chrono::year;

namespace {

constexpr auto pcd_day = std::chrono::year_month_day(year{2018}, month{6}, day{26});

}  // namespace

TEST_CASE("a date is read as people write it") {
    for (const char* text : {"2018-06-26", "2018/06/26", "26.06.2018", "26/6/18", " 26-06-2018 "}) {
        CAPTURE(text);
        CHECK(table_date(text, DateOrder::day_first) == pcd_day);
    }
    CHECK(table_date("6/26/2018", DateOrder::month_first) == pcd_day);
    CHECK(table_date("26.06.2018", DateOrder::month_first) == pcd_day);
}

TEST_CASE("what is no date that exists is none") {
    for (const char* text :
         {"", "26", "26/06", "30/02/2018", "32/01/2018", "01/13/2018", "2018-06-26 09:30",
          "26/06-2018", "2018", "99999-01-01", "0/0/0", "26/06/20181"}) {
        CAPTURE(text);
        CHECK_FALSE(table_date(text, DateOrder::day_first));
    }
}

TEST_CASE("a number above 12 tells whether day or month comes first") {
    CHECK(date_order_of({"3/4/2018", "6/26/2018"}).order == DateOrder::month_first);
    CHECK(date_order_of({"3/4/2018", "26/6/2018"}).order == DateOrder::day_first);
    CHECK(date_order_of({"3/4/2018", "26/6/2018"}).doubtful.empty());
    CHECK(date_order_of({"3/4/2018 9:00"}).order == DateOrder::day_first);
    CHECK(date_order_of({"2018-03-04", "3/4/2018"}).doubtful == "3/4/2018");
    CHECK(date_order_of({"2018-03-04", "4.3.2018", "", "x"}).doubtful.empty());
    // 4 April either way.
    CHECK(date_order_of({"4/4/2018"}).doubtful.empty());
}

TEST_CASE("a time of day is read as people write it") {
    for (const char* text : {"09:30", "9:30", "9:30:00", "9:30 AM", "9:30am", "9h30", "9 h 30"}) {
        CAPTURE(text);
        CHECK(table_clock(text) == hours{9} + minutes{30});
    }
    CHECK(table_clock("12:00 am") == hours{0});
    CHECK(table_clock("12:15 PM") == hours{12} + minutes{15});
    CHECK(table_clock("9 p.m.") == hours{21});
    CHECK(table_clock("14h") == hours{14});
    for (const char* text : {"", "9", "0930", "24:00", "9:60", "13:00 pm", "0 am", "9:30x", "nine",
                             "9:", "-1:00", "9:30:61"}) {
        CAPTURE(text);
        CHECK_FALSE(table_clock(text));
    }
}

TEST_CASE("a date and a time are a local time, one with an offset an instant, a time a clock") {
    const LocalTime half_past_nine = std::chrono::local_days(pcd_day) + hours{9} + minutes{30};
    for (const char* text : {"2018-06-26 09:30", "26.06.2018 9:30", "26/06/2018, 9h30"}) {
        CAPTURE(text);
        CHECK(table_time(text, DateOrder::day_first).local == half_past_nine);
    }
    CHECK(table_time("6/26/2018 9:30 AM", DateOrder::month_first).local == half_past_nine);
    CHECK(table_time("2018-06-26T09:30:00+02:00", DateOrder::day_first).instant.has_value());
    CHECK(table_time("9h30", DateOrder::day_first).clock == hours{9} + minutes{30});
    CHECK_FALSE(table_time("26/06/2018", DateOrder::day_first).stated());
    CHECK_FALSE(table_time("soon", DateOrder::day_first).stated());
}

}  // namespace foyer::formats
