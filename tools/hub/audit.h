#pragma once
// The audit: every act of staff, in a chain in which each entry carries the hash of the one before
// it. Entries are added and never changed; whoever alters or removes one breaks the chain. Store
// thread.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/store/sqlite.h"
#include "core/time/instant.h"

namespace foyer::hub {

struct AuditEntry {
    UtcTime at{};
    std::string user;    ///< the name of the token; "import", "hub" for what nobody did by hand
    std::string token;   ///< id, "" for none
    std::string op;      ///< "move", "announce", "import", "token.create" …
    std::string record;  ///< what it was done to: "session s1", "screen stairs"
    std::string from = "null";  ///< JSON
    std::string to = "null";    ///< JSON
    std::string reason;
};

/// Adds an entry; runs inside the caller's transaction.
[[nodiscard]] Result<void> add_audit(const store::Database& database, const AuditEntry& entry);

/// Hands over each entry from number `after` + 1 on, at most `most`, as one line of JSON: what was
/// hashed, with the member "hash" behind it.
[[nodiscard]] Result<void> each_audit_line(const store::Database& database, std::uint64_t after,
                                           std::uint64_t most,
                                           const std::function<void(std::string_view)>& take);

/// The hash of the last entry; "" when there is none.
[[nodiscard]] Result<std::string> audit_head(const store::Database& database);

/// The number of entries.
[[nodiscard]] Result<std::uint64_t> audit_count(const store::Database& database);

/// The number of entries when the chain is whole; damaged, naming the first broken entry.
[[nodiscard]] Result<std::uint64_t> verify_audit_chain(const store::Database& database);

}  // namespace foyer::hub
