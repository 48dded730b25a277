#include "kiosk/screens/room_model.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"
#include "tests/support/catalogues.h"
#include "tests/support/pictures.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;

namespace {

const Catalogue& english_room() {
    static const Catalogues all = test::shipped_catalogues();
    return all.of("en");
}

test::ProgrammeBuilder aula() {
    test::ProgrammeBuilder p;
    p.room("aula", "Aula").room("b", "B");
    p.programme().rooms[0].floor = programme::LocalizedText("level 2");
    p.programme().rooms[0].capacity = 300;
    p.session("First", "2025-02-01 09:00", 45min, {"aula"});
    p.session("Second", "2025-02-01 10:00", 45min, {"aula"});
    p.session("Elsewhere", "2025-02-01 10:00", 45min, {"b"});
    p.session("Sunday", "2025-02-02 10:00", 45min, {"aula"});
    p.plenary(programme::SessionKind::meal, "Lunch", "2025-02-01 12:00", 60min);
    return p;
}

RoomModel room_at(const test::ProgrammeBuilder& p, const char* at) {
    return room_model(*p.snapshot(), 0, p.at(at), english_room(), "");
}

}  // namespace

TEST_CASE("a room tells its days with what is for everybody, and opens at what is on now") {
    const RoomModel model = room_at(aula(), "2025-02-01 10:10");
    CHECK(model.about == "level 2, 300 seats");
    CHECK(model.standing == "Now: Second");
    REQUIRE(model.days.size() == 2);
    CHECK(model.days[0].heading == "Today");
    CHECK(model.days[1].heading == "Sunday 2 February");
    REQUIRE(model.days[0].rows.size() == 3);
    CHECK(model.days[0].rows[2].title == "Lunch");
    CHECK(model.days[0].rows[0].where.empty());
    CHECK(model.first_day == 0);
    CHECK(model.first_row == 1);
}

TEST_CASE("between days a room opens at the next one, after the last at the last session") {
    const RoomModel night = room_at(aula(), "2025-02-01 22:00");
    CHECK(night.first_day == 1);
    CHECK(night.first_row == 0);
    const RoomModel after = room_at(aula(), "2025-02-04 09:00");
    CHECK(after.first_day == 1);
    CHECK(after.first_row == 0);
}

TEST_CASE("a room without sessions of its own has no days") {
    test::ProgrammeBuilder p = aula();
    p.room("empty");
    const RoomModel model =
        room_model(*p.snapshot(), 2, p.at("2025-02-01 10:10"), english_room(), "");
    CHECK(model.days.empty());
    CHECK_FALSE(model.has_way());
}

TEST_CASE("a session that moved away is told in the old room, with where it is") {
    test::ProgrammeBuilder p = aula();
    programme::Publication publication;
    publication.programme = p.programme();
    publication.programme.sessions[1].rooms = {"b"};
    publication.changes = programme::published_changes(p.programme(), publication.programme,
                                                       p.at("2025-02-01 09:50"), 2);
    const auto snapshot = programme::Snapshot::build(std::move(publication), 2);
    const RoomModel model = room_model(*snapshot, 0, p.at("2025-02-01 09:55"), english_room(), "");
    REQUIRE(model.days[0].rows.size() == 3);
    CHECK(model.days[0].rows[1].title == "Second");
    CHECK(model.days[0].rows[1].where == "B");
}

TEST_CASE("a map shows the room, and the screen where that stands on the same map") {
    test::ProgrammeBuilder p = aula();
    auto& programme = p.programme();
    programme.maps.push_back({"m", programme::LocalizedText("Plan"), test::svg_picture("m")});
    programme.maps.push_back({"n", programme::LocalizedText("Other"), test::svg_picture("n")});
    programme.rooms[0].map_position = programme::MapPosition{.map = "m", .x = 250, .y = 1000};
    programme::Publication publication;
    publication.programme = programme;
    publication.screens.resize(2);
    publication.screens[0].id = "hall";
    publication.screens[1].id = "yard";
    publication.screens[0].map_position = programme::MapPosition{.map = "m", .x = 500, .y = 500};
    publication.screens[1].map_position = programme::MapPosition{.map = "n", .x = 500, .y = 500};
    const auto snapshot = programme::Snapshot::build(std::move(publication), 1);
    const auto seen_from = [&](std::string_view screen) {
        return room_model(*snapshot, 0, p.at("2025-02-01 10:00"), english_room(), screen).map;
    };
    const auto map = seen_from("hall");
    REQUIRE(map);
    CHECK(map->title == "Plan");
    CHECK(map->room.x == doctest::Approx(0.25));
    CHECK(map->room.y == doctest::Approx(1));
    REQUIRE(map->here);
    CHECK(map->here->x == doctest::Approx(0.5));
    CHECK_FALSE(seen_from("yard")->here);
    CHECK_FALSE(seen_from("")->here);
}

}  // namespace foyer::kiosk
