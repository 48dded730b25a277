#pragma once
// Stands between a client and a server on loopback, and spoils what the server says. One thread of
// its own, which never sleeps but in poll().

#include <doctest/doctest.h>

#include <deque>
#include <limits>
#include <list>
#include <string>
#include <thread>

#include "core/base/guarded.h"
#include "tests/support/false_server.h"

namespace foyer::tests {

/// What happens to the bytes from the server to the client of one connection.
struct Faults {
    static constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

    std::chrono::milliseconds delay{};  ///< of every byte
    std::size_t bytes_per_second = 0;   ///< 0: as fast as it goes
    std::size_t close_after = never;    ///< bytes; then an orderly end
    std::size_t reset_after = never;    ///< bytes; then RST
    std::size_t silent_after = never;   ///< bytes; then nothing, for ever
    std::size_t corrupt_at = never;     ///< the byte whose lowest bit is turned
    bool refuse = false;                ///< new connections end at once
};

class FaultProxy {
public:
    explicit FaultProxy(int server_port) : server_port_(server_port) {
        thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
    }
    ~FaultProxy() {
        thread_.request_stop();
        wake();
        thread_.join();
        close(wakes_);
    }

    [[nodiscard]] std::string url(const std::string& path = "/head") const {
        return "http://127.0.0.1:" + std::to_string(listener_.port()) + path;
    }
    /// For connections that are made from now on.
    void set(const Faults& faults) {
        faults_.with([&](Faults& current) { current = faults; });
    }

private:
    using Time = std::chrono::steady_clock::time_point;

    /// Bytes on their way to the client.
    struct Piece {
        std::string bytes;
        Time due{};
    };
    struct Connection {
        int client = -1;
        int server = -1;
        Faults faults;
        std::deque<Piece> pieces;
        std::size_t passed = 0;
        Time next{};
        bool server_ended = false;
        bool over = false;
    };

    static constexpr std::size_t slow_piece = 256;

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
                watched.push_back({connection.client, POLLIN, 0});
                watched.push_back({connection.server_ended ? -1 : connection.server, POLLIN, 0});
                if (connection.pieces.empty()) continue;
                const auto left =
                    std::chrono::ceil<std::chrono::milliseconds>(due(connection) - now());
                const int wait = std::max(0, static_cast<int>(left.count()));
                timeout = timeout < 0 ? wait : std::min(timeout, wait);
            }
            poll(watched.data(), watched.size(), timeout);
            std::size_t at = 2;
            for (Connection& connection : connections_) {
                if (watched[at++].revents != 0) pass_up(connection);
                if (watched[at++].revents != 0) take_down(connection);
                while (!connection.over && !connection.pieces.empty() && due(connection) <= now())
                    pass_down(connection);
                if (connection.server_ended && connection.pieces.empty()) connection.over = true;
            }
            if (watched[1].revents != 0) accept_one();
            connections_.remove_if([](const Connection& connection) {
                if (connection.over) end(connection);
                return connection.over;
            });
        }
        for (const Connection& connection : connections_)
            end(connection);
    }

    static Time due(const Connection& connection) {
        return std::max(connection.pieces.front().due, connection.next);
    }

    static void end(const Connection& connection) {
        close(connection.client);
        close(connection.server);
    }

    void accept_one() {
        Connection connection;
        connection.client = accept4(listener_.descriptor(), nullptr, nullptr, SOCK_CLOEXEC);
        if (connection.client < 0) return;
        connection.faults = faults_.with([](const Faults& faults) { return faults; });
        connection.server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<std::uint16_t>(server_port_));
        const bool connected =
            connect(connection.server, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        if (connection.faults.refuse || !connected) {
            end(connection);
            return;
        }
        connections_.push_back(std::move(connection));
    }

    static void pass_up(Connection& connection) {
        std::array<char, 65536> bytes{};
        const ssize_t got = recv(connection.client, bytes.data(), bytes.size(), 0);
        const bool passed = got > 0 && send(connection.server, bytes.data(),
                                            static_cast<std::size_t>(got), MSG_NOSIGNAL) == got;
        if (!passed) connection.over = true;
    }

    static void take_down(Connection& connection) {
        std::array<char, 65536> bytes{};
        const ssize_t got = recv(connection.server, bytes.data(), bytes.size(), 0);
        if (got <= 0) {
            connection.server_ended = true;
            return;
        }
        const std::string all(bytes.data(), static_cast<std::size_t>(got));
        const std::size_t size = connection.faults.bytes_per_second > 0 ? slow_piece : all.size();
        for (std::size_t begin = 0; begin < all.size(); begin += size)
            connection.pieces.push_back({all.substr(begin, size), now() + connection.faults.delay});
    }

    static void pass_down(Connection& connection) {
        std::string bytes = std::move(connection.pieces.front().bytes);
        connection.pieces.pop_front();
        const Faults& faults = connection.faults;
        const std::size_t from = connection.passed;
        const std::size_t most =
            std::min({faults.close_after, faults.reset_after, faults.silent_after}) - from;
        if (faults.corrupt_at >= from && faults.corrupt_at < from + bytes.size())
            bytes[faults.corrupt_at - from] ^= 1;
        const bool spoilt = bytes.size() >= most;
        bytes.resize(std::min(bytes.size(), most));
        if (send(connection.client, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0)
            connection.over = true;
        connection.passed += bytes.size();
        if (faults.bytes_per_second > 0)
            connection.next =
                now() + std::chrono::milliseconds{1000 * bytes.size() / faults.bytes_per_second};
        if (!spoilt) return;
        connection.over = connection.passed >= std::min(faults.close_after, faults.reset_after);
        if (connection.passed < faults.reset_after) return;
        const linger at_once{1, 0};
        setsockopt(connection.client, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    }

    int server_port_;
    Listener listener_;
    int wakes_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    Guarded<Faults> faults_;
    std::list<Connection> connections_;  // of the proxy's thread
    std::jthread thread_;
};

}  // namespace foyer::tests
