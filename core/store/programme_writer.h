#pragma once
// A programme as rows of a store.

#include "core/base/result.h"
#include "core/programme/model.h"
#include "core/store/sqlite.h"

namespace foyer::store {

/// Turns the rows of `before` into those of `after`, writing only records that differ: a programme
/// in which one session moved costs a few pages. `before` is what read_rows gives, or a default
/// Programme for empty tables. Runs inside the caller's write transaction. invalid when `after`
/// breaks the rules of programme::validate.
[[nodiscard]] Result<void> write_rows(const Database& database, const programme::Programme& before,
                                      const programme::Programme& after);

}  // namespace foyer::store
