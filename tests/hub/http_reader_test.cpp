#include "tools/hub/http_reader.h"

#include <doctest/doctest.h>

#include <string>

#include "core/base/limits.h"

using namespace foyer;
using namespace foyer::hub;
using Progress = RequestReader::Progress;

namespace {

ReaderLimits reader_limits(std::size_t most_body) {
    return {[most_body](std::string_view) { return most_body; }, 0};
}

std::string chunked(const std::string& chunks) {
    return "POST /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
}

}  // namespace

TEST_CASE("requests come one after the other, however their bytes are cut") {
    const std::string two =
        "POST /a?q=1 HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nX-Mark:  one \r\n\r\nhello"
        "GET /b HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
    for (std::size_t step = 1; step <= two.size(); step += 7) {
        CAPTURE(step);
        ReaderLimits limits = reader_limits(100);
        RequestReader reader(limits);
        std::vector<HttpRequest> taken;
        std::vector<bool> goes_on;
        for (std::size_t at = 0; at < two.size(); at += step) {
            reader.add(std::string_view(two).substr(at, step));
            while (reader.advance() == Progress::whole) {
                taken.push_back(reader.take());
                goes_on.push_back(reader.keep_alive());
            }
        }
        REQUIRE(taken.size() == 2);
        CHECK(taken[0].method == "POST");
        CHECK(taken[0].path == "/a");
        CHECK(taken[0].query_value("q") == "1");
        CHECK(taken[0].body == "hello");
        CHECK(taken[0].field("x-mark") == "one");
        CHECK(taken[1].path == "/b");
        CHECK(goes_on[0]);
        CHECK_FALSE(goes_on[1]);
        CHECK(reader.advance() == Progress::nothing);
        CHECK(limits.bodies_in_flight == 0);
    }
}

TEST_CASE("a chunked body is put together; its trailers count for nothing") {
    ReaderLimits limits = reader_limits(100);
    RequestReader reader(limits);
    reader.add(chunked("3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\nAuthorization: Bearer x\r\n\r\n"));
    REQUIRE(reader.advance() == Progress::whole);
    const HttpRequest request = reader.take();
    CHECK(request.body == "abcdefg");
    CHECK(request.field("authorization").empty());
}

TEST_CASE("H93 broken chunks are refused") {
    for (const char* bad :
         {"z\r\nabc\r\n0\r\n\r\n", "-3\r\nabc\r\n0\r\n\r\n", "3\r\nabcd\r\n0\r\n\r\n",
          "3\nabc\n0\n\n", "ffffffffffffffff\r\nabc", "3 \r\nabc\r\n0\r\n\r\n"}) {
        CAPTURE(bad);
        ReaderLimits limits = reader_limits(100);
        RequestReader reader(limits);
        reader.add(chunked(bad));
        reader.add(std::string(40'000, 'x'));
        REQUIRE(reader.advance() == Progress::refused);
        CHECK((reader.refusal().status == 400 || reader.refusal().status == 413));
        CHECK(limits.bodies_in_flight == 0);
    }
}

TEST_CASE("H95 a body is cut off at its limit, on both sides of it") {
    for (const bool in_chunks : {false, true}) {
        for (const std::size_t size : {10U, 11U}) {
            CAPTURE(in_chunks);
            CAPTURE(size);
            ReaderLimits limits = reader_limits(10);
            RequestReader reader(limits);
            const std::string body(size, 'b');
            if (in_chunks)
                reader.add(chunked("5\r\nbbbbb\r\n" + std::string(size == 10 ? "5" : "6") + "\r\n" +
                                   body.substr(5) + "\r\n0\r\n\r\n"));
            else
                reader.add("POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: " +
                           std::to_string(size) + "\r\n\r\n" + body);
            const Progress progress = reader.advance();
            CHECK((progress == Progress::whole) == (size == 10));
            if (progress == Progress::refused) CHECK(reader.refusal().status == 413);
        }
    }
}

TEST_CASE("all bodies together have a bound") {
    ReaderLimits limits = reader_limits(limits::bodies_in_flight_bytes);
    limits.bodies_in_flight = limits::bodies_in_flight_bytes - 5;
    for (const std::size_t size : {5U, 6U}) {
        RequestReader reader(limits);
        reader.add("POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(size) +
                   "\r\n\r\n" + std::string(size, 'b'));
        const Progress progress = reader.advance();
        CHECK((progress == Progress::whole) == (size == 5));
        if (progress == Progress::refused) CHECK(reader.refusal().status == 503);
    }
    CHECK(limits.bodies_in_flight == limits::bodies_in_flight_bytes - 5);
}

TEST_CASE("who waits for 100 Continue gets it once, and not when the body is there") {
    const std::string head =
        "POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";
    ReaderLimits limits = reader_limits(10);
    RequestReader waits(limits);
    waits.add(head);
    CHECK(waits.advance() == Progress::body);
    CHECK(waits.take_continue());
    CHECK_FALSE(waits.take_continue());
    RequestReader sends(limits);
    sends.add(head + "a");
    CHECK(sends.advance() == Progress::body);
    CHECK_FALSE(sends.take_continue());
}

TEST_CASE("HTTP/1.0 ends the connection unless it asks otherwise") {
    ReaderLimits limits = reader_limits(10);
    RequestReader reader(limits);
    reader.add("GET / HTTP/1.0\r\n\r\nGET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    REQUIRE(reader.advance() == Progress::whole);
    static_cast<void>(reader.take());
    CHECK_FALSE(reader.keep_alive());
    REQUIRE(reader.advance() == Progress::whole);
    static_cast<void>(reader.take());
    CHECK(reader.keep_alive());
}
