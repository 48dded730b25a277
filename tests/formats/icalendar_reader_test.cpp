// Calendars, and the time zones that they describe themselves.

#include <doctest/doctest.h>

#include "tests/formats/import_bench.h"

namespace foyer::formats {

using programme::Session;
using programme::SessionStatus;

namespace {

std::string calendar_of(std::string_view inside) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + std::string(inside) + "END:VCALENDAR\r\n";
}

/// An event called `title` with further lines.
std::string event_called(std::string_view title, std::string_view lines) {
    return "BEGIN:VEVENT\r\nUID:" + std::string(title) + "\r\nSUMMARY:" + std::string(title) +
           "\r\n" + std::string(lines) + "END:VEVENT\r\n";
}

std::string zone_of(std::string_view rule) {
    return "BEGIN:VTIMEZONE\r\nTZID:Our Time\r\nBEGIN:STANDARD\r\nDTSTART:20001029T030000\r\n"
           "TZOFFSETFROM:+0400\r\nTZOFFSETTO:+0300\r\nRRULE:" +
           std::string(rule) +
           "\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:20000326T020000\r\n"
           "TZOFFSETFROM:+0300\r\nTZOFFSETTO:+0400\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
           "END:DAYLIGHT\r\nEND:VTIMEZONE\r\n";
}

constexpr std::string_view last_sunday_of_october = "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU";

std::string start_of(const Imported& imported, std::string_view title) {
    return format_utc(called(imported, title).start);
}

}  // namespace

TEST_CASE("an event is a session with all that it says") {
    const Imported imported = read(
        calendar_of(
            "X-WR-CALNAME:Our\\, conference\r\nX-WR-TIMEZONE:Europe/Paris\r\n" +
            event_called(
                "A",
                "DTSTART;TZID=Europe/Paris:20180626T093000\r\nDURATION:PT45M\r\nLOCATION:Salle "
                "1\r\nDESCRIPTION:one\\ntwo <3\r\nCATEGORIES:Ops\\, Dev\r\nURL:https://a.org/"
                "\r\nSTATUS:CANCELLED\r\n")),
        "");
    const Session& a = called(imported, "A");
    CHECK(imported.programme.conference.title.in("") == "Our, conference");
    CHECK(imported.programme.conference.zone.name() == "Europe/Paris");
    CHECK(start_of(imported, "A") == "2018-06-26T07:30:00Z");
    CHECK(a.end - a.start == std::chrono::minutes{45});
    CHECK(a.status == SessionStatus::cancelled);
    CHECK(a.url == "https://a.org/");
    CHECK(imported.programme.rooms[0].name.in("") == "Salle 1");
    CHECK(imported.programme.tracks.size() == 1);
}

TEST_CASE("a place is two rooms only where both are places of their own") {
    const std::string at = "DTSTART:20180626T093000Z\r\nDURATION:PT45M\r\nLOCATION:";
    const Imported imported = read(calendar_of(event_called("A", at + "Hall A\r\n") +
                                               event_called("B", at + "Hall B\r\n") +
                                               event_called("C", at + "Hall A\\, Hall B\r\n") +
                                               event_called("D", at + "Hall A\\, left\r\n")));
    CHECK(called(imported, "C").rooms.size() == 2);
    CHECK(called(imported, "D").rooms.size() == 1);
    CHECK(imported.programme.rooms.size() == 3);
}

TEST_CASE("a word in brackets before most titles is the type, before few it is the title") {
    const std::string at = "DTSTART:20180626T093000Z\r\nDURATION:PT45M\r\n";
    const Imported most = read(calendar_of(event_called("[talk] A", at) +
                                           event_called("[talk] B", at) + event_called("C", at)));
    CHECK(called(most, "A").type == "talk");
    CHECK(called(most, "C").type.empty());
    const Imported few = read(
        calendar_of(event_called("[draft] A", at) + event_called("B", at) + event_called("C", at)));
    CHECK(called(few, "[draft] A").type.empty());
}

TEST_CASE("zones are found by the names that calendars use, else in the calendar itself") {
    const auto read_at = [](const std::string& zone, std::string_view name, std::string_view day) {
        const Imported imported = read(calendar_of(
            zone + event_called("A", "DTSTART;TZID=" + std::string(name) + ":" + std::string(day) +
                                         "T120000\r\nDURATION:PT45M\r\n")));
        return start_of(imported, "A");
    };
    CHECK(read_at("", "/citadel.org/20250101_1/Asia/Tokyo", "20180626") == "2018-06-26T03:00:00Z");
    const std::string own = zone_of(last_sunday_of_october);
    CHECK(read_at(own, "Our Time", "20180626") == "2018-06-26T08:00:00Z");
    CHECK(read_at(own, "Our Time", "20181226") == "2018-12-26T09:00:00Z");
    // Nobody knows it: local, in the zone of the option.
    CHECK(read_at("", "Our Time", "20180626") == "2018-06-26T10:00:00Z");
}

TEST_CASE("a zone that nobody knows is told") {
    const Imported imported = read(calendar_of(
        event_called("A", "DTSTART;TZID=Nowhere:20180626T120000\r\nDURATION:PT45M\r\n")));
    CHECK(repaired(imported, "TZID", "no such time zone"));
    CHECK(imported.report.repairs()[0].session == "A");
    CHECK(imported.report.repairs()[0].was == "Nowhere");
}

TEST_CASE("a zone made to change each second is passed over, not expanded") {
    for (const char* rule :
         {"FREQ=SECONDLY", "FREQ=DAILY", "FREQ=YEARLY;BYMONTH=1;BYSECOND=0,1,2,3",
          "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=1,2,3"}) {
        CAPTURE(std::string(rule));
        const Imported imported = read(calendar_of(
            zone_of(rule) +
            event_called("A", "DTSTART;TZID=Our Time:20180626T120000\r\nDURATION:PT45M\r\n")));
        CHECK(start_of(imported, "A") == "2018-06-26T10:00:00Z");
    }
}

TEST_CASE("events that no programme shows are dropped and told") {
    const Imported imported = read(
        calendar_of(event_called("A", "DTSTART:20180626T093000Z\r\nDTEND:20180626T100000Z\r\n") +
                    event_called("Day", "DTSTART;VALUE=DATE:20180626\r\n") +
                    event_called("Private", "DTSTART:20180626T093000Z\r\nCLASS:PRIVATE\r\n") +
                    event_called("Never", "DTSTART:20180230T093000Z\r\n") +
                    event_called("Odd", "DTSTART:20180626T996000\r\n") + event_called("None", "")));
    CHECK(imported.programme.sessions.size() == 1);
    const auto& drops = imported.report.drops();
    REQUIRE(drops.size() == 5);
    for (const Drop& drop : drops) {
        CHECK(drop.where.starts_with("line "));
        CHECK_FALSE(drop.session.empty());
        CHECK_FALSE(drop.why.empty());
    }
}

TEST_CASE("of a recurring event the first time is taken, which the report says") {
    const Imported imported = read(calendar_of(event_called(
        "A", "DTSTART:20180626T093000Z\r\nDTEND:20180626T100000Z\r\nRRULE:FREQ=SECONDLY\r\n")));
    CHECK(imported.programme.sessions.size() == 1);
    CHECK(repaired(imported, "RRULE", "it repeats"));
}

}  // namespace foyer::formats
