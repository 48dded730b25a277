#pragma once
// What ends the UI thread's sleep besides the window: a call from another thread, or the system
// asking the program to end (SIGTERM, SIGINT, SIGHUP).

#include <chrono>

#include "core/base/result.h"

namespace foyer::platform {

/// One per process, made before any other thread: the signals are blocked from then on and read in
/// `sleep`, so no code of ours ever runs inside a signal handler.
class Wakeup {
public:
    /// Fails with refused when the system has no file descriptors left.
    [[nodiscard]] static Result<Wakeup> create();

    Wakeup(Wakeup&& other) noexcept;
    Wakeup& operator=(Wakeup&&) = delete;
    ~Wakeup();

    /// Ends the sleep that is going on, or else the next one. Any thread.
    void wake() const;

    /// Sleeps until wake() is called, the program is asked to end, `descriptor` can be read (-1:
    /// none) or `limit` has passed. The thread that made it only.
    void sleep(int descriptor, std::chrono::milliseconds limit);

    /// True once the program was asked to end.
    [[nodiscard]] bool termination_requested() const { return termination_requested_; }

private:
    Wakeup(int wakes, int signals) : wakes_(wakes), signals_(signals) {}

    int wakes_;
    int signals_;
    bool termination_requested_ = false;
};

}  // namespace foyer::platform
