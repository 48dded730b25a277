#include "core/feed/root.h"

#include <doctest/doctest.h>

#include "core/base/limits.h"
#include "tests/support/feed.h"

using namespace foyer;
using namespace foyer::feed;
using test::test_key;

namespace {

Root root_of(std::uint64_t version, std::uint64_t epoch, const SecretKey& root_key,
             const SecretKey& head_key) {
    Root root;
    root.feed = test::test_feed_id;
    root.version = version;
    root.epoch = epoch;
    root.issued = test::instant("2018-06-01T00:00:00Z");
    root.root.keys = {root_key.public_key()};
    root.head.keys = {head_key.public_key()};
    return root;
}

Root first_root() {
    return test::must(
        read_first_root(test::root_file(root_of(1, 1, test_key(1), test_key(2)), test_key(1))));
}

void check_untrusted(const Result<Root>& read) {
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == ErrorKind::untrusted);
}

}  // namespace

TEST_CASE("a root is read as it was written") {
    const std::string file = test::root_file(root_of(1, 1, test_key(1), test_key(2)), test_key(1));
    const Root root = test::must(read_first_root(file));
    CHECK(root.feed == test::test_feed_id);
    CHECK(root.version == 1);
    CHECK(root.epoch == 1);
    CHECK(root.issued == test::instant("2018-06-01T00:00:00Z"));
    CHECK(root.root == Role{{test_key(1).public_key()}, 1});
    CHECK(root.head == Role{{test_key(2).public_key()}, 1});
    CHECK(root.sha256 == sha256(file));
    CHECK(root.size == file.size());
    CHECK(fingerprint(root).size() == 19);
    CHECK(fingerprint(root).substr(0, 4) == to_hex(sha256(file)).substr(0, 4));
}

TEST_CASE("a first root signs itself") {
    const Root root = root_of(1, 1, test_key(1), test_key(2));
    check_untrusted(read_first_root(test::root_file(root, test_key(9))));
    check_untrusted(read_first_root(test::root_file(root, test_key(2))));
}

TEST_CASE("F56: a root with any bit flipped is refused") {
    const std::string file = test::root_file(root_of(1, 1, test_key(1), test_key(2)), test_key(1));
    for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
        std::string bad = file;
        bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
        CAPTURE(bit);
        CHECK_FALSE(read_first_root(bad));
    }
}

TEST_CASE("F59: a head is not a root") {
    test::Feed feed;
    feed.publish(test::small_publication());
    check_untrusted(read_first_root(feed.head_file()));
}

TEST_CASE("a root of another format asks for an update") {
    const SecretKey key = test_key(1);
    const SecretKey* signer = &key;
    const auto read = read_first_root(seal(root_type, R"({"format":2})", std::span(&signer, 1)));
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == ErrorKind::unsupported);
}

TEST_CASE("the next root is signed by the old keys and by the new") {
    const Root one = first_root();
    const SecretKey old = test_key(1);
    const SecretKey stranger = test_key(9);
    const Root two = root_of(2, 2, test_key(3), test_key(4));
    const Root next = test::must(read_next_root(one, test::root_file(two, test_key(3), &old)));
    CHECK(next.version == 2);
    check_untrusted(read_next_root(one, test::root_file(two, test_key(3))));
    check_untrusted(read_next_root(one, test::root_file(two, test_key(1))));
    check_untrusted(read_next_root(one, test::root_file(two, test_key(3), &stranger)));
}

TEST_CASE("F58: thresholds of two are met by two keys") {
    const SecretKey a = test_key(11);
    const SecretKey b = test_key(12);
    Root one = root_of(1, 1, a, test_key(2));
    one.root = {{a.public_key(), b.public_key()}, 2};
    check_untrusted(read_first_root(test::root_file(one, a)));
    check_untrusted(read_first_root(test::root_file(one, a, &a)));
    const Root read = test::must(read_first_root(test::root_file(one, a, &b)));

    const SecretKey c = test_key(13);
    const Root two = root_of(2, 1, c, test_key(2));
    check_untrusted(read_next_root(read, test::root_file(two, c, &a)));
    const std::vector<const SecretKey*> all{&c, &a, &b};
    CHECK(read_next_root(read, test::must(sign_root(two, all))));
}

