#pragma once
// Fetches the upstream schedule on a thread of its own, because HTTP blocks for as long as the
// other side likes.

#include <atomic>
#include <functional>
#include <optional>
#include <stop_token>

#include "core/base/guarded.h"
#include "tools/hub/upstream.h"

namespace foyer::hub_program {

class UpstreamFetcher {
public:
    /// `done` takes each answer, on the fetcher's thread.
    explicit UpstreamFetcher(std::function<void(hub::UpstreamAnswer answer)> done)
        : done_(std::move(done)) {}

    /// Fetches this next. Any thread; never blocks.
    void fetch(hub::UpstreamRequest request);
    /// Works until `stop` is requested, and a fetch that is under way has ended.
    void run(const std::stop_token& stop);
    /// True while somebody else's answer is awaited. Any thread.
    [[nodiscard]] bool is_busy() const { return busy_; }

private:
    std::function<void(hub::UpstreamAnswer answer)> done_;
    Guarded<std::optional<hub::UpstreamRequest>> next_;
    std::atomic<bool> busy_{false};
};

}  // namespace foyer::hub_program
