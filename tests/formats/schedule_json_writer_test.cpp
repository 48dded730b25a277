#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>

#include "core/base/json.h"
#include "core/formats/export.h"
#include "tests/formats/schedule_patterns.h"
#include "tests/support/builders.h"
#include "tests/support/effort.h"
#include "tests/support/full_programme.h"

using namespace foyer;
using namespace foyer::formats;
using namespace std::chrono_literals;
using programme::SessionKind;
using programme::SessionStatus;
using programme::Snapshot;

namespace {

Json written(const Snapshot& snapshot) {
    const Result<Json> document = parse_json(write_schedule_json(snapshot));
    REQUIRE(document.ok());
    return document.value();
}

bool json_matches(const Json& value, const char* pattern) {
    return value.is_string() && std::regex_match(value.get<std::string>(), std::regex(pattern));
}

constexpr const char* date = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

bool text_or_null(const Json& value) {
    return value.is_string() || value.is_null();
}

/// Checks an event against the schema of schedule.json v1.
void check_json_event(const Json& event, const std::string& room) {
    static const std::set<std::string> known{"guid",
                                             "code",
                                             "id",
                                             "logo",
                                             "date",
                                             "start",
                                             "end",
                                             "room",
                                             "duration",
                                             "slug",
                                             "url",
                                             "title",
                                             "subtitle",
                                             "track",
                                             "type",
                                             "language",
                                             "abstract",
                                             "description",
                                             "persons",
                                             "links",
                                             "attachments",
                                             "recording_license",
                                             "do_not_record",
                                             "feedback_url"};
    for (auto member = event.begin(); member != event.end(); ++member) {
        CHECK_MESSAGE(known.contains(member.key()), member.key());
    }
    CHECK(json_matches(event.at("guid"), uuid_pattern));
    CHECK(event.at("id").get<std::int64_t>() >= 1);
    CHECK(json_matches(event.at("date"), instant_pattern));
    CHECK(json_matches(event.at("end"), instant_pattern));
    CHECK(json_matches(event.at("start"), "[0-2][0-9]:[0-5][0-9]"));
    CHECK(json_matches(event.at("duration"), "[0-9]+:[0-9]{2}"));
    CHECK(json_matches(event.at("slug"), "[a-z0-9_]{4,}-[a-z0-9_-]{3,}[a-z0-9]"));
    CHECK(event.at("room") == room);
    CHECK(event.at("url").is_string());
    CHECK(event.at("title").get<std::string>().size() > 0);
    CHECK(event.at("type").get<std::string>().size() > 0);
    for (const char* name : {"subtitle", "track", "language", "abstract", "description", "logo"}) {
        CHECK_MESSAGE(text_or_null(event.at(name)), name);
    }
    for (const Json& person : event.at("persons")) {
        CHECK(person.at("name").is_string());
        CHECK(json_matches(person.at("guid"), uuid_pattern));
        CHECK_FALSE(person.contains("public_name"));  // of frab's shape or pretalx's, never both
    }
    for (const char* name : {"links", "attachments"}) {
        for (const Json& link : event.at(name))
            CHECK(link.at("url").is_string());
    }
}

/// Checks a document against the schema of schedule.json v1.
void check_json_schema(const Json& document) {
    const Json& schedule = document.at("schedule");
    CHECK(schedule.at("version").is_string());
    const Json& conference = schedule.at("conference");
    CHECK(json_matches(conference.at("acronym"), "[a-z0-9_-][a-z0-9_]{3,}"));
    CHECK(json_matches(conference.at("start"), date));
    CHECK(json_matches(conference.at("end"), date));
    CHECK(json_matches(conference.at("timeslot_duration"), "[0-9]{2}:[0-9]{2}"));
    CHECK(conference.at("title").is_string());
    CHECK(conference.at("daysCount") == conference.at("days").size());
    std::set<std::string> rooms;
    for (const Json& room : conference.at("rooms")) {
        CHECK(json_matches(room.at("guid"), uuid_pattern));
        CHECK(rooms.insert(room.at("name").get<std::string>()).second);
    }
    std::set<std::string> guids, slugs;
    std::set<std::int64_t> numbers;
    std::size_t events = 0;
    int index = 0;
    for (const Json& day : conference.at("days")) {
        CHECK(day.at("index") == ++index);
        CHECK(json_matches(day.at("date"), date));
        CHECK(json_matches(day.at("day_start"), instant_pattern));
        CHECK(json_matches(day.at("day_end"), instant_pattern));
        for (const auto& [room, list] : day.at("rooms").items()) {
            for (const Json& event : list) {
                check_json_event(event, room);
                guids.insert(event.at("guid").get<std::string>());
                slugs.insert(event.at("slug").get<std::string>());
                numbers.insert(event.at("id").get<std::int64_t>());
                ++events;
            }
        }
    }
    CHECK(guids.size() == events);
    CHECK(slugs.size() == events);
    CHECK(numbers.size() == events);
}

const Json& only_event(const Json& document, const char* room) {
    return document.at("schedule").at("conference").at("days").at(0).at("rooms").at(room).at(0);
}

}  // namespace

