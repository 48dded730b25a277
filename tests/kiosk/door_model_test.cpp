#include "kiosk/display/door_model.h"

#include <doctest/doctest.h>

#include "core/programme/published_changes.h"
#include "tests/support/catalogues.h"
#include "tests/support/displays.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;
using test::ProgrammeBuilder;

namespace {

ProgrammeBuilder door_day() {
    ProgrammeBuilder p;
    p.room("a", "Room A").room("b", "Room B").room("c", "Room C");
    p.session("First", "2018-06-26 10:00", 45min, {"a"});
    p.session("Second", "2018-06-26 11:00", 45min, {"a"});
    p.session("Beside", "2018-06-26 11:00", 45min, {"b"});
    p.session("Far", "2018-06-26 11:00", 45min, {"c"});
    p.session("Last", "2018-06-26 14:00", 45min, {"a"});
    p.session("Next day", "2018-06-27 09:00", 45min, {"a"});
    return p;
}

DoorModel door_at(const programme::Snapshot& snapshot, std::string_view room, UtcTime now) {
    static const Catalogues words = test::shipped_catalogues();
    return door_model(snapshot, *snapshot.find_room(room), now, words.of("en"), words.of("fr"));
}

DoorModel door_at(const ProgrammeBuilder& p, std::string_view room, std::string_view local) {
    return door_at(*p.snapshot(), room, p.at(local));
}

/// `p` after `change`, which was published at `at`.
template <class Change>
std::shared_ptr<const programme::Snapshot> staff(const ProgrammeBuilder& p, std::string_view at,
                                                 Change change) {
    programme::Publication publication;
    publication.programme = p.programme();
    change(publication.programme);
    publication.changes =
        programme::published_changes(p.programme(), publication.programme, p.at(at), 2);
    return programme::Snapshot::build(std::move(publication), 2);
}

}  // namespace

TEST_CASE("a door tells what is on, how long it lasts and what comes") {
    const DoorModel door = door_at(door_day(), "a", "2018-06-26 10:20");
    CHECK(door.state == DoorState::now);
    CHECK(door.room == "Room A");
    CHECK(door.band.words.word == "Now");
    CHECK(door.band.words.other == "En cours");
    CHECK(door.band.from == "10:00");
    CHECK(door.band.time == "10:45");
    REQUIRE(door.sessions.size() == 1);
    CHECK(door.sessions[0].title == "First");
    CHECK(door.left == "25 min left");
    REQUIRE(door.next);
    CHECK(door.next->session.title == "Second");
    REQUIRE(door.after);
    CHECK(door.after->title == "Last");
}

TEST_CASE("between two sessions a door is free until the next one, or it starts soon") {
    const DoorModel free = door_at(door_day(), "a", "2018-06-26 12:00");
    CHECK(free.state == DoorState::free);
    CHECK(free.headline.word == "Free until 14:00");
    CHECK(free.band.time == "in 2 h");
    const DoorModel soon = door_at(door_day(), "a", "2018-06-26 10:52");
    CHECK(soon.state == DoorState::soon);
    REQUIRE(soon.sessions.size() == 1);
    CHECK(soon.sessions[0].title == "Second");
    REQUIRE(soon.next);
    CHECK(soon.next->session.title == "Last");
    CHECK(door_at(door_day(), "a", "2018-06-26 08:00").state == DoorState::first);
}

TEST_CASE("a day that is over tells what the room begins with on the next") {
    const DoorModel done = door_at(door_day(), "a", "2018-06-26 15:00");
    CHECK(done.state == DoorState::done);
    REQUIRE(done.next);
    CHECK(done.next->words.word == "Tomorrow");
    CHECK(done.next->session.title == "Next day");
    const DoorModel over = door_at(door_day(), "a", "2018-06-27 12:00");
    CHECK_FALSE(over.next);
    CHECK(over.headline.word == "Thank you, see you soon.");
    CHECK(door_at(door_day(), "b", "2018-06-27 12:00").state == DoorState::closed);
}

TEST_CASE("sessions that overlap in a room stand on its sign together") {
    ProgrammeBuilder p = door_day();
    p.session("Also first", "2018-06-26 10:10", 60min, {"a"});
    const DoorModel door = door_at(p, "a", "2018-06-26 10:20");
    REQUIRE(door.sessions.size() == 2);
    CHECK(door.sessions[0].title == "First");
    CHECK(door.sessions[1].title == "Also first");
    CHECK(door.more_now.size() == 1);
}

TEST_CASE("where everyone is elsewhere the door says where") {
    ProgrammeBuilder p = door_day();
    auto& keynote = p.session("Keynote", "2018-06-26 12:00", 60min, {"b"});
    keynote.plenary = true;
    const DoorModel door = door_at(p, "a", "2018-06-26 12:20");
    CHECK(door.state == DoorState::elsewhere);
    CHECK(door.headline.word == "Everyone is in Room B");
    CHECK(door_at(p, "b", "2018-06-26 12:20").state == DoorState::now);
}

