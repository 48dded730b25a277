#include "tools/hub/http_check.h"

#include <doctest/doctest.h>

#include <string>

#include "core/base/limits.h"

using namespace foyer;
using namespace foyer::hub;

namespace {

/// The status of the refusal; 0 when it passed, -1 when more is awaited.
int status_of_head(const std::string& received) {
    const HeadCheck check = check_head(received);
    if (check.refused) return check.refused->status;
    return check.head ? 0 : -1;
}

std::string with_fields(const std::string& fields) {
    return "POST /x HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n";
}

}  // namespace

TEST_CASE("a plain head passes and is understood") {
    const std::string head =
        "PATCH /api/v1/sessions/a%20b?q=caf%C3%A9&x=1+2 HTTP/1.1\r\nHost: hub:8080\r\n"
        "Content-Length: 12\r\nExpect: 100-continue\r\n\r\n";
    const HeadCheck check = check_head(head + "twelve bytes");
    REQUIRE(check.head);
    CHECK(check.head->length == head.size());
    CHECK(check.head->method == "PATCH");
    CHECK(check.head->target.path == "/api/v1/sessions/a b");
    REQUIRE(check.head->target.query.size() == 2);
    CHECK(check.head->target.query[0].second == "café");
    CHECK(check.head->target.query[1].second == "1 2");
    CHECK(check.head->content_length == 12);
    CHECK(check.head->expects_continue);
    CHECK_FALSE(check.head->chunked);
}

TEST_CASE("a head that is not whole is awaited, its faults are found at once") {
    CHECK(status_of_head("") == -1);
    CHECK(status_of_head("GET / HT") == -1);
    CHECK(status_of_head("GET / HTTP/1.1\r\nHost: h\r\n") == -1);
    CHECK(status_of_head("GET / HTTP/1.1\nHost: h\n") == 400);
    CHECK(status_of_head("GET  / HTTP/1.1\r\n") == 400);
}

TEST_CASE("H93 what two readers could read differently is refused") {
    CHECK(status_of_head(with_fields("")) == 0);
    CHECK(status_of_head(with_fields("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n")) ==
          400);
    CHECK(status_of_head(with_fields("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n")) ==
          400);
    CHECK(status_of_head(with_fields("Content-Length: 3\r\nContent-Length: 4\r\n")) == 400);
    CHECK(status_of_head(with_fields("Content-Length: 3\r\nContent-Length: 3\r\n")) == 400);
    CHECK(status_of_head(with_fields("Content-Length: 3, 3\r\n")) == 400);
    CHECK(status_of_head(with_fields("Content-Length: -1\r\n")) == 400);
    CHECK(status_of_head(with_fields("Content-Length: +1\r\n")) == 400);
    CHECK(status_of_head(with_fields("Content-Length: 0x10\r\n")) == 400);
    CHECK(status_of_head(with_fields("Content-Length:\r\n")) == 400);
    CHECK(status_of_head(with_fields("Content-Length: 99999999999999999999\r\n")) == 400);
    CHECK(status_of_head(with_fields("Transfer-Encoding: gzip, chunked\r\n")) == 501);
    CHECK(status_of_head(with_fields("Transfer-Encoding: xchunked\r\n")) == 501);
    CHECK(status_of_head(
              with_fields("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")) == 400);
    CHECK(status_of_head(with_fields("Transfer-Encoding : chunked\r\n")) == 400);
    CHECK(status_of_head(with_fields("X: a\r\n folded\r\n")) == 400);
    CHECK(status_of_head(with_fields("X: a\n")) == 400);
    CHECK(status_of_head(with_fields("X: a\rb\r\n")) == 400);
    CHECK(status_of_head(with_fields(std::string("X: a\0b\r\n", 8))) == 400);
    CHECK(status_of_head(with_fields("no colon\r\n")) == 400);
    CHECK(status_of_head(with_fields(": no name\r\n")) == 400);
    CHECK(status_of_head("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n") == 400);
}

TEST_CASE("H93 one host must be named, and a version that is spoken") {
    CHECK(status_of_head("GET / HTTP/1.1\r\n\r\n") == 400);
    CHECK(status_of_head("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") == 400);
    CHECK(status_of_head("GET / HTTP/1.1\r\nHost: a b\r\n\r\n") == 400);
    CHECK(status_of_head("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n") == 400);
    CHECK(status_of_head("GET / HTTP/1.0\r\n\r\n") == 0);
    CHECK(status_of_head("GET / HTTP/2.0\r\nHost: h\r\n\r\n") == 505);
    CHECK(status_of_head("GET /\r\n\r\n") == 400);
    CHECK(status_of_head("\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n") == 400);
}

TEST_CASE("a target has one reading or none") {
    CHECK(read_target("/feed/head")->path == "/feed/head");
    CHECK(read_target("http://hub:8080/feed/head?x")->path == "/feed/head");
    CHECK(read_target("HTTPS://hub/feed/")->path == "/feed/");
    CHECK(read_target("/a?b=%26&c=%3D&d")->query[0].second == "&");
    CHECK(read_target("/")->path == "/");
    for (const char* bad : {"",       "*",     "x",       "feed/head", "http://hub",   "//",
                            "/a//b",  "/..",   "/a/../b", "/./a",      "/%2e%2e",      "/a%2fb",
                            "/a%5cb", "/a\\b", "/%00",    "/%0a",      "/%",           "/%4",
                            "/%zz",   "/%ff",  "/a#b",    "/\x7f",     "/caf\xc3\xa9", "/?a=%00",
                            "/?a=%ff"}) {
        CAPTURE(bad);
        CHECK_FALSE(read_target(bad));
    }
}

TEST_CASE("H93 a head has bounds") {
    const std::string begin = "GET / HTTP/1.1\r\nHost: h\r\n";
    std::string fields;
    for (std::size_t i = 1; i < limits::request_fields; ++i)
        fields += "X: 1\r\n";
    CHECK(status_of_head(begin + fields + "\r\n") == 0);
    CHECK(status_of_head(begin + fields + "X: 1\r\n\r\n") == 431);

    const std::size_t room = limits::request_head_bytes - begin.size() - 7;
    CHECK(status_of_head(begin + "X: " + std::string(room, 'a') + "\r\n\r\n") == 0);
    CHECK(status_of_head(begin + "X: " + std::string(room + 1, 'a') + "\r\n\r\n") == 431);
    CHECK(status_of_head("GET /" + std::string(100'000, 'a')) == 414);
    CHECK(status_of_head(begin + "X: " + std::string(100'000, 'a')) == 431);

    std::string query = "/?";
    for (std::size_t i = 0; i < limits::query_pairs; ++i)
        query += "a&";
    CHECK(read_target(query));
    CHECK_FALSE(read_target(query + "a"));
}
