#pragma once
// How many rounds a counted loop of a test runs: power cuts, seeds, random texts. Where a sanitizer
// makes each of them ten times as slow, FOYER_EFFORT in the environment asks for a share in percent
// (tests/CMakeLists.txt sets it); everywhere else all of them run.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <optional>

namespace foyer::test {

/// The number in an environment variable; empty where there is none, or 0.
inline std::optional<std::size_t> asked_number(const char* variable) {
    const char* text = std::getenv(variable);
    const std::size_t number = text == nullptr ? 0 : std::strtoul(text, nullptr, 10);
    return number > 0 ? std::optional(number) : std::nullopt;
}

/// The share that FOYER_EFFORT leaves, in percent, from 1 to 100.
inline std::size_t effort_percent() {
    return std::min<std::size_t>(asked_number("FOYER_EFFORT").value_or(100), 100);
}

/// `all` rounds, or as many as the environment variable `wish` ("FOYER_CUTS") asks for, or the
/// share that FOYER_EFFORT leaves, at least one. Says how many it is unless it is all.
inline std::size_t rounds(std::size_t all, const char* wish = "") {
    const std::size_t share = std::max<std::size_t>(1, all * effort_percent() / 100);
    const std::size_t some = asked_number(wish).value_or(share);
    if (some != all) MESSAGE("runs " << some << " rounds where " << all << " are usual");
    return some;
}

}  // namespace foyer::test
