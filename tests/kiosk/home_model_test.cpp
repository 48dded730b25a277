#include "kiosk/screens/home_model.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"
#include "tests/support/catalogues.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;
using programme::SessionKind;
using programme::SessionStatus;

namespace {

/// Two rooms, a keynote and a lunch for all, on one day.
test::ProgrammeBuilder small_day() {
    test::ProgrammeBuilder p;
    p.room("salle-1", "Salle 1").room("salle-2", "Salle 2");
    p.plenary(SessionKind::keynote, "Keynote", "2018-06-26 09:00", 60min);
    p.session("Alpha", "2018-06-26 10:00", 45min, {"salle-1"});
    p.session("Beta", "2018-06-26 11:00", 30min, {"salle-1"});
    p.session("Gamma", "2018-06-26 10:30", 90min, {"salle-2"});
    p.plenary(SessionKind::meal, "Lunch", "2018-06-26 12:00", 60min);
    p.session("Delta", "2018-06-26 14:00", 30min, {"salle-1"});
    return p;
}

HomeModel at(const test::ProgrammeBuilder& p, const char* local, const char* language = "en") {
    static const Catalogues shipped = test::shipped_catalogues();
    const auto snapshot = p.snapshot();
    return home_model(*snapshot, p.at(local), shipped.of(language), shipped.beside(language));
}

}  // namespace

TEST_CASE("a running session heads its card, with how far it is and what comes") {
    const HomeModel home = at(small_day(), "2018-06-26 10:15");
    REQUIRE(home.mode == HomeModel::Mode::rooms);
    REQUIRE(home.rooms.size() == 2);
    const RoomCard& card = home.rooms[0];
    CHECK(card.state == CardState::now);
    CHECK(card.headline == "Alpha");
    CHECK(card.chip == "Now");
    CHECK(card.until == "until 10:45");
    CHECK(card.progress == doctest::Approx(1.0 / 3));
    REQUIRE(card.lines.size() == 3);
    CHECK(card.lines[0].chip == "Next");
    CHECK(card.lines[0].time == "11:00");
    CHECK(card.lines[0].title == "Beta");
    CHECK(card.lines[1].chip == "Then");
    CHECK(card.lines[1].title == "Lunch");
    REQUIRE(card.sign.has_value());
    CHECK(card.sign->caption == "Salle");
    CHECK(card.sign->sign == "1");
}

TEST_CASE("a session becomes the headline ten minutes before it starts") {
    CHECK(at(small_day(), "2018-06-26 10:49").rooms[0].state == CardState::free);
    CHECK(at(small_day(), "2018-06-26 10:49").rooms[0].headline == "Free until 11:00");
    const RoomCard card = at(small_day(), "2018-06-26 10:50").rooms[0];
    CHECK(card.state == CardState::soon);
    CHECK(card.headline == "Beta");
    CHECK(card.until == "in 10 min, 11:00");
    CHECK(card.lines.front().title == "Lunch");
}

TEST_CASE("a plenary brings everyone together and names what the rooms do afterwards") {
    const HomeModel home = at(small_day(), "2018-06-26 09:20", "fr");
    REQUIRE(home.mode == HomeModel::Mode::together);
    CHECK(home.together.card.headline == "Keynote");
    CHECK(home.together.where == "Toutes les salles ensemble");
    CHECK(home.together.rooms_heading == "À partir de 10:00 dans les salles");
    CHECK(home.together.card.lines.empty());
    REQUIRE(home.together.rooms.size() == 2);
    CHECK(home.together.rooms[0].headline == "Alpha");
    CHECK(home.together.rooms[1].headline == "Gamma");
    CHECK(home.together.rooms[1].chip == "10:30");
}

TEST_CASE("before the day its first session is announced") {
    const HomeModel home = at(small_day(), "2018-06-26 08:00");
    REQUIRE(home.mode == HomeModel::Mode::together);
    CHECK(home.together.card.state == CardState::first);
    CHECK(home.together.card.headline == "Keynote");
    CHECK(home.together.where == "Starts at 09:00");
    CHECK(home.together.card.until == "in 1 h");
}

TEST_CASE("a finished day keeps its cards for five minutes, then says good-bye") {
    CHECK(at(small_day(), "2018-06-26 14:34").mode == HomeModel::Mode::rooms);
    CHECK(at(small_day(), "2018-06-26 14:34").rooms[0].headline == "Nothing more today");
    const HomeModel home = at(small_day(), "2018-06-26 14:35");
    REQUIRE(home.mode == HomeModel::Mode::rest);
    CHECK(home.rest.headline == "Thank you, see you soon.");
    CHECK(home.rest.headline_other == "Merci et à bientôt.");
    REQUIRE(home.rest.figures.size() >= 2);
    CHECK(home.rest.figures.back().number == 2);
    CHECK(home.rest.figures.back().what == "rooms");
}

TEST_CASE("between days the next one is announced, before the event its first") {
    test::ProgrammeBuilder p = small_day();
    p.session("Epsilon", "2018-06-27 09:30", 30min, {"salle-1"});
    p.session("Zeta", "2018-06-30 10:00", 30min, {"salle-1"});
    CHECK(at(p, "2018-06-26 20:00").rest.headline == "See you tomorrow.");
    CHECK(at(p, "2018-06-26 20:00").rest.detail == "Tomorrow from 09:30");
    CHECK(at(p, "2018-06-28 12:00").rest.headline == "See you on Saturday.");
    CHECK(at(p, "2018-06-20 12:00").rest.headline == "Starts on Tuesday 26 June");
    const HomeModel over = at(p, "2018-07-03 12:00");
    CHECK(over.rest.detail ==
          "This event took place on Tuesday 26 June 2018 – Saturday 30 June 2018.");
}

