#pragma once
// Looking at screens without a window: what a visitor sees of a programme at an instant.

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/formats/import.h"
#include "kiosk/app/headless.h"
#include "kiosk/screens/screen.h"
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
    ThemeName theme = ThemeName::dark;
    Page page{};
    int room_page = 0;
    FreshnessGrade grade = FreshnessGrade::fresh;
    bool empty = false;  ///< no programme at all
    std::vector<Notice> notices{};
    std::string pressed{};  ///< the button a finger is on
};

inline Probe look_at(HeadlessHost& host, const programme::Snapshot& snapshot, UtcTime now,
                     const Look& look) {
    static const Catalogues catalogues = test::shipped_catalogues();
    State state;
    state.language = look.language;
    state.theme = look.theme;
    state.pages = {look.page};
    state.room_page = look.room_page;
    Freshness freshness;
    freshness.grade = look.grade;
    freshness.ever_confirmed = true;
    freshness.age = look.grade == FreshnessGrade::fresh    ? 60s
                    : look.grade == FreshnessGrade::ageing ? std::chrono::seconds(90min)
                    : look.grade == FreshnessGrade::stale  ? std::chrono::seconds(3h)
                                                           : std::chrono::seconds(30h);
    freshness.confirmed = now - freshness.age;
    const ScreenContext context{
        state,     look.empty ? nullptr : &snapshot, now, freshness, Origin::source, look.notices,
        catalogues};
    return host.draw({.width_px = look.size.width,
                      .height_px = look.size.height,
                      .theme = look.theme,
                      .language = look.language,
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

}  // namespace foyer::test::looking
