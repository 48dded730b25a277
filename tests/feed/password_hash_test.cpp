#include "core/feed/password_hash.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

using namespace foyer;
using namespace foyer::feed;

namespace {

constexpr PasswordCost cheap_cost{1, std::size_t{64} * 1024};

std::array<std::uint8_t, 16> salt_of(std::string_view text) {
    std::array<std::uint8_t, 16> salt{};
    std::copy_n(text.begin(), salt.size(), salt.begin());
    return salt;
}

}  // namespace

TEST_CASE("a password is kept as the reference implementation would keep it") {
    // echo -n password | argon2 somesaltsomesalt -id -v 13 -t 2 -m 16 -p 1 -r
    const auto kept = hash_password("password", salt_of("somesaltsomesalt"), PasswordCost{});
    REQUIRE(kept.ok());
    CHECK(*kept ==
          "argon2id$65536$2$736f6d6573616c74736f6d6573616c74$"
          "fc33b78139231d34b71626bd6245c1d72efa190ad605c3d8166a72adcedfa2c2");
    CHECK(*is_password("password", *kept));
    CHECK_FALSE(*is_password("passwore", *kept));
    CHECK_FALSE(*is_password("", *kept));
}

TEST_CASE("equal passwords are kept differently where their salts differ") {
    const auto one = hash_password("secret", salt_of("0123456789abcdef"), cheap_cost);
    const auto two = hash_password("secret", salt_of("0123456789abcdeg"), cheap_cost);
    CHECK(*one != *two);
}

TEST_CASE("what was never kept is nobody's password") {
    const std::string good = *hash_password("x", salt_of("0123456789abcdef"), cheap_cost);
    CHECK(*is_password("x", good));
    std::string other = good;
    other.back() = other.back() == '0' ? '1' : '0';
    for (const std::string& kept :
         {std::string(), std::string("x"), other, good + "00", good.substr(0, good.size() - 2),
          std::string("argon2i") + good.substr(8), "argon2id$99999999999" + good.substr(11),
          "argon2id$64$0" + good.substr(13), "argon2id$64$-1" + good.substr(13)})
        CHECK_FALSE(*is_password("x", kept));
}