TEST_CASE("any programme becomes a schedule.json that keeps its schema" *
          doctest::test_suite("slow")) {
    for (std::uint64_t seed = test::rounds(25); seed > 0; --seed) {
        CAPTURE(seed);
        const auto made = test::FullProgrammes(seed).make(8);
        const auto snapshot = Snapshot::build(made, 1);
        const Json document = written(*snapshot);
        check_json_schema(document);
        CHECK(write_schedule_json(*snapshot) == write_schedule_json(*snapshot));
    }
}

TEST_CASE("schedule.json lists sessions by programme day and room, rooms in their order") {
    test::ProgrammeBuilder p("Europe/Paris");
    p.room("b", "Salle B").room("a", "Salle A");
    p.session("Morning", "2018-06-26 09:30", 45min, {"a"});
    p.session("Party", "2018-06-27 01:30", 120min, {"b"});
    p.session("Next day", "2018-06-27 09:00", 45min, {"a"});
    const Json conference = written(*p.snapshot()).at("schedule").at("conference");
    CHECK(conference.at("rooms").at(0).at("name") == "Salle B");
    CHECK(conference.at("daysCount") == 2);
    CHECK(conference.at("start") == "2018-06-26");
    CHECK(conference.at("end") == "2018-06-27");
    CHECK(conference.at("timeslot_duration") == "00:15");
    CHECK(conference.at("time_zone_name") == "Europe/Paris");
    const Json& first = conference.at("days").at(0);
    CHECK(first.at("date") == "2018-06-26");
    CHECK(first.at("day_start") == "2018-06-26T04:00:00+02:00");
    CHECK(first.at("day_end") == "2018-06-27T04:00:00+02:00");
    const Json& party = first.at("rooms").at("Salle B").at(0);
    CHECK(party.at("date") == "2018-06-27T01:30:00+02:00");
    CHECK(party.at("start") == "01:30");
    CHECK(party.at("end") == "2018-06-27T03:30:00+02:00");
    CHECK(party.at("duration") == "02:00");
    CHECK(first.at("rooms").size() == 2);
    CHECK(conference.at("days").at(1).at("rooms").size() == 1);
}

TEST_CASE("schedule.json says in the title that a session is cancelled") {
    test::ProgrammeBuilder p;
    p.room("a");
    p.session("Talk", "2018-06-26 09:30", 45min, {"a"}).status = SessionStatus::cancelled;
    CHECK(only_event(written(*p.snapshot()), "a").at("title") == "CANCELLED: Talk");
}

