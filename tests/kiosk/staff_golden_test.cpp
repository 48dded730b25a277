// The pages of staff against golden texts and pictures, and walked at every size.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "tests/support/examining.h"
#include "tests/support/golden.h"
#include "tests/support/golden_picture.h"
#include "tests/support/looking.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

const char* const buzzwords = "buzzwords-at-the-cloud-native-era";
const char* const concourse = "concourse-container-first-ci-and-cd";
const char* const staff_noon = "2018-06-26T11:20:00+02:00";

/// A desk that has a code, a hub and 23 screens, and knows of two edits.
StaffReport usual_desk() {
    StaffReport report;
    report.has_pin = true;
    report.fleet = {.shown = 22,
                    .all = 23,
                    .missing = {{"Kiosk 4, cloakroom", test::instant("2018-06-26T07:05:00Z")}}};
    report.latest = {{.id = "e2",
                      .at = test::instant("2018-06-26T09:18:00Z"),
                      .who = "Desk 1",
                      .title = "Concourse: Container First CI and CD",
                      .session = concourse,
                      .op = "move",
                      .undoable = true},
                     {.id = "e1",
                      .at = test::instant("2018-06-26T09:14:00Z"),
                      .who = "Stage 1",
                      .title = "Kubernetes: should you use it?",
                      .session = "kubernetes-should-you-use-it",
                      .op = "retime",
                      .undoable = true}};
    return report;
}

StaffView pad_after_a_miss() {
    StaffView view{.report = usual_desk()};
    view.report.codes_checked = 1;
    view.report.tries_left = 4;
    return view;
}

StaffView locked_pad() {
    StaffView view{.report = usual_desk()};
    view.report.tries_left = 0;
    view.locked_seconds = 42;
    return view;
}

StaffView published_desk() {
    StaffView view{.report = usual_desk()};
    view.report.published = {.number = 1, .revision = 48, .edits = {"e3"}};
    view.undo_seconds = 8;
    return view;
}

std::string retime_body(const char* start, const char* end) {
    return std::string(R"({"set":{"start":{"to":")") + start + R"("},"end":{"to":")" + end +
           R"("}}})";
}

StaffView waiting_desk() {
    StaffView view{.report = usual_desk()};
    view.report.edits = {
        {.id = "k1",
         .number = 1,
         .session = buzzwords,
         .standing = EditStanding::waiting,
         .body = retime_body("2018-06-26T11:55:00+02:00", "2018-06-26T12:15:00+02:00")}};
    return view;
}

StaffView asking_desk() {
    StaffView view = waiting_desk();
    DeskEdit& edit = view.report.edits.front();
    edit.standing = EditStanding::conflict;
    edit.conflicts = {{.field = "start",
                       .mine = "2018-06-26T11:55:00+02:00",
                       .theirs = "2018-06-26T12:00:00+02:00",
                       .who = "Anna"}};
    view.report.edits.push_back({.id = "k2",
                                 .number = 2,
                                 .session = concourse,
                                 .standing = EditStanding::clash,
                                 .body = R"({"set":{"rooms":{"to":["salle-1"]}}})"});
    view.report.edits.push_back({.id = "k3",
                                 .number = 3,
                                 .session = concourse,
                                 .standing = EditStanding::waiting,
                                 .body = R"({"set":{"status":{"to":"cancelled"}}})"});
    return view;
}

void ask_code(State& state) {
    state.staff.phase = StaffPhase::pin;
    state.staff.digits = "123";
}

void staff_in(State& state) {
    state.staff.phase = StaffPhase::open;
    state.staff.sent = 1;
}

void delay_buzzwords(State& state) {
    staff_in(state);
    state.staff.draft = {.session = buzzwords, .later = std::chrono::minutes(5)};
}

void cancel_concourse(State& state) {
    staff_in(state);
    state.staff.draft = {.session = concourse,
                         .standing = StaffStanding::cancelled,
                         .reason = "ill",
                         .message = "cancelled"};
}

void double_book(State& state) {
    staff_in(state);
    state.staff.draft = {
        .session = concourse, .later = std::chrono::minutes(10), .room = "salle-1"};
}

void write_words(State& state) {
    staff_in(state);
    state.staff.draft = {.session = buzzwords, .later = std::chrono::minutes(5)};
    type_own_words(state.staff.draft, "en", "please bring your badge to the door of room 1");
    type_own_words(state.staff.draft, "fr", "merci de pr\u00e9senter votre badge \u00e0 la porte");
}

const Idle::Verdict counting{.phase = Idle::Phase::counting, .seconds_left = 58, .seconds = 60};
const Page edit_buzzwords{PageKind::staff_edit, buzzwords};
const Page edit_concourse{PageKind::staff_edit, concourse};

struct StaffScene {
    const char* name;
    StaffView (*desk)();
    Look look{};
    bool picture = false;
};

StaffView plain_desk() {
    return {.report = usual_desk()};
}

