#pragma once
// Access tokens: who may do what. A token is shown once, when it is made; the hub keeps its hash.
// Pure; any thread.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/time/instant.h"

namespace foyer::hub {

/// What a token may do; each one may all that the one before it may.
enum class Role {
    viewer,  ///< read what staff see
    editor,  ///< change sessions, announcements, imports
    admin,   ///< set up screens, the upstream, tokens, rehearsals
};
/// "viewer", "editor", "admin".
[[nodiscard]] std::string_view word_for(Role role);
[[nodiscard]] std::optional<Role> role_called(std::string_view word);

struct TokenWish {
    std::string name;  ///< who has it; stands in the audit
    Role role = Role::viewer;
    std::optional<UtcTime> expires;
};

/// What is kept of a token.
struct TokenFacts {
    std::string id;
    std::string name;
    Role role = Role::viewer;
    UtcTime created{};
    std::optional<UtcTime> expires;
    std::optional<UtcTime> revoked;
    std::string secret_hash;  ///< hexadecimal BLAKE2b-256 of the whole token

    [[nodiscard]] bool valid_at(UtcTime now) const {
        return !revoked && (!expires || now < *expires);
    }
};

struct NewToken {
    TokenFacts facts;
    std::string secret;  ///< the token itself; the only place where it is
};

/// A token from 40 random bytes: "foyer_<id>_<secret>", hexadecimal.
[[nodiscard]] NewToken make_token(const TokenWish& wish, UtcTime now,
                                  std::span<const std::uint8_t, 40> random);

/// The id that stands in a token; "" when it is not formed like one.
[[nodiscard]] std::string_view id_in_token(std::string_view token);
/// True when `token` is the one of which `facts` were kept; takes as long for any token.
[[nodiscard]] bool is_token(std::string_view token, const TokenFacts& facts);

}  // namespace foyer::hub
