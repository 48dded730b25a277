#include "kiosk/app/draw_once.h"

#include <cstdio>

#include "core/base/files.h"
#include "kiosk/app/assets.h"
#include "kiosk/app/headless.h"
#include "kiosk/app/scene.h"

namespace foyer::kiosk {

Result<void> draw_once(const DrawOnce& job) {
    ProgrammeKeeper keeper(job.keeper, job.clock);
    const auto opened = keeper.open();
    if (!opened) return opened.error();
    keeper.check_source();
    const ProgrammeReport report = keeper.report();
    for (const Notice& notice : report.notices)
        std::fprintf(stderr, "foyer: %s\n", describe(notice).c_str());

    const Scene scene = scene_at({.state = job.state,
                                  .report = report,
                                  .catalogues = job.catalogues,
                                  .programme_clock = job.programme_clock},
                                 job.clock.wall(), job.clock.monotonic());
    const ScreenSize size = job.options.size.value_or(ScreenSize{1080, 1920});
    HeadlessHost host(icon_folder(job.assets).string());
    const Probe probe = host.draw({.width_px = size.width_px,
                                   .height_px = size.height_px,
                                   .theme = job.state.theme,
                                   .language = job.state.language},
                                  [&](Canvas& canvas) { draw_screen(scene.context(), canvas); });
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
