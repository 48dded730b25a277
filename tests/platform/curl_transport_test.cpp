#include "platform/curl_transport.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <variant>

#include "tests/support/asking.h"
#include "tests/support/false_server.h"

using namespace foyer;
using namespace foyer::tests;
using namespace std::chrono_literals;

TEST_CASE("an answer comes whole, with the fields that the machine asks for") {
    const FalseServer server(reply(
        200, "body",
        {"ETag: \"x\"", "Content-Type: application/json", "Date: Tue, 26 Jun 2018 09:20:00 GMT",
         "Retry-After: 7", "Preference-Applied: wait=10", "Foyer-Picture: t1"}));
    Asking asking;
    const sync::Answer answer = asking.answer(server.url());
    CHECK(answer.status == 200);
    CHECK(answer.body == "body");
    CHECK(answer.etag == "\"x\"");
    CHECK(answer.content_type == "application/json");
    CHECK(answer.date == "Tue, 26 Jun 2018 09:20:00 GMT");
    CHECK(answer.retry_after == "7");
    CHECK(answer.preference_applied == "wait=10");
    CHECK(answer.picture_ticket == "t1");
}

TEST_CASE("a request says what the machine wants it to say, and nothing more") {
    const FalseServer server(reply(304));
    Asking asking;
    sync::Request request = asking.request(server.url());
    request.if_none_match = "\"abc\"";
    request.wait = 10s;
    request.screen = "stairs; at=3.411; state=ok";
    CHECK(std::get<sync::Answer>(asking.ask(request).result).status == 304);
    REQUIRE(server.requests().size() == 1);
    CHECK(server.requests().front() ==
          "GET /head HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
              "\r\nUser-Agent: foyer/" FOYER_VERSION
              "\r\nAccept: */*\r\nIf-None-Match: \"abc\"\r\n"
              "Prefer: wait=10\r\n"
              "Foyer-Screen: stairs; at=3.411; state=ok\r\n\r\n");
}

TEST_CASE("a value with a line break in it is left out of the request") {
    const FalseServer server(reply(200));
    Asking asking;
    sync::Request request = asking.request(server.url());
    request.if_none_match = "\"a\"\r\nX-Evil: 1";
    CHECK(std::holds_alternative<sync::Answer>(asking.ask(request).result));
    CHECK(server.requests().front().find("Evil") == std::string::npos);
}

TEST_CASE("requests share one connection; a fresh one is made when asked for") {
    const FalseServer server(reply(200));
    Asking asking;
    static_cast<void>(asking.answer(server.url()));
    static_cast<void>(asking.answer(server.url()));
    CHECK(server.connections() == 1);
    sync::Request request = asking.request(server.url());
    request.fresh_connection = true;
    CHECK(std::holds_alternative<sync::Answer>(asking.ask(request).result));
    CHECK(server.connections() == 2);
    static_cast<void>(asking.answer(server.url()));
    CHECK(server.connections() == 2);
}

TEST_CASE("a wake from another thread ends a wait, and the request goes on") {
    Reply late = reply(200, "late");
    late.after = 60s;
    const FalseServer server(late);
    Asking asking;
    asking.transport().start(asking.request(server.url()));
    std::jthread other([&] {
        static_cast<void>(server.wait_for_requests(1));
        asking.transport().wake();
    });
    CHECK_FALSE(asking.transport().wait(30s).has_value());
    other.join();
    CHECK_FALSE(asking.transport().wait(1ms).has_value());
}

TEST_CASE("a wake before a wait ends the next one, and only that") {
    Asking asking;
    asking.transport().wake();
    asking.transport().wake();
    CHECK_FALSE(asking.transport().wait(30s).has_value());
    CHECK_FALSE(asking.transport().wait(1ms).has_value());
}

TEST_CASE("an abandoned request has no outcome, and the next one has its own") {
    const FalseServer server([](const std::string& request, std::size_t) {
        Reply answer = reply(200, request.find("slow") == std::string::npos ? "quick" : "slow");
        if (request.find("slow") != std::string::npos) answer.after = 60s;
        return answer;
    });
    Asking asking;
    const sync::Request slow = asking.request(server.url("/slow"));
    asking.transport().start(slow);
    CHECK_FALSE(asking.transport().wait(1ms).has_value());
    asking.transport().abandon(slow.id + 1);
    asking.transport().abandon(slow.id);
    CHECK_FALSE(asking.transport().wait(1ms).has_value());
    CHECK(asking.answer(server.url("/quick")).body == "quick");
}

TEST_CASE("a transport ends with a request under way") {
    Reply late = reply(200);
    late.after = 60s;
    const FalseServer server(late);
    Asking asking;
    asking.transport().start(asking.request(server.url()));
    CHECK_FALSE(asking.transport().wait(1ms).has_value());
}

TEST_CASE("a file of authorities that is none is said before anything is asked") {
    const TempFolder folder;
    platform::CurlOptions options;
    options.extra_authorities = folder / "none.pem";
    CHECK(platform::CurlTransport::create(options).error().kind == ErrorKind::not_found);
    std::ofstream(folder / "none.pem") << "-----BEGIN PRIVATE KEY-----\n";
    CHECK(platform::CurlTransport::create(options).error().kind == ErrorKind::malformed);
}
