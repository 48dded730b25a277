// Tables of sessions.

#include <doctest/doctest.h>

#include "tests/formats/import_bench.h"

namespace foyer::formats {

using programme::Session;
using programme::SessionKind;
using programme::SessionStatus;

namespace {

std::string starts(const Imported& imported) {
    std::string list;
    for (const Session& session : imported.programme.sessions)
        list += imported.programme.conference.zone.format(session.start) + " ";
    return list;
}

}  // namespace

TEST_CASE("a French table with semicolons is read as Excel saves it") {
    const Imported imported = read(
        "\xEF\xBB\xBFTitre;Date;Heure de d\xC3\xA9"
        "but;Heure de fin;Salle;Intervenants;Langue;Annul\xC3\xA9\r\n"
        "Bienvenue;26/06/2018;9h00;9h30;Salle 1;Ada Lovelace, Alan Turing;fr;\r\n"
        "Orage;26/06/2018;23h30;0h30;Salle 2;;en;oui\r\n");
    CHECK(imported.format == Format::csv);
    CHECK(starts(imported) == "2018-06-26T09:00:00+02:00 2018-06-26T23:30:00+02:00 ");
    const Session& welcome = called(imported, "Bienvenue");
    CHECK(welcome.people.size() == 2);
    CHECK(welcome.language == "fr");
    CHECK(welcome.status == SessionStatus::scheduled);
    const Session& storm = called(imported, "Orage");
    CHECK(storm.end - storm.start == std::chrono::hours{1});
    CHECK(storm.status == SessionStatus::cancelled);
    CHECK(imported.report.drops_total() == 0);
}

TEST_CASE("a table that a spreadsheet saved as Windows-1252 is read and says so once") {
    const Imported imported = read(
        "Titre;D\xE9"
        "but\nD\xE9jeuner;2018-06-26 12:00\n");
    CHECK(called(imported, "Déjeuner").kind == SessionKind::meal);
    CHECK(repaired(imported, "charset", "Windows-1252"));
    CHECK_FALSE(repaired(imported, "title", "UTF-8"));
}

TEST_CASE("people are parted by a sign that the table uses, and companies stand behind commas") {
    const Imported imported = read(
        "title,start,speakers\nA,2018-06-26 09:00,\"Ada Lovelace, Engines; Alan Turing\"\n"
        "B,2018-06-26 10:00,\"Grace Hopper, Navy\"\n");
    REQUIRE(imported.programme.people.size() == 3);
    CHECK(imported.programme.people[0].affiliation == "Engines");
    CHECK(imported.programme.people[2].name == "Grace Hopper");
    CHECK(imported.programme.people[2].affiliation == "Navy");
}

TEST_CASE("an end, a duration in minutes or a length in hours says how long a session lasts") {
    const Imported imported = read(
        "title,start,end,duration,hours\nA,2018-06-26 09:00,2018-06-26 09:20,,\n"
        "B,2018-06-26 10:00,,25,\nC,2018-06-26 11:00,,,1.5\nD,2018-06-26 14:00,15:00,,\n");
    const auto length = [&](std::string_view title) {
        const Session& session = called(imported, title);
        return std::chrono::duration_cast<std::chrono::minutes>(session.end - session.start)
            .count();
    };
    CHECK(length("A") == 20);
    CHECK(length("B") == 25);
    CHECK(length("C") == 90);
    CHECK(length("D") == 60);
}

TEST_CASE("what is odd in a table is told with line and session") {
    const Imported imported = read(
        "title,start,room,notes\nA,3/4/2018 9:00,Aula,x\nB,3/4/2018 10:00,Aula, Hall,x\nC,3/4/2018 "
        "11:00\nD,whenever,Aula,x\n");
    const auto& repairs = imported.report.repairs();
    const auto told = [&](std::string_view where, std::string_view session,
                          std::string_view field) {
        return std::any_of(repairs.begin(), repairs.end(), [&](const Repair& repair) {
            return repair.where == where && repair.session == session && repair.field == field;
        });
    };
    CHECK(told("line 1", "", "columns"));
    CHECK(told("table", "", "dates"));
    CHECK(told("line 3", "B", "row"));
    CHECK(told("line 4", "C", "row"));
    CHECK_FALSE(told("line 2", "A", "row"));
    REQUIRE(imported.report.drops().size() == 1);
    CHECK(imported.report.drops()[0].where == "line 5");
    CHECK(imported.report.drops()[0].session == "D");
    CHECK(imported.report.drops()[0].why.find("\"whenever\"") != std::string::npos);
    CHECK(starts(imported).starts_with("2018-04-03T09:00:00+02:00"));
}

TEST_CASE("a table without a title or a start says what its columns are called") {
    ImportOptions options;
    options.format = Format::csv;
    const auto imported = read_programme("what,when\nA,B\n", options);
    REQUIRE_FALSE(imported.ok());
    CHECK(imported.error().kind == ErrorKind::unsupported);
    CHECK(says(imported.error(), "what, when"));
    CHECK(says(imported.error(), "\"title\" and \"start\""));
    CHECK_FALSE(read_programme("", options).ok());
}

TEST_CASE("floors, plenaries and kinds come from their columns") {
    const Imported imported = read(
        "title,start,room,floor,plenary,kind,status\nA,2018-06-26 09:00,Aula; "
        "Hall,2nd,,workshop,\nB,2018-06-26 10:00,,,yes,,cancelled\n");
    const Session& a = called(imported, "A");
    CHECK(a.rooms.size() == 2);
    CHECK(a.kind == SessionKind::workshop);
    CHECK(imported.programme.rooms[0].floor.in("en") == "2nd");
    CHECK(called(imported, "B").plenary);
    CHECK(called(imported, "B").status == SessionStatus::cancelled);
}

}  // namespace foyer::formats
