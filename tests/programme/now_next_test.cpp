#include "core/programme/now_next.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

using namespace foyer;
using namespace foyer::programme;
using foyer::test::ProgrammeBuilder;
using namespace std::chrono_literals;

namespace {

/// What one room shows, by titles.
struct Board {
    std::string_view state;
    std::vector<std::string> now;
    std::string next;
    std::vector<std::string> also_next;
    std::vector<std::string> cancelled;
};

Board board(const ProgrammeBuilder& builder, std::string_view reading, RoomIndex room = 0) {
    const auto snapshot = builder.snapshot();
    const auto result = now_next(*snapshot, builder.at(reading));
    REQUIRE(result.rooms.size() == snapshot->programme().rooms.size());
    const RoomNow& shown = result.rooms.at(room);
    CHECK(shown.room == room);
    const auto titles = [&](const std::vector<SessionIndex>& list) {
        std::vector<std::string> names;
        for (const auto i : list)
            names.emplace_back(snapshot->session(i).title.in(""));
        return names;
    };
    return {word_for(shown.state), titles(shown.now),
            shown.next ? std::string(snapshot->session(*shown.next).title.in("")) : "",
            titles(shown.also_next), titles(shown.cancelled)};
}

using Titles = std::vector<std::string>;

/// Two talks, lunch for all, one more talk.
ProgrammeBuilder ordinary_day() {
    ProgrammeBuilder p;
    p.room("r1").room("r2");
    p.session("First", "2018-06-26 09:00", 45min, {"r1"});
    p.session("Second", "2018-06-26 10:00", 45min, {"r1"});
    p.plenary(SessionKind::meal, "Lunch", "2018-06-26 12:00", 60min);
    p.session("Third", "2018-06-26 14:00", 45min, {"r1"});
    return p;
}

}  // namespace

TEST_CASE("a room goes through its day: before, running, free, break, done, closed") {
    const auto p = ordinary_day();
    CHECK(board(p, "2018-06-26 08:59").state == "before");
    CHECK(board(p, "2018-06-26 08:59").next == "First");
    CHECK(board(p, "2018-06-26 09:00").state == "running");
    CHECK(board(p, "2018-06-26 09:00").now == Titles{"First"});
    CHECK(board(p, "2018-06-26 09:44:59").now == Titles{"First"});
    CHECK(board(p, "2018-06-26 09:45").state == "free");
    CHECK(board(p, "2018-06-26 09:45").next == "Second");
    CHECK(board(p, "2018-06-26 12:30").state == "break");
    CHECK(board(p, "2018-06-26 12:30").now == Titles{"Lunch"});
    CHECK(board(p, "2018-06-26 12:30").next == "Third");
    CHECK(board(p, "2018-06-26 14:45").state == "done");
    CHECK(board(p, "2018-06-26 14:45").next == "");
    CHECK(board(p, "2018-06-27 03:59").state == "done");
    CHECK(board(p, "2018-06-27 04:00").state == "closed");
    CHECK(board(p, "2018-06-26 03:59").state == "closed");
}

TEST_CASE("a room without sessions of its own follows the plenaries") {
    const auto p = ordinary_day();
    CHECK(board(p, "2018-06-26 09:30", 1).state == "before");
    CHECK(board(p, "2018-06-26 12:30", 1).state == "break");
    CHECK(board(p, "2018-06-26 13:00", 1).state == "done");
}

TEST_CASE("a plenary talk shows as plenary, also in the room that it names") {
    ProgrammeBuilder p;
    p.room("r1").room("r2");
    p.plenary(SessionKind::keynote, "Keynote", "2018-06-26 09:00", 60min).rooms = {"r1"};
    CHECK(board(p, "2018-06-26 09:30", 0).state == "plenary");
    CHECK(board(p, "2018-06-26 09:30", 0).now == Titles{"Keynote"});
    CHECK(board(p, "2018-06-26 09:30", 1).state == "plenary");
    CHECK(board(p, "2018-06-26 08:30", 0).next == "Keynote");
    CHECK(board(p, "2018-06-26 08:30", 0).also_next.empty());
}

