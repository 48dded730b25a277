#include "core/feed/password_hash.h"

#include <sodium.h>

#include <array>
#include <cassert>
#include <charconv>
#include <optional>

#include "core/base/text.h"
#include "core/feed/crypto.h"

namespace foyer::feed {

namespace {

constexpr std::string_view password_scheme = "argon2id";
constexpr std::size_t kibibyte = 1024;
/// A kept password that asks for more was not written here.
constexpr std::size_t most_memory_bytes = std::size_t{1024} * 1024 * 1024;
constexpr std::uint64_t most_passes = 64;

using Salt = std::array<std::uint8_t, 16>;
static_assert(std::tuple_size_v<Salt> == crypto_pwhash_argon2id_SALTBYTES);

Result<Digest> stretched(std::string_view password, PasswordSalt salt, PasswordCost cost) {
    // Chooses the processor's faster instructions, once.
    static const bool ready = sodium_init() >= 0;
    assert(ready);
    Digest digest{};
    const int failed = crypto_pwhash_argon2id(
        digest.data(), digest.size(), password.data(), password.size(), salt.data(), cost.passes,
        cost.memory_bytes, crypto_pwhash_argon2id_ALG_ARGON2ID13);
    if (failed != 0)
        return Error{ErrorKind::refused, "There is not enough memory to check a password (" +
                                             std::to_string(cost.memory_bytes / kibibyte) +
                                             " KiB)."};
    return digest;
}

struct KeptPassword {
    PasswordCost cost;
    Salt salt{};
    Digest digest{};
};

std::optional<std::uint64_t> number_in(std::string_view digits, std::uint64_t most) {
    std::uint64_t number = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (code != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    if (number < 1 || number > most) return std::nullopt;
    return number;
}

std::optional<KeptPassword> read_kept(std::string_view kept) {
    const auto parts = text::split(kept, '$');
    if (parts.size() != 5 || parts[0] != password_scheme) return std::nullopt;
    const auto memory = number_in(parts[1], most_memory_bytes / kibibyte);
    const auto passes = number_in(parts[2], most_passes);
    KeptPassword read;
    if (!memory || !passes || !from_hex(parts[3], read.salt) || !from_hex(parts[4], read.digest))
        return std::nullopt;
    read.cost = {*passes, static_cast<std::size_t>(*memory) * kibibyte};
    return read;
}

}  // namespace

Result<std::string> hash_password(std::string_view password, PasswordSalt salt, PasswordCost cost) {
    const auto digest = stretched(password, salt, cost);
    if (!digest) return digest.error();
    return std::string(password_scheme) + '$' + std::to_string(cost.memory_bytes / kibibyte) + '$' +
           std::to_string(cost.passes) + '$' + to_hex(salt) + '$' + to_hex(*digest);
}

Result<bool> is_password(std::string_view password, std::string_view kept) {
    const auto read = read_kept(kept);
    if (!read) return false;
    const auto digest = stretched(password, read->salt, read->cost);
    if (!digest) return digest.error();
    return equal_in_constant_time(to_hex(*digest), to_hex(read->digest));
}

}  // namespace foyer::feed
