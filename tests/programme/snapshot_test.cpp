#include "core/programme/snapshot.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

using namespace foyer::programme;
using foyer::test::ProgrammeBuilder;
using namespace std::chrono_literals;
using std::chrono::year_month_day;

namespace {

std::vector<std::string> titles(const Snapshot& snapshot,
                                const std::vector<SessionIndex>& sessions) {
    std::vector<std::string> result;
    for (const auto index : sessions)
        result.emplace_back(snapshot.session(index).title.in(""));
    return result;
}

std::vector<std::string> all_titles(const Snapshot& snapshot) {
    std::vector<std::string> result;
    for (const auto& session : snapshot.programme().sessions) {
        result.emplace_back(session.title.in(""));
    }
    return result;
}

using SnapshotTitles = std::vector<std::string>;

constexpr year_month_day june(unsigned day) {
    return std::chrono::year{2018} / std::chrono::June / std::chrono::day{day};
}

}  // namespace

TEST_CASE("sessions are sorted by start, then by title without accents and capitals, then by id") {
    ProgrammeBuilder p;
    p.session("zebra", "2018-06-26 09:00", 30min);
    p.session("Écluse", "2018-06-26 09:00", 30min);
    p.session("eclipse", "2018-06-26 09:00", 30min);
    p.session("later", "2018-06-26 09:05", 30min);
    p.session("earlier", "2018-06-26 08:55", 30min);
    p.session("zebra", "2018-06-26 09:00", 10min);
    const auto snapshot = p.snapshot(7);
    CHECK(all_titles(*snapshot) ==
          SnapshotTitles{"earlier", "eclipse", "Écluse", "zebra", "zebra", "later"});
    CHECK(snapshot->session(3).id == "s1");
    CHECK(snapshot->session(4).id == "s6");
    CHECK(snapshot->revision() == 7);
}

TEST_CASE("records are found by id") {
    ProgrammeBuilder p;
    p.room("r1").room("r2").person("ann").track("cloud");
    p.session("One", "2018-06-26 09:00", 30min, {"r1"});
    const auto snapshot = p.snapshot();
    CHECK(snapshot->find_room("r2") == 1);
    CHECK(snapshot->find_person("ann") == 0);
    CHECK(snapshot->find_track("cloud") == 0);
    CHECK(snapshot->find_session("s1") == 0);
    CHECK_FALSE(snapshot->find_session("s2"));
    CHECK_FALSE(snapshot->find_room(""));
}

TEST_CASE("a room is called by its id or by its name in any language, without accents") {
    ProgrammeBuilder p;
    p.room("salle-1", "Salle 1").room("r2", "Amphithéâtre");
    p.programme().rooms[0].name.set("en", "Room 1");
    p.room("r3", "r2");
    const auto snapshot = p.snapshot();
    CHECK(snapshot->room_called("salle-1") == 0);
    CHECK(snapshot->room_called("SALLE 1") == 0);
    CHECK(snapshot->room_called(" room 1 ") == 0);
    CHECK(snapshot->room_called("amphitheatre") == 1);
    CHECK(snapshot->room_called("r2") == 1);
    CHECK_FALSE(snapshot->room_called("Salle"));
    CHECK_FALSE(snapshot->room_called(""));
}

TEST_CASE("references to records that do not exist are dropped and counted") {
    ProgrammeBuilder p;
    p.room("r1").person("ann");
    auto& session = p.session("One", "2018-06-26 09:00", 30min, {"gone", "r1", "lost"});
    session.track = "nowhere";
    session.people = {{"nobody", PersonRole::speaker}, {"ann", PersonRole::host}};
    const auto snapshot = p.snapshot();
    CHECK(snapshot->dropped_references() == 4);
    CHECK(snapshot->session(0).rooms == std::vector<std::string>{"r1"});
    CHECK(snapshot->session(0).track == "");
    CHECK(snapshot->session(0).people.size() == 1);
    CHECK(snapshot->timeline(0).sessions.size() == 1);
}

TEST_CASE("a room named twice holds the session once") {
    ProgrammeBuilder p;
    p.room("r1").room("r2");
    p.session("One", "2018-06-26 09:00", 30min, {"r1", "r2", "r1"});
    const auto snapshot = p.snapshot();
    CHECK(snapshot->session(0).rooms == std::vector<std::string>{"r1", "r2"});
    CHECK(snapshot->timeline(0).sessions.size() == 1);
    CHECK(snapshot->dropped_references() == 0);
}

TEST_CASE("a timeline holds what names the room; plenaries have their own") {
    ProgrammeBuilder p;
    p.room("r1").room("r2");
    p.session("Two", "2018-06-26 10:00", 30min, {"r1"});
    p.session("One", "2018-06-26 09:00", 120min, {"r1", "r2"});
    p.plenary(SessionKind::meal, "Lunch", "2018-06-26 12:00", 60min);
    p.plenary(SessionKind::keynote, "Keynote", "2018-06-26 08:00", 60min).rooms = {"r2"};
    p.session("Nowhere", "2018-06-26 09:00", 60min);
    const auto snapshot = p.snapshot();
    CHECK(titles(*snapshot, snapshot->timeline(0).sessions) == SnapshotTitles{"One", "Two"});
    CHECK(titles(*snapshot, snapshot->timeline(1).sessions) == SnapshotTitles{"Keynote", "One"});
    CHECK(titles(*snapshot, snapshot->plenaries().sessions) == SnapshotTitles{"Keynote", "Lunch"});
    CHECK(snapshot->timeline(0).latest_end ==
          std::vector{p.at("2018-06-26 11:00"), p.at("2018-06-26 11:00")});
}

