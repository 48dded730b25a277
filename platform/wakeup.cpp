#include "platform/wakeup.h"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <iterator>

namespace foyer::platform {

Result<Wakeup> Wakeup::create(Hangup hangup) {
    sigset_t ends;
    sigemptyset(&ends);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        // What the caller had ignored (nohup) does not end the program: a blocked signal would be
        // read all the same.
        struct sigaction current {};
        if (sigaction(signal, nullptr, &current) == 0 && current.sa_handler == SIG_IGN) continue;
        sigaddset(&ends, signal);
    }

    const int wakes = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    const int signals = wakes < 0 ? -1 : signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
    if (signals < 0) {
        const int why = errno;
        if (wakes >= 0) close(wakes);
        return Error{ErrorKind::refused,
                     std::string("the system gives no event descriptor: ") + std::strerror(why)};
    }
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    return Wakeup(wakes, signals, hangup);
}

Wakeup::Wakeup(Wakeup&& other) noexcept
    : wakes_(other.wakes_),
      signals_(other.signals_),
      hangup_(other.hangup_),
      reload_requested_(other.reload_requested_),
      termination_requested_(other.termination_requested_) {
    other.wakes_ = other.signals_ = -1;
}

Wakeup::~Wakeup() {
    if (wakes_ >= 0) close(wakes_);
    if (signals_ >= 0) close(signals_);
}

void Wakeup::wake() const {
    const std::uint64_t one = 1;
    // It can only fail when the counter is full, and then the sleep ends anyway.
    [[maybe_unused]] const auto written = write(wakes_, &one, sizeof one);
}

void Wakeup::sleep(int descriptor, std::chrono::milliseconds limit) {
    pollfd watched[] = {
        {wakes_, POLLIN, 0},
        {signals_, POLLIN, 0},
        {descriptor, POLLIN, 0},  // poll leaves out a negative descriptor
    };
    const auto bounded = std::clamp<std::chrono::milliseconds::rep>(limit.count(), 0, INT_MAX);
    if (poll(watched, std::size(watched), static_cast<int>(bounded)) <= 0) return;

    std::uint64_t calls = 0;
    [[maybe_unused]] const auto drained = ::read(wakes_, &calls, sizeof calls);
    signalfd_siginfo signal{};
    while (::read(signals_, &signal, sizeof signal) == sizeof signal) {
        const bool reloads = hangup_ == Hangup::reloads && signal.ssi_signo == SIGHUP;
        (reloads ? reload_requested_ : termination_requested_) = true;
    }
}

}  // namespace foyer::platform
