#pragma once
// What ends a main thread's sleep besides its window: a call from another thread, or the system
// asking the program to end (SIGTERM, SIGINT, SIGHUP) or to read its files again (SIGHUP).

#include <chrono>
#include <utility>

#include "core/base/result.h"

namespace foyer::platform {

/// What SIGHUP asks for: the terminal is gone, or, of a service that has files to renew, to read
/// them again.
enum class Hangup { ends, reloads };

/// One per process, made before any other thread: the signals are blocked from then on and read in
/// `sleep`, so no code of ours ever runs inside a signal handler.
class Wakeup {
public:
    /// Fails with refused when the system has no file descriptors left.
    [[nodiscard]] static Result<Wakeup> create(Hangup hangup = Hangup::ends);

    Wakeup(Wakeup&& other) noexcept;
    Wakeup& operator=(Wakeup&&) = delete;
    ~Wakeup();

    /// Ends the sleep that is going on, or else the next one. Any thread.
    void wake() const;

    /// Sleeps until wake() is called, the program is asked to end, `descriptor` can be read (-1:
    /// none) or `limit` has passed. The thread that made it only.
    void sleep(int descriptor, std::chrono::milliseconds limit);

    /// True when files are to be read again, once for all requests since the last call.
    [[nodiscard]] bool take_reload_request() { return std::exchange(reload_requested_, false); }

    /// True once the program was asked to end.
    [[nodiscard]] bool termination_requested() const { return termination_requested_; }

private:
    Wakeup(int wakes, int signals, Hangup hangup)
        : wakes_(wakes), signals_(signals), hangup_(hangup) {}

    int wakes_;
    int signals_;
    Hangup hangup_;
    bool reload_requested_ = false;
    bool termination_requested_ = false;
};

}  // namespace foyer::platform
