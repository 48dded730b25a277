#pragma once
// The store thread: one Hub, and the queue through which everybody else reaches it.

#include <deque>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/base/guarded.h"
#include "core/time/clock.h"
#include "tools/hub/feed_request.h"
#include "tools/hub/http.h"
#include "tools/hub/hub.h"

namespace foyer::hub {

/// Where the store thread brings what others need; called on the store thread, never blocking.
struct StoreNews {
    std::function<void(SharedHead head)> published;
    /// Fetch this, and bring the answer to fetched().
    std::function<void(UpstreamRequest request)> fetch;
    /// What open pages should know of.
    std::function<void(const HubNews& news)> told = [](const HubNews&) {};
    /// Tell a screen.
    std::function<void(PictureWish wish)> wished = [](const PictureWish&) {};
    /// Work on passwords; false when too much waits. Done here where nobody else does it.
    std::function<bool(PasswordWork work, PasswordDesk::Done done)> passwords =
        [](const PasswordWork& work, const PasswordDesk::Done& done) {
            done(do_password_work(work));
            return true;
        };
    /// All is done, and nothing has come for a moment.
    std::function<void()> rest = [] {};
};

class StoreLoop {
public:
    /// The hub and the clock outlive the loop.
    StoreLoop(Hub& hub, const Clock& clock, StoreNews news)
        : hub_(hub), clock_(clock), news_(std::move(news)) {}

    /// Queues a request; false when too many wait. Any thread.
    [[nodiscard]] bool ask(HttpRequest request, HttpReply reply);
    /// What screens have reported. Any thread.
    void seen(const std::vector<ScreenReport>& reports);
    /// What came of a fetch. Any thread.
    void fetched(UpstreamAnswer answer);

    /// Works until `stop` is requested and the queue is empty. The store thread.
    void run(const std::stop_token& stop);

private:
    struct Question {
        HttpRequest request;
        HttpReply reply;
        std::optional<PasswordResult> passwords = {};  ///< what came of the work that it needs
    };
    struct Inbox {
        std::deque<Question> questions;
        std::vector<ScreenSeen> seen;
        std::vector<UpstreamAnswer> fetched;
        [[nodiscard]] bool empty() const {
            return questions.empty() && seen.empty() && fetched.empty();
        }
    };

    void turn(Inbox work);
    void answer(Question question);
    /// Brings the newest head to who waits for it.
    void hand_over();

    Hub& hub_;
    const Clock& clock_;
    StoreNews news_;
    SharedHead head_;
    HubNews told_;
    Guarded<Inbox> inbox_;
};

}  // namespace foyer::hub
