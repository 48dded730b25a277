#pragma once
// A client of HTTP/1.1 over a plain socket that sends exactly the bytes it is told to, right or
// wrong, and reads answers one by one. Fails the test when an answer does not come in time.

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/text.h"

namespace foyer::test {

/// The longest that a test waits for bytes.
constexpr std::chrono::milliseconds longest_answer{10'000};

struct Reply {
    int status = 0;
    std::string head;  ///< all lines, names as they were sent
    std::string body;

    /// The value of a field by its name in lower case; "" when there is none.
    [[nodiscard]] std::string field(const std::string& name) const {
        std::string_view rest = head;
        while (!rest.empty()) {
            const std::size_t end = rest.find("\r\n");
            const std::string_view line = rest.substr(0, end);
            const std::size_t colon = line.find(':');
            if (colon != std::string_view::npos && text::lower_case(line.substr(0, colon)) == name)
                return std::string(text::trim(line.substr(colon + 1)));
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 2);
        }
        return {};
    }
};

class HttpClient {
public:
    explicit HttpClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        connected_ = socket_ >= 0 &&
                     ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    HttpClient(HttpClient&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)),
          connected_(other.connected_),
          received_(std::move(other.received_)) {}
    HttpClient& operator=(HttpClient&&) = delete;
    ~HttpClient() { close(); }

    [[nodiscard]] bool connected() const { return connected_; }

    void close() {
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
    }
    /// Closes with a reset instead of an end.
    void reset() {
        const linger at_once{1, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        close();
    }

    /// False when the other side does not take it any more.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent < 0 && errno == EINTR) continue;
            if (sent < 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    /// GET `path` with more fields ("Name: value\r\n").
    void get(const std::string& path, const std::string& fields = {}) {
        REQUIRE(send("GET " + path + " HTTP/1.1\r\nHost: hub\r\n" + fields + "\r\n"));
    }

    /// The next answer; `has_body` false for one to HEAD. Empty when the connection ended instead.
    std::optional<Reply> answer(bool has_body = true) {
        std::size_t end = std::string::npos;
        while ((end = received_.find("\r\n\r\n")) == std::string::npos)
            if (!read_more()) return {};
        Reply reply;
        reply.head = received_.substr(0, end + 2);
        received_.erase(0, end + 4);
        if (reply.head.size() > 12) reply.status = std::atoi(reply.head.c_str() + 9);
        const std::size_t length = std::strtoul(reply.field("content-length").c_str(), nullptr, 10);
        while (has_body && received_.size() < length)
            if (!read_more()) return {};
        if (has_body) {
            reply.body = received_.substr(0, length);
            received_.erase(0, length);
        }
        return reply;
    }

    /// True when the other side ends the connection before it sends anything more.
    bool ended() { return received_.empty() && !read_more(); }

private:
    bool read_more() {
        pollfd ready{socket_, POLLIN, 0};
        if (::poll(&ready, 1, static_cast<int>(longest_answer.count())) <= 0) {
            FAIL_CHECK("nothing came in time");
            return false;
        }
        std::array<char, 16'384> bytes{};
        const ssize_t got = ::recv(socket_, bytes.data(), bytes.size(), 0);
        if (got <= 0) return false;
        received_.append(bytes.data(), static_cast<std::size_t>(got));
        return true;
    }

    int socket_;
    bool connected_ = false;
    std::string received_;
};

}  // namespace foyer::test
