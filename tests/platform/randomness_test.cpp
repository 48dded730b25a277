#include "platform/randomness.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <vector>

using namespace foyer;

TEST_CASE("randomness fills every byte, and never twice the same") {
    std::array<std::uint8_t, 64> first{}, second{};
    platform::fill_with_randomness(first);
    platform::fill_with_randomness(second);
    CHECK(first != second);
    CHECK(std::count(first.begin() + 32, first.end(), 0) < 16);
    std::vector<std::uint8_t> large(100'000);
    platform::fill_with_randomness(large);
    CHECK(std::any_of(large.end() - 32, large.end(), [](auto byte) { return byte != 0; }));
    platform::fill_with_randomness({});
}

TEST_CASE("random fractions lie from 0 to below 1, in both halves") {
    int low = 0;
    for (int i = 0; i < 200; ++i) {
        const double fraction = platform::random_fraction();
        CHECK(fraction >= 0.0);
        CHECK(fraction < 1.0);
        low += fraction < 0.5 ? 1 : 0;
    }
    CHECK(low > 50);
    CHECK(low < 150);
}
