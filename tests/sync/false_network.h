#pragma once
// The network between one screen and a test's hub, without a network and without time of its own:
// waiting moves the clock of the test.

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "core/sync/transport.h"
#include "tests/support/false_clock.h"
#include "tests/support/feed.h"

namespace foyer::test {

inline const std::string false_feed = "https://hub.example/feed/";

class FalseNetwork final : public sync::HttpTransport {
public:
    FalseNetwork(const Feed& feed, FalseClock& clock) : feed_(feed), clock_(clock) {}

    void start(const sync::Request& request) override {
        REQUIRE_FALSE(open_);
        open_ = request;
        held_until_ = clock_.now + request.wait;
        ++requests;
    }
    void abandon(sync::RequestId id) override {
        if (open_ && open_->id == id) open_.reset();
    }
    std::optional<sync::Outcome> wait(std::chrono::milliseconds at_most) override {
        if (open_) {
            if (auto result = answer()) return sync::Outcome{std::exchange(open_, {})->id, *result};
            at_most = std::min(at_most, std::chrono::milliseconds(held_until_ - clock_.now));
        }
        if (!woken_) clock_.now += at_most;
        woken_ = false;
        if (open_ && held_until_ <= clock_.now)
            if (auto result = answer()) return sync::Outcome{std::exchange(open_, {})->id, *result};
        return std::nullopt;
    }
    void wake() override { woken_ = true; }

    bool reachable = true;
    int requests = 0;
    /// Changes an answer on its way; the path says what was asked.
    std::function<void(const std::string& path, sync::Answer&)> meddle;
    std::string root_file;

private:
    using Result = std::variant<sync::Answer, sync::TransportFailure>;

    std::optional<Result> answer() {
        if (!reachable) return sync::TransportFailure::connect;
        REQUIRE(open_->url.starts_with(false_feed));
        const std::string path = open_->url.substr(false_feed.size());
        sync::Answer answer;
        answer.status = 200;
        if (path == "head") {
            answer.body = feed_.head_file();
            answer.etag = '"' + feed::to_hex(feed::sha256(answer.body)) + '"';
            if (answer.etag == open_->if_none_match) {
                if (open_->is_parked() && clock_.now < held_until_) return std::nullopt;
                answer.status = 304;
                answer.body.clear();
                if (open_->is_parked())
                    answer.preference_applied = "wait=" + std::to_string(open_->wait.count());
            }
        } else if (path == "root/1.json") {
            answer.body = root_file;
        } else if (const auto found = feed_.files.find(path); found != feed_.files.end()) {
            answer.body = found->second;
        } else {
            answer.status = 404;
        }
        if (meddle) meddle(path, answer);
        return answer;
    }

    const Feed& feed_;
    FalseClock& clock_;
    std::optional<sync::Request> open_;
    MonotonicTime held_until_{};
    bool woken_ = false;
};

}  // namespace foyer::test
