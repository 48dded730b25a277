#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "core/base/limits.h"
#include "tests/formats/import_bench.h"

namespace foyer::formats {

using namespace std::chrono_literals;
using programme::PersonRole;
using programme::Recording;
using programme::SessionKind;
using programme::SessionStatus;

namespace {

/// A schedule of one day with these events in the room "Aula"; `conference` is more of its members.
std::string json_with_events(std::string_view events, std::string_view conference = "") {
    std::string document = R"({"schedule":{"version":"1","conference":{"title":"Test",)";
    document += conference;
    document += R"("days":[{"index":1,"date":"2018-06-26","rooms":{"Aula":[)";
    document += events;
    document += "]}}]}}}";
    return document;
}

std::string json_event(std::string_view members) {
    std::string object =
        R"({"date":"2018-06-26T09:00:00+02:00","start":"09:00","duration":"00:30")";
    if (!members.empty()) object += ',';
    object += members;
    return object + "}";
}

}  // namespace

TEST_CASE("an event with people as frab writes them") {
    const Imported imported = read(json_with_events(json_event(
        R"("id":10386,"guid":"a0a0fcfe-b7fb","title":"Opening","subtitle":"","track":"CCC",
           "type":"lecture","language":"en","abstract":"Hello","logo":null,"room":"Aula",
           "do_not_record":true,"recording_license":"CC","persons":[{"id":7797,"public_name":"jinxx"},
           {"id":0,"public_name":"smtw"}],"links":[{"url":"https://a.org","title":"A"}],
           "attachments":[],"answers":[{"answer":"+33 1 23 45"}])")));
    CHECK(imported.format == Format::schedule_json);
    CHECK(imported.report.repairs_total() == 0);
    const auto& session = imported.programme.sessions[0];
    CHECK(session.id == "a0a0fcfe-b7fb");
    CHECK(session.keys.number == "10386");
    CHECK(format_utc(session.start) == "2018-06-26T07:00:00Z");
    CHECK(session.end - session.start == 30min);
    CHECK(session.recording == Recording::not_recorded);
    CHECK(imported.programme.people[0].guid == "7797");
    CHECK(imported.programme.people[1].guid == "");
    CHECK(imported.programme.tracks[0].id == "ccc");
}

TEST_CASE("an event with people as pretalx writes them") {
    const Imported imported = read(json_with_events(json_event(
        R"("id":25,"code":"G9JGWY","guid":"8079583e","title":"Talk","persons":[{"code":"NQTF8Y",
           "name":"Ada","public_name":"old","guid":"p-1","biography":"**Wrote** it","url":
           "https://ada.org"}])")));
    CHECK(imported.programme.sessions[0].keys.code == "G9JGWY");
    const auto& person = imported.programme.people[0];
    CHECK(person.name == "Ada");
    CHECK(person.guid == "p-1");
    CHECK(person.biography.in("") == "Wrote it");
    CHECK(person.url == "https://ada.org");
}

TEST_CASE("the rooms of the conference give order, guids and descriptions in languages") {
    const Imported imported = read(
        R"({"schedule":{"conference":{"title":"T","rooms":[
            {"name":"Tan","guid":"g","description":{"en":"Left","de":"Links"},"capacity":80},
            {"name":"Grey","guid":"g","description":null,"capacity":null}],
            "days":[{"date":"2018-06-26","rooms":{"Grey":[)" +
        json_event(R"("title":"A")") + R"(],"Tan":[)" + json_event(R"("title":"B")") + "]}}]}}}");
    REQUIRE(imported.programme.rooms.size() == 2);
    CHECK(imported.programme.rooms[0].name.in("") == "Tan");
    CHECK(imported.programme.rooms[0].description.in("de") == "Links");
    CHECK(imported.programme.rooms[0].capacity == 80);
    CHECK(imported.programme.rooms[1].name.in("") == "Grey");
    CHECK(imported.programme.rooms[1].guid == "g");
}

TEST_CASE("without a list of rooms their order is that of the file") {
    const Imported imported = read(
        R"({"schedule":{"conference":{"title":"T","days":[{"date":"2018-06-26","rooms":{"Zoo":[)" +
        json_event(R"("title":"A")") + R"(],"Aula":[)" + json_event(R"("title":"B")") + "]}}]}}}");
    CHECK(imported.programme.rooms[0].name.in("") == "Zoo");
}

TEST_CASE("rooms beside the conference are taken and reported") {
    const Imported imported = read(
        R"({"schedule":{"rooms":[{"name":"Aula","guid":"g"}],"conference":{"title":"T",
            "days":[{"date":"2018-06-26","rooms":{"Aula":[)" +
        json_event(R"("title":"A","id":"2814")") + "]}}]}}}");
    CHECK(imported.programme.rooms[0].guid == "g");
    CHECK(imported.programme.sessions[0].keys.number == "2814");
    CHECK(repaired(imported, "rooms", "beside the conference"));
}

TEST_CASE("texts may be maps of languages") {
    const Imported imported = read(json_with_events(
        json_event(R"("title":{"en":"Hello","fr":"Bonjour"},"abstract":{"de":"Hallo"})")));
    CHECK(imported.programme.sessions[0].title.in("fr") == "Bonjour");
    CHECK(imported.programme.sessions[0].abstract.in("de") == "Hallo");
}

TEST_CASE("the place of a session is its JSON pointer") {
    const Imported imported =
        read(json_with_events(json_event(R"("title":"A")") + R"(,7,{"title":"No start"})"));
    REQUIRE(imported.report.drops().size() == 2);
    CHECK(imported.report.drops()[0].where == "/schedule/conference/days/0/rooms/Aula/1");
    CHECK(imported.report.drops()[1].where == "/schedule/conference/days/0/rooms/Aula/2");
    CHECK(imported.report.drops()[1].session == "No start");
}

TEST_CASE("a day begins when the file says, as the XML does") {
    const Imported imported = read(
        R"({"schedule":{"conference":{"title":"T","days":[{"date":"2018-06-26",
            "day_start":"2018-06-26T06:00:00+02:00","day_end":"2018-06-27T05:59:00+02:00",
            "rooms":{"Aula":[)" +
        json_event(R"("title":"A")") + "]}}]}}}");
    CHECK(imported.programme.conference.day_boundary == 6h);
}

TEST_CASE("version 2: events in one list, with states, roles and keys of rooms") {
    const Imported imported = read(R"({"schedule":{"version":"alpha-3","conference":{"title":"T",
        "rooms":[{"name":"Aula","guid":"r-1"}],"tracks":[{"name":"Art","slug":"art"}],"days":[]},
        "persons":[{"guid":"p-1","name":"Ada","biography":{"en":"Wrote it"}}],
        "events":[
          {"guid":"e-1","title":"Kept","start":"2018-06-26T09:00:00+02:00",
           "end":"2018-06-26T10:00:00+02:00","room":{"guid":"r-1"},"track":{"slug":"art"},
           "state":"DELAYED","participants":[{"guid":"p-1","name":"Ada","role":"MODERATOR"}]},
          {"guid":"e-2","title":"Gone","start":"2018-06-26T11:00:00+02:00","duration":"PT45M",
           "room":{"guid":"r-1"},"state":"CANCELED"},
          {"guid":"e-3","title":"Not yet","start":"2018-06-26T11:00:00+02:00","duration":"PT45M",
           "state":"DRAFT"},
          {"guid":"e-4","title":"Pause","start":"2018-06-26T12:00:00+02:00","duration":"PT45M",
           "type":"BREAK"}]}})");
    CHECK(imported.programme.sessions.size() == 3);
    const auto& kept = called(imported, "Kept");
    CHECK(kept.rooms == std::vector<std::string>{"aula"});
    CHECK(kept.track == "art");
    CHECK(kept.people[0].role == PersonRole::moderator);
    CHECK(kept.end - kept.start == 60min);
    CHECK(imported.programme.people[0].biography.in("en") == "Wrote it");
    CHECK(called(imported, "Gone").status == SessionStatus::cancelled);
    CHECK(called(imported, "Gone").end - called(imported, "Gone").start == 45min);
    CHECK(called(imported, "Pause").kind == SessionKind::break_);
    CHECK(called(imported, "Pause").plenary);
    REQUIRE(imported.report.drops().size() == 1);
    CHECK(imported.report.drops()[0].session == "Not yet");
}

TEST_CASE("broken JSON is told with line and column") {
    const Error error = refusal("{\"schedule\":\n{\"conference\":\n {\"title\": }}}");
    CHECK(error.kind == ErrorKind::malformed);
    CHECK(says(error, "line 3, column"));
}

TEST_CASE("a schedule without a conference is refused") {
    ImportOptions options;
    options.format = Format::schedule_json;
    for (const std::string_view document :
         {"{}", "[]", "7", R"({"schedule":7})", R"({"schedule":{"conference":[]}})"}) {
        CAPTURE(document);
        const auto imported = read_programme(document, options);
        REQUIRE_FALSE(imported.ok());
        CHECK(imported.error().kind == ErrorKind::unsupported);
    }
}

TEST_CASE("members of other types than expected are passed over") {
    const Imported imported = read(
        R"({"generator":7,"schedule":{"version":{},"base_url":[],"conference":{"title":[],"rooms":{},
            "tracks":"x","acronym":"abc","days":[7,{"rooms":[]},{"rooms":{"X":7}},
            {"date":7,"rooms":{"Aula":[)" +
        json_event(R"("title":"A","persons":{},"links":7,"attachments":[7,[]],"track":7,"type":[],
                 "id":1.5,"do_not_record":"no","language":[1])") +
        "]}}]}}}");
    CHECK(imported.programme.sessions.size() == 1);
    CHECK(imported.programme.conference.title.in("") == "abc");
}

TEST_CASE("JSON in another charset is read and reported once") {
    const Imported imported =
        read(json_with_events(json_event("\"title\":\"Caf\xE9\",\"abstract\":\"d\xE9"
                                         "but\"")));
    CHECK(title_of(imported.programme.sessions[0]) == "Café");
    CHECK(repaired(imported, "charset", "Windows-1252"));
}

TEST_CASE("JSON within the limit of depth is read, deeper is refused") {
    const auto nested = [](std::size_t depth) {
        return R"({"schedule":{"conference":{"title":"T"}},"x":)" + std::string(depth, '[') +
               std::string(depth, ']') + "}";
    };
    CHECK(refusal(nested(limits::nesting_depth - 1)).kind == ErrorKind::invalid);
    CHECK(refusal(nested(limits::nesting_depth)).kind == ErrorKind::too_large);
    CHECK(refusal(nested(100'000)).kind == ErrorKind::too_large);
}

}  // namespace foyer::formats
