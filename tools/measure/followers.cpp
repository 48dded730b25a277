#include "tools/measure/followers.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <utility>

#include "core/base/text.h"
#include "core/feed/envelope.h"
#include "core/feed/files.h"
#include "platform/process.h"

namespace foyer::measure {

namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

constexpr std::chrono::seconds start_limit{30};
/// As the sync of a screen polls: every 15 s, 20 % more or less.
constexpr nanoseconds poll_around = std::chrono::seconds{15};
constexpr std::size_t poll_steps = 97;

double ms_since(nanoseconds begin) {
    return std::chrono::duration<double, std::milli>(platform::stopwatch() - begin).count();
}

std::string field_in(const std::string& head, std::string_view name) {
    const std::size_t at = text::lower_case(head).find("\r\n" + std::string(name) + ": ");
    if (at == std::string::npos) return {};
    const std::size_t begin = at + 4 + name.size();
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

}  // namespace

Result<Followers> Followers::start(std::uint16_t port, std::size_t count, Asking asking) {
    Followers followers(port, asking);
    followers.events_ = epoll_create1(EPOLL_CLOEXEC);
    followers.all_.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        if (!followers.connect(i))
            return Error{ErrorKind::refused, "follower " + std::to_string(i) +
                                                 " cannot connect; are enough files allowed?"};
    const auto begin = platform::stopwatch();
    while (followers.arrived_ < count && platform::stopwatch() - begin < start_limit)
        followers.turn(milliseconds{100});
    if (followers.arrived_ < count)
        return Error{ErrorKind::refused, "only " + std::to_string(followers.arrived_) + " of " +
                                             std::to_string(count) + " followers got a head"};
    return followers;
}

Followers::Followers(Followers&& other) noexcept
    : port_(other.port_),
      asking_(other.asking_),
      events_(std::exchange(other.events_, -1)),
      all_(std::exchange(other.all_, {})),
      heads_(std::move(other.heads_)),
      target_(other.target_),
      arrived_(other.arrived_),
      steps_(other.steps_) {}

Followers::~Followers() {
    for (const Follower& follower : all_)
        if (follower.socket >= 0) ::close(follower.socket);
    if (events_ >= 0) ::close(events_);
}

bool Followers::connect(std::size_t index) {
    Follower& follower = all_[index];
    follower.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    ::setsockopt(follower.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(follower.socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        return false;
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = index;
    epoll_ctl(events_, EPOLL_CTL_ADD, follower.socket, &event);
    ask(follower);
    return true;
}

void Followers::send(const Follower& follower, const std::string& path, const std::string& fields) {
    const std::string request =
        "GET /feed/" + path + " HTTP/1.1\r\nHost: hub\r\n" + fields + "\r\n";
    // A request is smaller than the buffer of a socket that was answered before.
    [[maybe_unused]] const auto sent =
        ::send(follower.socket, request.data(), request.size(), MSG_NOSIGNAL);
}

void Followers::ask(Follower& follower) {
    follower.ask_at = nanoseconds{0};
    std::string fields;
    if (!follower.etag.empty()) fields = "If-None-Match: " + follower.etag + "\r\n";
    if (asking_ == Asking::held) fields += "Prefer: wait=10\r\n";
    send(follower, std::string(feed::head_path), fields);
}

void Followers::poll_later(Follower& follower) {
    // Spread evenly over the time between two polls, the same in each run.
    const auto step = static_cast<long>(++steps_ * 31 % poll_steps);
    const auto share = static_cast<long>(poll_steps);
    if (follower.polls++ == 0) {  // as if each had been polling for long
        follower.ask_at = platform::stopwatch() + poll_around * step / share;
        return;
    }
    follower.ask_at =
        platform::stopwatch() + poll_around * 4 / 5 + poll_around * 2 / 5 * step / share;
}

const feed::Head* Followers::read_head(const std::string& file) {
    const auto known = heads_.find(file);
    if (known != heads_.end()) return &known->second;
    const auto envelope = feed::open_envelope(file, limits::head_bytes);
    if (!envelope) return nullptr;
    const auto head = feed::open_head(envelope->payload);
    if (!head) return nullptr;
    heads_.clear();
    return &heads_.emplace(file, *head).first->second;
}

void Followers::finish(Follower& follower, std::uint64_t revision) {
    const bool was_behind = follower.revision <= target_;
    follower.revision = revision;
    if (was_behind && revision > target_) {
        ++arrived_;
        followed_.committed_ms.push_back(ms_since(saved_));
    }
    if (asking_ == Asking::held)
        ask(follower);
    else
        poll_later(follower);
}

void Followers::take_head(Follower& follower, const std::string& head, const std::string& body) {
    const feed::Head* newest = read_head(body);
    if (newest == nullptr) return;
    follower.etag = field_in(head, "etag");
    const std::uint64_t revision = newest->position.revision;
    if (revision > target_ && follower.revision <= target_)
        followed_.woken_ms.push_back(ms_since(saved_));
    const feed::CatchUp path =
        feed::catch_up(follower.revision, revision, newest->snapshot, newest->deltas);
    // At the start the head alone counts: what is measured is the change.
    const auto& wanted = path.delta ? path.delta : path.snapshot;
    if (follower.revision == 0 || !wanted) return finish(follower, revision);
    follower.wanted = *wanted;
    follower.wanted_revision = revision;
    follower.fetches = true;
    send(follower, feed::path_of(*wanted, newest->position.epoch), "");
}

void Followers::take(Follower& follower, const std::string& head, const std::string& body) {
    const bool changed = head.compare(9, 3, "200") == 0;
    if (std::exchange(follower.fetches, false)) {
        if (changed && feed::check_file(follower.wanted, body))
            return finish(follower, follower.wanted_revision);
        return ask(follower);
    }
    if (changed) return take_head(follower, head, body);
    if (asking_ == Asking::held)
        ask(follower);
    else
        poll_later(follower);
}

void Followers::read(Follower& follower) {
    std::array<char, 16'384> bytes{};
    const ssize_t got = ::recv(follower.socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got == 0) {
        ::close(std::exchange(follower.socket, -1));
        return;
    }
    if (got < 0) return;
    follower.received.append(bytes.data(), static_cast<std::size_t>(got));
    followed_.bytes += static_cast<std::size_t>(got);
    const std::size_t end = follower.received.find("\r\n\r\n");
    if (end == std::string::npos) return;
    const std::string head = follower.received.substr(0, end + 2);
    const bool empty = head.compare(9, 3, "304") == 0;
    const std::size_t length =
        empty ? 0 : std::strtoul(field_in(head, "content-length").c_str(), nullptr, 10);
    if (follower.received.size() < end + 4 + length) return;
    const std::string body = follower.received.substr(end + 4, length);
    follower.received.erase(0, end + 4 + length);
    take(follower, head, body);
}

void Followers::turn(milliseconds wait) {
    std::array<epoll_event, 512> ready{};
    const int count = epoll_wait(events_, ready.data(), static_cast<int>(ready.size()),
                                 static_cast<int>(wait.count()));
    for (int i = 0; i < count; ++i)
        read(all_[ready[static_cast<std::size_t>(i)].data.u64]);
    if (asking_ == Asking::held) return;
    const auto now = platform::stopwatch();
    for (Follower& follower : all_)
        if (follower.ask_at.count() > 0 && follower.ask_at <= now) ask(follower);
}

Followed Followers::follow(const std::function<void()>& save, std::chrono::seconds limit) {
    for (const Follower& follower : all_)
        target_ = std::max(target_, follower.revision);
    arrived_ = 0;
    followed_ = {};
    saved_ = platform::stopwatch();
    save();
    while (arrived_ < all_.size() && platform::stopwatch() - saved_ < limit)
        turn(milliseconds{asking_ == Asking::held ? 100 : 5});
    followed_.late = all_.size() - arrived_;
    return std::exchange(followed_, {});
}

}  // namespace foyer::measure
