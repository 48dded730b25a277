#pragma once
// Hashes, signatures and the two spellings of bytes. libsodium does the work; crypto.cpp is its
// only includer. Nothing here makes randomness: keys come from a seed that is passed in. Pure; any
// thread.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace foyer::feed {

/// 32 bytes of BLAKE2b-256 or SHA-256.
using Digest = std::array<std::uint8_t, 32>;
/// An Ed25519 signature.
using Signature = std::array<std::uint8_t, 64>;
/// An Ed25519 public key.
using PublicKey = std::array<std::uint8_t, 32>;

/// The secret that a key pair is made of, 32 random bytes; wiped when it is destroyed.
class Seed {
public:
    Seed() = default;
    explicit Seed(const std::array<std::uint8_t, 32>& bytes) : bytes_(bytes) {}
    Seed(Seed&& other) noexcept;
    Seed& operator=(Seed&& other) noexcept;
    Seed(const Seed&) = delete;
    Seed& operator=(const Seed&) = delete;
    ~Seed();

    [[nodiscard]] std::span<std::uint8_t, 32> bytes() { return bytes_; }
    [[nodiscard]] std::span<const std::uint8_t, 32> bytes() const { return bytes_; }

private:
    std::array<std::uint8_t, 32> bytes_{};
};

/// An Ed25519 key pair. The secret half is wiped when it is destroyed and leaves only through
/// write_secret_key (key_file.h).
class SecretKey {
public:
    /// The key of `seed` (RFC 8032, 5.1.5).
    [[nodiscard]] static SecretKey of(const Seed& seed);

    SecretKey(SecretKey&& other) noexcept;
    SecretKey& operator=(SecretKey&& other) noexcept;
    SecretKey(const SecretKey&) = delete;
    SecretKey& operator=(const SecretKey&) = delete;
    ~SecretKey();

    [[nodiscard]] const PublicKey& public_key() const { return public_key_; }
    /// The seed that it was made of, for the key file.
    [[nodiscard]] Seed seed() const;
    [[nodiscard]] Signature sign(std::string_view message) const;

private:
    SecretKey() = default;

    PublicKey public_key_{};
    std::array<std::uint8_t, 64> secret_{};
};

/// True when `key` signed `message` (RFC 8032, 5.1.7; keys of small order and signatures that are
/// not in their one form are refused).
[[nodiscard]] bool verify(const PublicKey& key, std::string_view message,
                          const Signature& signature);

/// The name of a key in documents: the first 16 bytes of the SHA-256 of the public key, in
/// hexadecimal.
[[nodiscard]] std::string key_id(const PublicKey& key);

[[nodiscard]] Digest sha256(std::string_view bytes);
[[nodiscard]] Digest blake2b(std::string_view bytes);

/// BLAKE2b-256 of bytes that come piece by piece. One thread.
class Blake2b {
public:
    Blake2b();
    Blake2b(Blake2b&&) noexcept;
    Blake2b& operator=(Blake2b&&) noexcept;
    /// A copy goes on from what was added so far.
    Blake2b(const Blake2b& other);
    Blake2b& operator=(const Blake2b&) = delete;
    ~Blake2b();

    void add(std::string_view bytes);
    /// The hash of all that was added; nothing may be added after it.
    [[nodiscard]] Digest finish();

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

/// Lower case, two digits a byte.
[[nodiscard]] std::string to_hex(std::span<const std::uint8_t> bytes);
/// Fills `out`; false when `text` is not exactly its lower-case hexadecimal.
[[nodiscard]] bool from_hex(std::string_view text, std::span<std::uint8_t> out);

/// True when both are equal; takes as long for any two texts of one length. For tokens and hashes
/// of secrets.
[[nodiscard]] bool equal_in_constant_time(std::string_view a, std::string_view b);

/// Overwrites `secret` and makes it empty.
void wipe(std::string& secret);

}  // namespace foyer::feed
