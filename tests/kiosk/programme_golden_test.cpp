// What the programme page looks like and says, as golden pictures and texts.

#include <doctest/doctest.h>

#include "tests/support/golden_picture.h"
#include "tests/support/looking.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

struct ProgrammeScene {
    const char* name;
    Look look{};
    std::vector<std::pair<ProgrammeField, const char*>> chosen{};
    bool picture = true;
};

const Page programme{PageKind::programme, ""};

const ProgrammeScene programme_scenes[] = {
    {"programme-list", {.size = {1080, 1920}, .page = programme}},
    {"programme-grid", {.size = {1920, 1080}, .page = programme}},
    {"programme-list-light-fr",
     {.size = {1920, 1080}, .language = "fr", .theme = ThemeName::light, .page = programme},
     {{ProgrammeField::shape, "list"}}},
    {"programme-grid-contrast",
     {.size = {1080, 1920}, .theme = ThemeName::contrast, .page = programme},
     {{ProgrammeField::shape, "grid"}}},
    {"programme-panel-fr",
     {.size = {1080, 1920}, .language = "fr", .page = programme},
     {{ProgrammeField::room, "salle-2"}, {ProgrammeField::panel, "room"}}},
    {"programme-filtered",
     {.size = {1080, 1920}, .page = programme},
     {{ProgrammeField::room, "salle-3"}, {ProgrammeField::language, "en"}}},
    {"programme-small", {.size = {800, 480}, .page = programme}, {}, false},
};

}  // namespace

TEST_CASE("the programme page says and looks what was last found right" *
          doctest::test_suite("slow")) {
    const auto snapshot = changed_sample();
    for (const ProgrammeScene& scene : programme_scenes) {
        HeadlessHost host(source_icons());
        Look look = scene.look;
        look.visitor = [&](State& state) {
            for (const auto& [field, value] : scene.chosen)
                choose(state.programme, field, value);
        };
        const Probe probe =
            look_at(host, *snapshot, test::instant("2018-06-26T11:20:00+02:00"), look);
        tests::check_golden_text(std::string(scene.name) + ".txt", write_probe_text(probe));
        if (scene.picture)
            tests::check_golden_picture(std::string(scene.name) + ".png", host.picture());
    }
}

}  // namespace foyer::kiosk
