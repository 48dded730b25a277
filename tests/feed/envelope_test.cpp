#include "core/feed/envelope.h"

#include <doctest/doctest.h>

#include "core/base/limits.h"
#include "tests/support/feed.h"

using namespace foyer;
using namespace foyer::feed;

namespace {

std::string sealed_by(std::initializer_list<const SecretKey*> keys) {
    const std::vector<const SecretKey*> list(keys);
    return seal("application/x", "hello world", list);
}

Envelope opened(const std::string& bytes) {
    return test::must(open_envelope(bytes, limits::head_bytes));
}

}  // namespace

TEST_CASE("the pre-authentication encoding is that of DSSE 1.0.2") {
    // The example of DSSE's own protocol.md.
    CHECK(pre_authentication_encoding("http://example.com/HelloWorld", "hello world") ==
          "DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    CHECK(pre_authentication_encoding("", "") == "DSSEv1 0  0 ");
    CHECK(pre_authentication_encoding("é", "x") == "DSSEv1 2 é 1 x");
}

TEST_CASE("an envelope opens to what was sealed") {
    const SecretKey key = test::test_key(1);
    const Envelope envelope = opened(sealed_by({&key}));
    CHECK(envelope.type == "application/x");
    CHECK(envelope.payload == "hello world");
    REQUIRE(envelope.signatures.size() == 1);
    CHECK(envelope.signatures[0].key == key_id(key.public_key()));
    CHECK(is_signed_by(envelope, {{key.public_key()}, 1}));
}

TEST_CASE("F57: an unknown key's signature counts for nothing") {
    const SecretKey key = test::test_key(1);
    const SecretKey stranger = test::test_key(9);
    CHECK_FALSE(is_signed_by(opened(sealed_by({&stranger})), {{key.public_key()}, 1}));
    CHECK_FALSE(is_signed_by(opened(sealed_by({})), {{key.public_key()}, 1}));
    CHECK(is_signed_by(opened(sealed_by({&stranger, &key})), {{key.public_key()}, 1}));
}

TEST_CASE("F57: another key's name on a signature does not help") {
    const SecretKey key = test::test_key(1);
    const SecretKey stranger = test::test_key(9);
    Envelope envelope = opened(sealed_by({&stranger}));
    envelope.signatures[0].key = key_id(key.public_key());
    CHECK_FALSE(is_signed_by(envelope, {{key.public_key()}, 1}));
}

TEST_CASE("F58: a signature that is listed twice counts once") {
    const SecretKey one = test::test_key(1);
    const SecretKey two = test::test_key(2);
    const Role both{{one.public_key(), two.public_key()}, 2};
    CHECK_FALSE(is_signed_by(opened(sealed_by({&one, &one})), both));
    CHECK(signers(opened(sealed_by({&one, &one})), both) == 1);
    CHECK(is_signed_by(opened(sealed_by({&one, &two})), both));
    CHECK(is_signed_by(opened(sealed_by({&two, &one, &one})), both));
}

TEST_CASE("a threshold of none is met by nobody") {
    const SecretKey one = test::test_key(1);
    CHECK_FALSE(is_signed_by(opened(sealed_by({&one})), {{one.public_key()}, 0}));
}

TEST_CASE("F59: a payload under another type is not signed") {
    const SecretKey key = test::test_key(1);
    Envelope envelope = opened(sealed_by({&key}));
    envelope.type = "application/y";
    CHECK_FALSE(is_signed_by(envelope, {{key.public_key()}, 1}));
}

TEST_CASE("F60: an envelope that is not in its one form is refused") {
    const SecretKey key = test::test_key(1);
    const std::string good = sealed_by({&key});
    const auto edited = [&](std::string_view from, std::string_view to) {
        std::string bad = good;
        const std::size_t at = bad.find(from);
        REQUIRE(at != std::string::npos);
        return bad.replace(at, from.size(), to);
    };
    for (const std::string& bad :
         {good + "\n", "\xef\xbb\xbf" + good, good + good, edited(":", ": "),
          edited("aGVsbG8gd29ybGQ=", "aGVsbG8gd29ybGR="),
          edited("aGVsbG8gd29ybGQ=", "aGVsbG8gd29ybGQ"),
          edited("{\"payload\"", "{\"payload\":\"\",\"payload\""), edited("\"sig\"", "\"sog\""),
          edited("\"keyid\"", "\"keyie\""),
          edited("\"payloadType\":\"application/x\"", "\"payloadType\":7"),
          edited("\"signatures\":[", "\"signatures\":[1,"), edited("\"payload\"", "\"payloae\"")}) {
        CAPTURE(bad);
        const auto read = open_envelope(bad, limits::head_bytes);
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == ErrorKind::malformed);
    }
    CHECK_FALSE(open_envelope(std::string(60'000, '['), limits::head_bytes));
}

TEST_CASE("members of an envelope that are not known are ignored") {
    const SecretKey key = test::test_key(1);
    std::string bytes = sealed_by({&key});
    bytes.insert(1, "\"a\":{\"b\":[1]},");
    CHECK(is_signed_by(opened(bytes), {{key.public_key()}, 1}));
}

TEST_CASE("size and signatures are bounded on both sides") {
    const SecretKey key = test::test_key(1);
    const std::string good = sealed_by({&key});
    CHECK(open_envelope(good, good.size()));
    const auto larger = open_envelope(good, good.size() - 1);
    REQUIRE_FALSE(larger);
    CHECK(larger.error().kind == ErrorKind::too_large);

    const std::vector<const SecretKey*> most(limits::signatures, &key);
    CHECK(open_envelope(seal("application/x", "", most), limits::head_bytes));
    const std::vector<const SecretKey*> more(limits::signatures + 1, &key);
    const auto refused = open_envelope(seal("application/x", "", more), limits::head_bytes);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::too_large);
}
