#include "kiosk/app/trace.h"

#include <cstdio>

#include "platform/process.h"

namespace foyer::kiosk {

Trace::Trace(const Clock& clock, bool wanted)
    : clock_(clock), start_(clock.monotonic()), wanted_(wanted) {}

void Trace::stage(const char* name) const {
    if (!wanted_) return;
    const auto passed = clock_.monotonic() - start_;
    std::fprintf(stderr, "trace %5lld ms  thread %4lld ms  %s\n",
                 static_cast<long long>(passed.count()),
                 static_cast<long long>(platform::thread_processor_time().count()), name);
}

}  // namespace foyer::kiosk
