#include "kiosk/app/trace.h"

#include <cstdio>

namespace foyer::kiosk {

Trace::Trace(const Clock& clock, bool wanted)
    : clock_(clock), start_(clock.monotonic()), wanted_(wanted) {}

void Trace::stage(const char* name) const {
    if (!wanted_) return;
    const auto passed = clock_.monotonic() - start_;
    std::fprintf(stderr, "trace %5lld ms  %s\n", static_cast<long long>(passed.count()), name);
}

}  // namespace foyer::kiosk