TEST_CASE("a plenary talk beside a plenary break is a plenary") {
    ProgrammeBuilder p;
    p.room("r1");
    p.plenary(SessionKind::break_, "Coffee", "2018-06-26 09:00", 60min);
    p.plenary(SessionKind::other, "Awards", "2018-06-26 09:30", 60min);
    CHECK(board(p, "2018-06-26 09:15").state == "break");
    CHECK(board(p, "2018-06-26 09:45").state == "plenary");
    CHECK(board(p, "2018-06-26 09:45").now == Titles{"Coffee", "Awards"});
}

TEST_CASE("a session of the room itself wins over plenaries, and all that run are listed") {
    ProgrammeBuilder p;
    p.room("r1");
    p.plenary(SessionKind::meal, "Lunch", "2018-06-26 12:00", 60min);
    p.session("Lightning", "2018-06-26 12:30", 15min, {"r1"});
    p.session("Ahead", "2018-06-26 12:30", 15min, {"r1"});
    CHECK(board(p, "2018-06-26 12:30").state == "running");
    CHECK(board(p, "2018-06-26 12:30").now == Titles{"Lunch", "Ahead", "Lightning"});
}

TEST_CASE("a break in one room only is running there") {
    ProgrammeBuilder p;
    p.room("r1");
    p.session("Coffee", "2018-06-26 10:00", 15min, {"r1"}).kind = SessionKind::break_;
    CHECK(board(p, "2018-06-26 10:00").state == "running");
}

TEST_CASE("a session that starts at the instant is running, not next") {
    ProgrammeBuilder p;
    p.room("r1");
    p.session("One", "2018-06-26 09:00", 60min, {"r1"});
    p.session("Two", "2018-06-26 10:00", 60min, {"r1"});
    CHECK(board(p, "2018-06-26 10:00").now == Titles{"Two"});
    CHECK(board(p, "2018-06-26 10:00").next == "");
}

TEST_CASE("sessions that start together are next by title") {
    ProgrammeBuilder p;
    p.room("r1");
    p.session("Zoo", "2018-06-26 09:00", 60min, {"r1"});
    p.session("élan", "2018-06-26 09:00", 60min, {"r1"});
    p.plenary(SessionKind::talk, "Fête", "2018-06-26 09:00", 60min);
    p.session("Later", "2018-06-26 09:01", 60min, {"r1"});
    CHECK(board(p, "2018-06-26 08:00").next == "élan");
    CHECK(board(p, "2018-06-26 08:00").also_next == Titles{"Fête", "Zoo"});
}

TEST_CASE("the nearer of a plenary and a session of the room is next") {
    ProgrammeBuilder p;
    p.room("r1");
    p.plenary(SessionKind::break_, "Coffee", "2018-06-26 10:00", 15min);
    p.session("Talk", "2018-06-26 11:00", 60min, {"r1"});
    CHECK(board(p, "2018-06-26 09:00").next == "Coffee");
    CHECK(board(p, "2018-06-26 10:30").next == "Talk");
}

TEST_CASE("next stays on the programme day, over midnight and not over the boundary") {
    ProgrammeBuilder p;
    p.room("r1");
    p.session("Talk", "2018-06-26 20:00", 60min, {"r1"});
    p.session("Party", "2018-06-27 01:30", 60min, {"r1"});
    p.session("Breakfast", "2018-06-27 04:00", 60min, {"r1"});
    CHECK(board(p, "2018-06-26 23:00").next == "Party");
    CHECK(board(p, "2018-06-27 02:30").state == "done");
    CHECK(board(p, "2018-06-27 02:30").next == "");
    CHECK(board(p, "2018-06-27 01:00").next == "Party");
    p.day_boundary(0min);
    CHECK(board(p, "2018-06-26 23:00").next == "");
}

TEST_CASE("a session that runs over the day boundary keeps running, then the room is closed") {
    ProgrammeBuilder p;
    p.room("r1");
    p.session("Night film", "2018-06-27 03:00", 120min, {"r1"});
    CHECK(board(p, "2018-06-27 04:30").state == "running");
    CHECK(board(p, "2018-06-27 05:00").state == "closed");
}

TEST_CASE("a session that began yesterday does not begin today's day") {
    ProgrammeBuilder p;
    p.room("r1");
    p.session("Night film", "2018-06-27 03:00", 120min, {"r1"});
    p.session("Talk", "2018-06-27 09:00", 60min, {"r1"});
    CHECK(board(p, "2018-06-27 04:30").now == Titles{"Night film"});
    CHECK(board(p, "2018-06-27 04:30").next == "Talk");
    CHECK(board(p, "2018-06-27 06:00").state == "before");
}

