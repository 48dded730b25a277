#include "platform/http_client.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>

#include "platform/network.h"
#include "tests/support/asking.h"
#include "tests/support/false_server.h"

using namespace foyer;
using namespace foyer::tests;
using sync::TransportFailure;

namespace {

platform::HttpClient http_client() {
    prepare_for_loopback();
    auto made = platform::HttpClient::create();
    REQUIRE(made.ok());
    return *std::move(made);
}

platform::HttpCall call_of(const std::string& method, const std::string& url) {
    platform::HttpCall call;
    call.method = method;
    call.url = url;
    return call;
}

}  // namespace

TEST_CASE("every method goes out as it is called, with its body, its fields and its token") {
    const FalseServer server(reply(200, "{}", {"ETag: \"7\"", "Last-Modified: then"}));
    platform::HttpClient client = http_client();
    for (const std::string method : {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
        platform::HttpCall call = call_of(method, server.url("/api"));
        call.fields = {"Content-Type: application/json", "If-Match: \"6\"", "Bad: a\r\nEvil: b"};
        call.token = "secret";
        if (method != "GET") call.body = "{\"a\":1}";
        const auto ended = client.send(call);
        REQUIRE(std::holds_alternative<platform::HttpAnswer>(ended));
        const auto& answer = std::get<platform::HttpAnswer>(ended);
        CHECK(answer.status == 200);
        CHECK(answer.etag == "\"7\"");
        CHECK(answer.last_modified == "then");
        CHECK(answer.body == "{}");
        const std::string seen = server.requests().back();
        CAPTURE(seen);
        CHECK(seen.starts_with(method + " /api HTTP/1.1\r\n"));
        CHECK(seen.find("\r\nAuthorization: Bearer secret\r\n") != std::string::npos);
        CHECK(seen.find("\r\nIf-Match: \"6\"\r\n") != std::string::npos);
        CHECK(seen.find("Evil") == std::string::npos);
        CHECK(seen.find("Expect") == std::string::npos);
        CHECK(seen.ends_with("\r\n\r\n" + call.body));
    }
    CHECK(server.connections() == 1);
}

TEST_CASE("a body without bytes and one with NUL bytes are sent as they are") {
    const FalseServer server(reply(200));
    platform::HttpClient client = http_client();
    platform::HttpCall call = call_of("POST", server.url());
    CHECK(std::holds_alternative<platform::HttpAnswer>(client.send(call)));
    CHECK(server.requests().back().find("Content-Length: 0\r\n") != std::string::npos);
    call.body = std::string("a\0b", 3);
    CHECK(std::holds_alternative<platform::HttpAnswer>(client.send(call)));
    CHECK(server.requests().back().ends_with(std::string("\r\n\r\na\0b", 7)));
}

TEST_CASE("an answer that is larger than wanted is refused") {
    const FalseServer server(reply(200, std::string(100, 'x')));
    platform::HttpClient client = http_client();
    platform::HttpCall call = call_of("GET", server.url());
    call.limit_bytes = 100;
    CHECK(std::holds_alternative<platform::HttpAnswer>(client.send(call)));
    call.limit_bytes = 99;
    const auto ended = client.send(call);
    REQUIRE(std::holds_alternative<TransportFailure>(ended));
    CHECK(std::get<TransportFailure>(ended) == TransportFailure::too_large);
}

TEST_CASE("redirects are followed as far as the caller wants, and only to http and https") {
    const FalseServer server([](const std::string& request, std::size_t) {
        if (request.starts_with("GET /once")) return reply(302, "gone", {"Location: /target"});
        if (request.starts_with("GET /loop")) return reply(302, "", {"Location: /loop"});
        if (request.starts_with("GET /file"))
            return reply(302, "", {"Location: file:///etc/hosts"});
        return reply(200, "target");
    });
    platform::HttpClient client = http_client();
    platform::HttpCall call = call_of("GET", server.url("/once"));
    auto ended = client.send(call);
    REQUIRE(std::holds_alternative<platform::HttpAnswer>(ended));
    CHECK(std::get<platform::HttpAnswer>(ended).status == 302);
    call.redirects = 3;
    ended = client.send(call);
    REQUIRE(std::holds_alternative<platform::HttpAnswer>(ended));
    CHECK(std::get<platform::HttpAnswer>(ended).body == "target");
    for (const std::string path : {"/loop", "/file"}) {
        call.url = server.url(path);
        CHECK(std::holds_alternative<TransportFailure>(client.send(call)));
    }
}

TEST_CASE("why nothing came is said in a sentence that names the address") {
    for (const auto failure :
         {TransportFailure::dns, TransportFailure::connect, TransportFailure::tls,
          TransportFailure::tls_peer, TransportFailure::timeout, TransportFailure::too_slow,
          TransportFailure::too_large, TransportFailure::reset, TransportFailure::cut,
          TransportFailure::protocol})
        CHECK(platform::explain(failure, "http://hub/").find("http://hub/") != std::string::npos);
}

TEST_CASE("a conditional call names what it knows, and nothing where it knows nothing") {
    const auto first = platform::conditional_get("https://conference.example/x.xml", "", "");
    CHECK(first.method == "GET");
    CHECK(first.fields.empty());
    CHECK(first.redirects > 0);
    const auto next = platform::conditional_get("https://conference.example/x.xml", "\"a\"",
                                                "Tue, 26 Jun 2018 09:20:00 GMT");
    CHECK(next.fields ==
          std::vector<std::string>{"If-None-Match: \"a\"",
                                   "If-Modified-Since: Tue, 26 Jun 2018 09:20:00 GMT"});
}
