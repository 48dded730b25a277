#pragma once
// Where the time of a start goes: one line on stderr per stage, when asked for (FOYER_TRACE=1),
// with the processor time that the thread has used by then.
// Any thread.

#include "core/time/clock.h"

namespace foyer::kiosk {

class Trace {
public:
    /// Counts from now on. `clock` outlives it.
    Trace(const Clock& clock, bool wanted);
    /// Says that `name` is done.
    void stage(const char* name) const;

private:
    const Clock& clock_;
    MonotonicTime start_;
    bool wanted_;
};

}  // namespace foyer::kiosk
