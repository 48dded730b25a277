#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "tests/formats/import_bench.h"

namespace foyer::formats {

using namespace std::chrono_literals;
using programme::SessionKind;

namespace {

std::string entry(std::string_view members) {
    std::string object = R"({"conferenceId":"cc-1","fromTime":"2018-06-26 09:00",
        "toTime":"2018-06-26 09:45","id":"cc-a",)";
    object += members;
    return object + "}";
}

programme::Session only_session_of(const std::string& members) {
    return read("[" + entry(members) + "]").programme.sessions.at(0);
}

}  // namespace

TEST_CASE("an entry with a room is a talk there, in local time") {
    const Imported imported = read("[" + entry(R"("title":"Talk","room":"Salle 1","type":"Conf",
        "speakers":[{"id":"l1","name":"Liz  Rice"}])") +
                                   "]");
    CHECK(imported.format == Format::conf_companion);
    const auto& session = imported.programme.sessions[0];
    CHECK(session.id == "cc-a");
    CHECK(session.kind == SessionKind::talk);
    CHECK(session.type == "Conf");
    CHECK_FALSE(session.plenary);
    CHECK(session.rooms == std::vector<std::string>{"salle-1"});
    CHECK(format_utc(session.start) == "2018-06-26T07:00:00Z");
    CHECK(session.end - session.start == 45min);
    CHECK(imported.programme.people[0].name == "Liz Rice");
    CHECK(repaired(imported, "name", "repeated spaces"));
    CHECK(imported.programme.conference.id == "cc-1");
}

TEST_CASE("an entry without a room is for everybody") {
    CHECK(only_session_of(R"("title":"Pause","type":"keynote","speakers":[])").plenary);
    CHECK(only_session_of(R"("title":"Pause","type":"keynote","speakers":[])").kind ==
          SessionKind::break_);
    CHECK(only_session_of(R"("title":"Déjeuner","type":"keynote")").kind == SessionKind::meal);
    CHECK(only_session_of(R"("title":"Cocktail de Clôture","kind":"keynote")").kind ==
          SessionKind::social);
    CHECK(only_session_of(R"("title":"Mot d'accueil + Keynote surprise","kind":"keynote")").kind ==
          SessionKind::keynote);
}

TEST_CASE("the flag in a title is the spoken language, with a report") {
    const Imported imported = read("[" + entry(R"("title":" 🇫🇷 Concourse : la suite ")") + "]");
    CHECK(title_of(imported.programme.sessions[0]) == "Concourse : la suite");
    CHECK(imported.programme.sessions[0].language == "fr");
    REQUIRE(repaired(imported, "title", "spoken language, fr"));
    CHECK(imported.report.repairs()[0].where == "entry 1");
    CHECK(only_session_of(R"("title":"Cilium 🔥")").language == "");
}

TEST_CASE("the word keynote at the end of a title is the kind") {
    const auto session = only_session_of(
        R"("title":"🇬🇧Orchestration - threat or opportunity? - Keynote","type":"keynote",
           "speakers":[{"id":"l1","name":"Liz Rice"}])");
    CHECK(title_of(session) == "Orchestration - threat or opportunity?");
    CHECK(session.kind == SessionKind::keynote);
    CHECK(session.language == "en");
}

TEST_CASE("a summary loses its form: the pitch is the abstract, the level its own field") {
    const auto session = only_session_of(
        R"("title":"T","summary":"\n**Pitch**\n\nWhy *not*?\n\n\n**Niveau**\n\nDébutant")");
    CHECK(session.abstract.in("") == "Why not?");
    CHECK(session.level == "Débutant");
    const auto text =
        only_session_of(R"("title":"T","summary":"Levels: **Niveau** one\ntwo\nthree")");
    CHECK(text.level == "");
    CHECK(text.abstract.in("") == "Levels: Niveau one\ntwo\nthree");
}

TEST_CASE("entries that are none are dropped and listed") {
    const Imported imported = read("[7," + entry(R"("title":"T")") + R"(,{"title":"No time"}])");
    CHECK(imported.programme.sessions.size() == 1);
    REQUIRE(imported.report.drops().size() == 2);
    CHECK(imported.report.drops()[0].where == "entry 1");
    CHECK(imported.report.drops()[1].where == "entry 3");
}

}  // namespace foyer::formats
