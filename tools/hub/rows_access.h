#pragma once
// Tokens and retried requests in the hub's database. Store thread.

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/store/sqlite.h"
#include "tools/hub/tokens.h"

namespace foyer::hub {

[[nodiscard]] Result<void> add_token(const store::Database& database, const TokenFacts& token);
[[nodiscard]] Result<void> note_revoked(const store::Database& database, const std::string& id,
                                        UtcTime now);
/// By the time when they were made.
[[nodiscard]] Result<std::vector<TokenFacts>> read_tokens(const store::Database& database);

/// An answer that was given to a request with an Idempotency-Key.
struct RememberedAnswer {
    std::string request_hash;
    int status = 200;
    std::string fields;  ///< "name: value" lines
    std::string body;
};
[[nodiscard]] Result<std::optional<RememberedAnswer>> remembered_answer(
    const store::Database& database, const std::string& token, const std::string& key);
[[nodiscard]] Result<void> remember_answer(const store::Database& database,
                                           const std::string& token, const std::string& key,
                                           const RememberedAnswer& answer, UtcTime now);

}  // namespace foyer::hub
