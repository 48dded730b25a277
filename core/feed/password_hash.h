#pragma once
// Passwords as they are kept: Argon2id (RFC 9106) with salt and cost. libsodium does the work.
// Nothing here makes randomness: the salt is passed in. Pure; any thread, though one call keeps a
// processor busy for a tenth of a second.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace foyer::feed {

/// What a hash costs whoever makes one, and whoever guesses.
struct PasswordCost {
    std::uint64_t passes = 2;
    std::size_t memory_bytes = std::size_t{64} * 1024 * 1024;
};

/// 16 random bytes, others for each password.
using PasswordSalt = std::span<const std::uint8_t, 16>;

/// `password` as it is kept: "argon2id$<KiB>$<passes>$<salt>$<hash>", the last two hexadecimal.
/// refused where the memory cannot be had.
[[nodiscard]] Result<std::string> hash_password(std::string_view password, PasswordSalt salt,
                                                PasswordCost cost);

/// True when `kept` was made of `password`; false also for what hash_password never wrote.
/// refused where the memory cannot be had.
[[nodiscard]] Result<bool> is_password(std::string_view password, std::string_view kept);

}  // namespace foyer::feed
