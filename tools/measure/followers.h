#pragma once
// Many light screens on one thread: each waits for the head, fetches the document that brings it up
// to date and checks its hash, as a screen does, but stores and shows nothing.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/feed/head.h"

namespace foyer::measure {

/// How followers ask for the head.
enum class Asking {
    held,  ///< they let the server hold the request
    poll,  ///< each asks every 15 s ± 20 %, as screens do where nobody holds
};

/// What became of one publication.
struct Followed {
    std::vector<double> woken_ms;      ///< from the save to the head, one for each follower
    std::vector<double> committed_ms;  ///< from the save to the checked document
    std::size_t bytes = 0;             ///< that all of them received, header fields included
    std::size_t late = 0;              ///< followers that had not got it in time
};

class Followers {
public:
    /// Connects `count` followers and brings them up to date. Fails when they do not get there
    /// within 30 s.
    [[nodiscard]] static Result<Followers> start(std::uint16_t port, std::size_t count,
                                                 Asking asking);
    Followers(Followers&& other) noexcept;
    Followers& operator=(Followers&&) = delete;
    ~Followers();

    /// Calls `save` and follows until every follower has a revision after the one before, at most
    /// `limit`.
    [[nodiscard]] Followed follow(const std::function<void()>& save, std::chrono::seconds limit);

private:
    struct Follower {
        int socket = -1;
        bool fetches = false;  ///< a document, not the head
        std::string etag;
        std::string received;
        std::uint64_t revision = 0;
        feed::DocumentRef wanted;
        std::uint64_t wanted_revision = 0;
        std::size_t polls = 0;
        std::chrono::nanoseconds ask_at{0};  ///< when it polls next; 0: an answer is awaited
    };

    Followers(std::uint16_t port, Asking asking) : port_(port), asking_(asking) {}
    [[nodiscard]] bool connect(std::size_t index);
    void ask(Follower& follower);
    void send(const Follower& follower, const std::string& path, const std::string& fields);
    void turn(std::chrono::milliseconds wait);
    void read(Follower& follower);
    void take(Follower& follower, const std::string& head, const std::string& body);
    void take_head(Follower& follower, const std::string& head, const std::string& body);
    void finish(Follower& follower, std::uint64_t revision);
    void poll_later(Follower& follower);
    [[nodiscard]] const feed::Head* read_head(const std::string& file);

    std::uint16_t port_;
    Asking asking_;
    int events_ = -1;
    std::vector<Follower> all_;
    std::map<std::string, feed::Head> heads_;  ///< each is read once: all get the same
    std::uint64_t target_ = 0;                 ///< who is beyond it has arrived
    std::size_t arrived_ = 0;
    std::size_t steps_ = 0;
    std::chrono::nanoseconds saved_{0};
    Followed followed_;
};

}  // namespace foyer::measure
