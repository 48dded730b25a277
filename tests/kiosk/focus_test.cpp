#include "kiosk/state/focus.h"

#include <doctest/doctest.h>

#include "kiosk/state/spoken.h"
#include "kiosk/widgets/probe.h"

using namespace foyer::kiosk;

namespace {

ProbeItem control(std::string label, PixelRect rect, bool cut = false) {
    ProbeItem item{.role = "button",
                   .label = std::move(label),
                   .value = {},
                   .rect = rect,
                   .actions = {"tap"},
                   .intent = {}};
    item.cut = cut;
    return item;
}

std::optional<Focus> on(std::string label, int nth = 0) {
    return Focus{std::move(label), nth};
}

/// A strip, a list of which three rows show, the last one in part, and a way back.
Probe list_probe(float y) {
    Probe probe;
    probe.width = 1080;
    probe.height = 1920;
    probe.scroll_areas = {{{.area = "list", .y = y}, {0, 600}, {0, 200, 1080, 500}}};
    probe.items = {control("Strip", {0, 0, 1080, 100}), control("One", {0, 200, 1080, 200}),
                   control("Two", {0, 400, 1080, 200}), control("Three", {0, 600, 1080, 100}, true),
                   control("Back", {0, 800, 300, 100})};
    return probe;
}

}  // namespace

TEST_CASE("the ring walks through all controls in reading order and round, either way") {
    Probe probe = list_probe(600);
    probe.items[3].cut = false;
    std::optional<Focus> focus;
    for (const char* label : {"Strip", "One", "Two", "Three", "Back", "Strip"}) {
        focus = step_focus(probe, focus, FocusWay::forward, 1).focus;
        CHECK(focus == on(label));
    }
    focus.reset();
    probe.scroll_areas.clear();
    for (const char* label : {"Back", "Three", "Two", "One", "Strip", "Back"}) {
        focus = step_focus(probe, focus, FocusWay::backward, 1).focus;
        CHECK(focus == on(label));
    }
}

TEST_CASE("a list moves before the ring leaves it, and before it steps on what is cut") {
    const Probe probe = list_probe(0);
    const FocusStep onto_cut = step_focus(probe, on("Two"), FocusWay::forward, 1);
    CHECK(onto_cut.focus == on("Two"));
    REQUIRE(onto_cut.scroll.has_value());
    CHECK(onto_cut.scroll->y == 250);
    const FocusStep out = step_focus(list_probe(100), on("One"), FocusWay::backward, 1);
    REQUIRE(out.scroll.has_value());
    CHECK(out.scroll->y == 0);
    const FocusStep again = step_focus(probe, on("Two"), FocusWay::forward, 1, false);
    CHECK(again.focus == on("Three"));
    CHECK_FALSE(again.scroll.has_value());
    CHECK(step_focus(list_probe(0), on("One"), FocusWay::backward, 1).focus == on("Strip"));
}

TEST_CASE("controls of one name are told apart by their order") {
    Probe probe;
    probe.items = {control("Open", {0, 0, 100, 100}), control("Open", {0, 200, 100, 100})};
    std::optional<Focus> focus = step_focus(probe, {}, FocusWay::forward, 1).focus;
    focus = step_focus(probe, focus, FocusWay::forward, 1).focus;
    CHECK(focus == on("Open", 1));
    CHECK(focused_item(probe, *focus) == &probe.items[1]);
    CHECK(focused_item(probe, {"Open", 2}) == nullptr);
}

TEST_CASE("a page without controls has no ring, a ring whose control has gone begins anew") {
    CHECK_FALSE(step_focus(Probe{}, on("Gone"), FocusWay::forward, 1).focus.has_value());
    CHECK(step_focus(list_probe(0), on("Gone"), FocusWay::forward, 1).focus == on("Strip"));
}

