#include "core/sync/backoff.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "tests/support/random_programme.h"

using namespace foyer;
using namespace foyer::sync;
using namespace std::chrono_literals;

namespace {

constexpr MonotonicTime outage_start{std::chrono::hours{5}};
constexpr Draw nearly_one = 0.999'999;

}  // namespace

TEST_CASE("the waits of an outage grow to 8 s, and after five minutes to 30 s") {
    Backoff backoff;
    const auto longest = [&](std::chrono::milliseconds after) {
        return backoff.next(outage_start + after, nearly_one);
    };
    CHECK(longest(0s) == 2000ms);
    CHECK(longest(2s) == 2000ms);
    CHECK(longest(4s) == 4000ms);
    CHECK(longest(8s) == 8000ms);
    CHECK(longest(16s) == 8000ms);
    CHECK(longest(5min - 1ms) == 8000ms);
    CHECK(longest(5min) == 30'000ms);
    CHECK(longest(72h) == 30'000ms);
    CHECK(backoff.is_long(outage_start + 5min));
}

TEST_CASE("a wait may be as short as nothing: full jitter") {
    Backoff backoff;
    for (int failure = 0; failure < 10; ++failure)
        CHECK(backoff.next(outage_start, 0.0) == 0ms);
}

TEST_CASE("an outage that is over does not lengthen the next one") {
    Backoff backoff;
    for (int failure = 0; failure < 10; ++failure)
        (void)backoff.next(outage_start + failure * 1min, 0.5);
    backoff.reset();
    CHECK_FALSE(backoff.is_long(outage_start + 1h));
    CHECK(backoff.next(outage_start + 1h, nearly_one) == 2000ms);
}

TEST_CASE("polls are spread by 20 % to both sides") {
    CHECK(spread(15s, 0.0) == 12s);
    CHECK(spread(15s, 0.5) == 15s);
    CHECK(spread(15s, nearly_one) == 18s);
}

TEST_CASE("N47: Retry-After is clamped to 1 to 300 s, and garbage is not obeyed") {
    const std::string answered = "Tue, 26 Jun 2018 09:20:00 GMT";
    CHECK(parse_retry_after("0", answered) == 1s);
    CHECK(parse_retry_after("17", answered) == 17s);
    CHECK(parse_retry_after("300", answered) == 300s);
    CHECK(parse_retry_after("301", answered) == 300s);
    CHECK(parse_retry_after("1000000000", answered) == 300s);
    CHECK(parse_retry_after("99999999999999999999999999", answered) == 300s);
    CHECK(parse_retry_after("Tue, 26 Jun 2018 09:21:00 GMT", answered) == 60s);
    CHECK(parse_retry_after("Tue, 26 Jun 2018 09:19:00 GMT", answered) == 1s);
    CHECK(parse_retry_after("Tue, 26 Jun 2018 12:20:00 GMT", answered) == 300s);
    CHECK_FALSE(parse_retry_after("Tue, 26 Jun 2018 09:21:00 GMT", ""));
    for (const char* garbage : {"", "soon", "-5", "1.5", "0x10", "12 s"})
        CHECK_FALSE(parse_retry_after(garbage, answered));
}

TEST_CASE("N55: 5,000 kiosks find a hub that is back within 8 s") {
    test::Random random(55);
    std::vector<std::chrono::milliseconds> found;
    const MonotonicTime back = outage_start + 60s;
    for (int kiosk = 0; kiosk < 5000; ++kiosk) {
        Backoff backoff;
        MonotonicTime now = outage_start + std::chrono::milliseconds{random.between(0, 2000)};
        while (now < back)
            now += backoff.next(now, static_cast<Draw>(random.below(1'000'000)) / 1e6) + 20ms;
        found.push_back(std::chrono::duration_cast<std::chrono::milliseconds>(now - back));
    }
    std::sort(found.begin(), found.end());
    CHECK(found[4950] <= 8s);
    CHECK(found.back() <= 8100ms);
}
