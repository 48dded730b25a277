#pragma once
// The rows of a store as a programme.

#include "core/base/result.h"
#include "core/programme/model.h"
#include "core/store/sqlite.h"

namespace foyer::store {

/// The stored programme, sessions by start, then id. Runs inside the caller's transaction. damaged
/// when a row refers to nothing or holds a word that Foyer does not write.
[[nodiscard]] Result<programme::Programme> read_rows(const Database& database);

}  // namespace foyer::store
