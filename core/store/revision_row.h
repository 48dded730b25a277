#pragma once
// The table revision: which programme a store holds, and what proves it.

#include <string>

#include "core/base/result.h"
#include "core/store/sqlite.h"
#include "core/store/store.h"

namespace foyer::store {

/// The revision with what proves it; number 0 and "" when there is none.
struct KeptRevision {
    RevisionInfo info;
    std::string content_hash;
    std::string
        state_hash;  ///< the bytes of the state hash of the table record; "" when it is empty
    std::string head_file;  ///< as received; "" without a feed
};

[[nodiscard]] Result<KeptRevision> read_revision(const Database& database);
/// Replaces the row. Runs inside the caller's write transaction.
[[nodiscard]] Result<void> write_revision(const Database& database, const KeptRevision& revision);

}  // namespace foyer::store