const StaffScene staff_scenes[] = {
    {"staff-pin", pad_after_a_miss, {.visitor = ask_code, .idle = counting}, true},
    {"staff-pin-landscape-fr",
     locked_pad,
     {.size = {1920, 1080}, .language = "fr", .visitor = ask_code, .idle = counting},
     true},
    {"staff-home", waiting_desk, {.visitor = staff_in, .idle = counting}, true},
    {"staff-edit",
     plain_desk,
     {.page = edit_buzzwords, .visitor = delay_buzzwords, .idle = counting},
     true},
    {"staff-edit-cancel-fr",
     plain_desk,
     {.size = {1920, 1080},
      .language = "fr",
      .theme = ThemeName::light,
      .page = edit_concourse,
      .visitor = cancel_concourse,
      .idle = counting},
     true},
    {"staff-edit-clash",
     plain_desk,
     {.theme = ThemeName::contrast,
      .page = edit_concourse,
      .visitor = double_book,
      .idle = counting}},
    {"staff-published",
     published_desk,
     {.page = {PageKind::staff_done, buzzwords}, .visitor = staff_in, .idle = counting},
     true},
    {"staff-waiting",
     waiting_desk,
     {.page = {PageKind::staff_done, buzzwords}, .visitor = staff_in, .idle = counting},
     true},
    {"staff-queue",
     asking_desk,
     {.page = {PageKind::staff_queue, ""}, .visitor = staff_in, .idle = counting},
     true},
    {"staff-words",
     plain_desk,
     {.page = {PageKind::staff_words, buzzwords}, .visitor = write_words, .idle = counting},
     true},
    {"staff-words-landscape-fr",
     plain_desk,
     {.size = {1920, 1080},
      .language = "fr",
      .theme = ThemeName::light,
      .page = {PageKind::staff_words, buzzwords},
      .visitor = write_words,
      .idle = counting},
     true},
    {"staff-only-here-fr", waiting_desk, {.language = "fr"}},
};

}  // namespace

TEST_CASE("the pages of staff are what was found right" * doctest::test_suite("slow")) {
    const auto snapshot = changed_sample();
    for (const StaffScene& scene : staff_scenes) {
        HeadlessHost host(source_icons());
        const StaffView view = scene.desk();
        Look look = scene.look;
        look.staff = &view;
        const Probe probe = look_at(host, *snapshot, test::instant(staff_noon), look);
        tests::check_golden_text(std::string(scene.name) + ".txt", write_probe_text(probe));
        if (scene.picture)
            tests::check_golden_picture(std::string(scene.name) + ".png", host.picture());
    }
}

TEST_CASE("every text and target of the pages of staff fits, at every size and magnified" *
          doctest::test_suite("slow")) {
    const auto snapshot = changed_sample();
    HeadlessHost host(source_icons());
    for (const StaffScene& scene : staff_scenes) {
        const StaffView view = scene.desk();
        for (const Size size : all_sizes) {
            for (const char* language : {"en", "fr"}) {
                for (const TextSize text : {TextSize::normal, TextSize::largest}) {
                    Look look = scene.look;
                    look.staff = &view;
                    look.size = size;
                    look.language = language;
                    look.visitor = [&](State& state) {
                        if (scene.look.visitor) scene.look.visitor(state);
                        state.text_size = text;
                    };
                    CAPTURE(scene.name);
                    walk_moved(host, *snapshot, test::instant(staff_noon), look, 4);
                }
            }
        }
    }
}

TEST_CASE("staff end an emergency by holding a button, and it is read meanwhile") {
    programme::Publication publication = changed_sample()->publication();
    publication.announcements.push_back(
        {.id = "a1",
         .severity = programme::AnnouncementSeverity::emergency,
         .zones = {},
         .text = programme::LocalizedText("Leave now. Walk out by the nearest exit."),
         .from = test::instant(staff_noon) - std::chrono::minutes(2),
         .until = {}});
    const auto snapshot = programme::Snapshot::build(std::move(publication), 48);
    const StaffView view = plain_desk();
    for (const Size size : all_sizes) {
        HeadlessHost host(source_icons());
        Look look{.size = size, .idle = counting};
        look.staff = &view;
        const auto held = [&](const Probe& probe, const char* label) {
            const auto found = std::ranges::find(probe.items, label, &ProbeItem::label);
            REQUIRE(found != probe.items.end());
            CHECK(found->acts == Acts::after_hold);
            CHECK(found->rect.h >= 60 * std::min(size.width, size.height) / 1080);
            return found->intent;
        };
        // A visitor has nothing to touch; the clock opens the pad for staff.
        const Probe for_visitors = look_at(host, *snapshot, test::instant(staff_noon), look);
        CHECK(for_visitors.screen == "emergency");
        CHECK(held(for_visitors, "11:20").kind == IntentKind::staff_enter);
        look.visitor = ask_code;
        CHECK(look_at(host, *snapshot, test::instant(staff_noon), look).screen == "staff_pin");
        look.visitor = staff_in;
        const Probe for_staff = look_at(host, *snapshot, test::instant(staff_noon), look);
        CHECK(for_staff.screen == "emergency");
        const Intent end = held(for_staff, "End the emergency: hold for 3 s");
        CHECK(end.kind == IntentKind::staff_end);
        CHECK(end.argument == "a1");
        CHECK(std::ranges::count(for_staff.items, "Leave now", &ProbeItem::label) == 1);
        if (size.width == 1080 && size.height == 1920)
            tests::check_golden_picture("staff-emergency.png", host.picture());
    }
}

TEST_CASE("the code is said nowhere") {
    const auto snapshot = changed_sample();
    HeadlessHost host(source_icons());
    const StaffView view = pad_after_a_miss();
    Look look{.visitor = ask_code, .idle = counting};
    look.staff = &view;
    const Probe with_code = look_at(host, *snapshot, test::instant(staff_noon), look);
    look.visitor = [](State& state) {
        state.staff.phase = StaffPhase::pin;
        state.staff.digits = "908";
    };
    const Probe other_code = look_at(host, *snapshot, test::instant(staff_noon), look);
    CHECK(write_probe_json(with_code) == write_probe_json(other_code));
}

}  // namespace foyer::kiosk
