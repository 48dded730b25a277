#include "core/feed/gzip.h"

#include <doctest/doctest.h>

#include "tests/support/feed.h"

using namespace foyer;
using namespace foyer::feed;

TEST_CASE("what is packed unpacks to itself") {
    for (const std::size_t size : {0U, 1U, 65'535U, 65'536U, 65'537U, 300'000U}) {
        std::string bytes;
        for (std::size_t i = 0; i < size; ++i)
            bytes += static_cast<char>(i * i % 251);
        CHECK(test::must(unpack(pack(bytes), size)) == bytes);
    }
}

TEST_CASE("equal bytes give equal files") {
    CHECK(pack("programme") == pack("programme"));
    CHECK(pack("programme").substr(4, 4) == std::string(4, '\0'));  // no time of packing
}

TEST_CASE("unpacking stops at its limit and not before") {
    const std::string packed = pack(std::string(1000, 'x'));
    CHECK(unpack(packed, 1000));
    const auto more = unpack(packed, 999);
    REQUIRE_FALSE(more);
    CHECK(more.error().kind == ErrorKind::too_large);
    CHECK_FALSE(unpack(packed, 0));
}

TEST_CASE("N37: a gzip bomb is stopped at the limit") {
    const std::string bomb = pack(std::string(std::size_t{32} * 1024 * 1024, '\0'));
    CHECK(bomb.size() < 40'000);
    const auto read = unpack(bomb, std::size_t{1024} * 1024);
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == ErrorKind::too_large);
}

TEST_CASE("N39: a file that is cut short anywhere is refused") {
    const std::string packed = pack("Orchestration in room 2, not in room 1");
    for (std::size_t length = 0; length < packed.size(); ++length) {
        CAPTURE(length);
        const auto read = unpack(packed.substr(0, length), 1000);
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == ErrorKind::malformed);
    }
}

TEST_CASE("N40: a file with something behind it is refused") {
    const std::string packed = pack("one");
    for (const std::string& more : {std::string(1, '\0'), std::string("x"), packed})
        CHECK_FALSE(unpack(packed + more, 1000));
}

TEST_CASE("a damaged file is refused") {
    const std::string packed = pack("Orchestration in room 2, not in room 1");
    // Bytes 4 to 9 of the header say when and where it was packed; they carry no content.
    for (std::size_t at = 10; at < packed.size(); ++at) {
        std::string damaged = packed;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        CAPTURE(at);
        const auto read = unpack(damaged, 1000);
        CHECK_FALSE(read);
    }
    CHECK_FALSE(unpack("<html>", 1000));
}
