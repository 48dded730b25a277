// Submissions of pretalx with their slots.

#include <doctest/doctest.h>

#include "tests/formats/import_bench.h"

namespace foyer::formats {

using programme::Session;
using programme::SessionKind;
using programme::SessionStatus;

namespace {

std::string submission(std::string_view code, std::string_view state, std::string_view slots) {
    return R"({"code":")" + std::string(code) + R"(","title":"Talk )" + std::string(code) +
           R"(","submission_type":{"name":{"en":"Talk","fr":"Exposé"}},"track":{"name":
              {"en":"Core"},"color":"#aa0000"},"state":")" +
           std::string(state) +
           R"(","abstract":"*Short*","content_locale":"fr","do_not_record":true,
              "speakers":[{"code":"ADA","name":"Ada Lovelace","biography":"First"},"GONE"],"slots":[)" +
           std::string(slots) + "]}";
}

std::string slot(int id, std::string_view start, std::string_view room) {
    return R"({"id":)" + std::to_string(id) + R"(,"start":")" + std::string(start) +
           R"(","end":null,"duration":30,"room":{"id":1,"name":{"en":")" + std::string(room) +
           R"("},"capacity":50}})";
}

const std::string morning = slot(1, "2025-11-01T09:00:00+01:00", "Aula");
const std::string evening = slot(2, "2025-11-01T18:00:00+01:00", "Hall");

}  // namespace

TEST_CASE("a page of pretalx's API gives a session for each slot") {
    const Imported imported = read(R"({"count":1,"next":null,"results":[)" +
                                   submission("AAA", "confirmed", morning + "," + evening) + "]}");
    CHECK(imported.format == Format::pretalx);
    REQUIRE(imported.programme.sessions.size() == 2);
    const Session& first = imported.programme.sessions[0];
    CHECK(format_utc(first.start) == "2025-11-01T08:00:00Z");
    CHECK(first.end - first.start == std::chrono::minutes{30});
    CHECK(first.keys.code == "AAA");
    CHECK(first.type == "Talk");
    CHECK(first.language == "fr");
    CHECK(first.abstract.in("en") == "Short");
    CHECK(first.recording == programme::Recording::not_recorded);
    CHECK(first.people.size() == 1);
    CHECK(imported.programme.rooms.at(0).capacity == 50);
    CHECK(imported.programme.tracks.at(0).color == "#aa0000");
    CHECK(imported.programme.sessions[1].rooms == std::vector<std::string>{"hall"});
}

TEST_CASE("one page of several says that it is only one") {
    const Imported imported = read(R"({"count":60,"next":"https://x.org/?page=2","results":[)" +
                                   submission("AAA", "confirmed", morning) + "]}");
    CHECK(repaired(imported, "next", "one page of several"));
}

TEST_CASE("states say what is cancelled and what was never accepted") {
    const Imported imported = read("[" + submission("AAA", "confirmed", morning) + "," +
                                   submission("BBB", "canceled", evening) + "," +
                                   submission("CCC", "rejected", evening) + "]");
    CHECK(imported.programme.sessions.size() == 2);
    CHECK(called(imported, "Talk BBB").status == SessionStatus::cancelled);
    REQUIRE(imported.report.drops().size() == 1);
    CHECK(imported.report.drops()[0].session == "Talk CCC");
}

TEST_CASE("submissions without usable slots are told, with what to ask for") {
    const Imported imported =
        read("[" + submission("AAA", "confirmed", morning) + "," +
             submission("BBB", "confirmed", "") + "," + submission("CCC", "confirmed", "17") + "]");
    const auto& drops = imported.report.drops();
    REQUIRE(drops.size() == 2);
    CHECK(drops[0].why.find("takes place nowhere") != std::string::npos);
    CHECK(drops[1].where == "/2/slots/0");
    CHECK(drops[1].why.find("?expand=slots") != std::string::npos);
    CHECK(repaired(imported, "speakers", "?expand=speakers"));
}

TEST_CASE("a web site's breaks beside the submissions are plenary breaks") {
    const Imported imported =
        read(R"({"schedule":{"2025-11-01":{"540":{"1":)" + submission("AAA", "confirmed", morning) +
             ","
             R"("2":)" +
             submission("AAA", "confirmed", morning) +
             R"(}}},"extra":{"2025-11-01":{"750":{"id":"lunch","title":{"fr":"Déjeuner",
             "en":"Lunch"}},"9999":{"title":"Never"},"x":7}}})");
    REQUIRE(imported.programme.sessions.size() == 2);
    const Session& lunch = called(imported, "Lunch");
    CHECK(lunch.plenary);
    CHECK(lunch.kind == SessionKind::meal);
    CHECK(format_utc(lunch.start) == "2025-11-01T11:30:00Z");
}

}  // namespace foyer::formats
