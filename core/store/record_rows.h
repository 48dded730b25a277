#pragma once
// The table record: records of the feed as canonical JSON.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/feed/state.h"
#include "core/programme/publication.h"
#include "core/store/sqlite.h"

namespace foyer::store {

[[nodiscard]] Result<feed::State> read_records(const Database& database);

/// The bytes of the state hash of the rows, read one by one; "" when there are none.
[[nodiscard]] Result<std::string> hash_of_records(const Database& database);
/// The same for records in memory.
[[nodiscard]] std::string hash_of_records(const feed::State& state);

/// Turns the rows of `before` into those of `after`, writing only records that differ. Runs inside
/// the caller's write transaction.
[[nodiscard]] Result<void> write_records(const Database& database, const feed::State& before,
                                         const feed::State& after);

/// Changes that Foyer found itself, as records; invalid when one cannot be written.
[[nodiscard]] Result<feed::State> records_of(
    const std::vector<programme::PublishedChange>& changes);
/// The changes among `records`.
[[nodiscard]] Result<std::vector<programme::PublishedChange>> changes_in(
    const feed::State& records);

}  // namespace foyer::store
