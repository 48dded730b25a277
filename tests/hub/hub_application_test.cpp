#include "tools/hub/hub_application.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

using namespace foyer;
using namespace foyer::hub;

namespace {

constexpr MonotonicTime morning{std::chrono::hours{8}};

/// An application whose store takes as many requests as it has room for.
struct Reception {
    explicit Reception(std::size_t room = 10)
        : application({}, [] { return 0.0; },
                      {[this, room](HttpRequest request, const HttpReply& reply) {
                           if (asked.size() >= room) return false;
                           asked.push_back(std::move(request));
                           replies.push_back(reply);
                           return true;
                       },
                       [this](std::vector<ScreenReport> reports) {
                           for (auto& report : reports)
                               seen.push_back(std::move(report));
                       }}) {}

    /// The status of the answer; 0 when it is to come later.
    int ask(const std::string& path, std::vector<HttpField> fields = {}) {
        HttpRequest request;
        request.number = ++number;
        request.at = morning;
        request.method = "GET";
        request.path = path;
        request.fields = std::move(fields);
        int status = 0;
        application.handle(request,
                           [&status](const HttpResponse& response) { status = response.status; });
        return status;
    }

    HubApplication application;
    std::vector<HttpRequest> asked;
    std::vector<HttpReply> replies;
    std::vector<ScreenReport> seen;
    RequestNumber number = 0;
};

SharedHead some_head() {
    PublishedHead head;
    head.bytes = "head";
    head.etag = "\"1.1.0\"";
    return std::make_shared<const PublishedHead>(head);
}

}  // namespace

TEST_CASE("the feed and the page are answered here, the API by the store, the rest by nobody") {
    Reception reception;
    reception.application.publish(some_head());
    CHECK(reception.ask("/feed/head") == 200);
    CHECK(reception.ask("/api/v1/hub") == 0);
    CHECK(reception.ask("/healthz") == 200);
    CHECK(reception.ask("/") == 200);
    for (const char* path : {"/feed", "/api", "/x"})
        CHECK(reception.ask(path) == 404);
    REQUIRE(reception.asked.size() == 1);
    CHECK(reception.asked[0].path == "/api/v1/hub");
}

TEST_CASE("a hub without a head, or one that stops, is not healthy") {
    Reception reception;
    CHECK(reception.ask("/healthz") == 503);
    reception.application.publish(some_head());
    CHECK(reception.ask("/healthz") == 200);
    reception.application.stop();
    CHECK(reception.ask("/healthz") == 503);
    CHECK(reception.ask("/api/v1/hub") == 503);
    CHECK(reception.asked.empty());
}

TEST_CASE("when the store has no room the asker is told to come later") {
    Reception reception(1);
    CHECK(reception.ask("/api/v1/hub") == 0);
    CHECK(reception.ask("/api/v1/hub") == 503);
}

TEST_CASE("reports of screens are gathered and handed over together") {
    Reception reception;
    reception.application.publish(some_head());
    reception.ask("/feed/head", {{"foyer-screen", "stairs; at=1.1; state=ok"}});
    reception.ask("/feed/head", {{"foyer-screen", "bar; at=1.1; state=ok"}});
    CHECK(reception.seen.empty());
    const auto due = reception.application.next_tick();
    REQUIRE(due);
    reception.application.tick(*due - std::chrono::milliseconds{1});
    CHECK(reception.seen.empty());
    reception.application.tick(*due);
    CHECK(reception.seen.size() == 2);
    CHECK_FALSE(reception.application.next_tick());
}

TEST_CASE("the next tick is the earlier one of reports and parked requests") {
    Reception reception;
    reception.application.publish(some_head());
    CHECK(reception.ask("/feed/head", {{"if-none-match", "\"1.1.0\""}, {"prefer", "wait=5"}}) == 0);
    const auto reports = reception.application.next_tick();
    REQUIRE(reports);
    CHECK(*reports < morning + std::chrono::seconds{5});
    reception.application.tick(*reports);
    CHECK(reception.application.next_tick() == morning + std::chrono::seconds{5});
    reception.application.gone(reception.number);
    CHECK_FALSE(reception.application.next_tick());
    CHECK(reception.application.parked() == 0);
}

TEST_CASE("whoever may listen is told at once how things are, whoever may not is told why") {
    Reception reception;
    reception.application.tell({1, 47, 0, 0});
    int status = 0;
    std::string body;
    const auto ask = [&] {
        HttpRequest request;
        request.number = ++reception.number;
        request.at = morning;
        request.method = "GET";
        request.path = events_path;
        reception.application.handle(request, [&](const HttpResponse& response) {
            status = response.status;
            body = response.body ? *response.body : "";
        });
    };
    HttpResponse refused;
    refused.status = 401;
    ask();
    CHECK(status == 0);
    reception.replies.back()(refused);
    CHECK(status == 401);
    CHECK(reception.application.listeners() == 0);
    ask();
    reception.replies.back()(HttpResponse{});
    CHECK(status == 200);
    CHECK(body.find("\"revision\":47") != std::string::npos);
}

TEST_CASE("only programmes that are uploaded may be large") {
    CHECK(body_limit("/api/v1/imports") == limits::upload_bytes);
    CHECK(body_limit("/api/v1/imports/x/accept") == limits::request_body_bytes);
    CHECK(body_limit("/api/v1/sessions/a") == limits::request_body_bytes);
}
