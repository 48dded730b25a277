#include "kiosk/app/draw_once.h"

#include <cstdio>

#include "core/base/files.h"
#include "kiosk/app/assets.h"
#include "kiosk/app/background.h"
#include "kiosk/app/headless.h"
#include "kiosk/app/scene.h"
#include "kiosk/app/station.h"
#include "platform/temporary_folder.h"

namespace foyer::kiosk {

namespace {

/// A hub that is there has answered long before.
constexpr std::chrono::seconds patience{10};

Result<ProgrammeReport> read_source(const DrawOnce& job) {
    ProgrammeKeeper keeper(job.keeper, job.clock);
    const auto opened = keeper.open();
    if (!opened) return opened.error();
    keeper.check_source();
    return keeper.report();
}

/// Follows until the newest revision is held, or what there is when the patience ends.
Result<ProgrammeReport> follow_for_a_while(const DrawOnce& job) {
    KeeperOptions keeper = job.keeper;
    // A picture leaves no trace: the feed goes into a store that nobody named.
    const platform::TemporaryFolder folder;
    if (keeper.use == StoreUse::read_only) keeper.db = folder.path() / "kiosk.db";
    Mailbox<ProgrammeReport> reports;
    const Trace trace(job.clock, false);
    const auto background =
        start_background(keeper, job.follow,
                         {.clock = job.clock, .trace = trace, .reports = reports, .wake = [] {}});
    const MonotonicTime end = job.clock.monotonic() + patience;
    ProgrammeReport newest;
    while (job.clock.monotonic() < end) {
        auto report = reports.wait({}, end - job.clock.monotonic());
        if (!report) break;
        newest = *std::move(report);
        if (newest.fatal || (newest.origin == Origin::hub && newest.confirmed)) break;
    }
    return newest;
}

UtcTime programme_now(const DrawOnce& job, const ProgrammeReport& report) {
    return std::chrono::floor<std::chrono::seconds>(
        clock_of(report, job.programme_clock).read(job.clock.wall(), job.clock.monotonic()));
}

}  // namespace

Result<void> draw_once(const DrawOnce& job) {
    const auto read = job.follow.feed.empty() ? read_source(job) : follow_for_a_while(job);
    if (!read) return read.error();
    ProgrammeReport report = *read;
    if (report.fatal) return *report.fatal;
    if (report.snapshot && uses_finder(current_page(job.state).kind))
        report.finder = programme::Finder::build(report.snapshot);
    for (const Notice& notice : report.notices)
        std::fprintf(stderr, "foyer: %s\n", describe(notice).c_str());

    const Station station = station_with({.setup = job.setup,
                                          .screen = job.options.screen,
                                          .installed = job.state,
                                          .panel = job.options.panel,
                                          .catalogues = job.catalogues},
                                         report, programme_now(job, report));
    const Scene scene = scene_at({.state = station.installed,
                                  .report = report,
                                  .catalogues = station.catalogues,
                                  .programme_clock = job.programme_clock,
                                  .panel = station.panel,
                                  .role = station.role},
                                 job.clock.wall(), job.clock.monotonic());
    const ScreenSize size = job.options.size.value_or(ScreenSize{1080, 1920});
    HeadlessHost host(icon_folder(job.assets).string());
    const ScreenContext context = scene.context();
    const Probe probe = host.draw({.width_px = size.width_px,
                                   .height_px = size.height_px,
                                   .theme = context.state.theme,
                                   .zoom = zoom_for(context, size.width_px, size.height_px),
                                   .language = context.state.language},
                                  [&](Canvas& canvas) { draw_screen(context, canvas); });
    if (!job.options.screenshot.empty()) {
        const auto written = write_png(host.picture(), job.options.screenshot);
        if (!written) return written.error();
    }
    if (!job.options.dump_ui.empty()) {
        const auto written = write_file(job.options.dump_ui, write_probe_json(probe));
        if (!written) return written.error();
    }
    return {};
}

}  // namespace foyer::kiosk
