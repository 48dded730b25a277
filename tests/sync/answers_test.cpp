#include "core/sync/answers.h"

#include <doctest/doctest.h>

using namespace foyer::sync;

namespace {

const std::string asked_url = "https://hub.example/feed/head";

Answer with_status(int status) {
    Answer answer;
    answer.status = status;
    return answer;
}

Trouble trouble_of(int status) {
    const auto fault = fault_of(with_status(status), asked_url);
    REQUIRE(fault);
    return fault->trouble;
}

Trouble trouble_of_body(const std::string& body, const std::string& type = {}) {
    Answer answer = with_status(200);
    answer.body = body;
    answer.content_type = type;
    return fault_of_content(answer, asked_url, "it is malformed").trouble;
}

}  // namespace

TEST_CASE("200 and 304 are judged by what they bring") {
    CHECK_FALSE(fault_of(with_status(200), asked_url));
    CHECK_FALSE(fault_of(with_status(304), asked_url));
}

TEST_CASE("N34: a redirect, a login wall and a web page are answers of somebody else") {
    for (const int status : {301, 302, 303, 307, 308, 407, 511})
        CHECK(trouble_of(status) == Trouble::intercepted);
    CHECK(trouble_of_body("\n <!doctype html><title>Welcome</title>") == Trouble::intercepted);
    CHECK(trouble_of_body("Welcome", "text/html; charset=utf-8") == Trouble::intercepted);
    CHECK(trouble_of_body("Welcome", "Text/HTML") == Trouble::intercepted);
    CHECK(trouble_of_body("{\"payload\":\"\"}<script>x()</script>") == Trouble::intercepted);
    CHECK(fault_of(TransportFailure::tls_peer, asked_url).trouble == Trouble::intercepted);
}

TEST_CASE("N42: no redirect is worth following, whatever it leads to") {
    CHECK(trouble_of(302) == Trouble::intercepted);
    CHECK(trouble_of(300) == Trouble::intercepted);
}

TEST_CASE("N46: an empty body, a part and an interim answer are refused") {
    CHECK(trouble_of_body("") == Trouble::refused);
    CHECK(trouble_of(206) == Trouble::refused);
    CHECK(trouble_of(100) == Trouble::refused);
    CHECK(trouble_of(0) == Trouble::refused);
}

TEST_CASE("a server that is full says when to come again") {
    Answer answer = with_status(503);
    CHECK(fault_of(answer, asked_url)->trouble == Trouble::busy);
    CHECK_FALSE(fault_of(answer, asked_url)->retry_after);
    answer.retry_after = "30";
    CHECK(fault_of(answer, asked_url)->retry_after == std::chrono::seconds{30});
    CHECK(trouble_of(429) == Trouble::busy);
}

TEST_CASE("N26, N29, N31, N35, N36, N41: what never came whole is told apart") {
    using enum TransportFailure;
    for (const auto failure : {dns, connect, tls, timeout, too_slow, reset, cut})
        CHECK(fault_of(failure, asked_url).trouble == Trouble::unreachable);
    CHECK(fault_of(too_large, asked_url).trouble == Trouble::refused);
    CHECK(fault_of(protocol, asked_url).trouble == Trouble::refused);
    CHECK(fault_of(too_slow, asked_url).message ==
          "Nothing whole came from https://hub.example/feed/head (too_slow).");
}

TEST_CASE("a hub says that it held the request") {
    Answer answer = with_status(304);
    CHECK_FALSE(was_held(answer));
    answer.preference_applied = "wait=10";
    CHECK(was_held(answer));
    answer.preference_applied = "Wait";
    CHECK(was_held(answer));
    answer.preference_applied = "respond-async";
    CHECK_FALSE(was_held(answer));
}
