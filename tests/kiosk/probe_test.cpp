#include "kiosk/widgets/probe.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/base/json.h"

using namespace foyer::kiosk;

namespace {

ProbeItem button(std::string label, PixelRect rect) {
    return ProbeItem{.role = "button",
                     .label = std::move(label),
                     .value = "",
                     .rect = rect,
                     .actions = {"tap"},
                     .intent = open_page(PageKind::search)};
}

std::string label_at(const Probe& probe, int x, int y, float scale = 1) {
    const ProbeItem* item = item_at(probe, x, y, scale);
    return item == nullptr ? "" : item->label;
}

}  // namespace

TEST_CASE("a button is hit 8 px beside it and 16 px below it") {
    Probe probe;
    probe.items.push_back(button("A", {100, 100, 50, 50}));
    CHECK(label_at(probe, 92, 92) == "A");
    CHECK(label_at(probe, 91, 100) == "");
    CHECK(label_at(probe, 100, 91) == "");
    CHECK(label_at(probe, 157, 120) == "A");
    CHECK(label_at(probe, 158, 120) == "");
    CHECK(label_at(probe, 120, 165) == "A");
    CHECK(label_at(probe, 120, 166) == "");
}

TEST_CASE("the hit box grows with the screen") {
    Probe probe;
    probe.items.push_back(button("A", {100, 100, 50, 50}));
    CHECK(label_at(probe, 84, 100, 2) == "A");
    CHECK(label_at(probe, 120, 181, 2) == "A");
}

TEST_CASE("between two buttons the nearer one is meant") {
    Probe probe;
    probe.items.push_back(button("upper", {0, 0, 100, 96}));
    probe.items.push_back(button("lower", {0, 104, 100, 96}));
    CHECK(label_at(probe, 50, 97) == "upper");
    CHECK(label_at(probe, 50, 103) == "lower");
    CHECK(label_at(probe, 50, 104) == "lower");
}

TEST_CASE("a button on a button is meant, whichever was drawn first") {
    Probe probe;
    probe.items.push_back(button("small", {40, 40, 20, 20}));
    probe.items.push_back(button("card", {0, 0, 200, 200}));
    CHECK(label_at(probe, 50, 50) == "small");
    CHECK(label_at(probe, 150, 50) == "card");
}

TEST_CASE("what has no action cannot be hit") {
    Probe probe;
    probe.items.push_back(ProbeItem{.role = "text",
                                    .label = "Now",
                                    .value = "",
                                    .rect = {0, 0, 10, 10},
                                    .actions = {},
                                    .intent = {}});
    CHECK(item_at(probe, 5, 5, 1) == nullptr);
}

TEST_CASE("the JSON of a probe names what is on the screen and where") {
    Probe probe;
    probe.screen = "now";
    probe.language = "fr";
    probe.width = 1080;
    probe.height = 1920;
    probe.items.push_back(button("Déjeuner \"midi\"", {48, 176, 984, 334}));
    const auto read = foyer::parse_json(write_probe_json(probe));
    REQUIRE(read.ok());
    const foyer::Json& document = *read;
    CHECK(document["screen"] == "now");
    CHECK(document["language"] == "fr");
    CHECK(document["size"] == foyer::Json::array({1080, 1920}));
    REQUIRE(document["items"].size() == 1);
    const foyer::Json& item = document["items"][0];
    CHECK(item["role"] == "button");
    CHECK(item["label"] == "Déjeuner \"midi\"");
    CHECK(item["x"] == 48);
    CHECK(item["h"] == 334);
    CHECK(item["actions"] == foyer::Json::array({"tap"}));
}

TEST_CASE("the golden text of a probe has one line for each item") {
    Probe probe;
    probe.items.push_back(button("Search", {}));
    probe.items.back().value = "selected";
    probe.items.push_back(ProbeItem{
        .role = "clock", .label = "11:20", .value = "", .rect = {}, .actions = {}, .intent = {}});
    CHECK(write_probe_text(probe) == "button \"Search\" [selected] (tap)\nclock \"11:20\"\n");
}
