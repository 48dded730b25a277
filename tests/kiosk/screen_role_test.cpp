#include "kiosk/state/screen_role.h"

#include <doctest/doctest.h>

#include "kiosk/app/station.h"
#include "tests/support/builders.h"
#include "tests/support/loop_rig.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;

namespace {

/// A programme with a screen that staff have set up as `screen`.
std::shared_ptr<const programme::Snapshot> with_screen(programme::Screen screen) {
    test::ProgrammeBuilder p;
    p.room("salle-1", "Salle 1").room("salle-2", "Salle 2");
    p.session("Opening", "2018-06-26 09:00", 150min, {"salle-1"});
    programme::Publication publication;
    publication.programme = p.programme();
    publication.screens = {std::move(screen)};
    return programme::Snapshot::build(std::move(publication), 1);
}

programme::Screen door_record() {
    programme::Screen screen;
    screen.id = "door-2";
    screen.name = "Door of Salle 2";
    screen.room = "salle-2";
    screen.mode = ScreenMode::door;
    screen.languages = {"fr", "en"};
    screen.theme = programme::ScreenTheme::light;
    screen.reach_top_px = 900;
    screen.viewing_cm = 500;
    screen.way_out = programme::WayOut::left;
    return screen;
}

}  // namespace

TEST_CASE("a screen is what staff have set up") {
    const auto snapshot = with_screen(door_record());
    const ScreenRole role = role_of({}, snapshot.get(), "door-2", test::catalogues());
    CHECK(role.known);
    CHECK(role.mode == ScreenMode::door);
    CHECK(role.name == "Door of Salle 2");
    CHECK(role.room_index == snapshot->find_room("salle-2"));
    CHECK(role.language == "fr");
    CHECK(role.languages == std::vector<std::string>{"fr", "en"});
    CHECK(role.theme == ThemeName::light);
    CHECK(role.viewing_cm == 500);
    CHECK(role.way_out == programme::WayOut::left);
}

TEST_CASE("the theme follows the hour of the conference, unless somebody has chosen one") {
    const auto snapshot = with_screen(door_record());
    const TimeZone& zone = snapshot->days_rule().zone;
    ScreenSetup setup;
    setup.installed.light_hours = LightHours{8h, 19h + 30min};
    const ScreenRole role = role_of(setup, snapshot.get(), "another", test::catalogues());
    const auto theme = [&](const ScreenRole& of, const char* at) {
        return theme_at(of, zone, test::instant(at));
    };
    CHECK(theme(role, "2018-06-26T07:59:59+02:00") == ThemeName::dark);
    CHECK(theme(role, "2018-06-26T08:00:00+02:00") == ThemeName::light);
    CHECK(theme(role, "2018-06-26T19:29:59+02:00") == ThemeName::light);
    CHECK(theme(role, "2018-06-26T19:30:00+02:00") == ThemeName::dark);
    ScreenRole over_midnight = role;
    over_midnight.light_hours = LightHours{20h, 2h};
    CHECK(theme(over_midnight, "2018-06-26T01:59:00+02:00") == ThemeName::light);
    CHECK(theme(over_midnight, "2018-06-26T12:00:00+02:00") == ThemeName::dark);

    CHECK_FALSE(role_of(setup, snapshot.get(), "door-2", test::catalogues()).light_hours);
    setup.asked.theme = ThemeName::contrast;
    const ScreenRole asked = role_of(setup, snapshot.get(), "another", test::catalogues());
    CHECK(theme(asked, "2018-06-26T12:00:00+02:00") == ThemeName::contrast);
}

TEST_CASE("the hours that staff set win over the installed ones, and a theme over both") {
    programme::Screen record = door_record();
    record.theme.reset();
    record.light_hours = LightHours{9h, 17h};
    ScreenSetup setup;
    setup.installed.light_hours = LightHours{8h, 19h + 30min};
    const auto hours = [&] {
        return role_of(setup, with_screen(record).get(), "door-2", test::catalogues()).light_hours;
    };
    CHECK(hours() == LightHours{9h, 17h});
    setup.installed.theme = ThemeName::contrast;
    CHECK(hours() == LightHours{9h, 17h});
    record.light_hours.reset();
    CHECK(hours() == LightHours{8h, 19h + 30min});
    setup.asked.theme = ThemeName::light;
    record.light_hours = LightHours{9h, 17h};
    CHECK_FALSE(hours());
    setup.asked.theme.reset();
    record.theme = programme::ScreenTheme::dark;
    CHECK_FALSE(hours());
}

TEST_CASE("at the hour the screen changes its theme by itself") {
    test::LoopRig rig;
    ScreenSetup setup{.language = "en"};
    setup.installed.light_hours = LightHours{8h, 11h + 25min};
    rig.setup = setup;
    rig.run_until(4min + 29s);
    CHECK(rig.loop->state().theme == ThemeName::light);
    CHECK(rig.run_until(4min + 31s) == 1 + 5);
    CHECK(rig.loop->state().theme == ThemeName::dark);
    CHECK(rig.loop->state().installed_theme == ThemeName::dark);
}

