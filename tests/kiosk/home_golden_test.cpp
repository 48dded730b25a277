// What the main screens look like and say, as golden pictures and texts: read in the diff whenever
// they change.

#include <doctest/doctest.h>

#include "tests/support/builders.h"
#include "tests/support/golden_picture.h"
#include "tests/support/looking.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

struct GoldenScene {
    const char* name;
    const char* at;
    Look look{};
    bool picture = false;
};

constexpr Size portrait{1080, 1920};
constexpr Size landscape{1920, 1080};
const Page seure{PageKind::session, "kubernetes-should-you-use-it"};

void lowered(State& state) {
    state.low_reach = true;
}
void larger(State& state) {
    state.text_size = TextSize::largest;
}

const GoldenScene scenes[] = {
    {"home-portrait-dark", "2018-06-26T11:20:00+02:00", {.size = portrait}, true},
    {"home-landscape-light-fr",
     "2018-06-26T11:20:00+02:00",
     {.size = landscape, .language = "fr", .theme = ThemeName::light},
     true},
    {"home-small", "2018-06-26T11:20:00+02:00", {.size = {800, 480}}, true},
    {"home-plenary", "2018-06-26T09:40:00+02:00", {.size = portrait}, true},
    {"home-break-fr", "2018-06-26T10:40:00+02:00", {.size = landscape, .language = "fr"}, true},
    {"home-before", "2018-06-26T08:00:00+02:00", {.size = portrait}},
    {"home-contrast",
     "2018-06-26T11:48:00+02:00",
     {.size = portrait, .theme = ThemeName::contrast},
     true},
    {"home-stale-fr",
     "2018-06-26T11:20:00+02:00",
     {.size = portrait, .language = "fr", .grade = FreshnessGrade::stale}},
    {"home-outdated",
     "2018-06-26T11:20:00+02:00",
     {.size = landscape, .grade = FreshnessGrade::outdated}},
    {"home-rest-fr", "2018-06-26T19:10:00+02:00", {.size = portrait, .language = "fr"}, true},
    {"home-eve", "2018-06-25T12:00:00+02:00", {.size = portrait}},
    {"home-after", "2018-07-02T12:00:00+02:00", {.size = landscape}},
    {"session-fr",
     "2018-06-26T11:20:00+02:00",
     {.size = portrait, .language = "fr", .page = seure},
     true},
    {"session-gone",
     "2018-06-26T11:20:00+02:00",
     {.size = portrait, .page = {PageKind::session, "nowhere"}}},
    {"info", "2018-06-26T11:20:00+02:00", {.size = portrait, .page = {PageKind::info, ""}}},
    {"empty", "2018-06-26T11:20:00+02:00", {.size = portrait, .empty = true}},
    {"notice",
     "2018-06-26T11:20:00+02:00",
     {.size = portrait,
      .notices = {{NoticeKind::source_unreadable, "schedule.xml: no such file"}}}},
};

