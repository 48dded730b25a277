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
