#include "kiosk/screens/session_model.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"
#include "tests/support/looking.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;

namespace {

const Catalogue& english_session() {
    static const Catalogues all = test::shipped_catalogues();
    return all.of("en");
}

SessionModel model_of(const programme::Snapshot& snapshot, const std::string& id, UtcTime now) {
    return session_model(snapshot, snapshot.find_session(id).value(), now, english_session());
}

const char* const eleven_twenty = "2018-06-26T11:20:00+02:00";

}  // namespace

TEST_CASE("a moved session says what changed, when, and from where to where") {
    const auto snapshot = test::looking::changed_sample();
    const auto model =
        model_of(*snapshot, "concourse-container-first-ci-and-cd", test::instant(eleven_twenty));
    REQUIRE(model.banner);
    CHECK(model.banner->kind == SessionBanner::Kind::changed);
    CHECK(model.banner->head == "Room changed");
    CHECK(model.banner->since == "at 11:18");
    CHECK(model.banner->move.from == "Salle 2");
    CHECK(model.banner->move.to == "Salle 3");
    CHECK(model.old_rooms == "Salle 2");
    REQUIRE(model.places.size() == 1);
    CHECK(model.places[0].name == "Salle 3");
    CHECK(model.places[0].floor == "level -1");
    CHECK(model.time_tail == "in 30 min");
    CHECK(model.next_heading == "Next in Salle 3");
}

TEST_CASE("a cancelled session says what is in its room instead") {
    const auto snapshot = test::looking::changed_sample();
    const auto model =
        model_of(*snapshot, "reliability-of-container-orchestration", test::instant(eleven_twenty));
    REQUIRE(model.banner);
    CHECK(model.banner->kind == SessionBanner::Kind::cancelled);
    CHECK(model.cancelled);
    CHECK(model.instead_heading == "Instead in Salle 3");
    REQUIRE(model.instead.size() == 1);
    CHECK(model.instead[0].session == "concourse-container-first-ci-and-cd");
    CHECK(model.time_tail.empty());
}

TEST_CASE("a cancelled session whose room stays empty says so") {
    test::ProgrammeBuilder p;
    p.room("a", "Aula");
    p.session("Off", "2025-02-01 10:00", 45min, {"a"}).status = programme::SessionStatus::cancelled;
    const auto model = model_of(*p.snapshot(), "s1", p.at("2025-02-01 09:00"));
    CHECK(model.instead.empty());
    CHECK(model.instead_heading == "Nothing takes its place in Aula.");
}

TEST_CASE("a cancelled session leads to the one that staff name") {
    test::ProgrammeBuilder p;
    p.room("a", "Aula");
    p.session("Off", "2025-02-01 10:00", 45min, {"a"}).status = programme::SessionStatus::cancelled;
    p.session("Other", "2025-02-01 15:00", 45min, {"a"});
    p.programme().sessions[0].instead = p.programme().sessions[1].id;
    const auto model = model_of(*p.snapshot(), "s1", p.at("2025-02-01 09:00"));
    REQUIRE(model.instead.size() == 1);
    CHECK(model.instead[0].session == p.programme().sessions[1].id);
    CHECK(model.instead_heading == "Instead");
}

TEST_CASE("a session in a full room says so until it ends") {
    test::ProgrammeBuilder p;
    p.room("a", "Aula");
    p.session("Talk", "2025-02-01 10:00", 45min, {"a"}).full = true;
    const auto snapshot = p.snapshot();
    const auto model = model_of(*snapshot, "s1", p.at("2025-02-01 10:10"));
    REQUIRE(model.banner);
    CHECK(model.banner->head == "The room is full");
    CHECK_FALSE(model_of(*snapshot, "s1", p.at("2025-02-01 10:45")).banner);
}

TEST_CASE("the end of the time row tells how far away a session is") {
    test::ProgrammeBuilder p;
    p.room("a");
    p.session("Talk", "2025-02-01 10:00", 45min, {"a"});
    const auto snapshot = p.snapshot();
    const auto tail = [&](const char* at) { return model_of(*snapshot, "s1", p.at(at)).time_tail; };
    CHECK(tail("2025-01-31 23:00") == "Saturday 1 February");
    CHECK(tail("2025-02-01 09:30") == "in 30 min");
    CHECK(tail("2025-02-01 10:00") == "45 min left");
    CHECK(tail("2025-02-01 10:45") == "over");
    CHECK(tail("2025-02-02 10:45") == "Saturday 1 February");
}

TEST_CASE("a session without room, people and abstract has a page all the same") {
    test::ProgrammeBuilder p;
    p.session("Bare", "2025-02-01 10:00", 45min);
    const auto model = model_of(*p.snapshot(), "s1", p.at("2025-02-01 09:00"));
    REQUIRE(model.places.size() == 1);
    CHECK(model.places[0].room.empty());
    CHECK(model.places[0].name == "Room to be announced");
    CHECK(model.people.empty());
    CHECK(model.abstract.empty());
    CHECK_FALSE(model.banner);
    CHECK_FALSE(model.next);
    CHECK(model.kind == "Talk");
}

TEST_CASE("people carry their role, position and affiliation") {
    test::ProgrammeBuilder p;
    p.person("x", "Xenia", "Acme").person("y", "Yann");
    p.programme().people[0].position = programme::LocalizedText("Engineer");
    p.session("Panel", "2025-02-01 10:00", 45min).people = {
        {.person = "x"}, {.person = "y", .role = programme::PersonRole::moderator}};
    const auto model = model_of(*p.snapshot(), "s1", p.at("2025-02-01 09:00"));
    REQUIRE(model.people.size() == 2);
    CHECK(model.people[0].about == "Engineer, Acme");
    CHECK(model.people[1].about == "Moderator");
}

TEST_CASE("a description that begins with the abstract is told once") {
    test::ProgrammeBuilder p;
    auto& session = p.session("Talk", "2025-02-01 10:00", 45min);
    session.abstract = programme::LocalizedText("Short.");
    session.description = programme::LocalizedText("Short. And long.");
    CHECK(model_of(*p.snapshot(), "s1", p.at("2025-02-01 09:00")).abstract == "Short. And long.");
    p.programme().sessions[0].description = programme::LocalizedText("More.");
    CHECK(model_of(*p.snapshot(), "s1", p.at("2025-02-01 09:00")).abstract == "Short.\n\nMore.");
}

TEST_CASE("what is on elsewhere comes nearest start first, breaks and the own room left out") {
    test::ProgrammeBuilder p;
    p.room("a").room("b");
    p.session("Own", "2025-02-01 10:00", 60min, {"a"});
    p.session("Early", "2025-02-01 09:00", 90min, {"b"});
    p.session("Same", "2025-02-01 10:00", 30min, {"b"});
    p.session("Over", "2025-02-01 09:00", 60min, {"b"});
    p.session("Own room", "2025-02-01 10:30", 60min, {"a"});
    p.session("Off", "2025-02-01 10:00", 30min, {"b"}).status = programme::SessionStatus::cancelled;
    p.plenary(programme::SessionKind::break_, "Coffee", "2025-02-01 10:15", 30min);
    const auto model = model_of(*p.snapshot(), "s1", p.at("2025-02-01 09:30"));
    REQUIRE(model.beside.size() == 2);
    CHECK(model.beside[0].title == "Same");
    CHECK(model.beside[1].title == "Early");
    CHECK(model.more_beside == 0);
}

}  // namespace foyer::kiosk