TEST_CASE("a cancelled session is neither running nor next, and shown in its place") {
    ProgrammeBuilder p;
    p.room("r1");
    p.session("Gone", "2018-06-26 09:00", 60min, {"r1"}).status = SessionStatus::cancelled;
    p.session("Gone too", "2018-06-26 10:00", 60min, {"r1"}).status = SessionStatus::cancelled;
    p.session("Stays", "2018-06-26 11:00", 60min, {"r1"});
    p.session("Gone beside", "2018-06-26 11:00", 60min, {"r1"}).status = SessionStatus::cancelled;
    p.session("Gone later", "2018-06-26 12:00", 60min, {"r1"}).status = SessionStatus::cancelled;
    CHECK(board(p, "2018-06-26 09:30").state == "before");
    CHECK(board(p, "2018-06-26 09:30").next == "Stays");
    CHECK(board(p, "2018-06-26 09:30").cancelled == Titles{"Gone", "Gone too", "Gone beside"});
    CHECK(board(p, "2018-06-26 11:30").now == Titles{"Stays"});
    CHECK(board(p, "2018-06-26 11:30").cancelled == Titles{"Gone beside", "Gone later"});
    CHECK(board(p, "2018-06-26 12:30").state == "done");
    CHECK(board(p, "2018-06-26 12:30").cancelled == Titles{"Gone later"});
    CHECK(board(p, "2018-06-26 13:00").cancelled == Titles{});
}

TEST_CASE("a room whose sessions are all cancelled is done, not closed") {
    ProgrammeBuilder p;
    p.room("r1");
    p.session("Gone", "2018-06-26 09:00", 60min, {"r1"}).status = SessionStatus::cancelled;
    CHECK(board(p, "2018-06-26 08:00").state == "done");
    CHECK(board(p, "2018-06-26 08:00").cancelled == Titles{"Gone"});
}

TEST_CASE("a session without a room that is not plenary is on no board") {
    ProgrammeBuilder p;
    p.room("r1");
    p.session("Somewhere", "2018-06-26 09:00", 60min);
    CHECK(board(p, "2018-06-26 09:30").state == "closed");
}

TEST_CASE("a short session inside a long one leaves the long one running") {
    ProgrammeBuilder p;
    p.room("r1");
    p.session("Exhibition", "2018-06-26 09:00", 8h, {"r1"});
    for (int hour = 10; hour < 16; ++hour) {
        p.session("Tour", "2018-06-26 " + std::to_string(hour) + ":00", 10min, {"r1"});
    }
    CHECK(board(p, "2018-06-26 15:30").now == Titles{"Exhibition"});
    CHECK(board(p, "2018-06-26 15:05").now == Titles{"Exhibition", "Tour"});
}

TEST_CASE("a programme without rooms has no boards, and its edges still come") {
    ProgrammeBuilder p;
    p.session("One", "2018-06-26 09:00", 60min);
    const auto snapshot = p.snapshot();
    CHECK(now_next(*snapshot, p.at("2018-06-26 09:00")).rooms.empty());
    CHECK(next_edge(*snapshot, p.at("2018-06-26 09:00")) == p.at("2018-06-26 10:00"));
}

TEST_CASE("the next edge is a start, an end or the beginning of the next programme day") {
    const auto p = ordinary_day();
    const auto snapshot = p.snapshot();
    const auto edge = [&](std::string_view reading) { return next_edge(*snapshot, p.at(reading)); };
    CHECK(edge("2018-06-26 03:00") == p.at("2018-06-26 04:00"));
    CHECK(edge("2018-06-26 04:00") == p.at("2018-06-26 09:00"));
    CHECK(edge("2018-06-26 09:00") == p.at("2018-06-26 09:45"));
    CHECK(edge("2018-06-26 09:45") == p.at("2018-06-26 10:00"));
    CHECK(edge("2018-06-26 20:00") == p.at("2018-06-27 04:00"));
}

TEST_CASE("states have the words of the design") {
    CHECK(word_for(RoomState::running) == "running");
    CHECK(word_for(RoomState::break_) == "break");
    CHECK(word_for(RoomState::plenary) == "plenary");
    CHECK(word_for(RoomState::free) == "free");
    CHECK(word_for(RoomState::done) == "done");
    CHECK(word_for(RoomState::before) == "before");
    CHECK(word_for(RoomState::closed) == "closed");
}
