#pragma once
// An HTTP server on a loopback socket that answers as badly as a test wants: late, in drips, cut,
// reset, silent, endless. One thread of its own, which never sleeps but in poll().

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <list>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "core/base/guarded.h"

namespace foyer::tests {

/// What becomes of a connection after an answer.
enum class Then {
    keep,   ///< it waits for the next request
    close,  ///< it ends in an orderly way
    reset,  ///< it ends with RST
    hang,   ///< nothing comes any more, and nothing is read
};

/// One answer, as bytes.
struct Reply {
    std::string bytes;
    Then then = Then::keep;
    std::string again;                  ///< sent after `bytes` for as long as somebody reads
    std::size_t piece = 0;              ///< bytes sent at once; 0: all
    std::chrono::milliseconds every{};  ///< between two pieces
    std::chrono::milliseconds after{};  ///< before the first one
};

/// An answer with a status line, fields ("Name: value") and a body of its length.
inline Reply reply(int status, const std::string& body = "",
                   const std::vector<std::string>& fields = {}) {
    std::string bytes = "HTTP/1.1 " + std::to_string(status) + " Test\r\n";
    for (const std::string& field : fields)
        bytes += field + "\r\n";
    if (status != 304) bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    Reply reply;
    reply.bytes = bytes + "\r\n" + body;
    return reply;
}

/// Where a server listens.
enum class Loopback { v4, v6 };

/// A listening socket on a free port; closed with its owner.
class Listener {
public:
    explicit Listener(Loopback where = Loopback::v4, int port = 0, int waiting = 64) {
        const bool v6 = where == Loopback::v6;
        descriptor_ = socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int on = 1;
        setsockopt(descriptor_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        sockaddr_storage address{};
        socklen_t length = sizeof(sockaddr_in);
        if (v6) {
            auto* const six = reinterpret_cast<sockaddr_in6*>(&address);
            length = sizeof(sockaddr_in6);
            six->sin6_family = AF_INET6;
            six->sin6_addr = in6addr_loopback;
            six->sin6_port = htons(static_cast<std::uint16_t>(port));
        } else {
            auto* const four = reinterpret_cast<sockaddr_in*>(&address);
            four->sin_family = AF_INET;
            four->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            four->sin_port = htons(static_cast<std::uint16_t>(port));
        }
        REQUIRE(bind(descriptor_, reinterpret_cast<sockaddr*>(&address), length) == 0);
        if (waiting >= 0) REQUIRE(listen(descriptor_, waiting) == 0);
        REQUIRE(getsockname(descriptor_, reinterpret_cast<sockaddr*>(&address), &length) == 0);
        port_ = ntohs(v6 ? reinterpret_cast<sockaddr_in6*>(&address)->sin6_port
                         : reinterpret_cast<sockaddr_in*>(&address)->sin_port);
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener() { close(descriptor_); }

    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] int port() const { return port_; }

private:
    int descriptor_ = -1;
    int port_ = 0;
};

class FalseServer {
public:
    /// Called in the server's thread with each request, whole, and its number from 0.
    using Handler = std::function<Reply(const std::string& request, std::size_t number)>;

    explicit FalseServer(Handler handler, Loopback where = Loopback::v4, int port = 0)
        : listener_(where, port), where_(where), handler_(std::move(handler)) {
        thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
    }
    /// The same answer to everything.
    explicit FalseServer(const Reply& always)
        : FalseServer([always](const std::string&, std::size_t) { return always; }) {}
    ~FalseServer() {
        thread_.request_stop();
        wake();
        thread_.join();
        close(wakes_);
    }

    [[nodiscard]] int port() const { return listener_.port(); }
    [[nodiscard]] std::string url(const std::string& path = "/head") const {
        return std::string("http://") + (where_ == Loopback::v6 ? "[::1]" : "127.0.0.1") + ":" +
               std::to_string(port()) + path;
    }
    /// Every request that came, with its body.
    [[nodiscard]] std::vector<std::string> requests() const {
        return seen_.with([](const Seen& seen) { return seen.requests; });
    }
    /// Connections that were ever accepted.
    [[nodiscard]] std::size_t connections() const {
        return seen_.with([](const Seen& seen) { return seen.connections; });
    }
    /// Waits until that many requests have come.
    [[nodiscard]] bool wait_for_requests(std::size_t count) const {
        return seen_.wait_for({}, std::chrono::seconds{20},
                              [&](const Seen& seen) { return seen.requests.size() >= count; });
    }
    /// Closes every connection that is open, as a server does that stops.
    void close_connections() {
        seen_.with([](Seen& seen) { seen.close_all = true; });
        wake();
    }

private:
    using Time = std::chrono::steady_clock::time_point;

    struct Seen {
        std::vector<std::string> requests;
        std::size_t connections = 0;
        bool close_all = false;
    };
    struct Connection {
        int descriptor = -1;
        std::string in;
        Reply reply;
        std::size_t sent = 0;
        bool replying = false;
        bool hanging = false;
        bool over = false;
        Time next{};
    };

    static Time now() { return std::chrono::steady_clock::now(); }