/// The same screens once staff changed the day.
const GoldenScene changed_scenes[] = {
    {"changes-portrait", "2018-06-26T11:20:00+02:00", {.size = portrait}, true},
    {"changes-landscape-fr",
     "2018-06-26T11:20:00+02:00",
     {.size = landscape, .language = "fr", .theme = ThemeName::light},
     true},
    {"changes-small", "2018-06-26T11:20:00+02:00", {.size = {800, 480}}},
    {"changes-page",
     "2018-06-26T11:20:00+02:00",
     {.size = portrait, .language = "fr", .page = {PageKind::changes, ""}},
     true},
    {"changes-session",
     "2018-06-26T11:20:00+02:00",
     {.size = portrait, .page = {PageKind::session, "concourse-container-first-ci-and-cd"}},
     true},
    {"changes-page-small",
     "2018-06-26T11:20:00+02:00",
     {.size = {800, 480}, .page = {PageKind::changes, ""}}},
    {"changes-lowered", "2018-06-26T11:20:00+02:00", {.size = portrait, .visitor = lowered}, true},
    {"changes-lowered-landscape",
     "2018-06-26T11:20:00+02:00",
     {.size = landscape, .language = "fr", .visitor = lowered},
     true},
    {"changes-larger", "2018-06-26T11:20:00+02:00", {.size = portrait, .visitor = larger}, true},
    {"changes-larger-landscape",
     "2018-06-26T11:20:00+02:00",
     {.size = landscape, .language = "fr", .visitor = larger},
     true},
    {"changes-larger-lowered",
     "2018-06-26T11:20:00+02:00",
     {.size = portrait,
      .language = "fr",
      .visitor =
          [](State& state) {
              lowered(state);
              larger(state);
          }},
     true},
    {"idle-portrait",
     "2018-06-26T11:20:00+02:00",
     {.size = portrait,
      .page = {PageKind::session, "bedrock-of-dropbox"},
      .idle = {Idle::Phase::warning, 14, 20}},
     true},
    {"idle-landscape-fr",
     "2018-06-26T11:20:00+02:00",
     {.size = landscape,
      .language = "fr",
      .theme = ThemeName::light,
      .idle = {Idle::Phase::warning, 7, 20}},
     true},
    {"idle-larger-contrast",
     "2018-06-26T11:20:00+02:00",
     {.size = portrait,
      .visitor =
          [](State& state) {
              larger(state);
              state.theme = ThemeName::contrast;
              state.focus = Focus{.label = "I am still here"};
          },
      .idle = {Idle::Phase::warning, 20, 20}},
     true},
    {"changes-moved-away", "2018-06-26T11:52:00+02:00", {.size = portrait}, true},
};

}  // namespace

TEST_CASE("the main screens say and look what was last found right" * doctest::test_suite("slow")) {
    const auto snapshot = sample();
    REQUIRE(snapshot);
    for (const GoldenScene& scene : scenes) {
        HeadlessHost host(source_icons());
        const Probe probe = look_at(host, *snapshot, test::instant(scene.at), scene.look);
        tests::check_golden_text(std::string(scene.name) + ".txt", write_probe_text(probe));
        if (scene.picture)
            tests::check_golden_picture(std::string(scene.name) + ".png", host.picture());
    }
}

TEST_CASE("changes are marked where people look for them" * doctest::test_suite("slow")) {
    const auto snapshot = changed_sample();
    for (const GoldenScene& scene : changed_scenes) {
        HeadlessHost host(source_icons());
        const Probe probe = look_at(host, *snapshot, test::instant(scene.at), scene.look);
        tests::check_golden_text(std::string(scene.name) + ".txt", write_probe_text(probe));
        if (scene.picture)
            tests::check_golden_picture(std::string(scene.name) + ".png", host.picture());
    }
}

TEST_CASE("announcements stand above everything else, warnings before the others" *
          doctest::test_suite("slow")) {
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    programme::Publication publication = changed_sample()->publication();
    const auto announce = [&](const char* id, programme::AnnouncementSeverity severity,
                              const char* english, const char* french) {
        programme::Announcement announcement;
        announcement.id = id;
        announcement.severity = severity;
        announcement.text.set("en", english);
        announcement.text.set("fr", french);
        announcement.from = now - 5min;
        publication.announcements.push_back(std::move(announcement));
    };
    announce("wifi", programme::AnnouncementSeverity::info,
             "The Wi-Fi password has changed: see the desk.",
             "Le mot de passe du Wi-Fi a changé : voir à l’accueil.");
    announce("lift", programme::AnnouncementSeverity::warning,
             "The lift is out of order: use the stairs.",
             "L’ascenseur est en panne : prenez l’escalier.");
    const auto snapshot = programme::Snapshot::build(std::move(publication), 48);
    HeadlessHost host(source_icons());
    const Probe probe = look_at(host, *snapshot, now, {.size = portrait, .rehearsal = true});
    tests::check_golden_text("announcements.txt", write_probe_text(probe));
    tests::check_golden_picture("announcements.png", host.picture());
}