TEST_CASE("a page is said in reading order, each thing with its state") {
    Probe probe;
    probe.items = {ProbeItem{.role = "heading",
                             .label = "Still there?",
                             .value = {},
                             .rect = {},
                             .actions = {},
                             .intent = {}},
                   control("Contrast", {})};
    probe.items[1].value = "off";
    CHECK(spoken_page(probe) == "Still there?\nContrast, off.\n");
}

namespace {

ProbeItem stop_control(std::string label, PixelRect rect, int stop) {
    ProbeItem item = control(std::move(label), rect);
    item.stop = stop;
    return item;
}

/// A grid of two rooms, each with a session in sight and one below, at (x, y); a way back.
Probe grid_probe(float x, float y) {
    Probe probe;
    ScrollArea area{{.area = "grid", .x = x, .y = y}, {400, 1000}, {0, 0, 600, 600}};
    area.stops = {{100, 0, 400, 100, true}, {100, 100, 400, 200}, {100, 1200, 400, 200},
                  {500, 0, 400, 100, true}, {500, 100, 400, 200}, {500, 1200, 400, 200}};
    area.inset_x = 100;
    area.inset_y = 100;
    area.home_y = 50;
    const auto put = [&](const char* label, int stop) {
        const ScrollStop& at = area.stops[static_cast<std::size_t>(stop)];
        const PixelRect rect{static_cast<int>(at.x - x), static_cast<int>(at.head ? 0 : at.y - y),
                             static_cast<int>(at.w), static_cast<int>(at.h)};
        if (rect.x >= 100 && rect.x < 600 && rect.y >= 0 && rect.y < 600)
            probe.items.push_back(stop_control(label, rect, stop));
    };
    put("Room A", 0);
    put("Room B", 3);
    put("A early", 1);
    put("A late", 2);
    put("B early", 4);
    put("B late", 5);
    probe.items.push_back(control("Back", {0, 700, 300, 100}));
    probe.scroll_areas = {std::move(area)};
    return probe;
}

}  // namespace

TEST_CASE(
    "in an area with stops the ring goes through each room, and moves the area to what hides") {
    std::optional<Focus> focus = Focus{.label = "Room A", .stop = 0};
    FocusStep step = step_focus(grid_probe(0, 0), focus, FocusWay::forward, 1);
    CHECK(step.focus->label == "A early");
    step = step_focus(grid_probe(0, 0), step.focus, FocusWay::forward, 1);
    REQUIRE(step.scroll.has_value());
    CHECK(step.scroll->y == 800);
    CHECK(step.focus == Focus{.stop = 2});
    // Asked again, it is there.
    step = step_focus(grid_probe(0, 800), step.focus, FocusWay::forward, 1, false);
    CHECK(step.focus->label == "A late");
    // On to the next room, whose sessions begin where somebody looks.
    step = step_focus(grid_probe(0, 800), step.focus, FocusWay::forward, 1);
    REQUIRE(step.scroll.has_value());
    CHECK(step.scroll->x == 300);
    CHECK(step.scroll->y == 50);
    CHECK(step.focus == Focus{.stop = 3});
}

TEST_CASE("the ring enters an area with stops where somebody looks, and leaves it at its ends") {
    FocusStep step = step_focus(grid_probe(300, 800), on("Back"), FocusWay::forward, 1);
    CHECK(step.focus->label == "Room B");
    step = step_focus(grid_probe(300, 800), step.focus, FocusWay::forward, 1);
    CHECK(step.focus->label == "B late");
    step = step_focus(grid_probe(300, 800), step.focus, FocusWay::forward, 1);
    CHECK(step.focus->label == "Back");
    step = step_focus(grid_probe(300, 800), step.focus, FocusWay::backward, 1);
    CHECK(step.focus->label == "B late");
    step = step_focus(grid_probe(0, 0), Focus{.label = "Room A", .stop = 0}, FocusWay::backward, 1);
    CHECK(step.focus->label == "Back");
}
