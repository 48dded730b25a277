// Everything that a finger reaches is reached by keys, and is spoken: on every page, however far it
// has to be moved.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/state/spoken.h"
#include "tests/support/examining.h"
#include "tests/support/files.h"
#include "tests/support/many_scripts.h"
#include "tests/support/real_loop.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

using Labels = std::set<std::string>;

/// `moved`: its areas are not as they open. A button that moves them back is there only then.
void add_targets(const Probe& probe, Labels& labels, bool moved) {
    const std::string page = spoken_page(probe);
    for (const ProbeItem& item : probe.items) {
        if (item.actions.empty()) continue;
        if (!moved || item.intent.kind != IntentKind::scroll) labels.insert(item.label);
        const std::string alone = spoken(item);
        if (alone.find(item.label) == std::string::npos ||
            page.find(item.label) == std::string::npos)
            FAIL_CHECK("\"", item.label, "\" is not spoken");
    }
}

/// The labels of all that can be tapped on the page, wherever its areas stand.
Labels tapped(HeadlessHost& host, const programme::Snapshot& snapshot, UtcTime now, Look look) {
    const auto visitor = look.visitor;
    Labels labels;
    const Probe first = look_at(host, snapshot, now, look);
    add_targets(first, labels, false);
    const float scale = static_cast<float>(std::min(look.size.width, look.size.height)) / 1080;
    for (const ScrollArea& area : first.scroll_areas) {
        const float x_step = std::max(96.0F, static_cast<float>(area.rect.w) / scale - 400);
        const float y_step = std::max(96.0F, static_cast<float>(area.rect.h) / scale - 400);
        for (float y = 0; y < area.limits.most_y + y_step; y += y_step) {
            for (float x = 0; x < area.limits.most_x + x_step; x += x_step) {
                look.visitor = [&](State& state) {
                    if (visitor) visitor(state);
                    set_scroll(state, {area.position.area, std::min(x, area.limits.most_x),
                                       std::min(y, area.limits.most_y)});
                };
                add_targets(look_at(host, snapshot, now, look), labels, true);
            }
        }
    }
    return labels;
}

/// The labels of all that the ring comes to, twice round (what it passes first may be exhausted
/// until an area has moved) and back.
Labels reached(test::RealLoop& kiosk) {
    Labels labels;
    for (const bool backward : {false, false, true}) {
        std::set<std::string> places;
        for (bool on = true; on;) {
            kiosk.press(platform::Key::tab, backward);
            const State& state = kiosk.loop->state();
            REQUIRE(state.focus.has_value());
            const ProbeItem* item = focused_item(kiosk.shown(), *state.focus);
            CAPTURE(kiosk.shown().screen);
            CAPTURE(state.focus->label);
            REQUIRE(item != nullptr);
            // A part of it may be hidden; where the ring stands is seen.
            CHECK(item->rect.w > 0);
            CHECK(item->rect.h > 0);
            labels.insert(item->label);
            std::string place = item->label + '/' + std::to_string(state.focus->nth);
            for (const ScrollPosition& at : current_page(state).scroll)
                place += '/' + std::to_string(at.x) + ',' + std::to_string(at.y);
            on = places.insert(std::move(place)).second;
            REQUIRE(places.size() < 3000);
        }
    }
    return labels;
}

void check_keys(const ProgrammeReport& report, UtcTime now, const Look& look) {
    State state;
    state.language = look.language;
    if (look.page.kind != PageKind::now) state.pages.push_back(look.page);
    if (look.visitor) look.visitor(state);
    Look asked = look;
    asked.finder = report.finder.get();
    test::RealLoop kiosk(report, now, source_icons(), {look.size.width, look.size.height}, state);
    const Labels targets = tapped(kiosk.painter.host(), *report.snapshot, now, asked);
    const Labels ringed = reached(kiosk);
    for (const std::string& label : targets)
        if (!ringed.contains(label))
            FAIL_CHECK(described(look, now), " ", kiosk.shown().screen, ": no key leads to \"",
                       label, "\"");
}

void show_grid(State& state) {
    state.programme.shape = ProgrammeShape::grid;
}
void show_list(State& state) {
    state.programme.shape = ProgrammeShape::list;
}

}  // namespace

TEST_CASE("keys reach all that is tapped on every page of the sample, and all of it is spoken" *
          doctest::test_suite("slow")) {
    const ProgrammeReport report = test::report_of(changed_sample());
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    for (const Size size : {Size{1080, 1920}, Size{1366, 768}, Size{800, 480}}) {
        for (const Page& page :
             {Page{}, Page{.kind = PageKind::info}, Page{.kind = PageKind::changes},
              Page{.kind = PageKind::people}, Page{.kind = PageKind::list},
              Page{.kind = PageKind::search, .argument = "container"},
              Page{.kind = PageKind::search, .argument = "container", .keys_hidden = true},
              Page{.kind = PageKind::session, .argument = "concourse-container-first-ci-and-cd"},
              Page{.kind = PageKind::room, .argument = "salle-1"}})
            check_keys(report, now,
                       {.size = size, .page = page, .visitor = [&](State& state) {
                            if (page.kind == PageKind::list)
                                for (const auto& session : report.snapshot->programme().sessions)
                                    state.starred.push_back(session.id);
                        }});
        for (const auto& shape : {show_list, show_grid})
            check_keys(report, now,
                       {.size = size, .page = {.kind = PageKind::programme}, .visitor = shape});
        for (const ProgrammeFacet facet : all_facets)
            check_keys(report, now,
                       {.size = size,
                        .page = {.kind = PageKind::programme},
                        .visitor = [facet](State& state) {
                            state.programme.panel_open = true;
                            state.programme.facet = facet;
                        }});
    }
}

TEST_CASE("keys reach every session of a grid that moves both ways") {
    const ProgrammeReport report =
        test::report_of(programme::Snapshot::build(test::many_scripts_publication(), 2));
    const UtcTime now = test::instant("2025-02-01T12:20:00+01:00");
    check_keys(report, now,
               {.size = {480, 800}, .page = {.kind = PageKind::programme}, .visitor = show_grid});
}

TEST_CASE("keys reach every session of a day of the largest grids" * doctest::test_suite("slow")) {
    for (const char* file : {"fosdem/2025.xml", "36c3/final.xml"}) {
        const auto path = tests::shared_file(file);
        if (path.empty()) {
            MESSAGE("SKIPPED: no real programmes beside the sources (", file, ")");
            continue;
        }
        const ProgrammeReport report = test::report_of(programme_in(path));
        const UtcTime now = report.snapshot->days().back().first_start + 90min;
        check_keys(
            report, now,
            {.size = {960, 540}, .page = {.kind = PageKind::programme}, .visitor = show_grid});
    }
}

}  // namespace foyer::kiosk
