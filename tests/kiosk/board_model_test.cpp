#include "kiosk/display/board_model.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/displays.h"
#include "tests/support/examining.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

BoardModel board_at(const programme::Snapshot& snapshot, UtcTime now) {
    static const Catalogues words = test::shipped_catalogues();
    static const std::vector<programme::BoardPage> all;
    return board_model(snapshot, now, words.of("en"), words.of("fr"), {.screen = "", .pages = all});
}

bool has_page(const BoardModel& board, programme::BoardPage kind) {
    return std::ranges::any_of(board.sheets,
                               [&](const BoardSheet& sheet) { return sheet.kind == kind; });
}

/// Two rooms on two floors, lunch for all, and another day.
test::ProgrammeBuilder two_floors() {
    test::ProgrammeBuilder p;
    p.room("a").room("b");
    p.programme().rooms[0].floor.set("en", "Ground floor");
    p.programme().rooms[1].floor.set("en", "First floor");
    p.session("Alpha", "2018-06-26 09:00", 60min, {"a"});
    p.session("Beta", "2018-06-26 09:00", 60min, {"b"});
    p.plenary(programme::SessionKind::meal, "Lunch", "2018-06-26 12:00", 60min);
    p.session("Gamma", "2018-06-27 09:00", 60min, {"a"});
    return p;
}

}  // namespace

TEST_CASE("rooms by floor have a page while they differ") {
    const auto p = two_floors();
    const auto snapshot = p.snapshot();
    CHECK(has_page(board_at(*snapshot, p.at("2018-06-26 09:20")), programme::BoardPage::rooms));
    // Everyone is at lunch: the page of what is on says so once.
    CHECK_FALSE(
        has_page(board_at(*snapshot, p.at("2018-06-26 12:20")), programme::BoardPage::rooms));
}

TEST_CASE("after the last session of a day the board says what begins tomorrow, then thanks") {
    const auto p = two_floors();
    const auto snapshot = p.snapshot();
    const BoardModel evening = board_at(*snapshot, p.at("2018-06-26 13:10"));
    REQUIRE(evening.sheets.size() == 1);
    REQUIRE(evening.sheets[0].rows.size() == 1);
    CHECK(evening.sheets[0].rows[0].title == "Gamma");
    const BoardModel end = board_at(*snapshot, p.at("2018-06-27 10:10"));
    REQUIRE(end.sheets.size() == 1);
    CHECK(end.sheets[0].headline == "Thank you, see you soon.");
}

TEST_CASE("a page of few rows sets them large enough to be read across a hall") {
    const auto plain = sample();
    const UtcTime drinks = test::instant("2018-06-26T18:30:00+02:00");
    HeadlessHost host(source_icons());
    for (const Size size : {Size{1080, 1920}, Size{1920, 1080}, Size{1280, 720}, Size{720, 1280}}) {
        for (const char* language : {"en", "fr"}) {
            const Look look{.size = size, .language = language, .role = board()};
            const Probe probe = look_at(host, *plain, drinks, look);
            examine(probe, look, drinks);
            const auto title = std::ranges::find_if(probe.texts, [](const ProbeText& text) {
                return text.text == "Closing drinks" || text.text == "Cocktail de Clôture";
            });
            REQUIRE(title != probe.texts.end());
            // A line of 84 px and more at 1080: headlines, not lists.
            const int shorter = std::min(size.width, size.height);
            CHECK(title->ink.h * 1080 >= 84 * shorter);
        }
    }
}

}  // namespace foyer::kiosk
