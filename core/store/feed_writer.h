#pragma once
// A revision of a feed as rows of a store. Part of core/store.

#include <memory>

#include "core/base/result.h"
#include "core/feed/received_revision.h"
#include "core/store/feed_row.h"
#include "core/store/revision_row.h"
#include "core/store/sqlite.h"

namespace foyer::store {

/// The revision of a feed in the rows of `database`, proven by its state hash. Runs inside the
/// caller's transaction.
[[nodiscard]] Result<std::shared_ptr<const feed::ProvenRevision>> read_held(
    const Database& database, const KeptRevision& kept);

/// Turns the rows of `before` (null: whatever the database holds that is no revision of a feed)
/// into those of `after`, with `row` and `info`, in one transaction; the state hash of the rows is
/// compared with the head before the commit.
[[nodiscard]] Result<void> write_feed_revision(const Database& database,
                                               const feed::ProvenRevision* before,
                                               const feed::ProvenRevision& after,
                                               const FeedRow& row, const RevisionInfo& info);

/// Removes the revision of a feed and what was trusted.
[[nodiscard]] Result<void> forget_feed(const Database& database,
                                       const feed::ProvenRevision* before);

}  // namespace foyer::store
