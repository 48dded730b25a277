#include "kiosk/app/loader.h"

#include <utility>

namespace foyer::kiosk {

Loader::Loader(KeeperOptions options, BackgroundParts parts)
    : keeper_(std::move(options), parts.clock),
      parts_(std::move(parts)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

void Loader::run(const std::stop_token& stop) {
    const auto opened = keeper_.open();
    parts_.trace.stage("store read");
    if (!opened) {
        ProgrammeReport report;
        report.fatal = opened.error();
        reporter_.leave(std::move(report));
        return;
    }
    if (keeper_.report().snapshot) reporter_.leave(keeper_.report());
    while (!stop.stop_requested()) {
        keeper_.check_source(stop);
        if (stop.stop_requested()) return;
        reporter_.leave(keeper_.report());
        sleep_.wait_for(stop, keeper_.next_check(), [](bool) { return false; });
    }
}

}  // namespace foyer::kiosk
