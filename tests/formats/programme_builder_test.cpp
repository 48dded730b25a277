#include "core/formats/programme_builder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/base/ids.h"
#include "core/base/limits.h"
#include "core/formats/import.h"
#include "core/programme/model.h"
#include "core/programme/validation.h"
#include "tests/formats/builder_bench.h"

namespace foyer::formats {

using namespace std::chrono_literals;
using programme::LocalizedText;
using programme::Programme;
using programme::Session;
using programme::SessionKind;
using programme::SessionStatus;

// Records -------------------------------------------------------------------------------------

TEST_CASE("a room named again is the same room, in order of appearance") {
    Bench bench;
    const auto first = bench.builder.room_called("Salle 2");
    const auto second = bench.builder.room_called("Salle 1");
    CHECK(bench.builder.room_called(" Salle  2") == first);
    SessionDraft draft = session("Talk", "2018-06-26 09:00");
    draft.rooms = {*second, *first, *second};
    bench.builder.add(draft);
    const Programme programme = bench.finish();
    REQUIRE(programme.rooms.size() == 2);
    CHECK(programme.rooms[0].id == "salle-2");
    CHECK(programme.sessions[0].rooms == std::vector<std::string>{"salle-1", "salle-2"});
}

TEST_CASE("two rooms with one guid stay two rooms, and a name alone finds its room") {
    Bench bench;
    RoomDraft grey;
    grey.guid = "g";
    grey.name = LocalizedText("Grey");
    RoomDraft tan = grey;
    tan.name = LocalizedText("Tan");
    CHECK(bench.builder.room(grey) != bench.builder.room(tan));
    CHECK(bench.builder.room_called("Tan") == bench.builder.room(tan));
}

TEST_CASE("two rooms with one name and two guids stay two rooms with ids of their own") {
    Bench bench;
    RoomDraft here;
    here.guid = "1";
    here.name = LocalizedText("Aula");
    RoomDraft there = here;
    there.guid = "2";
    SessionDraft draft = session("Talk", "2018-06-26 09:00");
    draft.rooms = {*bench.builder.room(here), *bench.builder.room(there)};
    bench.builder.add(draft);
    const Programme programme = bench.finish();
    REQUIRE(programme.rooms.size() == 2);
    CHECK(programme.rooms[0].id == "aula");
    CHECK(programme.rooms[1].id == "aula-2");
}

TEST_CASE("a room whose guid is learnt later stays one room") {
    Bench bench;
    const auto named = bench.builder.room_called("Aula");
    RoomDraft keyed;
    keyed.guid = "1";
    keyed.name = LocalizedText("Aula");
    keyed.capacity = 300;
    CHECK(bench.builder.room(keyed) == named);
    SessionDraft draft = session("Talk", "2018-06-26 09:00");
    draft.rooms = {*named};
    bench.builder.add(draft);
    const Programme programme = bench.finish();
    CHECK(programme.rooms[0].guid == "1");
    CHECK(programme.rooms[0].capacity == 300);
}

TEST_CASE("rooms, tracks and people that no session uses are left out, rooms with a report") {
    Bench bench;
    const auto used = bench.builder.room_called("Used");
    bench.builder.room_called("Empty");
    TrackDraft track;
    track.name = LocalizedText("Unused");
    bench.builder.track(track);
    PersonDraft person;
    person.name = "Nobody";
    bench.builder.person(person);
    SessionDraft draft = session("Talk", "2018-06-26 09:00");
    draft.rooms = {*used};
    bench.builder.add(draft);
    const Programme programme = bench.finish();
    CHECK(programme.rooms.size() == 1);
    CHECK(programme.tracks.empty());
    CHECK(programme.people.empty());
    CHECK(bench.repaired("rooms", "Empty"));
}

TEST_CASE("where everything is plenary, the rooms stay") {
    Bench bench;
    bench.builder.room_called("Hall");
    SessionDraft draft = session("Opening", "2018-06-26 09:00");
    draft.plenary = true;
    bench.builder.add(draft);
    CHECK(bench.finish().rooms.size() == 1);
}

TEST_CASE("one key with two names is two people, a name without key is the person of that name") {
    Bench bench;
    const auto person = [&](std::string key, std::string name) {
        PersonDraft draft;
        draft.guid = std::move(key);
        draft.name = std::move(name);
        return bench.builder.person(draft);
    };
    const auto liz = person("7", "Liz Rice");
    CHECK(person("7", "Anthony Seure") != liz);
    CHECK(person("", "Liz Rice") == liz);
    CHECK(person("8", "Liz Rice") != liz);
    const auto later = person("", "Piko");
    CHECK(person("155", "Piko") == later);
    CHECK(person("156", "Piko") != later);
    CHECK_FALSE(person("9", "  "));
}

TEST_CASE("what is said later about a person fills what was empty") {
    Bench bench;
    PersonDraft person;
    person.name = "Liz  Rice";
    const auto ref = bench.builder.person(person);
    person.biography = LocalizedText("<p>Writes <b>books</b>.</p>");
    person.url = "https://liz.example";
    bench.builder.person(person);
    person.biography = LocalizedText("Another one");
    bench.builder.person(person);
    SessionDraft draft = session("Talk", "2018-06-26 09:00");
    draft.people = {{*ref}, {*ref}};
    bench.builder.add(draft);
    const Programme programme = bench.finish();
    REQUIRE(programme.people.size() == 1);
    CHECK(programme.people[0].id == "liz-rice");
    CHECK(programme.people[0].name == "Liz Rice");
    CHECK(programme.people[0].biography.in("") == "Writes books.");
    CHECK(programme.people[0].url == "https://liz.example");
    CHECK(programme.sessions[0].people.size() == 1);
    CHECK(bench.repaired("name", "repeated spaces"));
}

// Ids -----------------------------------------------------------------------------------------

TEST_CASE("a session's id is its guid, else its code, else its number, else its title") {
    const auto id_with = [](programme::SourceKeys keys) {
        Bench bench;
        SessionDraft draft = session("Écrire du Rust", "2018-06-26 09:00");
        draft.keys = std::move(keys);
        bench.builder.add(draft);
        return bench.finish().sessions[0].id;
    };
    CHECK(id_with({"6A32CB72-a69d", "ABCDEF", "17"}) == "6a32cb72-a69d");
    CHECK(id_with({"not an id!", "ABCDEF", "17"}) == "abcdef");
    CHECK(id_with({"", "", "17"}) == "17");
    CHECK(id_with({"", "", ""}) == "ecrire-du-rust");
    CHECK(is_record_id(id_with({"https://example.org/very/strange?key=1", "", ""})));
}

TEST_CASE("repeated keys are all kept and numbered by start, whatever the order of the file") {
    const auto ids = [](bool reversed) {
        Bench bench;
        std::vector<SessionDraft> drafts{session("A", "2018-06-26 09:00"),
                                         session("B", "2018-06-26 10:00"),
                                         session("C", "2018-06-26 11:00")};
        if (reversed) std::reverse(drafts.begin(), drafts.end());
        for (SessionDraft& draft : drafts) {
            draft.keys.guid = "same";
            bench.builder.add(draft);
        }
        std::vector<std::string> result;
        for (const Session& s : bench.finish().sessions)
            result.push_back(title_of(s) + "=" + s.id);
        return result;
    };
    CHECK(ids(false) == std::vector<std::string>{"A=same", "B=same-2", "C=same-3"});
    CHECK(ids(true) == ids(false));
}

// Times ---------------------------------------------------------------------------------------

TEST_CASE("local times are read in the zone, across its clock change") {
    Bench bench;
    bench.builder.add(session("Winter", "2018-03-25 01:30"));
    bench.builder.add(session("Summer", "2018-03-25 03:30"));
    const Programme programme = bench.finish();
    CHECK(format_utc(programme.sessions[0].start) == "2018-03-25T00:30:00Z");
    CHECK(format_utc(programme.sessions[1].start) == "2018-03-25T01:30:00Z");
}

TEST_CASE("the zone of the option wins over the file's, and the file's over the offset") {
    const auto zone_of = [](std::string option, std::string file, std::string_view start) {
        Bench bench(std::move(option));
        bench.builder.conference().time_zone = std::move(file);
        bench.builder.add(session("Talk", start));
        return bench.finish().conference.zone.name();
    };
    CHECK(zone_of("Asia/Tokyo", "Europe/Paris", "2018-06-26T09:00:00+01:00") == "Asia/Tokyo");
    CHECK(zone_of("", "Europe/Paris", "2018-06-26T09:00:00+01:00") == "Europe/Paris");
    CHECK(zone_of("", "Berlin", "2018-06-26T09:00:00+01:00") == "Europe/Berlin");
    CHECK(zone_of("", "", "2018-06-26T09:00:00+01:00") == "Etc/GMT-1");
    CHECK(zone_of("", "", "2018-06-26T09:00:00-08:00") == "Etc/GMT+8");
    CHECK(zone_of("", "", "2018-06-26T09:00:00+05:30") == "Asia/Kolkata");
    CHECK(zone_of("", "", "2018-06-26T09:00:00Z") == "UTC");
    CHECK(zone_of("", "", "2018-06-26 09:00") == "UTC");
}

TEST_CASE("a zone that had to be guessed is reported") {
    Bench bench("");
    bench.builder.conference().time_zone = "Middle/Earth";
    bench.builder.add(session("Talk", "2018-06-26T09:00:00+01:00"));
    bench.finish();
    CHECK(bench.repaired("time_zone", "--tz"));
}

TEST_CASE("a zone option that does not exist is wrong usage") {
    Bench bench("Middle/Earth");
    bench.builder.add(session("Talk", "2018-06-26 09:00"));
    const auto result = bench.builder.finish();
    REQUIRE_FALSE(result);
    CHECK(result.error().kind == ErrorKind::usage);
    CHECK(result.error().detail.find("Middle/Earth") != std::string::npos);
}

}  // namespace foyer::formats
