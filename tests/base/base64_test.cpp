#include "core/base/base64.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>

using namespace foyer;

TEST_CASE("base64 is that of RFC 4648") {
    constexpr std::pair<std::string_view, std::string_view> known[] = {{"", ""},
                                                                       {"f", "Zg=="},
                                                                       {"fo", "Zm8="},
                                                                       {"foo", "Zm9v"},
                                                                       {"foob", "Zm9vYg=="},
                                                                       {"fooba", "Zm9vYmE="},
                                                                       {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : known) {
        CHECK(to_base64(bytes) == text);
        const auto read = from_base64(text);
        REQUIRE(read);
        CHECK(*read == bytes);
    }
    CHECK(to_base64("\xfb\xff") == "+/8=");
}

TEST_CASE("F60: base64 has one spelling") {
    for (const std::string_view wrong : {"Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Z g==", "Zg==\n",
                                         " Zg==", "Zg==Zg==", "-_8=", "Zm9v=", "=", "Zm$v"}) {
        const auto read = from_base64(wrong);
        CAPTURE(wrong);
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == ErrorKind::malformed);
    }
    CHECK_FALSE(from_base64(std::string_view("Zm9v\0", 5)));
}

TEST_CASE("every byte comes back from base64") {
    std::string bytes;
    for (int i = 0; i < 256; ++i) {
        bytes += static_cast<char>(255 - i);
        const auto read = from_base64(to_base64(bytes));
        REQUIRE(read);
        CHECK(*read == bytes);
    }
}
