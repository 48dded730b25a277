// What a visitor sees and touches on the search page.

#include "kiosk/screens/search_page.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/golden_picture.h"
#include "tests/support/looking.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

const ProbeItem* found_item(const Probe& probe, std::string_view label) {
    const auto found = std::ranges::find(probe.items, label, &ProbeItem::label);
    return found == probe.items.end() ? nullptr : &*found;
}

/// The search of the sample at 11:20.
struct SearchRig {
    std::shared_ptr<const programme::Snapshot> snapshot = sample();
    std::shared_ptr<const programme::Finder> finder = programme::Finder::build(snapshot);
    HeadlessHost host{source_icons()};

    Probe look(Page page, Look look = {}) {
        look.page = std::move(page);
        look.finder = finder.get();
        return look_at(host, *snapshot, test::instant("2018-06-26T11:20:00+02:00"), look);
    }
};

Page search_for(const char* query, bool keys_hidden = false) {
    return {.kind = PageKind::search, .argument = query, .keys_hidden = keys_hidden};
}

/// The letters of the second row of keys, from left to right.
std::string first_letters(const Probe& probe) {
    std::string letters;
    for (const ProbeItem& item : probe.items)
        if (item.intent.kind == IntentKind::type_text && item.label.size() == 1 &&
            item.label[0] >= 'A' && letters.size() < 6)
            letters += item.label;
    return letters;
}

}  // namespace

TEST_CASE("while a visitor types, the keyboard stands where the navigation was") {
    SearchRig rig;
    const Probe open = rig.look(search_for("kub"));
    CHECK(found_item(open, "Show"));
    CHECK_FALSE(found_item(open, "Programme"));
    const Probe hidden = rig.look(search_for("kub", true));
    CHECK_FALSE(found_item(hidden, "Show"));
    CHECK(found_item(hidden, "Programme"));
    REQUIRE(found_item(hidden, "Search"));
    CHECK(found_item(hidden, "Search")->intent.kind == IntentKind::show_keys);
}

TEST_CASE("each language has its own letters, and another's are a touch away") {
    SearchRig rig;
    CHECK(first_letters(rig.look(search_for(""))) == "QWERTY");
    CHECK(first_letters(rig.look(search_for(""), {.language = "fr"})) == "AZERTY");
    Page page = search_for("");
    page.keys_language = "fr";
    const Probe french = rig.look(page);
    CHECK(first_letters(french) == "AZERTY");
    CHECK(found_item(french, "Back"));
}

TEST_CASE("the keys turn to the language that most talks are held in first") {
    SearchRig rig;
    const Look every{.language = "fr", .every_language = true};
    const auto turn = [](const Probe& probe) {
        for (const ProbeItem& item : probe.items)
            if (item.intent.kind == IntentKind::choose_keys) return item.intent.argument;
        return std::string();
    };
    Page page = search_for("");
    CHECK(turn(rig.look(page, every)) == "en");
    page.keys_language = "en";
    CHECK(turn(rig.look(page, every)) == "de");
    page.keys_language = "de";
    CHECK(turn(rig.look(page, every)) == "fr");
}

TEST_CASE("letters act when they are touched, the erasing key while it is held, the rest later") {
    SearchRig rig;
    const Probe probe = rig.look(search_for("k"));
    CHECK(found_item(probe, "A")->acts == Acts::on_touch);
    CHECK(found_item(probe, "Space")->acts == Acts::on_touch);
    CHECK(found_item(probe, "Delete")->acts == Acts::while_held);
    for (const char* label : {"Back", "Show", "Hide the keyboard", "Clear the search"})
        CHECK(found_item(probe, label)->acts == Acts::on_release);
}

TEST_CASE("on a large panel keys are not wider than hands are, and no smaller than fingers") {
    SearchRig rig;
    const auto width_of_key = [&](Size size, double inches) {
        return found_item(rig.look(search_for(""), {.size = size, .panel = {inches}}), "A")->rect.w;
    };
    CHECK(width_of_key({1440, 1080}, 10) > 120);
    CHECK(width_of_key({1440, 1080}, 43) == 96);
    CHECK(width_of_key({1080, 1920}, 55) == 96);
}

TEST_CASE("a suggestion types itself, or opens what it names") {
    SearchRig rig;
    const Probe probe = rig.look(search_for(""));
    REQUIRE(found_item(probe, "Kubernetes"));
    CHECK(found_item(probe, "Kubernetes")->intent == type_text("Kubernetes"));
    CHECK(found_item(probe, "Speakers")->intent == open_page(PageKind::people));
    CHECK(found_item(probe, "Salle 2")->intent == open_page(PageKind::room, "salle-2"));
}

TEST_CASE("where nothing answers the page says so and offers what is near") {
    SearchRig rig;
    const Probe probe = rig.look(search_for("kubxyz"));
    CHECK(found_item(probe, "Nothing for “kubxyz”"));
    REQUIRE(found_item(probe, "Kubernetes"));
    CHECK(found_item(probe, "Kubernetes")->intent == open_page(PageKind::search, "Kubernetes"));
}

TEST_CASE("a row opens what it tells of") {
    SearchRig rig;
    const Probe probe = rig.look(search_for("liz rice"));
    REQUIRE(found_item(probe, "Liz Rice"));
    CHECK(found_item(probe, "Liz Rice")->intent == open_page(PageKind::person, "liz-rice"));
    REQUIRE(found_item(probe, "16:10 Containers from scratch"));
    CHECK(found_item(probe, "16:10 Containers from scratch")->intent.page.kind ==
          PageKind::session);
}

TEST_CASE("the search says and looks what was last found right" * doctest::test_suite("slow")) {
    struct SearchScene {
        const char* name;
        Page page;
        Look look;
        bool picture;
    };
    const SearchScene scenes[] = {
        {"search-fr", search_for("kubernetes"), {.language = "fr"}, true},
        {"search-empty", search_for(""), {.size = {1920, 1080}, .theme = ThemeName::light}, true},
        {"search-none", search_for("kubxyz"), {.theme = ThemeName::contrast}, true},
        {"search-list", search_for("cloud", true), {.size = {1920, 1080}}, true},
        {"people", {.kind = PageKind::people}, {}, true},
        {"people-landscape", {.kind = PageKind::people}, {.size = {1920, 1080}}, false},
        {"person", {.kind = PageKind::person, .argument = "liz-rice"}, {.language = "fr"}, true},
    };
    for (const SearchScene& scene : scenes) {
        SearchRig rig;
        const Probe probe = rig.look(scene.page, scene.look);
        tests::check_golden_text(std::string(scene.name) + ".txt", write_probe_text(probe));
        if (scene.picture)
            tests::check_golden_picture(std::string(scene.name) + ".png", rig.host.picture());
    }
}

}  // namespace foyer::kiosk
