#include "core/feed/crypto.h"

#include <doctest/doctest.h>

#include <type_traits>

#include "tests/support/feed.h"

using namespace foyer;
using namespace foyer::feed;

namespace {

template <class Bytes>
Bytes bytes_of_hex(std::string_view hex) {
    Bytes bytes{};
    REQUIRE(from_hex(hex, bytes));
    return bytes;
}

std::string text_of_hex(std::string_view hex) {
    std::string text(hex.size() / 2, '\0');
    REQUIRE(from_hex(hex, {reinterpret_cast<std::uint8_t*>(text.data()), text.size()}));
    return text;
}

/// RFC 8032, 7.1.
struct KnownSignature {
    std::string_view seed, key, message, signature;
};
constexpr KnownSignature known_signatures[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9"
     "b46bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f1"
     "1d8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984d"
     "c6594a7c15e9716ed28dc027beceea1ec40a"},
};

}  // namespace

TEST_CASE("Ed25519 gives the signatures of RFC 8032") {
    for (const KnownSignature& known : known_signatures) {
        const auto seed = bytes_of_hex<std::array<std::uint8_t, 32>>(known.seed);
        const SecretKey key = SecretKey::of(Seed(seed));
        const std::string message = text_of_hex(known.message);
        CHECK(to_hex(key.public_key()) == known.key);
        CHECK(to_hex(key.sign(message)) == known.signature);
        CHECK(verify(key.public_key(), message, key.sign(message)));
        CHECK_FALSE(verify(key.public_key(), message + "x", key.sign(message)));
    }
}

TEST_CASE("no signature is valid when one of its bits is another") {
    const SecretKey key = test::test_key(7);
    const Signature good = key.sign("message");
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        Signature bad = good;
        bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1U << (bit % 8)));
        CHECK_FALSE(verify(key.public_key(), "message", bad));
    }
}

TEST_CASE("a key of small order signs nothing") {
    const PublicKey identity =
        bytes_of_hex<PublicKey>("0100000000000000000000000000000000000000000000000000000000000000");
    Signature forged{};
    forged[0] = 1;
    CHECK_FALSE(verify(identity, "message", forged));
}

TEST_CASE("BLAKE2b-256 and SHA-256 give the published hashes") {
    CHECK(to_hex(blake2b("")) ==
          "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    CHECK(to_hex(blake2b("abc")) ==
          "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(to_hex(sha256("abc")) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("BLAKE2b piece by piece is BLAKE2b of the whole") {
    const std::string bytes(1000, 'x');
    for (const std::size_t piece : {1U, 7U, 127U, 128U, 129U, 999U}) {
        Blake2b hash;
        for (std::size_t at = 0; at < bytes.size(); at += piece)
            hash.add(std::string_view(bytes).substr(at, piece));
        CHECK(hash.finish() == blake2b(bytes));
    }
}

TEST_CASE("a key is named by the first half of the SHA-256 of its public half") {
    const SecretKey key = test::test_key(1);
    const std::string_view bytes(reinterpret_cast<const char*>(key.public_key().data()), 32);
    CHECK(key_id(key.public_key()) == to_hex(sha256(bytes)).substr(0, 32));
}

TEST_CASE("hexadecimal is lower case and exact") {
    std::array<std::uint8_t, 2> bytes{};
    CHECK(from_hex("0aff", bytes));
    CHECK(to_hex(bytes) == "0aff");
    for (const std::string_view wrong : {"0aFF", "0af", "0aff0", "0a f", "0x0a", "0agf", ""})
        CHECK_FALSE(from_hex(wrong, bytes));
    CHECK(from_hex("", {}));
    CHECK(to_hex({}).empty());
}

TEST_CASE("texts are compared whole") {
    CHECK(equal_in_constant_time("token", "token"));
    CHECK_FALSE(equal_in_constant_time("token", "tokem"));
    CHECK_FALSE(equal_in_constant_time("token", "toke"));
    CHECK(equal_in_constant_time("", ""));
}

TEST_CASE("secrets are moved, not copied, and gone where they came from") {
    static_assert(!std::is_copy_constructible_v<SecretKey> &&
                  !std::is_copy_assignable_v<SecretKey>);
    static_assert(!std::is_copy_constructible_v<Seed> && !std::is_copy_assignable_v<Seed>);
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(9);
    Seed from(bytes);
    const Seed to(std::move(from));
    CHECK(std::equal(bytes.begin(), bytes.end(), to.bytes().begin()));
    // NOLINTNEXTLINE(bugprone-use-after-move): that nothing is left is what is tested
    CHECK(std::all_of(from.bytes().begin(), from.bytes().end(), [](auto b) { return b == 0; }));

    std::string secret = "hush";
    wipe(secret);
    CHECK(secret.empty());
}
