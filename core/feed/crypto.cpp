#include "core/feed/crypto.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>

namespace foyer::feed {

namespace {

static_assert(std::tuple_size_v<Digest> == crypto_hash_sha256_BYTES);
static_assert(std::tuple_size_v<Digest> == crypto_generichash_blake2b_BYTES);
static_assert(std::tuple_size_v<PublicKey> == crypto_sign_ed25519_PUBLICKEYBYTES);
static_assert(std::tuple_size_v<Signature> == crypto_sign_ed25519_BYTES);

constexpr std::size_t key_id_bytes = 16;

const std::uint8_t* data_of(std::string_view bytes) {
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

/// Lets the library look for the processor's faster instructions, once.
void prepare() {
    static const bool ready = sodium_init() >= 0;
    assert(ready);
}

}  // namespace

Seed::Seed(Seed&& other) noexcept : bytes_(other.bytes_) {
    sodium_memzero(other.bytes_.data(), other.bytes_.size());
}

Seed& Seed::operator=(Seed&& other) noexcept {
    if (this == &other) return *this;
    bytes_ = other.bytes_;
    sodium_memzero(other.bytes_.data(), other.bytes_.size());
    return *this;
}

Seed::~Seed() {
    sodium_memzero(bytes_.data(), bytes_.size());
}

SecretKey SecretKey::of(const Seed& seed) {
    prepare();
    SecretKey key;
    crypto_sign_ed25519_seed_keypair(key.public_key_.data(), key.secret_.data(),
                                     seed.bytes().data());
    return key;
}

SecretKey::SecretKey(SecretKey&& other) noexcept
    : public_key_(other.public_key_), secret_(other.secret_) {
    sodium_memzero(other.secret_.data(), other.secret_.size());
}

SecretKey& SecretKey::operator=(SecretKey&& other) noexcept {
    if (this == &other) return *this;
    public_key_ = other.public_key_;
    secret_ = other.secret_;
    sodium_memzero(other.secret_.data(), other.secret_.size());
    return *this;
}

SecretKey::~SecretKey() {
    sodium_memzero(secret_.data(), secret_.size());
}

Seed SecretKey::seed() const {
    Seed seed;
    crypto_sign_ed25519_sk_to_seed(seed.bytes().data(), secret_.data());
    return seed;
}

Signature SecretKey::sign(std::string_view message) const {
    Signature signature{};
    crypto_sign_ed25519_detached(signature.data(), nullptr, data_of(message), message.size(),
                                 secret_.data());
    return signature;
}

bool verify(const PublicKey& key, std::string_view message, const Signature& signature) {
    prepare();
    return crypto_sign_ed25519_verify_detached(signature.data(), data_of(message), message.size(),
                                               key.data()) == 0;
}

std::string key_id(const PublicKey& key) {
    const Digest hash =
        sha256(std::string_view(reinterpret_cast<const char*>(key.data()), key.size()));
    return to_hex(std::span(hash).first(key_id_bytes));
}

Digest sha256(std::string_view bytes) {
    prepare();
    Digest digest{};
    crypto_hash_sha256(digest.data(), data_of(bytes), bytes.size());
    return digest;
}

Digest blake2b(std::string_view bytes) {
    Blake2b hash;
    hash.add(bytes);
    return hash.finish();
}

struct Blake2b::Context {
    crypto_generichash_blake2b_state state;
};

Blake2b::Blake2b() : context_(std::make_unique<Context>()) {
    prepare();
    crypto_generichash_blake2b_init(&context_->state, nullptr, 0, std::tuple_size_v<Digest>);
}

Blake2b::Blake2b(const Blake2b& other) : context_(std::make_unique<Context>(*other.context_)) {}
Blake2b::Blake2b(Blake2b&&) noexcept = default;
Blake2b& Blake2b::operator=(Blake2b&&) noexcept = default;
Blake2b::~Blake2b() = default;

void Blake2b::add(std::string_view bytes) {
    crypto_generichash_blake2b_update(&context_->state, data_of(bytes), bytes.size());
}

Digest Blake2b::finish() {
    Digest digest{};
    const int failed =
        crypto_generichash_blake2b_final(&context_->state, digest.data(), digest.size());
    assert(failed == 0);
    static_cast<void>(failed);
    return digest;
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
    std::string text(bytes.size() * 2, '\0');
    // The library puts a NUL behind, which a std::string has room for.
    sodium_bin2hex(text.data(), text.size() + 1, bytes.data(), bytes.size());
    return text;
}

bool from_hex(std::string_view text, std::span<std::uint8_t> out) {
    if (text.size() != out.size() * 2) return false;
    if (out.empty()) return true;
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (!std::all_of(text.begin(), text.end(), is_digit)) return false;
    std::size_t written = 0;
    const int failed = sodium_hex2bin(out.data(), out.size(), text.data(), text.size(), nullptr,
                                      &written, nullptr);
    return failed == 0 && written == out.size();
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

void wipe(std::string& secret) {
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

}  // namespace foyer::feed
