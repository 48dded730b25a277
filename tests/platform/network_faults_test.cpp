// The faults of the network that the transport decides, by the numbers of the list of faults: what
// comes over a real socket, and what the machine is told. What the machine makes of it stands in
// tests/sync/machine_faults_test.cpp.

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <variant>

#include "core/sync/answers.h"
#include "tests/support/asking.h"
#include "tests/support/false_server.h"
#include "tests/support/how_long.h"
#include "tests/support/own_network.h"

using namespace foyer;
using namespace foyer::tests;
using namespace std::chrono_literals;

namespace {

Reply raw(const std::string& bytes, Then then = Then::keep) {
    Reply answer;
    answer.bytes = bytes;
    answer.then = then;
    return answer;
}

Reply chunked_for_ever() {
    Reply answer = raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    answer.again = "4000\r\n" + std::string(0x4000, 'x') + "\r\n";
    return answer;
}

/// What one answer makes of a request.
std::string ending_of(const Reply& answer) {
    const FalseServer server(answer);
    return Asking().ending(server.url());
}

const std::string no_network = "SKIPPED: this machine gives a test no network of its own";

}  // namespace

TEST_CASE("N26: a name that does not exist") {
    CHECK(Asking().ending("http://hub.invalid/head") == "dns");
}

TEST_CASE("N29: a refused connection, one that is reset, and one that is closed without a word") {
    const int port = Listener(Loopback::v4, 0, -1).port();
    CHECK(Asking().ending("http://127.0.0.1:" + std::to_string(port) + "/head") == "connect");
    CHECK(ending_of(raw("", Then::reset)) == "reset");
    CHECK(ending_of(raw("", Then::close)) == "reset");
}

TEST_CASE("N29: a black hole costs what the connection may take") {
    const bool allowed = OwnNetwork::run([](const OwnNetwork&) {
        Asking asking;
        sync::Request request = asking.request("http://192.0.2.7:8080/head");
        request.timeouts.connect = 300ms;
        std::string ending;
        const auto took = how_long([&] { ending = asking.ending(request); });
        CHECK(ending == "timeout");
        CHECK(took >= 250ms);
        CHECK(took < 2s);
    });
    if (!allowed) MESSAGE(no_network);
}

TEST_CASE("N30: where IPv6 is dead, IPv4 answers within a second") {
    const bool allowed = OwnNetwork::run([](const OwnNetwork& network) {
        CHECK(network.shell("ip addr add 2001:db8::2/32 dev d0 nodad"));
        network.set_hosts("2001:db8::7 hub.example\n127.0.0.1 hub.example\n");
        const FalseServer server(reply(200, "head"));
        const std::string url = "http://hub.example:" + std::to_string(server.port()) + "/head";
        std::string ending;
        CHECK(how_long([&] { ending = Asking().ending(url); }) < 1s);
        CHECK(ending == "answer 200");
    });
    if (!allowed) MESSAGE(no_network);
}

TEST_CASE("an IPv6 address is asked as it stands") {
    const bool allowed = OwnNetwork::run([](const OwnNetwork&) {
        const FalseServer server([](const std::string&, std::size_t) { return reply(200, "six"); },
                                 Loopback::v6);
        CHECK(Asking().ending(server.url()) == "answer 200");
    });
    if (!allowed) MESSAGE(no_network);
}

TEST_CASE("N34: what a portal says is handed on as it came, and is known for what it is") {
    const std::vector<Reply> portals = {
        reply(302, "", {"Location: http://login.example/"}),
        reply(200, "<html>Welcome</html>", {"Content-Type: text/html"}),
        reply(511, "<html>Login</html>"),
    };
    for (const Reply& portal : portals) {
        const FalseServer server(portal);
        const sync::Answer answer = Asking().answer(server.url());
        const auto fault = answer.status == 200
                               ? sync::fault_of_content(answer, server.url(), "no head")
                               : *sync::fault_of(answer, server.url());
        CHECK(fault.trouble == sync::Trouble::intercepted);
        CHECK(server.requests().size() == 1);
    }
}

TEST_CASE("N36: a chunked body without an end is cut at the cap") {
    const FalseServer server(chunked_for_ever());
    Asking asking;
    sync::Request request = asking.request(server.url());
    request.limit_bytes = std::size_t{1024} * 1024;
    CHECK(asking.ending(request) == "too_large");
}

TEST_CASE("N36: a body of exactly the limit comes whole, one byte more does not") {
    const FalseServer server(reply(200, std::string(1000, 'x')));
    Asking asking;
    sync::Request request = asking.request(server.url());
    request.limit_bytes = 1000;
    CHECK(asking.ending(request) == "answer 200");
    request.id += 1;
    request.limit_bytes = 999;
    CHECK(asking.ending(request) == "too_large");
}

TEST_CASE("N37, N38: a packed body is not unpacked, asked for or not") {
    const std::string packed("\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b\x04\0\x43\xbe\xb7\xe8\x01\0\0\0",
                             21);
    const FalseServer server(reply(200, packed, {"Content-Encoding: gzip"}));
    CHECK(Asking().answer(server.url()).body == packed);
    CHECK(server.requests().front().find("Accept-Encoding") == std::string::npos);
}

