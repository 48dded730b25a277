#include "kiosk/screens/programme_model.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "kiosk/screens/programme_memo.h"
#include "tests/support/builders.h"
#include "tests/support/catalogues.h"
#include "tests/support/looking.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

const Catalogue& words_of(const char* language) {
    static const Catalogues shipped = test::shipped_catalogues();
    return shipped.of(language);
}

test::ProgrammeBuilder three_days() {
    test::ProgrammeBuilder p;
    p.room("a", "Salle A").room("b", "Salle B").track("t", "Track").track("u", "Unused");
    auto& first = p.session("First", "2025-02-01 10:00", 60min, {"a"});
    first.track = "t";
    first.language = "fr";
    p.session("Beside", "2025-02-01 10:00", 60min, {"b"}).language = "de";
    p.plenary(programme::SessionKind::meal, "Lunch", "2025-02-01 12:00", 60min);
    p.session("Second day", "2025-02-02 10:00", 60min, {"b"});
    p.session("Fourth day", "2025-02-04 10:00", 60min, {"b"});
    return p;
}

std::string iso_of(const programme::DaySessions* day) {
    return day ? format_date(day->day) : "none";
}

}  // namespace

TEST_CASE("the day of now is shown, else the next one, else the last") {
    const auto p = three_days();
    const auto snapshot = p.snapshot();
    const auto shown = [&](const char* now, const char* chosen = "") {
        return iso_of(day_shown(*snapshot, p.at(now), chosen));
    };
    CHECK(shown("2025-01-20 10:00") == "2025-02-01");
    CHECK(shown("2025-02-02 03:00") == "2025-02-01");
    CHECK(shown("2025-02-02 10:00") == "2025-02-02");
    CHECK(shown("2025-02-03 10:00") == "2025-02-04");
    CHECK(shown("2025-03-03 10:00") == "2025-02-04");
    CHECK(shown("2025-02-01 10:00", "2025-02-04") == "2025-02-04");
    CHECK(shown("2025-02-01 10:00", "2025-02-03") == "2025-02-01");
    CHECK(day_shown(*test::ProgrammeBuilder().snapshot(), p.at("2025-02-01 10:00"), "") == nullptr);
}

TEST_CASE("days are offered by name, today and the shown one told apart") {
    const auto p = three_days();
    ProgrammeChoices choices;
    choices.day = "2025-02-02";
    const auto days = day_pills(*p.snapshot(), p.at("2025-02-01 10:00"), choices, words_of("en"));
    REQUIRE(days.size() == 3);
    CHECK(days[0].word == "Sat 1");
    CHECK(days[0].name == "Saturday 1 February");
    CHECK(days[0].today);
    CHECK_FALSE(days[0].shown);
    CHECK(days[1].shown);
}

TEST_CASE("filters are taken together; what is for all rooms passes any room") {
    const auto p = three_days();
    const auto snapshot = p.snapshot();
    const auto& day = snapshot->days()[0];
    ProgrammeChoices choices;
    CHECK(selection(*snapshot, day, choices).size() == 3);
    choices.room = "a";
    CHECK(selection(*snapshot, day, choices).size() == 2);
    choices.language = "fr";
    CHECK(selection(*snapshot, day, choices).size() == 1);
    choices.kind = "meal";
    CHECK(selection(*snapshot, day, choices).empty());
}

TEST_CASE("values are counted under the other filters, and those without a session left out") {
    const auto p = three_days();
    const auto snapshot = p.snapshot();
    const auto& day = snapshot->days()[0];
    ProgrammeChoices choices;
    const auto values = [&](ProgrammeFacet facet) {
        std::string all;
        for (const FacetValue& value : facet_values(*snapshot, day, choices, facet, words_of("en")))
            all +=
                value.name + " " + std::to_string(value.count) + (value.chosen ? "!" : "") + "; ";
        return all;
    };
    CHECK(values(ProgrammeFacet::room) == "Salle A 1; Salle B 1; ");
    CHECK(values(ProgrammeFacet::track) == "Track 1; ");
    CHECK(values(ProgrammeFacet::kind) == "Talk 2; Meal 1; ");
    CHECK(values(ProgrammeFacet::language) == "German 1; French 1; ");
    choices.language = "de";
    CHECK(values(ProgrammeFacet::room) == "Salle B 1; ");
    CHECK(values(ProgrammeFacet::language) == "German 1!; French 1; ");
    choices.room = "a";
    CHECK(values(ProgrammeFacet::language) == "German 0!; French 1; ");
}

TEST_CASE("the counts of real programmes add up to their sessions") {
    for (const char* file : {"36c3/final.xml", "fosdem/2025.xml"}) {
        const auto path = tests::shared_file(file);
        if (path.empty()) {
            MESSAGE("SKIPPED: no real programmes beside the sources (", file, ")");
            continue;
        }
        const auto snapshot = programme_in(path);
        REQUIRE(snapshot);
        for (const auto& day : snapshot->days()) {
            for (const ProgrammeFacet facet : all_facets) {
                for (const FacetValue& value :
                     facet_values(*snapshot, day, {}, facet, words_of("fr"))) {
                    ProgrammeChoices chosen;
                    choose(chosen, field_of(facet), value.value);
                    const auto found = selection(*snapshot, day, chosen);
                    // Plenaries pass a room without being counted among its own.
                    const auto plenary = [&](programme::SessionIndex i) {
                        const auto& session = snapshot->session(i);
                        return facet == ProgrammeFacet::room && session.plenary &&
                               std::ranges::find(session.rooms, value.value) == session.rooms.end();
                    };
                    CHECK(std::ranges::count_if(found, plenary) + value.count ==
                          static_cast<long>(found.size()));
                }
            }
        }
    }
}

TEST_CASE("the page begins where what is on began, long-running sessions aside") {
    test::ProgrammeBuilder p;
    p.session("All day", "2025-02-01 08:00", 10h);
    p.session("Talk", "2025-02-01 10:00", 60min);
    p.session("Short", "2025-02-01 10:30", 10min);
    p.session("Next", "2025-02-01 12:00", 60min);
    const auto snapshot = p.snapshot();
    const auto at = [&](const char* now) {
        return telling_start(*snapshot, snapshot->days()[0].sessions, p.at(now));
    };
    CHECK(at("2025-02-01 07:00") == p.at("2025-02-01 08:00"));
    CHECK(at("2025-02-01 10:35") == p.at("2025-02-01 10:00"));
    CHECK(at("2025-02-01 12:10") == p.at("2025-02-01 12:00"));
    CHECK(at("2025-02-01 11:30") == p.at("2025-02-01 12:00"));
    CHECK(at("2025-02-01 19:00") == p.at("2025-02-01 12:00"));
}

TEST_CASE("layouts are worked out once for many frames") {
    const auto p = three_days();
    const auto snapshot = p.snapshot();
    ProgrammeMemo memo;
    ProgrammeChoices choices;
    const auto frame = [&] {
        static_cast<void>(memo.sessions(*snapshot, snapshot->days()[0], choices));
        static_cast<void>(memo.list(*snapshot, "en", {.width = 984}));
        static_cast<void>(memo.grid(*snapshot, {}, {.width = 984}));
        return memo.worked_out();
    };
    CHECK(frame() == 3);
    CHECK(frame() == 3);
    choices.room = "a";
    CHECK(frame() == 6);
    choices.panel_open = true;
    CHECK(frame() == 6);
    const auto later = p.snapshot(2);
    CHECK(memo.sessions(*later, later->days()[0], choices).size() == 2);
    CHECK(memo.worked_out() == 7);
}

}  // namespace foyer::kiosk