TEST_CASE("a cancelled session leads to those beside it, first to what staff named") {
    const ProgrammeBuilder p = door_day();
    const auto off = staff(p, "2018-06-26 09:00", [](programme::Programme& programme) {
        programme.sessions[1].status = programme::SessionStatus::cancelled;
        programme.sessions[1].instead = "s4";
    });
    for (const char* at : {"2018-06-26 10:50", "2018-06-26 11:30"}) {
        const DoorModel door = door_at(*off, "a", p.at(at));
        CHECK(door.state == DoorState::cancelled);
        CHECK(door.sessions.at(0).cancelled);
        REQUIRE(door.instead.size() == 2);
        CHECK(door.instead[0].session.title == "Far");
        CHECK(door.instead[1].room == "Room B");
    }
    // While another session runs, it is told as what would have come.
    const DoorModel before = door_at(*off, "a", p.at("2018-06-26 10:30"));
    CHECK(before.state == DoorState::now);
    REQUIRE(before.next);
    CHECK(before.next->tone == ChipTone::cancel);
    REQUIRE(before.after);
    CHECK(before.after->title == "Last");
}

TEST_CASE("a pause gives way to a cancelled session, a talk never") {
    ProgrammeBuilder p = door_day();
    p.plenary(programme::SessionKind::meal, "Lunch", "2018-06-26 12:30", 90min);
    const auto off = staff(p, "2018-06-26 09:00", [](programme::Programme& programme) {
        programme.sessions[4].status = programme::SessionStatus::cancelled;
    });
    CHECK(door_at(*off, "a", p.at("2018-06-26 13:44")).state == DoorState::now);
    CHECK(door_at(*off, "a", p.at("2018-06-26 13:45")).state == DoorState::cancelled);
}

TEST_CASE("what takes place counts more than what is cancelled beside it") {
    ProgrammeBuilder p = door_day();
    p.session("Replacement", "2018-06-26 11:00", 45min, {"a"});
    const auto off = staff(p, "2018-06-26 09:00", [](programme::Programme& programme) {
        programme.sessions[1].status = programme::SessionStatus::cancelled;
    });
    const DoorModel soon = door_at(*off, "a", p.at("2018-06-26 10:55"));
    CHECK(soon.state == DoorState::soon);
    CHECK(soon.sessions.at(0).title == "Replacement");
    CHECK(soon.next->session.title == "Second");
    const DoorModel on = door_at(*off, "a", p.at("2018-06-26 11:05"));
    CHECK(on.sessions.at(0).title == "Replacement");
    CHECK(on.next->session.title == "Second");
    CHECK(door_at(*off, "a", p.at("2018-06-26 11:20")).next->session.title == "Last");
}

TEST_CASE("a session that moved is signposted at its old door until its planned end") {
    const ProgrammeBuilder p = door_day();
    const auto moved = staff(p, "2018-06-26 09:00", [](programme::Programme& programme) {
        programme.sessions[1].rooms = {"b"};
        programme.sessions[2].rooms = {"c"};
    });
    for (const char* at : {"2018-06-26 10:50", "2018-06-26 11:44"}) {
        const DoorModel old = door_at(*moved, "a", p.at(at));
        CHECK(old.state == DoorState::moved);
        CHECK(old.to_room == "Room B");
        CHECK(old.sessions.at(0).title == "Second");
    }
    CHECK(door_at(*moved, "a", p.at("2018-06-26 11:45")).state == DoorState::free);
    const DoorModel here = door_at(*moved, "b", p.at("2018-06-26 10:55"));
    CHECK(here.state == DoorState::soon);
    CHECK(here.sessions.at(0).title == "Second");
    CHECK(here.band.words.word == "Moved here");
    CHECK(here.headline.word == "from Room A");
}

TEST_CASE("a full room is said in words, now and next") {
    ProgrammeBuilder p = door_day();
    p.programme().sessions[0].full = true;
    p.programme().sessions[1].full = true;
    const DoorModel door = door_at(p, "a", "2018-06-26 10:20");
    CHECK(door.band.words.word == "Room full");
    CHECK(door.band.icon == "full");
    REQUIRE(door.next);
    CHECK(door.next->words.word == "Room full");
}

TEST_CASE("an end that was put off is told with the old one") {
    const ProgrammeBuilder p = door_day();
    const auto later = staff(p, "2018-06-26 10:30", [](programme::Programme& programme) {
        programme.sessions[0].end += 5min;
    });
    const DoorModel door = door_at(*later, "a", p.at("2018-06-26 10:46"));
    CHECK(door.band.old_time == "10:45");
    CHECK(door.band.time == "10:50");
    CHECK(door.planned == doctest::Approx(0.9));
}

}  // namespace foyer::kiosk