TEST_CASE("a session after midnight belongs to the evening before") {
    ProgrammeBuilder p;
    p.session("Party", "2018-06-27 01:30", 60min);
    p.session("Opening", "2018-06-26 09:00", 60min);
    p.session("Morning", "2018-06-27 04:00", 60min);
    const auto snapshot = p.snapshot();
    REQUIRE(snapshot->days().size() == 2);
    CHECK(snapshot->days()[0].day == june(26));
    CHECK(titles(*snapshot, snapshot->days()[0].sessions) == SnapshotTitles{"Opening", "Party"});
    CHECK(snapshot->days()[0].first_start == p.at("2018-06-26 09:00"));
    CHECK(snapshot->days()[0].last_end == p.at("2018-06-27 02:30"));
    CHECK(titles(*snapshot, snapshot->days()[1].sessions) == SnapshotTitles{"Morning"});
    CHECK(snapshot->day_of(1) == june(26));
    CHECK(snapshot->day_of(2) == june(27));
}

TEST_CASE("a day's span ignores cancelled sessions unless all are") {
    ProgrammeBuilder p;
    p.session("Gone early", "2018-06-26 08:00", 60min).status = SessionStatus::cancelled;
    p.session("One", "2018-06-26 09:00", 60min);
    p.session("Gone late", "2018-06-26 18:00", 60min).status = SessionStatus::cancelled;
    p.session("Gone too", "2018-06-27 09:00", 60min).status = SessionStatus::cancelled;
    p.session("And this", "2018-06-27 11:00", 60min).status = SessionStatus::cancelled;
    const auto snapshot = p.snapshot();
    REQUIRE(snapshot->days().size() == 2);
    CHECK(snapshot->days()[0].first_start == p.at("2018-06-26 09:00"));
    CHECK(snapshot->days()[0].last_end == p.at("2018-06-26 10:00"));
    CHECK(snapshot->days()[0].sessions.size() == 3);
    CHECK(snapshot->days()[1].first_start == p.at("2018-06-27 09:00"));
    CHECK(snapshot->days()[1].last_end == p.at("2018-06-27 12:00"));
}

TEST_CASE("a person's sessions are listed once each, by start") {
    ProgrammeBuilder p;
    p.person("ann").person("bob");
    p.session("Late", "2018-06-26 11:00", 60min).people = {{"ann", PersonRole::speaker}};
    p.session("Early", "2018-06-26 09:00", 60min).people = {{"ann", PersonRole::speaker},
                                                            {"ann", PersonRole::moderator}};
    const auto snapshot = p.snapshot();
    CHECK(snapshot->sessions_of(0).size() == 2);
    CHECK(snapshot->session(snapshot->sessions_of(0)[0]).title.in("") == "Early");
    CHECK(snapshot->sessions_of(1).empty());
}

TEST_CASE("edges are every start and end, once each, in order") {
    ProgrammeBuilder p;
    p.session("One", "2018-06-26 09:00", 60min);
    p.session("Two", "2018-06-26 10:00", 30min).status = SessionStatus::cancelled;
    const auto snapshot = p.snapshot();
    CHECK(snapshot->edges() == std::vector{p.at("2018-06-26 09:00"), p.at("2018-06-26 10:00"),
                                           p.at("2018-06-26 10:30")});
}

TEST_CASE("an empty programme has a snapshot") {
    const auto snapshot = Snapshot::build(Programme{}, 0);
    CHECK(snapshot->days().empty());
    CHECK(snapshot->edges().empty());
    CHECK_FALSE(snapshot->room_called("x"));
}

TEST_CASE("maps are found by id, and places on maps that are not there are dropped") {
    ProgrammeBuilder p;
    p.room("r1").room("r2");
    p.programme().maps = {{"m", LocalizedText("Level -1"), {}}};
    p.programme().rooms[0].map_position = {"m", 250, 400};
    p.programme().rooms[1].map_position = {"gone", 250, 400};
    p.programme().info.push_back({"help", InfoKind::help, LocalizedText("Help"), {}, "", "", {}});
    Publication publication;
    publication.programme = p.programme();
    publication.screens.resize(2);
    publication.screens[0].map_position = {"m", 1, 2};
    publication.screens[1].map_position = {"gone", 1, 2};
    const auto snapshot = Snapshot::build(std::move(publication), 1);
    CHECK(snapshot->find_map("m") == 0u);
    CHECK_FALSE(snapshot->find_map("gone"));
    CHECK(snapshot->map(0).title.in("") == "Level -1");
    CHECK(snapshot->room(0).map_position == MapPosition{"m", 250, 400});
    CHECK_FALSE(snapshot->room(1).map_position);
    CHECK(snapshot->publication().screens[0].map_position);
    CHECK_FALSE(snapshot->publication().screens[1].map_position);
    CHECK(snapshot->dropped_references() == 2);
    CHECK(snapshot->info().size() == 1);
    CHECK(snapshot->maps().size() == 1);
    CHECK(snapshot->sponsors().empty());
}

TEST_CASE("the languages of the sessions are told, the most frequent first") {
    ProgrammeBuilder p;
    for (const char* language : {"en", "de", "", "de-at", "fr", "de", "en"})
        p.session("A talk", "2018-06-26 09:00", 30min).language = language;
    CHECK(p.snapshot()->languages_spoken() == std::vector<std::string>{"de", "en", "fr"});
    CHECK(ProgrammeBuilder().snapshot()->languages_spoken().empty());
}
