#pragma once
// Many screens without a window on one thread: each holds a state, follows the hub through its
// restarts as a screen does, and proves what it takes. What follows from the same bytes is worked
// out once for all of them.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/feed/head.h"
#include "core/feed/root.h"
#include "core/feed/state.h"

namespace foyer::test {

/// A state that somebody holds.
struct HeldState {
    std::uint64_t revision = 0;
    feed::State state;
    feed::Digest hash{};
};

class SoakScreens {
public:
    using Nanoseconds = std::chrono::nanoseconds;

    SoakScreens(feed::Root root, std::uint16_t port, std::size_t count);
    SoakScreens(const SoakScreens&) = delete;
    SoakScreens& operator=(const SoakScreens&) = delete;
    ~SoakScreens();

    /// Does what has come, waits at most `wait`.
    void turn(std::chrono::milliseconds wait);

    /// How many hold this state.
    [[nodiscard]] std::size_t showing(std::uint64_t revision, const feed::Digest& hash) const;
    /// The state of the first screen; null before it has one.
    [[nodiscard]] std::shared_ptr<const HeldState> first() const { return all_.front().held; }

    /// What must not happen: a head, a document or a state that does not prove, or an older one.
    [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }
    [[nodiscard]] std::size_t reconnections() const { return reconnections_; }
    [[nodiscard]] std::size_t applied() const { return applied_; }

private:
    struct Screen {
        int socket = -1;
        Nanoseconds connect_at{0};
        std::string received;
        std::string etag;
        std::shared_ptr<const HeldState> held;
        std::shared_ptr<const feed::Head> head;  ///< on whose way it is; null while it waits
        std::deque<feed::DocumentRef> wanted;
    };

    void connect(std::size_t index);
    void lose(std::size_t index);
    void send(std::size_t index, const std::string& path, const std::string& fields);
    void ask(std::size_t index);
    void read(std::size_t index);
    void take(std::size_t index, const std::string& head, const std::string& body);
    void take_head(std::size_t index, const std::string& etag, const std::string& body);
    void take_document(std::size_t index, const std::string& body);
    void fault(std::string what);
    [[nodiscard]] std::shared_ptr<const feed::Head> proven_head(const std::string& file);
    [[nodiscard]] std::shared_ptr<const HeldState> after(const Screen& screen,
                                                         const std::string& body);

    feed::Root root_;
    std::uint16_t port_;
    int events_ = -1;
    std::vector<Screen> all_;
    std::map<std::string, std::shared_ptr<const feed::Head>> heads_;
    using Way = std::pair<std::uint64_t, std::string>;  ///< from a revision, by a document
    std::map<Way, std::shared_ptr<const HeldState>> states_;
    std::vector<std::string> faults_;
    std::size_t reconnections_ = 0;
    std::size_t applied_ = 0;
    std::size_t steps_ = 0;
};

}  // namespace foyer::test