TEST_CASE("F73: a chain with a gap, a downgrade or of another feed is refused") {
    const Root one = first_root();
    const auto next = [&](std::uint64_t version, std::uint64_t epoch, const std::string& feed) {
        Root root = root_of(version, epoch, test_key(1), test_key(2));
        root.feed = feed;
        return read_next_root(one, test::root_file(root, test_key(1)));
    };
    CHECK(next(2, 1, test::test_feed_id));
    check_untrusted(next(3, 1, test::test_feed_id));
    check_untrusted(next(1, 1, test::test_feed_id));
    check_untrusted(next(2, 1, std::string(32, 'a')));
    const Root later = test::must(next(2, 5, test::test_feed_id));
    const Root lowered = root_of(3, 4, test_key(1), test_key(2));
    check_untrusted(read_next_root(later, test::root_file(lowered, test_key(1))));
}

TEST_CASE("F73: a chain of 10,000 roots is followed for 64 steps at a time") {
    std::size_t asked = 0;
    const auto fetch = [&](std::uint64_t version) -> Result<std::string> {
        ++asked;
        return test::root_file(root_of(version, 1, test_key(1), test_key(2)), test_key(1));
    };
    const auto far = follow_roots(first_root(), 10'000, fetch);
    REQUIRE_FALSE(far);
    CHECK(far.error().kind == ErrorKind::too_large);
    CHECK(asked == 0);
    CHECK(test::must(follow_roots(first_root(), 1 + limits::root_steps, fetch)).version ==
          1 + limits::root_steps);
    CHECK(asked == limits::root_steps);
    CHECK_FALSE(follow_roots(first_root(), 2 + limits::root_steps, fetch));
}

TEST_CASE("a chain ends where a root cannot be had or is not trusted") {
    const auto nothing = [](std::uint64_t) -> Result<std::string> {
        return Error{ErrorKind::not_found, "no such file"};
    };
    CHECK(follow_roots(first_root(), 2, nothing).error().kind == ErrorKind::not_found);
    const auto forged = [](std::uint64_t version) -> Result<std::string> {
        return test::root_file(root_of(version, 1, test_key(9), test_key(9)), test_key(9));
    };
    check_untrusted(follow_roots(first_root(), 2, forged));
    CHECK(test::must(follow_roots(first_root(), 1, nothing)).version == 1);
}

TEST_CASE("a root whose roles cannot work is neither written nor read") {
    const SecretKey key = test_key(1);
    const auto attempt = [&](const Role& role) {
        Root root = root_of(1, 1, key, test_key(2));
        root.head = role;
        return write_root(root);
    };
    CHECK(attempt({{key.public_key()}, 1}));
    CHECK_FALSE(attempt({{}, 1}));
    CHECK_FALSE(attempt({{key.public_key()}, 0}));
    CHECK_FALSE(attempt({{key.public_key()}, 2}));
    CHECK_FALSE(attempt({{key.public_key(), key.public_key()}, 1}));

    std::string payload = test::must(attempt({{key.public_key()}, 1}));
    payload.replace(payload.find("\"threshold\":1"), 13, "\"threshold\":2");
    const SecretKey* signer = &key;
    CHECK_FALSE(read_first_root(seal(root_type, payload, std::span(&signer, 1))));
}

TEST_CASE("the keys of a role are bounded on both sides") {
    const auto with_keys = [](std::size_t count) {
        Root root = root_of(1, 1, test_key(1), test_key(2));
        root.head.keys.clear();
        for (std::size_t i = 0; i < count; ++i)
            root.head.keys.push_back(test_key(static_cast<std::uint8_t>(100 + i)).public_key());
        return write_root(root);
    };
    CHECK(with_keys(limits::keys_per_role));
    CHECK_FALSE(with_keys(limits::keys_per_role + 1));
}