TEST_CASE("schedule.json keeps beside the listing what a listing under one room cannot say") {
    test::ProgrammeBuilder p;
    p.room("a").room("b");
    p.plenary(SessionKind::meal, "Lunch", "2018-06-26 12:30", 60min);
    p.session("Twice", "2018-06-26 09:30", 45min, {"b", "a"});
    p.session("Somewhere", "2018-06-26 09:30", 45min);
    p.session("Keynote", "2018-06-26 09:00", 30min, {"a"}).plenary = true;
    p.session("Ordinary", "2018-06-26 10:30", 30min, {"a"});
    const Json document = written(*p.snapshot());
    const Json& extras = document.at("schedule").at("foyer");
    const Json& rooms = document.at("schedule").at("conference").at("rooms");
    REQUIRE(rooms.size() == 2);  // the made-up rooms are none of the conference
    const auto extra_of = [&](const char* room) {
        return extras.at(only_event(document, room).at("guid").get<std::string>());
    };
    CHECK(extra_of("All rooms") == Json{{"plenary", true}, {"rooms", Json::array()}});
    CHECK(extra_of("To be announced") == Json{{"rooms", Json::array()}});
    CHECK(extra_of("b") ==
          Json{{"rooms", Json::array({rooms.at(1).at("guid"), rooms.at(0).at("guid")})}});
    CHECK(extra_of("a").at("plenary") == true);
    CHECK(extras.size() == 4);
}

TEST_CASE("the source's keys are kept in schedule.json where they are valid and distinct") {
    test::ProgrammeBuilder p;
    p.room("a");
    auto& first = p.session("One", "2018-06-26 09:00", 30min, {"a"});
    first.keys = {"bffa3522-4629-5e7c-ac08-0433874a4508", "38LRHE", "7"};
    auto& second = p.session("Two", "2018-06-26 10:00", 30min, {"a"});
    second.keys = {"bffa3522-4629-5e7c-ac08-0433874a4508", "38LRHE", "7"};
    auto& third = p.session("Three", "2018-06-26 11:00", 30min, {"a"});
    third.keys = {"slot-3", "lower1", "0"};
    const Json document = written(*p.snapshot());
    check_json_schema(document);
    const Json& events =
        document.at("schedule").at("conference").at("days").at(0).at("rooms").at("a");
    CHECK(events.at(0).at("guid") == "bffa3522-4629-5e7c-ac08-0433874a4508");
    CHECK(events.at(0).at("code") == "38LRHE");
    CHECK(events.at(0).at("id") == 7);
    CHECK(events.at(1).at("id") != 7);
    CHECK_FALSE(events.at(1).contains("code"));
    CHECK_FALSE(events.at(2).contains("code"));
}

TEST_CASE("rooms of one name stay apart in schedule.json") {
    test::ProgrammeBuilder p;
    p.room("a", "Hall").room("b", "Hall").room("c", "All rooms");
    p.session("One", "2018-06-26 09:00", 30min, {"a"});
    p.session("Two", "2018-06-26 09:00", 30min, {"b"});
    p.session("Three", "2018-06-26 09:00", 30min, {"c"});
    p.plenary(SessionKind::break_, "Pause", "2018-06-26 10:00", 30min);
    const Json document = written(*p.snapshot());
    check_json_schema(document);
    CHECK(only_event(document, "Hall").at("title") == "One");
    CHECK(only_event(document, "Hall (2)").at("title") == "Two");
    CHECK(only_event(document, "All rooms").at("title") == "Three");
    CHECK(only_event(document, "All rooms (2)").at("title") == "Pause");
}

TEST_CASE("a conference of any name gets an acronym that the schema allows") {
    for (const auto& [given, wanted] : {std::pair{"36C3", "36c3"},
                                        {"divoc-ptt", "divoc_ptt"},
                                        {"PCD", "pcd2018"},
                                        {"会议", ""}}) {
        test::ProgrammeBuilder p;
        p.programme().conference.acronym = given;
        p.room("a");
        p.session("One", "2018-06-26 09:00", 30min, {"a"});
        const Json document = written(*p.snapshot());
        check_json_schema(document);
        const std::string acronym = document.at("schedule").at("conference").at("acronym");
        if (*wanted != '\0') CHECK(acronym == wanted);
    }
}
