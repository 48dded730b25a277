// foyer-frames: how long the kiosk works on what visitors do, with software drawing, and what it
// keeps. tools/bench prints what it says.
//
//     foyer-frames PROGRAMME INSTANT      JSON rows as foyer-measure prints them
//     foyer-frames --large SESSIONS       the same of a made programme, frames only
//     foyer-frames --time-lapse PROGRAMME FOLDER      pictures of a day of a door and of a board

#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "core/formats/import.h"
#include "kiosk/app/assets.h"
#include "kiosk/screens/search_model.h"
#include "tests/measure/frames.h"
#include "tests/measure/large_programme.h"
#include "tests/measure/time_lapse.h"
#include "tests/measure/visits.h"
#include "tests/support/files.h"

namespace foyer::kiosk::measure {

namespace {

enum class Wanted { everything, frames };

int failed(const std::string& what) {
    std::fprintf(stderr, "foyer-frames: %s\n", what.c_str());
    return 1;
}

const std::filesystem::path assets = std::filesystem::path(FOYER_SOURCE_DIR) / "assets";

int report(programme::Programme programme, UtcTime now, Wanted wanted, std::string label) {
    const auto snapshot = programme::Snapshot::build(std::move(programme), 1);
    const auto finder = programme::Finder::build(snapshot);
    const auto catalogues = read_catalogues(assets);
    if (!catalogues) return failed(catalogues.error().detail);
    SearchMemory memory;
    HeadlessHost host(icon_folder(assets).string());
    const Stage stage{*snapshot, *finder, *catalogues, now, &memory, std::move(label)};
    report_scrolling(host, stage);
    report_opening(host, stage);
    report_typing(host, stage);
    if (wanted == Wanted::everything) {
        report_taps(snapshot, now);
        report_hour(snapshot);
        report_month(*snapshot);
    }
    std::printf("]\n");
    return 0;
}

int run_time_lapse(const std::string& file, const std::string& folder) {
    auto imported = formats::read_programme(tests::read_file(file), {});
    const auto catalogues = read_catalogues(assets);
    if (!imported) return failed(imported.error().detail);
    if (!catalogues) return failed(catalogues.error().detail);
    const auto snapshot = programme::Snapshot::build(std::move(imported->programme), 1);
    const auto finder = programme::Finder::build(snapshot);
    HeadlessHost host(icon_folder(assets).string());
    const Stage stage{*snapshot, *finder, *catalogues, UtcTime{}, nullptr};
    const auto written = write_time_lapse(host, stage, folder);
    return written ? 0 : failed(written.error().detail);
}

int run_file(const std::string& file, const std::string& instant) {
    auto imported = formats::read_programme(tests::read_file(file), {});
    const auto now = parse_instant(instant);
    if (!imported || !now) return failed("the programme or the instant cannot be read");
    return report(std::move(imported->programme), *now, Wanted::everything, "");
}

int run_large(const std::string& sessions) {
    const long count = std::strtol(sessions.c_str(), nullptr, 10);
    if (count < 1) {
        std::fprintf(stderr, "foyer-frames: --large wants a number of sessions\n");
        return 2;
    }
    return report(large_programme(static_cast<std::size_t>(count)),
                  *parse_instant("2026-06-03T11:10:00+02:00"), Wanted::frames,
                  " of " + sessions + " sessions");
}

}  // namespace

}  // namespace foyer::kiosk::measure

int main(int count, char** arguments) {
    // What the tests share with the measuring checks as it goes.
    doctest::Context checks;
    checks.setAsDefaultForAssertsOutOfTestCases();
    const std::string first = count == 3 ? arguments[1] : "";
    if (first == "--large") return foyer::kiosk::measure::run_large(arguments[2]);
    if (count == 3) return foyer::kiosk::measure::run_file(first, arguments[2]);
    if (count == 4 && std::string(arguments[1]) == "--time-lapse")
        return foyer::kiosk::measure::run_time_lapse(arguments[2], arguments[3]);
    std::fprintf(stderr,
                 "Usage: foyer-frames PROGRAMME INSTANT | --large SESSIONS |\n"
                 "                    --time-lapse PROGRAMME FOLDER\n");
    return 2;
}
