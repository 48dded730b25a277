// A good server behind a bad line: what the transport tells at every byte at which the line breaks.

#include <doctest/doctest.h>

#include <string>
#include <variant>

#include "tests/support/asking.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/how_long.h"

using namespace foyer;
using namespace foyer::tests;
using namespace std::chrono_literals;

namespace {

const std::string body_of_line = "a body of some length";

/// How a request ends on a line with these faults, and the body that came.
std::string over(FaultProxy& proxy, const Faults& faults, std::string* body = nullptr) {
    proxy.set(faults);
    Asking asking;
    sync::Request request = asking.request(proxy.url());
    request.timeouts.total = 250ms;
    const sync::Outcome outcome = asking.ask(request);
    if (const auto* const failure = std::get_if<sync::TransportFailure>(&outcome.result))
        return sync::word_for(*failure);
    if (body != nullptr) *body = std::get<sync::Answer>(outcome.result).body;
    return "answer";
}

}  // namespace

TEST_CASE("N29, N39: a line that ends at any byte gives no answer, and never half of one") {
    const FalseServer server(reply(200, body_of_line));
    const std::size_t whole = reply(200, body_of_line).bytes.size();
    FaultProxy proxy(server.port());
    CHECK(over(proxy, {}) == "answer");
    for (std::size_t at = 0; at < whole; at += 3) {
        CAPTURE(at);
        Faults closed, reset;
        closed.close_after = at;
        reset.reset_after = at;
        CHECK(over(proxy, closed) != "answer");
        CHECK(over(proxy, reset) != "answer");
    }
    Faults last;
    last.close_after = whole;
    CHECK(over(proxy, last) == "answer");
    Faults refused;
    refused.refuse = true;
    CHECK(over(proxy, refused) == "reset");
}

TEST_CASE("N48: a line that falls silent at any byte ends with the time of the request") {
    const FalseServer server(reply(200, body_of_line));
    FaultProxy proxy(server.port());
    for (const std::size_t at : {0U, 10U, 45U}) {
        Faults faults;
        faults.silent_after = at;
        CHECK(over(proxy, faults) == "timeout");
    }
}

TEST_CASE("a bit that turns on the way changes the body, which a hash tells, and nothing else") {
    const FalseServer server(reply(200, body_of_line));
    FaultProxy proxy(server.port());
    Faults faults;
    faults.corrupt_at = reply(200, body_of_line).bytes.size() - 1;
    std::string body;
    CHECK(over(proxy, faults, &body) == "answer");
    CHECK(body.size() == body_of_line.size());
    CHECK(body != body_of_line);
}

TEST_SUITE("slow") {
    TEST_CASE("N51: 64 kbit/s and 500 ms away, a delta comes within 10 s") {
        const std::string delta(17'000, 'd');  // the largest of 78 revisions of nicar2020
        const FalseServer server(reply(200, delta));
        FaultProxy proxy(server.port());
        Faults faults;
        faults.delay = 500ms;
        faults.bytes_per_second = 8000;
        proxy.set(faults);
        Asking asking;
        sync::Request request = asking.request(proxy.url());
        request.limit_bytes = delta.size();
        std::string ending;
        CHECK(how_long([&] { ending = asking.ending(request); }) < 10s);
        CHECK(ending == "answer 200");
    }
}
