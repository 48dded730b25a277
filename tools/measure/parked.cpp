#include "tools/measure/parked.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <sstream>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "platform/open_files.h"
#include "platform/process.h"

namespace foyer::measure {

namespace {

struct Parked {
    int socket = -1;
    std::size_t got = 0;  ///< bytes of the answer that is coming
    bool woken = false;
};

class ParkedScreens {
public:
    ParkedScreens(std::uint16_t port, std::size_t count) : port_(port), all_(count) {}

    bool connect() {
        events_ = ::epoll_create1(EPOLL_CLOEXEC);
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (!connect(i)) return false;
            // Not faster than the hub accepts.
            while (woken_ <= i)
                if (!turn()) return false;
        }
        return park();
    }

    /// Follows until the standard input ends.
    void follow() {
        while (turn())
            if (woken_ == all_.size()) {
                const auto at = [&](double share) {
                    const auto last = static_cast<double>(arrivals_.size() - 1);
                    return static_cast<long long>(
                        arrivals_[static_cast<std::size_t>(share * last)].count());
                };
                std::printf("%lld %lld %lld %lld\n", at(0), at(0.5), at(0.99), at(1));
                std::fflush(stdout);
                if (!park()) return;
            }
    }

private:
    bool connect(std::size_t index) {
        Parked& one = all_[index];
        one.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port_);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(one.socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            return false;
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = index;
        ::epoll_ctl(events_, EPOLL_CTL_ADD, one.socket, &event);
        return ask(one);
    }

    [[nodiscard]] bool ask(Parked& one) {
        one.got = 0;
        std::string request = "GET /feed/head HTTP/1.1\r\nHost: hub\r\n";
        if (!held_.empty()) request += "If-None-Match: " + held_ + "\r\nPrefer: wait=60\r\n";
        request += "\r\n";
        return ::send(one.socket, request.data(), request.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(request.size());
    }

    /// Asks for what comes after the newest head.
    bool park() {
        held_ = etag_;
        for (Parked& one : all_) {
            if (!ask(one)) return false;
            one.woken = false;
        }
        woken_ = 0;
        arrivals_.clear();
        return true;
    }

    bool turn() {
        std::array<epoll_event, 512> ready{};
        const int count = ::epoll_wait(events_, ready.data(), static_cast<int>(ready.size()), 100);
        for (int i = 0; i < count; ++i)
            if (!read(all_[ready[static_cast<std::size_t>(i)].data.u64])) return false;
        if (count > 0) return true;
        pollfd input{STDIN_FILENO, POLLIN, 0};
        std::array<char, 64> ignored{};
        return ::poll(&input, 1, 0) == 0 ||
               ::read(STDIN_FILENO, ignored.data(), ignored.size()) > 0;
    }

    bool read(Parked& one) {
        const ssize_t got = ::recv(one.socket, bytes_.data(), bytes_.size(), MSG_DONTWAIT);
        if (got <= 0) return got < 0;
        const std::string_view part(bytes_.data(), static_cast<std::size_t>(got));
        if (one.got == 0 && part.starts_with("HTTP/1.1 304")) return ask(one);
        // All answers of one wave are the same: the first one is read, the others are counted.
        if (one.got == 0 && woken_ == 0) learn(part);
        one.got += part.size();
        if (one.got < length_ || one.woken) return true;
        one.woken = true;
        ++woken_;
        arrivals_.push_back(platform::stopwatch());
        return true;
    }

    void learn(std::string_view answer) {
        const auto value_of = [&](std::string_view name) {
            const std::size_t at = answer.find(name);
            if (at == std::string_view::npos) return std::string();
            const std::size_t begin = at + name.size();
            return std::string(answer.substr(begin, answer.find("\r\n", begin) - begin));
        };
        etag_ = value_of("\r\nETag: ");
        length_ = answer.find("\r\n\r\n") + 4 +
                  std::strtoul(value_of("\r\nContent-Length: ").c_str(), nullptr, 10);
    }

    std::uint16_t port_;
    int events_ = -1;
    std::vector<Parked> all_;
    std::array<char, 16'384> bytes_{};
    std::string etag_;  ///< of the newest head that came
    std::string held_;  ///< of the one that all have
    std::size_t length_ = 0;
    std::size_t woken_ = 0;
    std::vector<std::chrono::nanoseconds> arrivals_;
};

}  // namespace

int parked(std::uint16_t port, std::size_t count) {
    static_cast<void>(platform::allow_open_files(2 * count));
    ParkedScreens screens(port, count);
    if (!screens.connect()) {
        std::fprintf(stderr, "foyer-measure: %zu screens cannot connect\n", count);
        return 1;
    }
    std::printf("parked\n");
    std::fflush(stdout);
    screens.follow();
    return 0;
}

Wave wave_in(const std::string& line, std::int64_t since_ns) {
    std::istringstream words(line);
    std::array<std::int64_t, 4> at{};
    for (std::int64_t& one : at)
        words >> one;
    const auto ms = [&](std::size_t i) { return static_cast<double>(at[i] - since_ns) / 1e6; };
    return {ms(0), ms(1), ms(2), ms(3)};
}

}  // namespace foyer::measure