TEST_CASE("the command line wins over the staff, and the staff over the configuration") {
    const auto snapshot = with_screen(door_record());
    ScreenSetup setup;
    setup.installed = {.mode = ScreenMode::touch,
                       .room = "Salle 1",
                       .language = "de",
                       .languages = {"de"},
                       .theme = ThemeName::dark};
    CHECK(role_of(setup, snapshot.get(), "door-2", test::catalogues()).theme == ThemeName::light);
    setup.asked = {.mode = ScreenMode::board,
                   .room = "Salle 1",
                   .language = "en",
                   .languages = {},
                   .theme = ThemeName::contrast};
    const ScreenRole role = role_of(setup, snapshot.get(), "door-2", test::catalogues());
    CHECK(role.mode == ScreenMode::board);
    CHECK(role.room_index == snapshot->find_room("salle-1"));
    CHECK(role.language == "en");
    CHECK(role.languages == std::vector<std::string>{"fr", "en"});
    CHECK(role.theme == ThemeName::contrast);
}

TEST_CASE("a screen that staff do not know is what was installed") {
    const auto snapshot = with_screen(door_record());
    ScreenSetup setup;
    setup.installed.mode = ScreenMode::door;
    setup.installed.room = "nowhere";
    setup.language = "fr";
    const ScreenRole role = role_of(setup, snapshot.get(), "door-9", test::catalogues());
    CHECK_FALSE(role.known);
    CHECK(role.screen == "door-9");
    CHECK(role.mode == ScreenMode::door);
    CHECK(role.room == "nowhere");
    CHECK_FALSE(role.room_index);
    CHECK(role.language == "fr");
    CHECK(role_of({}, nullptr, "", test::catalogues()).mode == ScreenMode::touch);
}

TEST_CASE("a language without a catalogue is left out, a regional one is shown in its own") {
    programme::Screen screen = door_record();
    screen.languages = {"tlh", "de-at", "fr"};
    const auto snapshot = with_screen(screen);
    const ScreenRole role = role_of({}, snapshot.get(), "door-2", test::catalogues());
    CHECK(role.languages == std::vector<std::string>{"de", "fr"});
    CHECK(role.language == "de");
}

TEST_CASE("what a visitor left as it was follows the staff, what they chose stays") {
    State before;
    before.language = "en";
    State after = before;
    after.language = "fr";
    after.theme = after.installed_theme = ThemeName::light;
    CHECK(follow_role(before, before, after).language == "fr");
    State visitor = before;
    visitor.theme = ThemeName::contrast;
    const State followed = follow_role(visitor, before, after);
    CHECK(followed.theme == ThemeName::contrast);
    CHECK(followed.installed_theme == ThemeName::light);
}

TEST_CASE("the reach that staff have set holds for the panel") {
    const auto snapshot = with_screen(door_record());
    ProgrammeReport report;
    report.snapshot = snapshot;
    report.screen = "door-2";
    const Station station = station_with(
        {.setup = {}, .screen = "", .installed = {}, .panel = {}, .catalogues = test::catalogues()},
        report, test::instant("2018-06-26T11:20:00+02:00"));
    CHECK(station.panel.reach_px == 900);
    CHECK(reach_px(1080, 1920, station.panel) == 900);
    CHECK(station.catalogues.all().size() == 2);
}

TEST_CASE("what staff change about a screen takes effect with the revision, without a restart") {
    test::LoopRig rig;
    rig.report.snapshot = with_screen({});
    rig.report.screen = "door-2";
    rig.run_until(5s);
    CHECK(rig.loop->state().language == "en");
    rig.window.at(6s, [&] {
        ProgrammeReport newer = rig.report;
        newer.snapshot = with_screen(door_record());
        rig.reports.put(newer);
    });
    const std::size_t frames = rig.run_until(10s);
    CHECK(frames == 2);
    CHECK(rig.loop->state().language == "fr");
    CHECK(rig.loop->state().theme == ThemeName::light);
}

TEST_CASE("hours of light that staff set begin with their revision, and end by themselves") {
    test::LoopRig rig;
    rig.report.snapshot = with_screen({});
    rig.report.screen = "door-2";
    const auto tell = [&](std::chrono::milliseconds time, LightHours hours) {
        rig.window.at(time, [&rig, hours] {
            programme::Screen screen = door_record();
            screen.theme.reset();
            screen.light_hours = hours;
            ProgrammeReport newer = rig.report;
            newer.snapshot = with_screen(std::move(screen));
            rig.reports.put(newer);
        });
    };
    const auto theme_at = [&](std::chrono::milliseconds time) {
        rig.run_until(time);
        return rig.loop->state().theme;
    };
    CHECK(theme_at(5s) == ThemeName::dark);
    tell(6s, {8h, 11h + 22min});
    CHECK(theme_at(10s) == ThemeName::light);
    CHECK(theme_at(1min + 29s) == ThemeName::light);
    CHECK(theme_at(1min + 31s) == ThemeName::dark);
    tell(2min, {8h, 19h});
    CHECK(theme_at(2min + 5s) == ThemeName::light);
}

}  // namespace foyer::kiosk
