// What the home says about changes: marks, signposts in old rooms, news.

#include <doctest/doctest.h>

#include "core/programme/published_changes.h"
#include "kiosk/screens/home_model.h"
#include "tests/support/builders.h"
#include "tests/support/catalogues.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;
using programme::SessionStatus;

namespace {

/// Two rooms; staff change it through `day.programme()` and publish.
class ChangedDay {
public:
    ChangedDay() {
        day.room("salle-1", "Salle 1").room("salle-2", "Salle 2");
        day.session("Alpha", "2018-06-26 10:00", 45min, {"salle-1"});
        day.session("Beta", "2018-06-26 11:00", 30min, {"salle-1"});
        day.session("Gamma", "2018-06-26 10:00", 45min, {"salle-2"});
        day.session("Delta", "2018-06-26 12:00", 30min, {"salle-2"});
        published_ = day.programme();
    }

    void publish(const char* local) {
        for (auto& change :
             programme::published_changes(published_, day.programme(), day.at(local), ++revision_))
            changes_.push_back(std::move(change));
        published_ = day.programme();
    }

    [[nodiscard]] HomeModel at(const char* local) const {
        static const Catalogues shipped = test::shipped_catalogues();
        programme::Publication publication;
        publication.programme = day.programme();
        publication.changes = changes_;
        const auto snapshot = programme::Snapshot::build(std::move(publication), revision_);
        return home_model(*snapshot, day.at(local), shipped.of("en"), shipped.beside("en"));
    }

    [[nodiscard]] programme::Session& session(std::size_t i) { return day.programme().sessions[i]; }

    test::ProgrammeBuilder day;

private:
    programme::Programme published_;
    std::vector<programme::PublishedChange> changes_;
    std::uint64_t revision_ = 1;
};

}  // namespace

TEST_CASE("a talk that changes rooms is marked in the new room and signposted in the old one") {
    ChangedDay changed;
    changed.session(1).rooms = {"salle-2"};
    changed.publish("2018-06-26 10:10");
    const HomeModel home = changed.at("2018-06-26 10:15");

    const RoomCard& old_room = home.rooms[0];
    REQUIRE(old_room.lines.size() == 1);
    CHECK(old_room.lines[0].away);
    CHECK(old_room.lines[0].chip == "Moved");
    CHECK(old_room.lines[0].move.from.empty());
    CHECK(old_room.lines[0].move.to == "Salle 2");
    CHECK(old_room.lines[0].said == "now Salle 2");

    const RoomCard& new_room = home.rooms[1];
    REQUIRE(new_room.lines.size() == 2);
    CHECK_FALSE(new_room.lines[0].away);
    CHECK(new_room.lines[0].chip == "Moved");
    CHECK(new_room.lines[0].move.from == "Salle 1");
    CHECK(new_room.lines[0].said == "was Salle 1");
    CHECK(new_room.lines[1].chip == "Then");

    CHECK(home.news.head == "1 change");
    REQUIRE(home.news.items.size() == 1);
    CHECK(home.news.items[0].move.from == "Salle 1");
    CHECK(home.news.items[0].move.to == "Salle 2");
}

TEST_CASE("after its planned start the old room says where the talk is, for a quarter of an hour") {
    ChangedDay changed;
    changed.session(1).rooms = {"salle-2"};
    changed.publish("2018-06-26 10:10");
    const RoomCard old_room = changed.at("2018-06-26 11:05").rooms[0];
    CHECK(old_room.state == CardState::moved);
    CHECK(old_room.headline == "Beta");
    CHECK(old_room.chip == "Moved");
    CHECK(old_room.move.from == "Salle 1");
    CHECK(old_room.move.to == "Salle 2");
    CHECK(old_room.lines.empty());
    CHECK(changed.at("2018-06-26 11:15").rooms[0].state == CardState::done);
}

TEST_CASE("a talk that moves while it runs is signposted as long, counted from the news") {
    ChangedDay changed;
    changed.session(0).rooms = {"salle-2"};
    changed.publish("2018-06-26 10:20");
    const RoomCard old_room = changed.at("2018-06-26 10:21").rooms[0];
    CHECK(old_room.state == CardState::moved);
    CHECK(old_room.headline == "Alpha");
    CHECK(old_room.move.to == "Salle 2");
    CHECK(changed.at("2018-06-26 10:34").rooms[0].state == CardState::moved);
    CHECK(changed.at("2018-06-26 10:35").rooms[0].state != CardState::moved);
}

TEST_CASE("a talk at another time shows the old one struck") {
    ChangedDay changed;
    changed.session(1).start += 15min;
    changed.session(1).end += 15min;
    changed.publish("2018-06-26 10:10");
    const HomeModel home = changed.at("2018-06-26 10:15");
    REQUIRE(home.rooms[0].lines.size() == 1);
    CHECK(home.rooms[0].lines[0].time == "11:15");
    CHECK(home.rooms[0].lines[0].chip == "Moved");
    CHECK(home.rooms[0].lines[0].move.from == "11:00");
    CHECK_FALSE(home.rooms[0].lines[0].away);
    REQUIRE(home.news.items.size() == 1);
    CHECK(home.news.items[0].move.to == "11:15");
}

TEST_CASE("a talk whose end was put off shows the old end and the share that was planned") {
    ChangedDay changed;
    changed.session(0).end += 15min;
    changed.publish("2018-06-26 10:30");
    const RoomCard card = changed.at("2018-06-26 10:35").rooms[0];
    CHECK(card.until == "until 11:00");
    CHECK(card.old_until == "10:45");
    CHECK(card.planned == doctest::Approx(0.75));
}

TEST_CASE("cancelled, reinstated and new talks are news and marked") {
    ChangedDay changed;
    changed.session(1).status = SessionStatus::cancelled;
    changed.day.session("Epsilon", "2018-06-26 11:00", 30min, {"salle-2"});
    changed.publish("2018-06-26 10:10");
    HomeModel home = changed.at("2018-06-26 10:15");
    CHECK(home.news.head == "2 changes");
    REQUIRE(home.news.items.size() == 2);
    CHECK(home.news.items[0].word == "Cancelled");
    CHECK(home.news.items[0].cancelled);
    CHECK(home.news.items[1].word == "New");
    CHECK(home.rooms[1].lines[0].chip == "New");

    changed.session(1).status = SessionStatus::scheduled;
    changed.publish("2018-06-26 10:20");
    home = changed.at("2018-06-26 10:25");
    CHECK(home.rooms[0].lines[0].chip == "Back on");
    CHECK_FALSE(home.rooms[0].lines[0].cancelled);
}

TEST_CASE("a talk that moved away and was cancelled there needs no signpost") {
    ChangedDay changed;
    changed.session(1).rooms = {"salle-2"};
    changed.publish("2018-06-26 10:10");
    changed.session(1).status = SessionStatus::cancelled;
    changed.publish("2018-06-26 10:20");
    const HomeModel home = changed.at("2018-06-26 10:25");
    CHECK(home.rooms[0].lines.empty());
    CHECK(home.rooms[1].lines[0].cancelled);
}

TEST_CASE("without changes there is no news and no mark") {
    const HomeModel home = ChangedDay().at("2018-06-26 10:15");
    CHECK(home.news.items.empty());
    CHECK(home.rooms[0].lines[0].chip == "Next");
    CHECK_FALSE(home.rooms[0].lines[0].changed);
}

}  // namespace foyer::kiosk
