#include "kiosk/app/reporter.h"

#include <utility>

namespace foyer::kiosk {

void Reporter::leave(ProgrammeReport report) {
    parts_.trace.stage(report.snapshot ? "programme ready" : "no programme");
    const auto snapshot = report.snapshot;
    const bool known = !snapshot || (finder_ && &finder_->snapshot() == snapshot.get());
    report.finder = finder_;
    if (known) {
        put(std::move(report));
        return;
    }
    put(report);
    finder_ = programme::Finder::build(snapshot);
    parts_.trace.stage("search ready");
    report.finder = finder_;
    put(std::move(report));
}

void Reporter::put(ProgrammeReport report) {
    parts_.reports.put(std::move(report));
    parts_.wake();
}

}  // namespace foyer::kiosk
