// Sessionize's views All and GridSmart.

#include <doctest/doctest.h>

#include "tests/formats/import_bench.h"

namespace foyer::formats {

using programme::Session;
using programme::SessionKind;

namespace {

constexpr const char* view_all = R"({
  "sessions": [
    {"id": "1", "title": "Talk", "description": "*not* markup", "startsAt": "2018-06-26T09:00:00",
     "endsAt": "2018-06-26T09:45:00", "isServiceSession": false, "isPlenumSession": false,
     "speakers": ["ada", "nobody"], "categoryItems": [10, 20, 30, 40, 11], "roomId": 2,
     "liveUrl": "https://live.org/", "recordingUrl": null, "status": "Accepted"},
    {"id": "2", "title": "Keynote", "startsAt": "2018-06-26T10:00:00", "endsAt":
     "2018-06-26T11:00:00", "isServiceSession": false, "isPlenumSession": true, "speakers": [],
     "categoryItems": [], "roomId": 1, "status": "Accepted"},
    {"id": "3", "title": "Coffee", "startsAt": "2018-06-26T11:00:00", "endsAt": null,
     "isServiceSession": true, "isPlenumSession": true, "speakers": [], "roomId": 1},
    {"id": "4", "title": "Refused", "startsAt": "2018-06-26T11:00:00", "status": "Declined"},
    {"id": "5", "title": "Homeless", "startsAt": "2018-06-26T11:30:00", "endsAt":
     "2018-06-26T12:00:00", "roomId": 99},
    7],
  "speakers": [{"id": "ada", "fullName": "Ada Lovelace", "tagLine": "Engineer @ Engines",
     "bio": "First.", "links": [{"title": "Web", "url": "https://ada.org/"}]}],
  "categories": [
    {"title": "Which track?", "type": "session", "items": [{"id": 10, "name": "Ops"},
     {"id": 11, "name": "Dev"}]},
    {"title": "Level", "type": "session", "items": [{"id": 20, "name": "Beginner"}]},
    {"title": "Language", "type": "session", "items": [{"id": 30, "name": "French"}]},
    {"title": "Language you speak", "type": "speaker", "items": [{"id": 40, "name": "Latin"}]}],
  "rooms": [{"id": 2, "name": "Salle 2", "sort": 1}, {"id": 1, "name": "Salle 1", "sort": 0}]})";

std::string grid(std::string_view sessions_1, std::string_view sessions_2) {
    return R"([{"date":"2018-06-26T00:00:00","rooms":[{"id":1,"name":"Salle 1","sessions":[)" +
           std::string(sessions_1) + R"(]},{"id":2,"name":"Salle 2","sessions":[)" +
           std::string(sessions_2) + R"(]}],"timeSlots":[]}])";
}

}  // namespace

TEST_CASE("the view All is read with its people, categories and rooms") {
    const Imported imported = read(view_all);
    CHECK(imported.format == Format::sessionize);
    const Session& talk = called(imported, "Talk");
    CHECK(talk.abstract.in("en") == "*not* markup");
    CHECK(format_utc(talk.start) == "2018-06-26T07:00:00Z");
    CHECK(talk.rooms == std::vector<std::string>{"salle-2"});
    CHECK(talk.language == "fr");
    CHECK(talk.level == "Beginner");
    CHECK(imported.programme.tracks.at(0).name.in("en") == "Ops");
    CHECK(talk.links.at(0).url == "https://live.org/");
    REQUIRE(imported.programme.people.size() == 1);
    CHECK(imported.programme.people[0].affiliation == "Engines");
    CHECK(imported.programme.people[0].position.in("en") == "Engineer");
    CHECK(imported.programme.people[0].url == "https://ada.org/");
    CHECK(imported.programme.rooms.at(0).name.in("en") == "Salle 1");
}

TEST_CASE("a plenum session is plenary, and a service session for all has no room of its own") {
    const Imported imported = read(view_all);
    CHECK(called(imported, "Keynote").plenary);
    CHECK(called(imported, "Keynote").rooms == std::vector<std::string>{"salle-1"});
    const Session& coffee = called(imported, "Coffee");
    CHECK(coffee.plenary);
    CHECK(coffee.rooms.empty());
    CHECK(coffee.kind == SessionKind::break_);
    // It ends when the next one begins.
    CHECK(coffee.end - coffee.start == std::chrono::minutes{30});
}

TEST_CASE("what Sessionize's file lacks is told by session") {
    const Imported imported = read(view_all);
    CHECK(repaired(imported, "speakers", "nobody in the file has this id"));
    CHECK(repaired(imported, "roomId", "no room in the file has this id"));
    CHECK(called(imported, "Homeless").rooms.empty());
    const auto& drops = imported.report.drops();
    REQUIRE(drops.size() == 2);
    CHECK(drops[0].session == "Refused");
    CHECK(drops[0].why.find("Declined") != std::string::npos);
    CHECK(drops[1].where == "/sessions/5");
}

TEST_CASE("the grid is read, and a session that stands in several rooms is one") {
    const std::string both =
        R"({"id":"1","title":"Both","startsAt":"2018-06-26T09:00:00","endsAt":"2018-06-26T09:45:00",
            "speakers":[{"id":"ada","name":"Ada Lovelace"}],"categories":[{"id":5,"name":"Level",
            "categoryItems":[{"id":6,"name":"Expert"}]}],"roomId":)";
    const Imported imported = read(grid(both + "1}", both + "2}"));
    REQUIRE(imported.programme.sessions.size() == 1);
    const Session& session = imported.programme.sessions[0];
    CHECK(session.rooms == std::vector<std::string>{"salle-1", "salle-2"});
    CHECK(session.level == "Expert");
    CHECK(imported.programme.people.at(0).name == "Ada Lovelace");
}

TEST_CASE("Sessionize's times name no zone, which is told") {
    CHECK(repaired(read(view_all, ""), "time_zone", "--tz"));
}

TEST_CASE("a document of another kind is refused when Sessionize's is asked for") {
    ImportOptions options;
    options.format = Format::sessionize;
    for (const char* bytes : {"{}", "7", R"({"sessions":{}})"}) {
        const auto imported = read_programme(bytes, options);
        REQUIRE_FALSE(imported.ok());
        CHECK(imported.error().kind == ErrorKind::unsupported);
    }
}

}  // namespace foyer::formats