    void wake() const {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = write(wakes_, &one, sizeof one);
    }

    void serve(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            std::vector<pollfd> watched = {{wakes_, POLLIN, 0},
                                           {listener_.descriptor(), POLLIN, 0}};
            int timeout = -1;
            for (const Connection& connection : connections_) {
                watched.push_back({connection.descriptor, wanted(connection), 0});
                if (!connection.replying || connection.next <= now()) continue;
                const auto left =
                    std::chrono::ceil<std::chrono::milliseconds>(connection.next - now());
                const int wait = static_cast<int>(left.count());
                timeout = timeout < 0 ? wait : std::min(timeout, wait);
            }
            poll(watched.data(), watched.size(), timeout);
            std::uint64_t calls = 0;
            if (watched[0].revents != 0) [[maybe_unused]]
                const auto drained = read(wakes_, &calls, sizeof calls);
            std::size_t at = 2;
            for (Connection& connection : connections_)
                attend(connection, watched[at++].revents);
            if (watched[1].revents != 0) accept_one();
            const bool close_all =
                seen_.with([](Seen& seen) { return std::exchange(seen.close_all, false); });
            connections_.remove_if([&](Connection& connection) {
                if (!connection.over && !close_all) return false;
                close(connection.descriptor);
                return true;
            });
        }
        for (const Connection& connection : connections_)
            close(connection.descriptor);
    }

    static short wanted(const Connection& connection) {
        if (connection.hanging) return 0;
        if (!connection.replying) return POLLIN;
        return connection.next <= now() ? POLLOUT : short{0};
    }

    void accept_one() {
        const int descriptor =
            accept4(listener_.descriptor(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor < 0) return;
        const int on = 1;
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        Connection connection;
        connection.descriptor = descriptor;
        connections_.push_back(std::move(connection));
        seen_.with([](Seen& seen) { ++seen.connections; });
    }

    void attend(Connection& connection, short events) {
        if ((events & (POLLHUP | POLLERR)) != 0) connection.over = true;
        if (connection.over || connection.hanging) return;
        if (connection.replying) {
            if (connection.next <= now()) send_some(connection);
        } else if ((events & POLLIN) != 0) {
            read_some(connection);
        }
    }

    void read_some(Connection& connection) {
        std::array<char, 65536> bytes{};
        const ssize_t got = recv(connection.descriptor, bytes.data(), bytes.size(), 0);
        if (got <= 0) {
            connection.over = got == 0 || errno != EAGAIN;
            return;
        }
        connection.in.append(bytes.data(), static_cast<std::size_t>(got));
        const std::size_t length = length_of_request(connection.in);
        if (length == 0) return;
        std::string request = connection.in.substr(0, length);
        connection.in.erase(0, length);
        const std::size_t number = seen_.with([](Seen& seen) { return seen.requests.size(); });
        connection.reply = handler_(request, number);
        connection.sent = 0;
        connection.replying = true;
        connection.next = now() + connection.reply.after;
        seen_.change([&](Seen& seen) { seen.requests.push_back(std::move(request)); });
    }

    /// 0 while it is not whole.
    static std::size_t length_of_request(const std::string& in) {
        // Somebody who greets with TLS waits for an answer too.
        if (in.starts_with('\x16')) return in.size();
        const std::size_t end = in.find("\r\n\r\n");
        if (end == std::string::npos) return 0;
        std::size_t body = 0;
        const std::size_t field = in.find("Content-Length: ");
        if (field < end) body = std::strtoul(in.c_str() + field + 16, nullptr, 10);
        return in.size() >= end + 4 + body ? end + 4 + body : 0;
    }

    static void send_some(Connection& connection) {
        Reply& reply = connection.reply;
        if (connection.sent == reply.bytes.size() && !reply.again.empty()) {
            reply.bytes = reply.again;
            connection.sent = 0;
        }
        std::string_view rest = std::string_view(reply.bytes).substr(connection.sent);
        if (reply.piece > 0) rest = rest.substr(0, reply.piece);
        if (!rest.empty()) {
            const ssize_t sent =
                send(connection.descriptor, rest.data(), rest.size(), MSG_NOSIGNAL);
            if (sent < 0) {
                connection.over = errno != EAGAIN;
                return;
            }
            connection.sent += static_cast<std::size_t>(sent);
            connection.next = now() + reply.every;
        }
        if (connection.sent == reply.bytes.size() && reply.again.empty()) finish(connection);
    }

    static void finish(Connection& connection) {
        connection.replying = false;
        switch (connection.reply.then) {
            case Then::keep:
                return;
            case Then::hang:
                connection.hanging = true;
                return;
            case Then::reset: {
                const linger at_once{1, 0};
                setsockopt(connection.descriptor, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
                connection.over = true;
                return;
            }
            case Then::close:
                connection.over = true;
                return;
        }
    }

    Listener listener_;
    Loopback where_;
    Handler handler_;
    int wakes_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    std::list<Connection> connections_;  // of the server's thread
    mutable Guarded<Seen> seen_;
    std::jthread thread_;
};

}  // namespace foyer::tests
