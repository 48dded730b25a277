#include "core/sync/trusted_time.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

using namespace foyer;
using namespace foyer::sync;
using namespace std::chrono_literals;

namespace {

constexpr WallTime built_at = std::chrono::sys_days{std::chrono::June / 1 / 2018};
constexpr UtcTime conference = std::chrono::sys_days{std::chrono::June / 26 / 2018} + 9h;
constexpr MonotonicTime booted{10h};

/// `after` its boot, on a machine whose wall clock shows `wall` then.
Moment moment(std::chrono::milliseconds after, WallTime wall) {
    return {wall, booted + after};
}

}  // namespace

TEST_CASE("a clock that nothing speaks against is believed") {
    TrustedTime time(built_at);
    time.observe(moment(0s, conference));
    time.observe(moment(60s, conference + 60s));
    CHECK_FALSE(time.is_unsure());
    CHECK(time.estimate(moment(61s, conference + 61s)) == conference + 61s);
}

TEST_CASE("N32: a clock in 1970 is unsure, and signed time bounds it") {
    TrustedTime time(built_at);
    const WallTime start{};
    time.observe(moment(0s, start));
    CHECK(time.is_unsure());
    CHECK(time.estimate(moment(5s, start + 5s)) == built_at + 5s);
    time.learn_signed(conference, TrustedTime::Epoch::same, moment(10s, start + 10s));
    CHECK(time.is_unsure());
    CHECK(time.estimate(moment(20s, start + 20s)) == conference + 10s);
    time.observe(moment(30s, conference + 20s));
    time.learn_synchronised(moment(30s, conference + 20s));
    CHECK_FALSE(time.is_unsure());
    CHECK(time.estimate(moment(31s, conference + 21s)) == conference + 21s);
}

TEST_CASE("N32: a clock in 2019 is below what was signed in 2026") {
    TrustedTime time(built_at);
    const UtcTime later = test::instant("2026-06-26T09:00:00Z");
    const WallTime old = test::instant("2019-01-01T00:00:00Z");
    time.observe(moment(0s, old));
    CHECK_FALSE(time.is_unsure());
    time.learn_signed(later, TrustedTime::Epoch::same, moment(1s, old + 1s));
    CHECK(time.is_unsure());
    CHECK(time.estimate(moment(2s, old + 2s)) == later + 1s);
}

TEST_CASE("N32: a clock in 2100 is off the Date of the hub") {
    TrustedTime time(built_at);
    const WallTime far = test::instant("2100-01-01T00:00:00Z");
    time.learn_date(conference, moment(0s, far));
    CHECK(time.is_unsure());
    CHECK(time.estimate(moment(9s, far + 9s)) == conference + 9s);
    time.observe(moment(10s, conference + 10s));
    CHECK(time.is_unsure());
    time.learn_date(conference + 20s, moment(20s, conference + 20s));
    CHECK_FALSE(time.is_unsure());
}

TEST_CASE("N33: a jump of the clock is unsure until something agrees with it; now follows") {
    for (const auto jump : {std::chrono::seconds{1h}, std::chrono::seconds{-1h},
                            std::chrono::seconds{24h}, std::chrono::seconds{-24h}}) {
        CAPTURE(jump.count());
        TrustedTime time(built_at);
        time.observe(moment(0s, conference));
        time.observe(moment(10s, conference + 10s + jump));
        CHECK(time.is_unsure());
        CHECK(time.estimate(moment(10s, conference + 10s + jump)) == conference + 10s + jump);
        time.observe(moment(20s, conference + 20s));
        CHECK(time.is_unsure());
        time.learn_signed(conference + 20s, TrustedTime::Epoch::same,
                          moment(21s, conference + 21s));
        CHECK_FALSE(time.is_unsure());
    }
}

TEST_CASE("a time server's small corrections are no jumps") {
    TrustedTime time(built_at);
    time.observe(moment(0s, conference));
    time.observe(moment(10s, conference + 10s + 59s));
    time.observe(moment(20s, conference + 20s + 10s));
    CHECK_FALSE(time.is_unsure());
}

TEST_CASE("a hub that is a minute ahead does not make the clock unsure") {
    TrustedTime time(built_at);
    time.observe(moment(0s, conference));
    time.learn_signed(conference + 60s, TrustedTime::Epoch::same, moment(1s, conference + 1s));
    CHECK_FALSE(time.is_unsure());
    time.learn_signed(conference + 4min, TrustedTime::Epoch::same, moment(2s, conference + 2s));
    CHECK(time.is_unsure());
}

TEST_CASE("a Date is not signed: it never moves the bound, and one below the bound says nothing") {
    TrustedTime time(built_at);
    time.learn_signed(conference, TrustedTime::Epoch::same, moment(0s, conference));
    time.learn_date(conference + 48h, moment(1s, conference + 1s));
    CHECK(time.bound(booted + 1s) == conference + 1s);
    CHECK(time.is_unsure());
    TrustedTime other(built_at);
    other.learn_signed(conference, TrustedTime::Epoch::same, moment(0s, conference));
    other.learn_date(conference - 48h, moment(1s, conference + 1s));
    CHECK_FALSE(other.is_unsure());
}

TEST_CASE("a new epoch takes back what a thief signed for the future") {
    TrustedTime time(built_at);
    time.learn_signed(conference + 240h, TrustedTime::Epoch::same, moment(0s, conference));
    CHECK(time.is_unsure());
    time.learn_signed(conference, TrustedTime::Epoch::later, moment(60s, conference + 60s));
    CHECK_FALSE(time.is_unsure());
    time.learn_signed(built_at - 24h, TrustedTime::Epoch::later, moment(61s, conference + 61s));
    CHECK(time.bound(booted + 61s) == built_at);
}
