#include "tests/hub_program/soak_screens.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "core/base/text.h"
#include "core/feed/document.h"
#include "core/feed/files.h"
#include "core/feed/trust.h"
#include "platform/process.h"

namespace foyer::test {

namespace {

using std::chrono::milliseconds;

/// More would say the same again.
constexpr std::size_t most_faults = 20;
/// A screen that was lost comes back between one and two seconds later.
constexpr milliseconds least_pause{1000};
constexpr std::size_t pause_steps = 997;

std::chrono::nanoseconds now() {
    return platform::stopwatch();
}

std::string field_of(const std::string& head, std::string_view name) {
    const std::size_t at = text::lower_case(head).find("\r\n" + std::string(name) + ": ");
    if (at == std::string::npos) return {};
    const std::size_t begin = at + 4 + name.size();
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

}  // namespace

SoakScreens::SoakScreens(feed::Root root, std::uint16_t port, std::size_t count)
    : root_(std::move(root)), port_(port), events_(epoll_create1(EPOLL_CLOEXEC)), all_(count) {
    for (std::size_t i = 0; i < count; ++i)
        connect(i);
}

SoakScreens::~SoakScreens() {
    for (const Screen& screen : all_)
        if (screen.socket >= 0) ::close(screen.socket);
    ::close(events_);
}

void SoakScreens::fault(std::string what) {
    if (faults_.size() < most_faults) faults_.push_back(std::move(what));
}

void SoakScreens::connect(std::size_t index) {
    Screen& screen = all_[index];
    screen.received.clear();
    screen.head.reset();
    screen.wanted.clear();
    screen.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    ::setsockopt(screen.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(screen.socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        return lose(index);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = index;
    epoll_ctl(events_, EPOLL_CTL_ADD, screen.socket, &event);
    ask(index);
}

void SoakScreens::lose(std::size_t index) {
    Screen& screen = all_[index];
    if (screen.socket >= 0) ::close(screen.socket);
    screen.socket = -1;
    ++reconnections_;
    const auto step = static_cast<long>(++steps_ * 31 % pause_steps);
    screen.connect_at = now() + least_pause + milliseconds{step};
}

void SoakScreens::send(std::size_t index, const std::string& path, const std::string& fields) {
    const std::string request =
        "GET /feed/" + path + " HTTP/1.1\r\nHost: hub\r\n" + fields + "\r\n";
    const ssize_t sent = ::send(all_[index].socket, request.data(), request.size(), MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(request.size())) lose(index);
}

void SoakScreens::ask(std::size_t index) {
    const Screen& screen = all_[index];
    const std::string shown =
        screen.held ? "1." + std::to_string(screen.held->revision) : std::string("0.0");
    std::string fields = "Foyer-Screen: soak-" + std::to_string(index) + "; at=" + shown +
                         "; state=ok\r\nPrefer: wait=10\r\n";
    if (!screen.etag.empty()) fields += "If-None-Match: " + screen.etag + "\r\n";
    send(index, std::string(feed::head_path), fields);
}

void SoakScreens::turn(milliseconds wait) {
    std::array<epoll_event, 256> ready{};
    const int count = epoll_wait(events_, ready.data(), static_cast<int>(ready.size()),
                                 static_cast<int>(wait.count()));
    for (int i = 0; i < count; ++i)
        read(ready[static_cast<std::size_t>(i)].data.u64);
    const auto at = now();
    for (std::size_t i = 0; i < all_.size(); ++i)
        if (all_[i].socket < 0 && all_[i].connect_at <= at) connect(i);
}

void SoakScreens::read(std::size_t index) {
    Screen& screen = all_[index];
    std::array<char, 65'536> bytes{};
    const ssize_t got = ::recv(screen.socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0) return lose(index);
    screen.received.append(bytes.data(), static_cast<std::size_t>(got));
    const std::size_t end = screen.received.find("\r\n\r\n");
    if (end == std::string::npos) return;
    const std::string head = screen.received.substr(0, end + 2);
    const bool empty = head.compare(9, 3, "304") == 0;
    const std::size_t length =
        empty ? 0 : std::strtoul(field_of(head, "content-length").c_str(), nullptr, 10);
    if (screen.received.size() < end + 4 + length) return;
    const std::string body = screen.received.substr(end + 4, length);
    screen.received.erase(0, end + 4 + length);
    take(index, head, body);
}

void SoakScreens::take(std::size_t index, const std::string& head, const std::string& body) {
    Screen& screen = all_[index];
    const std::string status = head.substr(9, 3);
    if (status == "304") return ask(index);
    // A hub that stops or is full says when to come back; the pause of a lost screen will do.
    if (status != "200") return lose(index);
    if (screen.wanted.empty()) return take_head(index, field_of(head, "etag"), body);
    take_document(index, body);
}

std::shared_ptr<const feed::Head> SoakScreens::proven_head(const std::string& file) {
    if (const auto known = heads_.find(file); known != heads_.end()) return known->second;
    feed::Trusted nothing;
    nothing.feed = root_.feed;
    nothing.root = root_.version;
    const feed::Judgement judgement = feed::judge(file, root_, nothing);
    if (!judgement.accepted()) {
        fault("a head does not prove: " + judgement.message);
        return nullptr;
    }
    if (heads_.size() > 64) heads_.clear();
    return heads_.emplace(file, std::make_shared<const feed::Head>(*judgement.head)).first->second;
}

void SoakScreens::take_head(std::size_t index, const std::string& etag, const std::string& body) {
    Screen& screen = all_[index];
    const auto head = proven_head(body);
    if (!head) return lose(index);
    const std::uint64_t held = screen.held ? screen.held->revision : 0;
    const std::uint64_t revision = head->position.revision;
    if (revision < held)
        fault("revision " + std::to_string(revision) + " after " + std::to_string(held));
    screen.etag = etag;
    if (revision == held) {
        if (screen.held->hash != head->state.blake2b) fault("two states of one revision");
        return ask(index);
    }
    const feed::CatchUp way = feed::catch_up(held, revision, head->snapshot, head->deltas);
    for (const auto& reference : {way.snapshot, way.delta})
        if (reference) screen.wanted.push_back(*reference);
    screen.head = head;
    if (screen.wanted.empty()) {
        fault("no way to revision " + std::to_string(revision));
        return lose(index);
    }
    send(index, feed::path_of(screen.wanted.front(), head->position.epoch), "");
}

std::shared_ptr<const HeldState> SoakScreens::after(const Screen& screen, const std::string& body) {
    const feed::DocumentRef& reference = screen.wanted.front();
    const std::uint64_t from = screen.held ? screen.held->revision : 0;
    const Way way{from, feed::path_of(reference, screen.head->position.epoch)};
    if (const auto known = states_.find(way); known != states_.end()) return known->second;
    auto document = feed::open_document(*screen.head, reference, body);
    if (!document) {
        fault(document.error().detail);
        return nullptr;
    }
    auto next = std::make_shared<HeldState>();
    next->revision = document->position.revision;
    auto state =
        feed::applied(screen.held ? screen.held->state : feed::State{}, from, *std::move(document));
    if (!state) {
        fault(state.error().detail);
        return nullptr;
    }
    next->state = *std::move(state);
    next->hash = feed::state_hash(next->state);
    if (next->revision == screen.head->position.revision &&
        next->hash != screen.head->state.blake2b)
        fault("the state is not what the head is signed for");
    if (states_.size() > 256) states_.clear();
    return states_.emplace(way, std::move(next)).first->second;
}

void SoakScreens::take_document(std::size_t index, const std::string& body) {
    Screen& screen = all_[index];
    auto next = after(screen, body);
    if (!next) return lose(index);
    screen.held = std::move(next);
    screen.wanted.pop_front();
    if (!screen.wanted.empty())
        return send(index, feed::path_of(screen.wanted.front(), screen.head->position.epoch), "");
    screen.head.reset();
    ++applied_;
    ask(index);
}

std::size_t SoakScreens::showing(std::uint64_t revision, const feed::Digest& hash) const {
    std::size_t count = 0;
    for (const Screen& screen : all_)
        if (screen.held && screen.held->revision == revision && screen.held->hash == hash) ++count;
    return count;
}

}  // namespace foyer::test
