#include "kiosk/screens/list_model.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"
#include "tests/support/catalogues.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;

namespace {

const Catalogue& english_list() {
    static const Catalogues all = test::shipped_catalogues();
    return all.of("en");
}

}  // namespace

TEST_CASE("a list is told by start, whatever was starred first") {
    test::ProgrammeBuilder p;
    p.room("a");
    p.session("Early", "2018-06-26 09:00", 45min, {"a"});
    p.session("Late", "2018-06-26 15:00", 45min, {"a"});
    const auto model =
        list_model(*p.snapshot(), {"s2", "s1"}, p.at("2018-06-26 08:00"), english_list());
    REQUIRE(model.entries.size() == 2);
    CHECK(model.entries[0].row.title == "Early");
    CHECK(model.entries[0].hints.empty());
    CHECK(model.calendar.size() == 2);
    CHECK(model.gone == 0);
}

TEST_CASE("sessions that overlap are told with by how much; a cancelled one overlaps nothing") {
    test::ProgrammeBuilder p;
    p.room("a").room("b");
    p.session("Long", "2018-06-26 09:00", 60min, {"a"});
    p.session("Other", "2018-06-26 09:45", 60min, {"b"});
    p.session("Touching", "2018-06-26 10:45", 30min, {"b"});
    auto& off = p.session("Off", "2018-06-26 09:10", 60min, {"b"});
    off.status = programme::SessionStatus::cancelled;
    const auto model = list_model(*p.snapshot(), {"s1", "s2", "s3", "s4"}, p.at("2018-06-26 08:00"),
                                  english_list());
    REQUIRE(model.entries.size() == 4);
    REQUIRE(model.entries[0].hints.size() == 1);
    CHECK(model.entries[0].hints[0] == "Overlaps 09:45 Other by 15 min");
    CHECK(model.entries[1].row.title == "Off");
    CHECK(model.entries[1].row.cancelled);
    CHECK(model.entries[1].hints.empty());
    CHECK(model.entries[2].hints.empty());
    CHECK(model.calendar.size() == 3);
}

TEST_CASE("what is no longer on the programme is counted") {
    test::ProgrammeBuilder p;
    p.room("a");
    p.session("Here", "2018-06-26 09:00", 45min, {"a"});
    const auto model =
        list_model(*p.snapshot(), {"gone", "s1", "away"}, p.at("2018-06-26 08:00"), english_list());
    CHECK(model.entries.size() == 1);
    CHECK(model.gone == 2);
}

}  // namespace foyer::kiosk
