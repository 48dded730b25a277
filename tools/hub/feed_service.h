#pragma once
// The feed over HTTP: the head with its long poll, and the immutable files. It parks requests until
// there is a newer head or their time has passed. No sockets and no clock of its own. One thread,
// the server's.

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/limits.h"
#include "core/time/clock.h"
#include "tools/hub/feed_files.h"
#include "tools/hub/feed_request.h"
#include "tools/hub/http.h"
#include "tools/hub/parked_requests.h"
#include "tools/hub/picture_desk.h"
#include "tools/hub/published_head.h"

namespace foyer::hub {

/// The path below which the feed lies.
inline constexpr std::string_view feed_prefix = "/feed/";

struct FeedSettings {
    std::filesystem::path folder;
    /// Requests held at one time; whoever comes beyond is asked to come later.
    std::size_t parked = limits::screens;
    /// Bytes of files that stay in memory.
    std::size_t kept_bytes = std::size_t{8} * 1024 * 1024;
    /// How many screens may come back in each second after a stop.
    std::size_t returns_per_second = 1000;
};

class FeedService {
public:
    /// `draw` gives random numbers from 0 up to, but without, 1.
    FeedService(FeedSettings settings, std::function<double()> draw)
        : settings_(std::move(settings)),
          draw_(std::move(draw)),
          files_(settings_.folder, settings_.kept_bytes) {}

    /// Answers a request whose path begins with feed_prefix, now or later.
    void handle(const HttpRequest& request, HttpReply reply);
    /// Forgets a parked request.
    void gone(RequestNumber request);

    /// `head` is the newest from now on: every parked request that does not know it is answered.
    void publish(SharedHead head);

    /// When the first parked request has waited long enough.
    [[nodiscard]] std::optional<MonotonicTime> next_tick() const;
    /// Answers those that have waited long enough.
    void tick(MonotonicTime now);

    /// Ends all waiting: each parked request is told its own time to come back, and nothing is
    /// parked any more.
    void stop();

    /// The screen is told with the answer to its request for the head: the one that is parked, at
    /// once, or its next one.
    void tell_screen(PictureWish wish);

    /// What screens have reported since the last call; the newest of each, in no order.
    [[nodiscard]] std::vector<ScreenReport> take_reports();

    [[nodiscard]] std::size_t parked() const { return waiting_.size(); }

private:
    struct Waiter {
        HttpReply reply;
        std::chrono::seconds wait;
        std::string screen;  ///< "" for one that does not say who it is
    };

    void answer_head(const HttpRequest& request, HttpReply& reply);
    void answer_file(const HttpRequest& request, std::string_view path, const HttpReply& reply);
    void park(const HttpRequest& request, HttpReply& reply, std::chrono::seconds wait,
              std::string screen);
    /// Gives the id of the screen that asks, "" when it does not say.
    std::string note_report(const HttpRequest& request);
    [[nodiscard]] std::string take_ticket(const std::string& screen);
    [[nodiscard]] HttpResponse head_response(int status,
                                             std::optional<std::chrono::seconds> waited) const;
    [[nodiscard]] HttpResponse later() const;

    FeedSettings settings_;
    std::function<double()> draw_;
    FeedFiles files_;
    SharedHead head_;
    std::shared_ptr<const std::string> head_bytes_;
    bool stopping_ = false;
    ParkedRequests<Waiter> waiting_;
    std::unordered_map<std::string, ScreenReport> reports_;
    std::unordered_map<std::string, std::string> tickets_;  ///< by screen, until it asks
};

}  // namespace foyer::hub
