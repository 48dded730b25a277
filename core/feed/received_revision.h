#pragma once
// One revision of a feed: as it was received, and as a whole whose records are proven. Pure; any
// thread.

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/feed/document.h"
#include "core/feed/head.h"
#include "core/feed/trust.h"
#include "core/programme/snapshot.h"

namespace foyer::feed {

/// One revision, downloaded: size, hash, feed, epoch and revision of each document are proven.
struct ReceivedRevision {
    Head head;
    std::string head_file;
    std::vector<Document> documents;  ///< to apply in this order, in one transaction
    Trusted trusted;                  ///< to keep with it, in the same transaction
};

/// A revision whose records are what its head is signed for.
struct ProvenRevision {
    Head head;
    std::string head_file;
    State state;  ///< records as received
    std::shared_ptr<const programme::Snapshot> snapshot;
};

/// The revision that `received` makes of `before` (null: nothing is held). invalid when the
/// documents do not follow from it; untrusted when the records are not those that the head is
/// signed for; otherwise fails as publication_of.
[[nodiscard]] Result<std::shared_ptr<const ProvenRevision>> proven_revision(
    const ProvenRevision* before, const ReceivedRevision& received);

/// As above, from a head that was accepted before and the records that were kept with it.
[[nodiscard]] Result<std::shared_ptr<const ProvenRevision>> proven_revision(Head head,
                                                                            std::string head_file,
                                                                            State state);

/// The head in a file whose signatures were verified when it was received.
[[nodiscard]] Result<Head> read_kept_head(std::string_view head_file);

}  // namespace foyer::feed