TEST_CASE("many rooms stand in rows, page by page") {
    test::ProgrammeBuilder p;
    for (int i = 1; i <= 29; ++i)
        p.room("r" + std::to_string(i), "K." + std::to_string(100 + i));
    for (int i = 1; i <= 29; ++i) {
        if (i % 9 == 0) continue;
        const std::string room = "r" + std::to_string(i);
        p.session("Talk number " + std::to_string(i), p.at("2025-02-01 10:00") + 5min * (i % 5),
                  50min, {room});
        auto& next = p.session("What comes after talk number " + std::to_string(i),
                               p.at("2025-02-01 11:15"), 25min, {room});
        if (i % 7 == 0) next.status = programme::SessionStatus::cancelled;
        p.session("Later in the day", p.at("2025-02-01 12:00"), 25min, {room});
    }
    HeadlessHost host(source_icons());
    const auto snapshot = p.snapshot();
    const Probe probe = look_at(host, *snapshot, p.at("2025-02-01 10:30"), {.size = portrait});
    tests::check_golden_text("home-rows.txt", write_probe_text(probe));
    tests::check_golden_picture("home-rows.png", host.picture());
    const Probe last =
        look_at(host, *snapshot, p.at("2025-02-01 10:30"), {.size = portrait, .room_page = 2});
    tests::check_golden_text("home-rows-last.txt", write_probe_text(last));
}

TEST_CASE("where there is little room the title gives way to what changed") {
    test::ProgrammeBuilder p;
    for (int i = 1; i <= 12; ++i)
        p.room("r" + std::to_string(i), "H.130" + std::to_string(i) + " (Depage)");
    for (int i = 1; i <= 12; ++i)
        p.session("Talk number " + std::to_string(i), "2025-02-01 10:00", 50min,
                  {"r" + std::to_string(i)});
    for (int i = 1; i <= 12; ++i)
        p.session("What comes after talk number " + std::to_string(i), "2025-02-01 11:15", 25min,
                  {"r" + std::to_string(i)});
    programme::Publication publication;
    publication.programme = p.programme();
    auto& sessions = publication.programme.sessions;
    sessions[12].rooms = {"r2"};
    sessions[14].status = programme::SessionStatus::cancelled;
    sessions[15].start += 10min;
    sessions[15].end += 10min;
    publication.changes = programme::published_changes(p.programme(), publication.programme,
                                                       p.at("2025-02-01 10:20"), 2);
    const auto snapshot = programme::Snapshot::build(std::move(publication), 2);
    HeadlessHost host(source_icons());
    for (const auto& [name, size] : {std::pair{"changes-rows-landscape", landscape},
                                     std::pair{"changes-rows-portrait", portrait}}) {
        const Probe probe =
            look_at(host, *snapshot, p.at("2025-02-01 10:30"), {.size = size, .rehearsal = true});
        tests::check_golden_text(std::string(name) + ".txt", write_probe_text(probe));
        tests::check_golden_picture(std::string(name) + ".png", host.picture());
    }
}

TEST_CASE("a finger on a card changes its ground and nothing else") {
    const auto snapshot = sample();
    REQUIRE(snapshot);
    HeadlessHost host(source_icons());
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    const Probe calm = look_at(host, *snapshot, now, {});
    const Picture before = host.picture();
    std::string label;
    PixelRect rect;
    for (const ProbeItem& item : calm.items) {
        if (item.label.find("Bedrock of Dropbox") == std::string::npos) continue;
        label = item.label;
        rect = item.rect;
    }
    REQUIRE_FALSE(label.empty());
    static_cast<void>(look_at(host, *snapshot, now, {.pressed = label}));
    const Picture pressed = host.picture();
    std::size_t outside = 0;
    for (int y = 0; y < before.height; ++y) {
        for (int x = 0; x < before.width; ++x)
            outside += !rect.contains(x, y) && pixel_at(before, x, y) != pixel_at(pressed, x, y);
    }
    CHECK(differing_pixels(before, pressed, 0) > 1000);
    CHECK(outside == 0);
}

}  // namespace foyer::kiosk
