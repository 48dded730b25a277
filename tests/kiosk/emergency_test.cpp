#include "kiosk/display/emergency.h"

#include <doctest/doctest.h>

#include "tests/support/displays.h"
#include "tests/support/real_loop.h"

namespace foyer::kiosk {

using namespace test::looking;
using programme::AnnouncementSeverity;

namespace {

constexpr const char* at_noon = "2018-06-26T12:00:00+02:00";

std::vector<std::string> alerts_of(const Probe& probe) {
    std::vector<std::string> alerts;
    for (const ProbeItem& item : probe.items)
        if (item.role == "alert") alerts.push_back(item.label);
    return alerts;
}

}  // namespace

TEST_CASE("a call and what to do are told apart") {
    const EmergencyText lines = emergency_text("en", "Leave now\nWalk out by the nearest exit.");
    CHECK(lines.head == "Leave now");
    CHECK(lines.body == "Walk out by the nearest exit.");
    const EmergencyText sentences = emergency_text("fr", "Évacuez. Laissez vos affaires.");
    CHECK(sentences.head == "Évacuez");
    CHECK(sentences.body == "Laissez vos affaires.");
    const EmergencyText one = emergency_text("en", "Leave the building by the nearest exit.");
    CHECK(one.head == "Leave the building by the nearest exit.");
    CHECK(one.body.empty());
}

TEST_CASE("an emergency takes touch screens, doors and boards over, in all its languages") {
    const UtcTime now = test::instant(at_noon);
    const auto snapshot =
        announced(*sample(), AnnouncementSeverity::emergency, "Leave now. Use the stairs.",
                  "Évacuez. Prenez l’escalier.", now);
    for (const ScreenRole& role : {ScreenRole{}, door_of(*snapshot, "salle-1"), board()}) {
        HeadlessHost host(source_icons());
        for (const Page& page : {Page{}, Page{PageKind::programme, ""}}) {
            const Probe probe =
                look_at(host, *snapshot, now, {.language = "fr", .page = page, .role = role});
            CHECK(probe.screen == "emergency");
            CHECK(alerts_of(probe) == std::vector<std::string>{"Évacuez", "Leave now"});
            for (const ProbeItem& item : probe.items)
                CHECK(item.actions.empty());
        }
    }
}

TEST_CASE("an emergency ends by itself, and at night it is shown too") {
    const UtcTime night = test::instant("2018-06-26T23:30:00+02:00");
    programme::Publication publication =
        announced(*sample(), AnnouncementSeverity::emergency, "Leave now.", "Évacuez.", night)
            ->publication();
    publication.announcements[0].until = night + 10min;
    const auto snapshot = programme::Snapshot::build(std::move(publication), 3);
    HeadlessHost host(source_icons());
    CHECK(look_at(host, *snapshot, night, {.role = board()}).screen == "emergency");
    CHECK(look_at(host, *snapshot, night + 10min, {.role = board()}).screen == "board night");
}

TEST_CASE("without a network an emergency stays until its end, also on a screen that starts then") {
    const UtcTime now = test::instant(at_noon);
    programme::Publication publication =
        announced(*sample(), AnnouncementSeverity::emergency, "Leave now.", "Évacuez.", now)
            ->publication();
    publication.announcements[0].until = now + 3h;
    const auto report = test::report_of(programme::Snapshot::build(std::move(publication), 3));
    for (const ScreenMode mode : {ScreenMode::touch, ScreenMode::door, ScreenMode::board}) {
        ScreenSetup setup;
        setup.installed.mode = mode;
        setup.installed.room = "salle-2";
        // It is shown at the first frame; nothing comes from the hub any more.
        for (const auto started : {0min, 100min}) {
            test::RealLoop screen(report, now + started, source_icons(), {1080, 1920}, {}, setup);
            CHECK(screen.shown().screen == "emergency");
            screen.pass(3h - started - 1min);
            CHECK(screen.shown().screen == "emergency");
            screen.pass(2min);
            CHECK(screen.shown().screen != "emergency");
        }
    }
}

TEST_CASE("several emergencies take turns, the newest first, and none is lost") {
    const UtcTime now = test::instant(at_noon);
    const auto one =
        announced(*sample(), AnnouncementSeverity::emergency, "Fire.", "Feu.", now - 1min);
    const auto both =
        announced(*one, AnnouncementSeverity::emergency, "Storm.", "Tempête.", now, "a2");
    HeadlessHost host(source_icons());
    std::vector<std::string> seen;
    for (int turn = 0; turn < 4; ++turn) {
        const Probe probe = look_at(host, *both, now + turn * 15s, {});
        seen.push_back(alerts_of(probe).at(0));
        CHECK(probe.changes_at == now + (turn + 1) * 15s);
    }
    CHECK(seen[0] != seen[1]);
    CHECK(seen[0] == seen[2]);
    CHECK(seen[1] == seen[3]);
}

TEST_CASE("an emergency of another zone leaves a screen alone") {
    const UtcTime now = test::instant(at_noon);
    programme::Publication publication =
        announced(*sample(), AnnouncementSeverity::emergency, "Leave now.", "Évacuez.", now)
            ->publication();
    publication.announcements[0].zones = {"annex"};
    const auto snapshot = programme::Snapshot::build(std::move(publication), 3);
    HeadlessHost host(source_icons());
    CHECK(look_at(host, *snapshot, now, {}).screen == "now");
}

}  // namespace foyer::kiosk
