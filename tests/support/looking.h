#pragma once
// Looking at screens without a window: what a visitor sees of a programme at an instant.

#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/formats/import.h"
#include "core/programme/published_changes.h"
#include "kiosk/app/headless.h"
#include "kiosk/screens/screen.h"
#include "tests/support/builders.h"
#include "tests/support/catalogues.h"
#include "tests/support/files.h"

namespace foyer::test::looking {

using namespace kiosk;
using namespace std::chrono_literals;

struct Size {
    int width, height;
};
inline std::string source_icons() {
    return (std::filesystem::path(FOYER_SOURCE_DIR) / "assets/icons").string();
}

struct Look {
    Size size{1080, 1920};
    std::string language = "en";
    bool every_language = false;          ///< the screen offers all that are shipped, not two
    const Catalogues* offered = nullptr;  ///< what it offers else
    ThemeName theme = ThemeName::dark;
    Page page{};
    int room_page = 0;
    FreshnessGrade grade = FreshnessGrade::fresh;
    bool empty = false;  ///< no programme at all
    std::vector<Notice> notices{};
    std::string pressed{};  ///< the button a finger is on
    bool rehearsal = false;
    Panel panel{};
    const programme::Finder* finder = nullptr;
    std::function<void(State&)> visitor{};  ///< chooses what else a visitor has chosen
    Idle::Verdict idle{};
    ScreenRole role{};
    std::string root_fingerprint{};     ///< of the hub that the screen follows
    std::vector<std::string> fading{};  ///< ids of what a revision has just changed, in order
    const StaffView* staff = nullptr;
};

inline Probe look_at(HeadlessHost& host, const programme::Snapshot& snapshot, UtcTime now,
                     const Look& look) {
    static const Catalogues two = test::shipped_catalogues();
    static const Catalogues all(test::catalogues_as_written());
    const Catalogues& catalogues = look.offered ? *look.offered : look.every_language ? all : two;
    State state;
    state.language = look.language;
    state.theme = look.theme;
    state.pages = {Page{}};
    if (look.page.kind != PageKind::now) state.pages.push_back(look.page);
    if (look.visitor) look.visitor(state);
    state.room_page = look.room_page;
    Freshness freshness;
    freshness.grade = look.grade;
    freshness.ever_confirmed = true;
    freshness.age = look.grade == FreshnessGrade::fresh    ? 60s
                    : look.grade == FreshnessGrade::ageing ? std::chrono::seconds(90min)
                    : look.grade == FreshnessGrade::stale  ? std::chrono::seconds(3h)
                                                           : std::chrono::seconds(30h);
    freshness.confirmed = now - freshness.age;
    const ScreenContext context{.state = state,
                                .snapshot = look.empty ? nullptr : &snapshot,
                                .now = now,
                                .freshness = freshness,
                                .origin = Origin::source,
                                .notices = look.notices,
                                .catalogues = catalogues,
                                .panel = look.panel,
                                .screen = look.role.screen,
                                .root_fingerprint = look.root_fingerprint,
                                .rehearsal = look.rehearsal,
                                .idle = look.idle,
                                .finder = look.finder,
                                .fading = {&look.fading, look.fading.empty() ? 0.0F : 1.0F},
                                .role = look.role,
                                .staff = look.staff};
    return host.draw({.width_px = look.size.width,
                      .height_px = look.size.height,
                      .theme = state.theme,
                      .zoom = zoom_for(context, look.size.width, look.size.height),
                      .language = state.language,
                      .pressed_label = look.pressed},
                     [&](Canvas& canvas) { draw_screen(context, canvas); });
}

/// The programme in a file of any format; nullptr when the file is not there.
inline std::shared_ptr<const programme::Snapshot> programme_in(const std::filesystem::path& path) {
    const std::string bytes = tests::read_file(path);
    if (bytes.empty()) return nullptr;
    auto imported = formats::read_programme(bytes, {});
    REQUIRE_MESSAGE(imported.ok(), path.string());
    return programme::Snapshot::build(std::move(imported->programme), 1);
}

inline std::shared_ptr<const programme::Snapshot> sample() {
    return programme_in(std::filesystem::path(FOYER_SOURCE_DIR) /
                        "assets/sample/paris-container-day-2018.json");
}

/// The sample as staff changed it in the morning: at 08:10 a talk in Salle 3 was cancelled, at
/// 11:14 the end of one in Salle 1 was put off, at 11:18 Concourse moved from Salle 2 to Salle 3.
inline std::shared_ptr<const programme::Snapshot> changed_sample() {
    const auto before = sample();
    REQUIRE(before);
    programme::Publication publication;
    publication.programme = before->programme();
    const auto session = [&](std::string_view id) -> programme::Session& {
        for (auto& found : publication.programme.sessions)
            if (found.id == id) return found;
        FAIL("no session ", std::string(id));
        std::abort();
    };
    const auto publish = [&](const char* at, std::uint64_t revision, const auto& change) {
        const programme::Programme old = publication.programme;
        change();
        for (auto& published :
             programme::published_changes(old, publication.programme, test::instant(at), revision))
            publication.changes.push_back(std::move(published));
    };
    publish("2018-06-26T08:10:00+02:00", 45, [&] {
        session("reliability-of-container-orchestration").status =
            programme::SessionStatus::cancelled;
    });
    publish("2018-06-26T11:14:00+02:00", 46,
            [&] { session("kubernetes-should-you-use-it").end += 5min; });
    publish("2018-06-26T11:18:00+02:00", 47,
            [&] { session("concourse-container-first-ci-and-cd").rooms = {"salle-3"}; });
    return programme::Snapshot::build(std::move(publication), 47);
}

}  // namespace foyer::test::looking
