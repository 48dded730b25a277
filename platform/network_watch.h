#pragma once
// Tells when this machine gets a network, or another one.

#include <chrono>
#include <functional>
#include <optional>
#include <thread>

#include "core/base/result.h"
#include "core/time/clock.h"

namespace foyer::platform {

/// How often news may be passed on: the first at once, then at most one in this time, the last of a
/// flurry at its end.
constexpr std::chrono::milliseconds network_news_every{1000};

/// Thins out news; pure.
class NewsGate {
public:
    /// Something happened at `now`.
    void note(MonotonicTime now);
    /// True when news are to be passed on at `now`; they are passed on by this.
    [[nodiscard]] bool open(MonotonicTime now);
    /// When open() will be true next; empty when nothing waits.
    [[nodiscard]] std::optional<MonotonicTime> next() const;

private:
    std::optional<MonotonicTime> last_;
    std::optional<MonotonicTime> waiting_;
};

/// A thread of its own that sleeps until the kernel says something (rtnetlink: links, addresses,
/// default routes), and calls `on_up` from that thread: `on_up` hands over and returns, for example
/// a flag and HttpTransport::wake(). Ends with its owner.
class NetworkWatch {
public:
    /// Fails with refused when the system gives no netlink socket; a screen runs without it too and
    /// learns of a network by asking.
    [[nodiscard]] static Result<NetworkWatch> start(std::function<void()> on_up);

    NetworkWatch(NetworkWatch&&) noexcept;
    NetworkWatch& operator=(NetworkWatch&&) = delete;
    ~NetworkWatch();

private:
    NetworkWatch(int stops, std::jthread thread) : stops_(stops), thread_(std::move(thread)) {}
    int stops_;
    std::jthread thread_;
};

}  // namespace foyer::platform
