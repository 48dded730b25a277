// What door signs, boards and emergencies look like and say, as golden pictures and texts.

#include <doctest/doctest.h>

#include "tests/support/displays.h"
#include "tests/support/golden_picture.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

constexpr Size sign_portrait{1080, 1920};
constexpr Size sign_landscape{1920, 1080};

struct SignScene {
    const char* name;
    const char* room;  ///< nullptr: a board
    const char* at;
    Size size;
    const char* language = "en";
    ThemeName theme = ThemeName::dark;
};

/// The day that staff changed.
const SignScene day_scenes[] = {
    {"door-now-portrait-fr", "salle-2", "2018-06-26T11:20:00+02:00", sign_portrait, "fr"},
    {"door-now-landscape-fr", "salle-2", "2018-06-26T11:20:00+02:00", sign_landscape, "fr"},
    {"door-overrun-light", "salle-1", "2018-06-26T11:46:00+02:00", sign_portrait, "en",
     ThemeName::light},
    {"door-moved-here", "salle-3", "2018-06-26T11:46:00+02:00", sign_portrait},
    {"door-moved-away-landscape", "salle-2", "2018-06-26T11:55:00+02:00", sign_landscape, "fr",
     ThemeName::light},
    {"door-cancelled-next-landscape", "salle-3", "2018-06-26T11:20:00+02:00", sign_landscape},
    {"door-before", "salle-2", "2018-06-26T08:30:00+02:00", sign_landscape},
    {"door-elsewhere-fr", "salle-2", "2018-06-26T09:40:00+02:00", sign_portrait, "fr"},
    {"door-break-landscape", "salle-2", "2018-06-26T10:40:00+02:00", sign_landscape},
    {"door-soon-contrast", "salle-1", "2018-06-26T13:52:00+02:00", sign_landscape, "en",
     ThemeName::contrast},
    {"door-done-fr", "salle-2", "2018-06-26T19:05:00+02:00", sign_portrait, "fr"},
    {"door-night", "salle-2", "2018-06-26T23:05:00+02:00", sign_portrait},
    {"board-changes", nullptr, "2018-06-26T11:20:20+02:00", sign_landscape},
    {"board-now", nullptr, "2018-06-26T11:20:00+02:00", sign_landscape},
    {"board-now-portrait-light-fr", nullptr, "2018-06-26T11:20:00+02:00", sign_portrait, "fr",
     ThemeName::light},
    {"board-changes-portrait-light-fr", nullptr, "2018-06-26T11:20:20+02:00", sign_portrait, "fr",
     ThemeName::light},
    {"board-night-fr", nullptr, "2018-06-26T03:05:00+02:00", sign_landscape, "fr"},
};

Probe draw_scene(HeadlessHost& host, const programme::Snapshot& snapshot, const SignScene& scene) {
    return look_at(host, snapshot, test::instant(scene.at),
                   {.size = scene.size,
                    .language = scene.language,
                    .theme = scene.theme,
                    .role = scene.room ? door_of(snapshot, scene.room) : board()});
}

void check_scene(const std::string& name, HeadlessHost& host, const Probe& probe) {
    tests::check_golden_text(name + ".txt", write_probe_text(probe));
    tests::check_golden_picture(name + ".png", host.picture());
}

}  // namespace

TEST_CASE("doors and boards say and look what was last found right" * doctest::test_suite("slow")) {
    const auto snapshot = changed_sample();
    for (const SignScene& scene : day_scenes) {
        HeadlessHost host(source_icons());
        const Probe probe = draw_scene(host, *snapshot, scene);
        check_scene(scene.name, host, probe);
    }
}

TEST_CASE("an emergency is said in both languages, with the way out" *
          doctest::test_suite("slow")) {
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    const auto snapshot = announced(
        *changed_sample(), programme::AnnouncementSeverity::emergency,
        "Leave now\nWalk out by the nearest exit. Leave your belongings behind.",
        "Évacuez\nSortez maintenant par la sortie la plus proche. Laissez vos affaires.", now);
    for (const Size size : {sign_portrait, sign_landscape}) {
        HeadlessHost host(source_icons());
        ScreenRole role = door_of(*snapshot, "salle-2");
        role.way_out = programme::WayOut::left;
        const Probe probe =
            look_at(host, *snapshot, now, {.size = size, .language = "fr", .role = role});
        check_scene(size.width < size.height ? "emergency-portrait" : "emergency-landscape", host,
                    probe);
    }
    HeadlessHost host(source_icons());
    const Probe probe =
        look_at(host, *snapshot, now, {.size = sign_portrait, .theme = ThemeName::contrast});
    check_scene("emergency-touch-contrast", host, probe);
}

TEST_CASE("a cancelled session leads to what is instead" * doctest::test_suite("slow")) {
    const auto snapshot = with_session(
        *changed_sample(), "end-to-end-testing-on-kubernetes",
        [](programme::Session& session) { session.status = programme::SessionStatus::cancelled; });
    for (const Size size : {sign_portrait, sign_landscape}) {
        HeadlessHost host(source_icons());
        const Probe probe =
            look_at(host, *snapshot, test::instant("2018-06-26T13:52:00+02:00"),
                    {.size = size, .language = "fr", .role = door_of(*snapshot, "salle-2")});
        check_scene(
            size.width < size.height ? "door-cancelled-portrait-fr" : "door-cancelled-landscape-fr",
            host, probe);
    }
}

TEST_CASE("a full room, a warning and an old programme are told on the sign" *
          doctest::test_suite("slow")) {
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    const auto full = with_session(*changed_sample(), "bedrock-of-dropbox",
                                   [](programme::Session& session) { session.full = true; });
    HeadlessHost host(source_icons());
    check_scene(
        "door-full", host,
        look_at(host, *full, now, {.size = sign_portrait, .role = door_of(*full, "salle-3")}));
    const auto warned =
        announced(*full, programme::AnnouncementSeverity::warning,
                  "The lift is out of order: use the stairs beside the cloakroom.",
                  "L’ascenseur est en panne : prenez l’escalier du vestiaire.", now);
    check_scene(
        "door-warning", host,
        look_at(host, *warned, now, {.size = sign_landscape, .role = door_of(*warned, "salle-1")}));
    check_scene("door-stale-fr", host,
                look_at(host, *full, now,
                        {.size = sign_portrait,
                         .language = "fr",
                         .grade = FreshnessGrade::stale,
                         .role = door_of(*full, "salle-1")}));
    ScreenRole announcements = board();
    announcements.pages = {programme::BoardPage::announcements};
    check_scene("board-announcement", host,
                look_at(host, *warned, now, {.size = sign_landscape, .role = announcements}));
    ScreenRole rooms = board();
    rooms.pages = {programme::BoardPage::rooms};
    check_scene("board-rooms-outdated-fr", host,
                look_at(host, *warned, now,
                        {.size = sign_portrait,
                         .language = "fr",
                         .grade = FreshnessGrade::outdated,
                         .role = rooms}));
}

TEST_CASE("a sign without a room says what it is called" * doctest::test_suite("slow")) {
    const auto snapshot = sample();
    HeadlessHost host(source_icons());
    ScreenRole role;
    role.mode = ScreenMode::door;
    role.screen = "door-7";
    check_scene("door-no-room", host,
                look_at(host, *snapshot, test::instant("2018-06-26T11:20:00+02:00"),
                        {.size = sign_portrait, .role = role}));
}

}  // namespace foyer::kiosk
