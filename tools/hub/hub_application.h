#pragma once
// Who answers what: the feed, the staff page and its events on the server's thread, the API on the
// store thread, and whether the hub is alive. Server's thread.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/time/clock.h"
#include "tools/hub/event_service.h"
#include "tools/hub/feed_service.h"
#include "tools/hub/http.h"

namespace foyer::hub {

/// The way to the store thread.
struct StoreAccess {
    /// Queues a request for the API; false when too many are queued.
    std::function<bool(HttpRequest request, HttpReply reply)> ask;
    /// Hands over what screens have reported.
    std::function<void(std::vector<ScreenReport> reports)> seen;
    /// Runs a task on the server's thread, later or now.
    std::function<void(std::function<void()> task)> on_net = [](const auto& task) { task(); };
};

class HubApplication final : public HttpApplication {
public:
    HubApplication(FeedSettings feed, std::function<double()> draw, StoreAccess store)
        : events_(std::to_string(draw())),
          feed_(std::move(feed), std::move(draw)),
          store_(std::move(store)) {}

    void handle(HttpRequest request, HttpReply reply) override;
    void gone(RequestNumber request) override {
        feed_.gone(request);
        events_.forget(request);
    }
    [[nodiscard]] std::optional<MonotonicTime> next_tick() const override;
    void tick(MonotonicTime now) override;

    /// The newest head.
    void publish(SharedHead head);
    /// What open pages should know of.
    void tell(const HubNews& news) { events_.tell(news); }
    /// Staff want to see what a screen shows.
    void tell_screen(PictureWish wish) { feed_.tell_screen(std::move(wish)); }
    /// Nothing is held any more, and everybody is told to come back later.
    void stop();

    [[nodiscard]] std::size_t parked() const { return feed_.parked(); }
    [[nodiscard]] std::size_t listeners() const { return events_.listeners(); }

private:
    void ask_store(HttpRequest request, HttpReply reply);
    void ask_for_events(HttpRequest request, HttpReply reply);
    void answer_health(const HttpRequest& request, const HttpReply& reply) const;

    EventService events_;
    FeedService feed_;
    StoreAccess store_;
    SharedHead head_;
    bool stopping_ = false;
    std::optional<MonotonicTime> reports_due_;
};

/// The most bytes of a body for a request to this path: programmes that are uploaded are large.
[[nodiscard]] std::size_t body_limit(std::string_view path);

}  // namespace foyer::hub
