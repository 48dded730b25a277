#include "core/base/pairing_code.h"

#include <doctest/doctest.h>

#include <set>

using foyer::pairing_code;
using foyer::typed_pairing_code;

TEST_CASE("a screen has one code, and others have others") {
    CHECK(pairing_code("lobby-3f2a1c") == pairing_code("lobby-3f2a1c"));
    std::set<std::string> codes;
    for (int i = 0; i < 2'000; ++i)
        codes.insert(pairing_code("lobby-" + std::to_string(i)));
    CHECK(codes.size() == 2'000);
}

TEST_CASE("a code is two groups of three of what cannot be mistaken") {
    for (int i = 0; i < 200; ++i) {
        const std::string code = pairing_code("door-" + std::to_string(i));
        CAPTURE(code);
        REQUIRE(code.size() == 7);
        CHECK(code[3] == '-');
        CHECK(code.find_first_of("AEIOULBSZ015") == std::string::npos);
    }
}

TEST_CASE("a code is the same in every build, because a screen and its hub may differ") {
    CHECK(pairing_code("lobby-3f2a1c") == "VQV-FFQ");
}

TEST_CASE("a code is read however it is typed") {
    const std::string code = pairing_code("lobby");
    std::string lower;
    for (const char c : code)
        if (c != '-') lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    CHECK(typed_pairing_code(code) == code);
    CHECK(typed_pairing_code(lower) == code);
    CHECK(typed_pairing_code(" " + lower.substr(0, 2) + " " + lower.substr(2) + " ") == code);
    CHECK(typed_pairing_code("").empty());
    CHECK(typed_pairing_code("K7M-4Q").empty());
    CHECK(typed_pairing_code("K7M-4QXX").empty());
    CHECK(typed_pairing_code("K7M-4Q1").empty());
    CHECK(typed_pairing_code(std::string(100'000, 'K')).empty());
}
