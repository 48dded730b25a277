#include "tools/hub/tokens.h"

#include <cassert>

#include "core/feed/crypto.h"

namespace foyer::hub {

namespace {

constexpr std::string_view token_prefix = "foyer_";
constexpr std::size_t id_digits = 16;
constexpr std::size_t secret_digits = 64;
constexpr std::size_t token_length = token_prefix.size() + id_digits + 1 + secret_digits;

std::string hash_of_token(std::string_view token) {
    return feed::to_hex(feed::blake2b(token));
}

}  // namespace

std::string_view word_for(Role role) {
    switch (role) {
        case Role::viewer:
            return "viewer";
        case Role::editor:
            return "editor";
        case Role::admin:
            return "admin";
    }
    assert(false);
    return {};
}

std::optional<Role> role_called(std::string_view word) {
    for (const Role role : {Role::viewer, Role::editor, Role::admin})
        if (word_for(role) == word) return role;
    return std::nullopt;
}

NewToken make_token(const TokenWish& wish, UtcTime now, std::span<const std::uint8_t, 40> random) {
    NewToken made;
    made.facts.id = feed::to_hex(random.first<id_digits / 2>());
    made.facts.name = wish.name;
    made.facts.role = wish.role;
    made.facts.created = now;
    made.facts.expires = wish.expires;
    made.secret = std::string(token_prefix) + made.facts.id + '_' +
                  feed::to_hex(random.last<secret_digits / 2>());
    made.facts.secret_hash = hash_of_token(made.secret);
    return made;
}

std::string_view id_in_token(std::string_view token) {
    if (token.size() != token_length || !token.starts_with(token_prefix)) return {};
    if (token[token_prefix.size() + id_digits] != '_') return {};
    return token.substr(token_prefix.size(), id_digits);
}

bool is_token(std::string_view token, const TokenFacts& facts) {
    return feed::equal_in_constant_time(hash_of_token(token), facts.secret_hash);
}

}  // namespace foyer::hub
