#include "kiosk/app/first_frame.h"

#include <utility>

#include "kiosk/app/assets.h"
#include "kiosk/app/station.h"

namespace foyer::kiosk {

namespace {

/// How long the first frame waits for a programme; a large source on a slow disk gets a screen that
/// says "loading" meanwhile.
constexpr std::chrono::seconds first_report_limit{2};
/// The display answers sooner or not at all.
constexpr std::chrono::seconds size_limit{10};

}  // namespace

FirstFrame::FirstFrame(Parts parts)
    : parts_(parts), thread_([this](const std::stop_token& stop) { run(stop); }) {}

void FirstFrame::run(const std::stop_token& stop) {
    outcome_.painter =
        std::make_unique<WindowPainter>(parts_.presenter, icon_folder(parts_.assets).string());
    parts_.trace.stage("fonts ready");
    auto report = parts_.reports.wait(stop, first_report_limit);
    if (report) {
        outcome_.report = *std::move(report);
    } else {
        outcome_.report.notices = {{NoticeKind::loading, {}}};
    }
    const auto size = size_.wait(stop, size_limit);
    if (!size || outcome_.report.fatal) return;
    const auto wall = parts_.clock.wall();
    const auto monotonic = parts_.clock.monotonic();
    const auto now = clock_of(outcome_.report, parts_.programme_clock).read(wall, monotonic);
    const Station station =
        station_with({.setup = parts_.setup,
                      .screen = parts_.screen,
                      .installed = parts_.state,
                      .panel = parts_.panel,
                      .catalogues = parts_.catalogues},
                     outcome_.report, std::chrono::floor<std::chrono::seconds>(now));
    const Scene scene = scene_at({.state = station.installed,
                                  .report = outcome_.report,
                                  .catalogues = station.catalogues,
                                  .programme_clock = parts_.programme_clock,
                                  .panel = station.panel,
                                  .role = station.role},
                                 wall, monotonic);
    outcome_.painter->warm_up(scene.context(), *size);
    parts_.trace.stage("text laid out");
}

FirstFrame::Outcome FirstFrame::finish() {
    thread_.join();
    return std::move(outcome_);
}

}  // namespace foyer::kiosk
