#pragma once
// The files that publish one revision, from its state. What the hub writes before it signs the
// head. Pure; any thread.

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/feed/head.h"
#include "core/feed/history.h"

namespace foyer::feed {

struct FeedFile {
    std::string path;  ///< in the folder of the feed
    std::string bytes;
};

struct RevisionFiles {
    std::vector<FeedFile> files;  ///< the new ones; the snapshot only when it is new
    DocumentRef snapshot;
    std::vector<DocumentRef> deltas;
    StateProof proof;
};

/// The deltas, and a snapshot when one is due. `history` ends at `position.revision`; `snapshot` is
/// the last one of this epoch, empty when there is none. too_large when a document would be.
[[nodiscard]] Result<RevisionFiles> revision_files(const State& state, const History& history,
                                                   const Position& position,
                                                   const std::optional<DocumentRef>& snapshot);

/// A revision by what it changes.
struct NextRevision {
    const State& before;
    const History& history;  ///< of `before`; or none, beginning with the revision itself
    const Step& step;
    Position position;
    std::optional<DocumentRef> snapshot;  ///< the last one of this epoch
    Digest hash{};                        ///< of the state after the step
};
/// The same files without the whole state after the step, unless a snapshot is due.
[[nodiscard]] Result<RevisionFiles> revision_files(const NextRevision& next);

}  // namespace foyer::feed
