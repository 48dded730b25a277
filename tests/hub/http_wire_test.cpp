#include "tools/hub/http_wire.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

using namespace foyer;
using namespace foyer::hub;

namespace {

const Delivery tuesday{UtcTime(std::chrono::seconds{1'530'004'800}), true, false};

bool has_line(const std::string& head, const std::string& line) {
    return head.find("\r\n" + line + "\r\n") != std::string::npos;
}

}  // namespace

TEST_CASE("an answer has its length, its date and no name of a program") {
    HttpResponse response;
    response.fields = {{"ETag", "\"a\""}};
    response.body = std::make_shared<const std::string>("hello");
    const std::string head = head_of(response, tuesday);
    CHECK(head.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(head.ends_with("\r\n\r\n"));
    CHECK(has_line(head, "Date: Tue, 26 Jun 2018 09:20:00 GMT"));
    CHECK(has_line(head, "Content-Length: 5"));
    CHECK(has_line(head, "ETag: \"a\""));
    CHECK(has_line(head, "X-Content-Type-Options: nosniff"));
    CHECK(head.find("Server:") == std::string::npos);
    CHECK(head.find("Connection:") == std::string::npos);
    CHECK(head.find("Strict-Transport-Security") == std::string::npos);
}

TEST_CASE("an answer without a body says so, a 304 says nothing of length") {
    HttpResponse response;
    CHECK(has_line(head_of(response, tuesday), "Content-Length: 0"));
    response.status = 304;
    CHECK(head_of(response, tuesday).find("Content-Length") == std::string::npos);
    CHECK(is_bodiless(204));
    CHECK_FALSE(is_bodiless(200));
}

TEST_CASE("what the answer says itself is not said again") {
    HttpResponse response;
    response.fields = {{"content-security-policy", "default-src 'self'"}};
    const std::string head = head_of(response, tuesday);
    CHECK(has_line(head, "content-security-policy: default-src 'self'"));
    CHECK(head.find("default-src 'none'") == std::string::npos);
}

TEST_CASE("an answer that is not for browsers says nothing to them") {
    HttpResponse response;
    response.for_browsers = false;
    const std::string head = head_of(response, tuesday);
    CHECK(head.find("Content-Security-Policy") == std::string::npos);
    CHECK(head.find("Referrer-Policy") == std::string::npos);
    CHECK(head.find("X-Content-Type-Options") == std::string::npos);
}

TEST_CASE("a field cannot end its line") {
    HttpResponse response;
    response.fields = {{"Location", "/a\r\nSet-Cookie: x=1"}, {"X\nY", "1"}, {"Allow", "GET"}};
    const std::string head = head_of(response, tuesday);
    CHECK(head.find("Set-Cookie") == std::string::npos);
    CHECK(head.find("Location") == std::string::npos);
    CHECK(head.find("X\n") == std::string::npos);
    CHECK(has_line(head, "Allow: GET"));
}

TEST_CASE("the last answer of a connection and one over TLS say so") {
    const std::string head = head_of({}, {tuesday.date, false, true});
    CHECK(has_line(head, "Connection: close"));
    CHECK(head.find("Strict-Transport-Security: max-age=") != std::string::npos);
}

TEST_CASE("a refusal is JSON as everywhere in the API") {
    const HttpResponse response = refusal_of({400, "The \"Host\" field is missing."});
    CHECK(response.status == 400);
    CHECK(*response.body ==
          "{\"error\":{\"code\":\"bad_request\",\"message\":\"The \\\"Host\\\" field is "
          "missing.\"}}\n");
}

TEST_CASE("dates are those of HTTP") {
    CHECK(http_date(test::instant("1994-11-06T08:49:37Z")) == "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(http_date(test::instant("2024-02-29T23:59:59Z")) == "Thu, 29 Feb 2024 23:59:59 GMT");
}