TEST_CASE("N39: an answer that is cut by its length or in a chunk") {
    CHECK(ending_of(raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", Then::close)) ==
          "cut");
    CHECK(ending_of(raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", Then::reset)) ==
          "cut");
    CHECK(ending_of(raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf",
                        Then::close)) == "cut");
    CHECK(ending_of(raw("HTTP/1.1 200 OK\r\nContent-Le", Then::reset)) == "cut");
}

TEST_CASE("N39: a body that ends with its connection cannot be known to be cut") {
    const FalseServer server(raw("HTTP/1.1 200 OK\r\n\r\nhalf", Then::close));
    // Size and hash tell, and the signature of a head.
    CHECK(Asking().answer(server.url()).body == "half");
}

TEST_CASE("N41: headers beyond the budget end the request") {
    Reply flood = raw("HTTP/1.1 200 OK\r\n");
    flood.again = "X-Flood: " + std::string(1000, 'x') + "\r\n";
    CHECK(ending_of(flood) == "too_large");
    // One line that never ends.
    Reply line = raw("HTTP/1.1 200 OK\r\nX-Flood: ");
    line.again = std::string(4096, 'x');
    CHECK(ending_of(line) == "too_large");
    CHECK(ending_of(reply(200, "", {"X: " + std::string(16'300, 'x')})) == "answer 200");
    CHECK(ending_of(reply(200, "", {"X: " + std::string(16'384, 'x')})) == "too_large");
}

TEST_CASE("N41: trailers behind a body count as headers and change no field") {
    const std::string chunks =
        "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nTransfer-Encoding: chunked\r\n\r\n"
        "1\r\nx\r\n0\r\n";
    const FalseServer server(raw(chunks + "ETag: \"b\"\r\n\r\n"));
    CHECK(Asking().answer(server.url()).etag == "\"a\"");
    Reply flood = raw(chunks);
    flood.again = "X-Flood: " + std::string(1000, 'x') + "\r\n";
    CHECK(ending_of(flood) == "too_large");
}

TEST_CASE("N42: a redirect is not followed, wherever it leads") {
    FalseServer other(reply(200, "other"));
    for (const std::string& target :
         {other.url(), std::string("file:///etc/passwd"), std::string("ftp://127.0.0.1/"),
          std::string("/head"), std::string("//127.0.0.1/")}) {
        const FalseServer server(reply(302, "", {"Location: " + target}));
        CHECK(Asking().ending(server.url()) == "answer 302");
        CHECK(server.requests().size() == 1);
    }
    CHECK(other.requests().empty());
}

TEST_CASE("N42: addresses of other kinds are not asked") {
    const TempFolder folder;
    std::ofstream(folder / "head") << "secret";
    Asking asking;
    CHECK(asking.ending("file://" + (folder / "head").string()) == "protocol");
    CHECK(asking.ending("ftp://127.0.0.1/head") == "protocol");
    CHECK(asking.ending("gopher://127.0.0.1/head") == "protocol");
    CHECK(asking.ending("no address") == "protocol");
    platform::CurlOptions only_https;
    only_https.schemes = platform::Schemes::https_only;
    const FalseServer server(reply(200));
    CHECK(Asking(only_https).ending(server.url()) == "protocol");
    CHECK(server.connections() == 0);
}

TEST_CASE("N45: a 304 is an answer, whoever asked for it") {
    CHECK(ending_of(reply(304)) == "answer 304");
}

TEST_CASE("N46: an empty answer and a part of one are handed on with their status") {
    CHECK(ending_of(reply(200)) == "answer 200");
    CHECK(ending_of(reply(206, "part", {"Content-Range: bytes 0-3/10"})) == "answer 206");
}

TEST_CASE("N46: a storm of interim answers ends at the header budget") {
    Reply storm;
    storm.again = "HTTP/1.1 100 Continue\r\n\r\n";
    CHECK(ending_of(storm) == "too_large");
    storm.again = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n";
    CHECK(ending_of(storm) == "too_large");
}

TEST_CASE("N46: what an interim answer says belongs to it alone") {
    Reply answer = reply(200, "body");
    answer.bytes =
        "HTTP/1.1 103 Early Hints\r\nETag: \"early\"\r\nRetry-After: 9\r\n\r\n" + answer.bytes;
    const FalseServer server(answer);
    const sync::Answer got = Asking().answer(server.url());
    CHECK(got.etag.empty());
    CHECK(got.retry_after.empty());
    CHECK(got.body == "body");
}

TEST_CASE("N46: what is no HTTP, or HTTP of other days, is refused") {
    CHECK(ending_of(raw("head, as it is", Then::close)) == "protocol");
    CHECK(ending_of(raw("SSH-2.0-OpenSSH_9.2\r\n", Then::close)) == "protocol");
    CHECK(ending_of(raw("HTTP/7.3 200 OK\r\n\r\n", Then::close)) == "protocol");
}

TEST_CASE("N47: Retry-After comes as it was said; other bytes than text do not come at all") {
    for (const std::string said : {"0", "1000000000", "Tue, 26 Jun 2018 09:20:00 GMT", "soon"}) {
        const FalseServer server(reply(503, "", {"Retry-After: " + said}));
        CHECK(Asking().answer(server.url()).retry_after == said);
    }
    const FalseServer server(reply(503, "", {"Retry-After: \x01\x02", "ETag: \"\x7f\""}));
    const sync::Answer answer = Asking().answer(server.url());
    CHECK(answer.retry_after.empty());
    CHECK(answer.etag.empty());
}

TEST_CASE("N48: a wait on a connection that is half open ends with its time") {
    const FalseServer server([](const std::string&, std::size_t number) {
        return number == 0 ? reply(200) : raw("", Then::hang);
    });
    Asking asking;
    CHECK(asking.ending(server.url()) == "answer 200");
    sync::Request request = asking.request(server.url());
    request.wait = 10s;
    request.timeouts.total = 300ms;
    request.timeouts.least_bytes_per_second = 0;
    std::string ending;
    const auto took = how_long([&] { ending = asking.ending(request); });
    CHECK(ending == "timeout");
    CHECK(took >= 290ms);
    CHECK(took < 2s);
}

TEST_CASE("N50: a fresh connection leaves the old one for good") {
    const FalseServer server(reply(200));
    Asking asking;
    CHECK(asking.ending(server.url()) == "answer 200");
    sync::Request request = asking.request(server.url());
    request.fresh_connection = true;
    CHECK(asking.ending(request) == "answer 200");
    CHECK(asking.ending(server.url()) == "answer 200");
    CHECK(server.connections() == 2);
}

TEST_CASE("N53: a kept connection that is closed as we send costs one silent retry") {
    for (const Then then : {Then::close, Then::reset}) {
        const FalseServer server([then](const std::string&, std::size_t number) {
            return number == 1 ? raw("", then) : reply(200);
        });
        Asking asking;
        CHECK(asking.ending(server.url()) == "answer 200");
        CHECK(asking.ending(server.url()) == "answer 200");
        CHECK(server.requests().size() == 3);
        CHECK(server.connections() == 2);
    }
}

TEST_CASE("N53: a kept connection that was closed before is replaced") {
    FalseServer server(reply(200));
    Asking asking;
    CHECK(asking.ending(server.url()) == "answer 200");
    server.close_connections();
    CHECK(asking.ending(server.url()) == "answer 200");
}

TEST_CASE("N53: one silent retry, not two") {
    const FalseServer server([](const std::string&, std::size_t number) {
        return number == 0 ? reply(200) : raw("", Then::close);
    });
    Asking asking;
    CHECK(asking.ending(server.url()) == "answer 200");
    CHECK(asking.ending(server.url()) == "reset");
    CHECK(server.requests().size() == 3);
}

TEST_SUITE("slow") {
    TEST_CASE(
        "N27: a silent name server is given up after a second, and the last address is used") {
        const bool allowed = OwnNetwork::run([](const OwnNetwork& network) {
            network.set_resolver("nameserver 192.0.2.1\n");
            network.set_hosts("127.0.0.1 hub.example\n");
            const FalseServer server(reply(200, "head"));
            const std::string url = "http://hub.example:" + std::to_string(server.port()) + "/head";
            platform::CurlOptions options;
            options.names_kept = 0s;
            Asking asking(options);
            CHECK(asking.ending(url) == "answer 200");
            network.set_hosts("");
            sync::Request request = asking.request(url);
            request.fresh_connection = true;
            std::string ending;
            CHECK(how_long([&] { ending = asking.ending(request); }) < 2500ms);
            CHECK(ending == "answer 200");
            // Without a last address it is the name that is missing, and it does not take long
            // either.
            CHECK(how_long([&] { ending = Asking().ending(url); }) < 2500ms);
            CHECK(ending == "dns");
        });
        if (!allowed) MESSAGE(no_network);
    }

    TEST_CASE("N35: a body and a header that come in drips are given up after 10 s") {
        Reply body = raw("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n");
        body.again = "x";
        body.piece = 1;
        body.every = 500ms;
        Reply header = body;
        header.bytes = "HTTP/1.1 200 OK\r\nX-Drip: ";
        const FalseServer slow_body(body), slow_header(header);
        Asking first, second;
        first.transport().start(first.request(slow_body.url()));
        sync::Request impatient = second.request(slow_header.url());
        impatient.timeouts.slow_for = 2s;
        second.transport().start(impatient);
        for (Asking* const asking : {&first, &second}) {
            std::optional<sync::Outcome> outcome;
            const auto took = how_long([&] { outcome = asking->transport().wait(20s); });
            REQUIRE(outcome.has_value());
            REQUIRE(std::holds_alternative<sync::TransportFailure>(outcome->result));
            CHECK(std::get<sync::TransportFailure>(outcome->result) ==
                  sync::TransportFailure::too_slow);
            CHECK(took < 16s);
        }
    }
}
