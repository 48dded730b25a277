#include "tools/hub/http_server.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/http_rig.h"

using namespace foyer;
using namespace foyer::hub;
using namespace std::chrono_literals;
using test::HttpClient;
using test::HttpRig;
using test::Reply;

namespace {

/// More than the system keeps on its way.
constexpr std::size_t large_bytes = std::size_t{24} << 20;

/// Answers what it is told to: /echo with the body, /large with 24 MiB, /later when released, from
/// another thread.
class Echo final : public HttpApplication {
public:
    void handle(HttpRequest request, HttpReply reply) override {
        requests.push_back(request);
        HttpResponse response;
        if (request.path == "/large")
            response.body = std::make_shared<const std::string>(std::string(large_bytes, 'l'));
        else
            response.body = std::make_shared<const std::string>(request.body);
        if (request.path == "/park") {
            parked.emplace(request.number, std::move(reply));
            return;
        }
        if (request.path == "/thread") {
            std::thread([reply, response] { reply(response); }).detach();
            return;
        }
        reply(std::move(response));
        reply(HttpResponse{500, {}, {}});  // at most once
    }
    void gone(RequestNumber number) override { parked.erase(number); }
    std::optional<MonotonicTime> next_tick() const override { return due; }
    void tick(MonotonicTime now) override {
        if (!due || now < *due) return;
        due.reset();
        for (auto& [number, reply] : std::exchange(parked, {}))
            reply(HttpResponse{304, {}, {}});
    }

    std::map<RequestNumber, HttpReply> parked;
    std::vector<HttpRequest> requests;
    std::optional<MonotonicTime> due;
};

ServerSettings with_timeouts(std::chrono::milliseconds each) {
    ServerSettings settings;
    settings.timeouts = {each, each, each, each, each, each, 10ms};
    return settings;
}

}  // namespace

TEST_CASE("requests on one connection are answered in their order, also when sent ahead") {
    Echo echo;
    HttpRig rig(echo);
    HttpClient client = rig.client();
    client.send(
        "POST /echo?a=1 HTTP/1.1\r\nHost: hub\r\nContent-Length: 3\r\n\r\none"
        "POST /thread HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: "
        "chunked\r\n\r\n3\r\ntwo\r\n0\r\n\r\n"
        "HEAD /large HTTP/1.1\r\nHost: hub\r\n\r\n"
        "GET /echo HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n");
    CHECK(client.answer()->body == "one");
    CHECK(client.answer()->body == "two");
    const auto large = client.answer(false);
    CHECK(large->field("content-length") == std::to_string(large_bytes));
    const auto last = client.answer();
    CHECK(last->status == 200);
    CHECK(last->field("connection") == "close");
    CHECK(client.ended());
    rig.stop(0ms);
    REQUIRE(echo.requests.size() == 4);
    CHECK(echo.requests[0].peer == "127.0.0.1");
    CHECK(echo.requests[0].query_value("a") == "1");
    CHECK_FALSE(echo.requests[0].secure);
}

TEST_CASE("a large answer comes whole") {
    Echo echo;
    HttpRig rig(echo);
    HttpClient client = rig.client();
    client.get("/large");
    CHECK(client.answer()->body.size() == large_bytes);
}