TEST_CASE("a cancelled session stands in its place, with what takes place instead") {
    test::ProgrammeBuilder p = small_day();
    p.programme().sessions[2].status = SessionStatus::cancelled;  // Beta
    const RoomCard before = at(p, "2018-06-26 10:20").rooms[0];
    CHECK(before.lines[0].cancelled);
    CHECK(before.lines[0].title == "Beta");
    CHECK(before.lines[0].tail == "Cancelled");
    CHECK_FALSE(before.lines[1].cancelled);
    CHECK(before.lines[1].chip == "Next");
    const RoomCard during = at(p, "2018-06-26 11:10").rooms[0];
    CHECK(during.state == CardState::cancelled);
    CHECK(during.headline == "Beta");
    CHECK(during.chip == "Off");
    CHECK(during.lines.front().title == "Lunch");
}

TEST_CASE("a cancelled session names the one that staff send people to") {
    test::ProgrammeBuilder p = small_day();
    p.programme().sessions[2].status = SessionStatus::cancelled;  // Beta
    p.programme().sessions[2].instead = p.programme().sessions[1].id;
    const RoomCard during = at(p, "2018-06-26 11:10").rooms[0];
    CHECK(during.state == CardState::cancelled);
    CHECK(during.also_now.starts_with("Instead: " +
                                      std::string(p.programme().sessions[1].title.in("en"))));
}

TEST_CASE("a full room says so while its session runs and before") {
    test::ProgrammeBuilder p = small_day();
    p.programme().sessions[2].full = true;  // Beta
    const RoomCard before = at(p, "2018-06-26 10:20").rooms[0];
    CHECK(before.lines[0].tail == "Full");
    const RoomCard during = at(p, "2018-06-26 11:10").rooms[0];
    CHECK(during.state == CardState::full);
    CHECK(during.chip == "Full");
    CHECK(during.progress > 0);
}

TEST_CASE("sessions that overlap in a room are all told") {
    test::ProgrammeBuilder p = small_day();
    p.session("Overlap", "2018-06-26 10:10", 60min, {"salle-1"});
    const RoomCard card = at(p, "2018-06-26 10:20").rooms[0];
    CHECK(card.headline == "Alpha");
    CHECK(card.more_now == 1);
    CHECK(card.also_now == "Also now: Overlap");
    p.session("Third", "2018-06-26 10:12", 60min, {"salle-1"});
    CHECK(at(p, "2018-06-26 10:20").rooms[0].also_now == "Also now: Overlap and 1 more");
}

TEST_CASE("rooms without a session today stand last") {
    test::ProgrammeBuilder p;
    p.room("a", "Attic").room("b", "Barn").room("c", "Cellar");
    p.session("One", "2018-06-26 10:00", 60min, {"b"});
    p.session("Two", "2018-06-27 10:00", 60min, {"a"});
    p.session("Three", "2018-06-26 10:00", 60min, {"c"});
    const HomeModel home = at(p, "2018-06-26 10:30");
    REQUIRE(home.rooms.size() == 3);
    CHECK(home.rooms[0].name == "Barn");
    CHECK(home.rooms[1].name == "Cellar");
    CHECK(home.rooms[2].name == "Attic");
    CHECK(home.rooms[2].headline == "No sessions today");
}

TEST_CASE("what starts soon is listed by time, plenaries for all rooms") {
    const HomeModel home = at(small_day(), "2018-06-26 10:15");
    REQUIRE(home.soon.size() == 4);
    CHECK(home.soon[0].time == "10:30");
    CHECK(home.soon[0].room == "Salle 2");
    CHECK(home.soon[0].in == "in 15 min");
    CHECK(home.soon[2].title == "Lunch");
    CHECK(home.soon[2].room == "All");
}

TEST_CASE("a session without a room is on no card and among what starts soon") {
    test::ProgrammeBuilder p = small_day();
    p.session("Somewhere", "2018-06-26 10:20", 30min, {});
    const HomeModel home = at(p, "2018-06-26 10:15");
    for (const RoomCard& card : home.rooms) {
        CHECK(card.headline != "Somewhere");
        for (const SessionLine& line : card.lines)
            CHECK(line.title != "Somewhere");
    }
    CHECK(home.soon.front().title == "Somewhere");
    CHECK(home.soon.front().room == "Room to be announced");
}

TEST_CASE("rooms have signs only when every one has a natural one") {
    CHECK(natural_signs({"Salle 1", "Salle 2", "Salle 10"}).size() == 3);
    CHECK(natural_signs({"Salle 1", "Salle 2"})[1].sign == "2");
    CHECK(natural_signs({"Ada", "Bob"})[0].caption.empty());
    CHECK(natural_signs({"K.1.105", "K.1.106"}).empty());
    CHECK(natural_signs({"Hall 1", "Lounge"}).empty());
    CHECK(natural_signs({"Hall 1", "Saal 2"}).empty());
    CHECK(natural_signs({"Room 1000"}).empty());
    CHECK(natural_signs({}).empty());
}

}  // namespace foyer::kiosk
