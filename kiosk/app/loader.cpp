#include "kiosk/app/loader.h"

#include <utility>

namespace foyer::kiosk {

Loader::Loader(KeeperOptions options, const Clock& clock, const Trace& trace,
               Mailbox<ProgrammeReport>& reports, std::function<void()> wake)
    : keeper_(std::move(options), clock),
      trace_(trace),
      reports_(reports),
      wake_(std::move(wake)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

void Loader::run(const std::stop_token& stop) {
    const auto opened = keeper_.open();
    trace_.stage("store read");
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
    trace_.stage(report.snapshot ? "programme ready" : "no programme");
    reports_.put(std::move(report));
    wake_();
}

}  // namespace foyer::kiosk