TEST_CASE("H93 requests that could be read in two ways are refused and the connection closed") {
    Echo echo;
    HttpRig rig(echo);
    const std::string get = "GET / HTTP/1.1\r\nHost: hub\r\n";
    const std::map<std::string, int> cases = {
        {"POST / HTTP/1.1\r\nHost: hub\r\nContent-Length: 4\r\nTransfer-Encoding: "
         "chunked\r\n\r\n0\r\n\r\nGET",
         400},
        {"POST / HTTP/1.1\r\nHost: hub\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: hub\r\nContent-Length: -5\r\n\r\n", 400},
        {"GET / HTTP/1.1\nHost: hub\n\n", 400},
        {get + "X: a\r\n b\r\n\r\n", 400},
        {"GET /a%00b HTTP/1.1\r\nHost: hub\r\n\r\n", 400},
        {std::string("GET /a\0b HTTP/1.1\r\nHost: hub\r\n\r\n", 32), 400},
        {"GET /../etc/passwd HTTP/1.1\r\nHost: hub\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {"GET /" + std::string(100'000, 'a') + " HTTP/1.1\r\nHost: hub\r\n\r\n", 414},
        {get + "X: " + std::string(100'000, 'a') + "\r\n\r\n", 431},
        {"\x16\x03\x01 a TLS hello is not HTTP\r\n", 400},
        {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
    };
    for (const auto& [bytes, status] : cases) {
        const std::string begin = bytes.substr(0, 60);
        CAPTURE(begin);
        HttpClient client = rig.client();
        client.send(bytes);
        const auto reply = client.answer();
        REQUIRE(reply);
        CHECK(reply->status == status);
        CHECK(reply->field("connection") == "close");
        CHECK(client.ended());
    }
    rig.stop(0ms);
    CHECK(echo.requests.empty());
}

TEST_CASE("H95 a POST of 100 MB in chunks is cut off with 413, and its sender reads why") {
    Echo echo;
    HttpRig rig(echo);
    HttpClient client = rig.client();
    client.send("POST /echo HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n");
    const std::string chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
    std::size_t sent = 0;
    while (sent < 100'000'000 && client.send(chunk))
        sent += chunk.size();
    CHECK(sent < 100'000'000);

    HttpClient announced = rig.client();
    announced.send("POST /echo HTTP/1.1\r\nHost: hub\r\nContent-Length: 100000000\r\n\r\n");
    announced.send(std::string(100'000, 'x'));
    const auto reply = announced.answer();
    REQUIRE(reply);
    CHECK(reply->status == 413);

    HttpClient small = rig.client();
    small.send("POST /echo HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk +
               "1\r\ny\r\n0\r\n\r\n");
    CHECK(small.answer()->status == 413);
    rig.stop(0ms);
    CHECK(echo.requests.empty());
}

TEST_CASE("a larger body is let through where the path allows it, after 100 Continue") {
    Echo echo;
    ServerSettings settings;
    settings.body_limit = [](std::string_view path) {
        return path == "/echo" ? std::size_t{1} << 20 : 10;
    };
    HttpRig rig(echo, settings);
    HttpClient client = rig.client();
    client.send(
        "POST /echo HTTP/1.1\r\nHost: hub\r\nContent-Length: 1048576\r\nExpect: "
        "100-continue\r\n\r\n");
    CHECK(client.answer()->status == 100);
    client.send(std::string(1 << 20, 'u'));
    CHECK(client.answer()->body.size() == 1 << 20);
}

TEST_CASE("a parked request costs nothing any more once its asker is gone") {
    Echo echo;
    HttpRig rig(echo);
    HttpClient stays = rig.client();
    stays.get("/park");
    HttpClient ends = rig.client();
    ends.get("/park");
    HttpClient resets = rig.client();
    resets.get("/park");
    while (rig.ask([&] { return echo.parked.size(); }) < 3)
        std::this_thread::yield();
    ends.close();
    resets.reset();
    CHECK(rig.comes_to(1));
    CHECK(rig.ask([&] { return echo.parked.size(); }) == 1);
    rig.ask([&] {
        echo.due = MonotonicTime{};
        return 0;
    });
    CHECK(stays.answer()->status == 304);
    stays.get("/echo");
    CHECK(stays.answer()->status == 200);
}

TEST_CASE("H94 whoever is slow or silent is closed, at each stage") {
    Echo echo;
    HttpRig rig(echo, with_timeouts(50ms));
    HttpClient silent = rig.client();
    HttpClient drips = rig.client();
    drips.send("GET / HT");
    HttpClient half = rig.client();
    half.send("POST / HTTP/1.1\r\nHost: hub\r\nContent-Length: 9\r\n\r\nhalf");
    HttpClient idle = rig.client();
    idle.get("/echo");
    CHECK(idle.answer()->status == 200);
    CHECK(silent.ended());
    CHECK(drips.answer()->status == 408);
    CHECK(half.answer()->status == 408);
    CHECK(idle.ended());
    CHECK(rig.comes_to(0));
}

TEST_CASE("N48 a screen that is gone without a word costs its wait and the idle time behind it") {
    Echo echo;
    HttpRig rig(echo, with_timeouts(50ms));
    HttpClient vanished = rig.client();
    vanished.get("/park");
    while (rig.ask([&] { return echo.parked.size(); }) < 1)
        std::this_thread::yield();
    // Its line is dead: it neither closes nor takes what it is answered when the wait is over.
    rig.ask([&] {
        echo.due = MonotonicTime{};
        return 0;
    });
    CHECK(rig.comes_to(0));
    CHECK(echo.parked.empty());
}

TEST_CASE("who does not take an answer is closed") {
    Echo echo;
    ServerSettings settings = with_timeouts(50ms);
    settings.timeouts.head = 10s;
    HttpRig rig(echo, settings);
    HttpClient deaf = rig.client();
    deaf.get("/large");
    CHECK(rig.comes_to(0));
}

TEST_CASE("when every place is taken, those that only wait for a request make room") {
    Echo echo;
    ServerSettings settings;
    settings.connections = 3;
    HttpRig rig(echo, settings);
    HttpClient parked = rig.client();
    parked.get("/park");
    HttpClient second = rig.client();
    second.get("/park");
    while (rig.ask([&] { return echo.parked.size(); }) < 2)
        std::this_thread::yield();
    HttpClient silent = rig.client();
    CHECK(rig.comes_to(3));
    HttpClient newcomer = rig.client();
    newcomer.get("/echo");
    CHECK(newcomer.answer()->status == 200);
    CHECK(silent.ended());
    newcomer.get("/park");
    while (rig.ask([&] { return echo.parked.size(); }) < 3)
        std::this_thread::yield();
    HttpClient late = rig.client();
    const auto refused = late.answer();
    REQUIRE(refused);
    CHECK(refused->status == 503);
    CHECK(refused->field("retry-after") == "5");
}

TEST_CASE("a stop lets what is under way end, and closes the rest") {
    Echo echo;
    HttpRig rig(echo);
    HttpClient idle = rig.client();
    idle.get("/echo");
    CHECK(idle.answer()->status == 200);
    HttpClient parked = rig.client();
    parked.get("/park");
    while (rig.ask([&] { return echo.parked.size(); }) < 1)
        std::this_thread::yield();
    rig.server().stop(10s);
    CHECK(idle.ended());
    rig.ask([&] {
        echo.due = MonotonicTime{};
        return 0;
    });
    const auto last = parked.answer();
    REQUIRE(last);
    CHECK(last->status == 304);
    CHECK(last->field("connection") == "close");
    CHECK(parked.ended());
    rig.stop(10s);
}

TEST_CASE("a port that is taken is said to be taken") {
    Echo echo;
    HttpRig rig(echo);
    ServerSettings settings;
    settings.port = rig.port();
    const platform::SystemClock clock;
    const auto second = HttpServer::listen(settings, clock, echo);
    REQUIRE_FALSE(second);
    CHECK(second.error().kind == ErrorKind::in_use);
}
