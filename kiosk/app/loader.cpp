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
        leave(std::move(report));
        return;
    }
    if (keeper_.report().snapshot) leave(keeper_.report());
    while (!stop.stop_requested()) {
        keeper_.check_source(stop);
        if (stop.stop_requested()) return;
        leave(keeper_.report());
        sleep_.wait_for(stop, keeper_.next_check(), [](bool) { return false; });
    }
}

void Loader::leave(ProgrammeReport report) {
    parts_.trace.stage(report.snapshot ? "programme ready" : "no programme");
    parts_.reports.put(std::move(report));
    parts_.wake();
}

}  // namespace foyer::kiosk
