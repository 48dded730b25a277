#include "core/feed/key_file.h"

#include <doctest/doctest.h>

#include "tests/support/feed.h"

using namespace foyer;
using namespace foyer::feed;

TEST_CASE("a key comes back from its file") {
    const SecretKey key = test::test_key(5);
    const SecretKey read = test::must(read_secret_key(write_secret_key(key)));
    CHECK(read.public_key() == key.public_key());
    CHECK(read.sign("x") == key.sign("x"));
    CHECK(test::must(read_public_key(write_public_key(key.public_key()))) == key.public_key());
    CHECK(test::must(read_public_key(write_secret_key(key))) == key.public_key());
}

TEST_CASE("the public file does not hold the secret") {
    const SecretKey key = test::test_key(5);
    const std::string secret = to_hex(key.seed().bytes());
    CHECK(write_secret_key(key).find(secret) != std::string::npos);
    CHECK(write_public_key(key.public_key()).find(secret) == std::string::npos);
    CHECK_FALSE(read_secret_key(write_public_key(key.public_key())));
}

TEST_CASE("a key file that is damaged anywhere is refused, and its secret is not repeated") {
    const SecretKey key = test::test_key(5);
    const std::string good = write_secret_key(key);
    for (std::size_t at = 0; at + 1 < good.size(); ++at) {
        for (const int flip : {1, 2, 16}) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ flip);
            CAPTURE(at);
            const auto read = read_secret_key(bad);
            REQUIRE_FALSE(read);
            CHECK(read.error().detail.find("0505") == std::string::npos);
        }
    }
    CHECK_FALSE(read_secret_key(""));
    CHECK_FALSE(read_secret_key(good + "\n"));
    CHECK_FALSE(read_secret_key(std::string(100'000, ' ')));
}

TEST_CASE("halves that do not belong together are refused") {
    std::string mixed = write_secret_key(test::test_key(5));
    const std::string other = to_hex(test::test_key(6).seed().bytes());
    mixed.replace(mixed.find(to_hex(test::test_key(5).seed().bytes())), other.size(), other);
    const auto read = read_secret_key(mixed);
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == ErrorKind::invalid);
}
