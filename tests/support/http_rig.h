#pragma once
// A server of the hub on a thread of its own, with whatever application stands behind it.

#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <string>
#include <thread>
#include <utility>

#include "platform/system_clock.h"
#include "tests/support/http_client.h"
#include "tools/hub/http_server.h"

namespace foyer::test {

class HttpRig {
public:
    explicit HttpRig(hub::HttpApplication& application, hub::ServerSettings settings = {})
        : server_(listen(std::move(settings), application)), thread_([this] { server_.run(); }) {}
    HttpRig(const HttpRig&) = delete;
    HttpRig& operator=(const HttpRig&) = delete;
    ~HttpRig() { stop(std::chrono::milliseconds{0}); }

    [[nodiscard]] std::uint16_t port() const { return server_.port(); }
    [[nodiscard]] hub::HttpServer& server() { return server_; }
    [[nodiscard]] HttpClient client() const { return HttpClient(port()); }

    /// The result of `question`, asked on the server's thread.
    template <class Question>
    auto ask(Question question) {
        std::promise<decltype(question())> answer;
        auto future = answer.get_future();
        server_.post([&] { answer.set_value(question()); });
        return future.get();
    }
    /// Waits until `count` connections are open, at most two seconds.
    bool comes_to(std::size_t count) {
        const auto deadline = clock_.monotonic() + std::chrono::seconds{2};
        while (ask([this] { return server_.connections(); }) != count) {
            if (clock_.monotonic() > deadline) return false;
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        }
        return true;
    }

    void stop(std::chrono::milliseconds grace) {
        if (!thread_.joinable()) return;
        server_.stop(grace);
        thread_.join();
    }

private:
    hub::HttpServer listen(hub::ServerSettings settings, hub::HttpApplication& application) {
        auto server = hub::HttpServer::listen(std::move(settings), clock_, application);
        if (!server) FAIL(server.error().detail);
        return std::move(*server);
    }

    platform::SystemClock clock_;
    hub::HttpServer server_;
    std::thread thread_;
};

}  // namespace foyer::test
