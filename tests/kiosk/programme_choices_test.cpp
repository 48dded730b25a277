#include "kiosk/state/programme_choices.h"

#include <doctest/doctest.h>

#include "kiosk/state/state.h"

namespace foyer::kiosk {

TEST_CASE("each filter is chosen, and taken away, by itself") {
    ProgrammeChoices choices;
    for (const ProgrammeFacet facet : all_facets) {
        choose(choices, ProgrammeField::panel, std::string(word_for(facet)));
        CHECK(choices.panel_open);
        CHECK(choices.facet == facet);
        choose(choices, field_of(facet), "x");
        CHECK(choices.chosen(facet) == "x");
        CHECK_FALSE(choices.panel_open);
        CHECK(choices.filtered());
        choose(choices, field_of(facet), "");
        CHECK_FALSE(choices.filtered());
    }
    choices.room = choices.track = "y";
    choose(choices, ProgrammeField::no_filter, "");
    CHECK_FALSE(choices.filtered());
}

TEST_CASE("a shape or panel that nobody knows changes nothing") {
    ProgrammeChoices choices;
    choose(choices, ProgrammeField::shape, "sphere");
    CHECK(choices.shape == ProgrammeShape::automatic);
    choose(choices, ProgrammeField::shape, "grid");
    CHECK(choices.shape == ProgrammeShape::grid);
    choose(choices, ProgrammeField::panel, "colour");
    CHECK_FALSE(choices.panel_open);
}

TEST_CASE("the way back closes the panel before it leaves the page") {
    State state;
    state = update(state, open_page(PageKind::programme));
    state = update(state, choose_in_programme(ProgrammeField::panel, "track"));
    CHECK(state.programme.panel_open);
    state = update(state, Intent{.kind = IntentKind::back});
    CHECK_FALSE(state.programme.panel_open);
    CHECK(current_page(state).kind == PageKind::programme);
    state = update(state, Intent{.kind = IntentKind::back});
    CHECK(current_page(state).kind == PageKind::now);
}

TEST_CASE("another day or filter begins where it begins, the row of days stays") {
    State state;
    state = update(state, open_page(PageKind::programme));
    set_scroll(state, {"programme-list", 0, 500});
    set_scroll(state, {std::string(programme_days_area), 80, 0});
    state = update(state, choose_in_programme(ProgrammeField::day, "2025-02-02"));
    CHECK_FALSE(scroll_of(state, "programme-list"));
    CHECK(scroll_of(state, programme_days_area)->x == 80);
    CHECK(state.programme.day == "2025-02-02");
}

}  // namespace foyer::kiosk
