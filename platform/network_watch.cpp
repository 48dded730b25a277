#include "platform/network_watch.h"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>

#include "platform/network_picture.h"
#include "platform/system_clock.h"

namespace foyer::platform {

namespace {

/// The kernel's messages are smaller than a page.
constexpr std::size_t netlink_bytes = std::size_t{64} * 1024;

/// A socket that the kernel tells of links, addresses and routes; -1 with errno.
int open_netlink() {
    const int descriptor =
        socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    if (descriptor < 0) return -1;
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR | RTMGRP_IPV4_ROUTE |
                        RTMGRP_IPV6_ROUTE;
    if (bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0)
        return descriptor;
    const int why = errno;
    close(descriptor);
    errno = why;
    return -1;
}

/// Asks for everything of a kind that there is. One question at a time: the kernel answers a second
/// one with EBUSY. A question that is lost makes old things look new, once.
void ask_for(int netlink, std::uint16_t type) {
    struct {
        nlmsghdr head;
        rtgenmsg body;
    } question{};
    question.head.nlmsg_len = NLMSG_LENGTH(sizeof(rtgenmsg));
    question.head.nlmsg_type = type;
    question.head.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    question.body.rtgen_family = AF_UNSPEC;
    [[maybe_unused]] const auto sent =
        send(netlink, &question, question.head.nlmsg_len, MSG_NOSIGNAL);
}

bool holds_end_of_answer(std::span<const std::byte> messages) {
    nlmsghdr head{};
    if (messages.size() < sizeof head) return false;
    std::memcpy(&head, messages.data(), sizeof head);
    return head.nlmsg_type == NLMSG_DONE || head.nlmsg_type == NLMSG_ERROR;
}

/// The watching thread.
class Watcher {
public:
    Watcher(int netlink, int stops, std::function<void()> on_up)
        : netlink_(netlink), stops_(stops), on_up_(std::move(on_up)) {}

    void run(const std::stop_token& stop) {
        ask_next();
        while (!stop.stop_requested()) {
            pollfd watched[] = {{netlink_, POLLIN, 0}, {stops_, POLLIN, 0}};
            poll(watched, std::size(watched), patience());
            if ((watched[0].revents & ~POLLIN) != 0) return;
            while (read_one()) {
            }
            if (gate_.open(clock_.monotonic())) on_up_();
        }
    }

    void close_netlink() const { close(netlink_); }

private:
    [[nodiscard]] int patience() const {
        const auto next = gate_.next();
        if (!next) return -1;
        const auto left = *next - clock_.monotonic();
        return static_cast<int>(std::max<std::int64_t>(left.count(), 0));
    }

    void ask_next() {
        constexpr std::array<std::uint16_t, 3> questions = {RTM_GETLINK, RTM_GETADDR, RTM_GETROUTE};
        if (asked_ < questions.size()) ask_for(netlink_, questions[asked_]);
        ++asked_;
    }

    [[nodiscard]] bool read_one() {
        sockaddr_nl sender{};
        socklen_t length = sizeof sender;
        const ssize_t got = recvfrom(netlink_, bytes_.data(), bytes_.size(), 0,
                                     reinterpret_cast<sockaddr*>(&sender), &length);
        if (got < 0 && errno == ENOBUFS) {
            // The kernel had more to say than fits; whatever it was, it was news.
            gate_.note(clock_.monotonic());
            return true;
        }
        if (got <= 0) return false;
        if (sender.nl_pid != 0) return true;  // not the kernel
        const std::span<const std::byte> messages(bytes_.data(), static_cast<std::size_t>(got));
        if (picture_.take(messages)) gate_.note(clock_.monotonic());
        if (holds_end_of_answer(messages)) ask_next();
        return true;
    }

    int netlink_;
    int stops_;
    std::function<void()> on_up_;
    std::size_t asked_ = 0;
    NetworkPicture picture_;
    NewsGate gate_;
    SystemClock clock_;
    std::array<std::byte, netlink_bytes> bytes_{};
};

}  // namespace

void NewsGate::note(MonotonicTime now) {
    if (waiting_) return;
    waiting_ = last_ ? std::max(now, *last_ + network_news_every) : now;
}

bool NewsGate::open(MonotonicTime now) {
    if (!waiting_ || now < *waiting_) return false;
    waiting_.reset();
    last_ = now;
    return true;
}

std::optional<MonotonicTime> NewsGate::next() const {
    return waiting_;
}

Result<NetworkWatch> NetworkWatch::start(std::function<void()> on_up) {
    const int netlink = open_netlink();
    const int stops = netlink < 0 ? -1 : eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (stops < 0) {
        const int why = errno;
        if (netlink >= 0) close(netlink);
        return Error{ErrorKind::refused, std::string("the system does not tell of its networks: ") +
                                             std::strerror(why)};
    }
    auto watcher = std::make_unique<Watcher>(netlink, stops, std::move(on_up));
    std::jthread thread([owned = std::move(watcher)](const std::stop_token& stop) {
        owned->run(stop);
        owned->close_netlink();
    });
    return NetworkWatch(stops, std::move(thread));
}

NetworkWatch::NetworkWatch(NetworkWatch&& other) noexcept
    : stops_(std::exchange(other.stops_, -1)), thread_(std::move(other.thread_)) {}

NetworkWatch::~NetworkWatch() {
    if (stops_ < 0) return;
    thread_.request_stop();
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = write(stops_, &one, sizeof one);
    thread_.join();
    close(stops_);
}

}  // namespace foyer::platform
