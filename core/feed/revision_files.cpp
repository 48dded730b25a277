#include "core/feed/revision_files.h"

#include <utility>

#include "core/base/limits.h"
#include "core/feed/gzip.h"

namespace foyer::feed {

namespace {

struct Written {
    DocumentRef reference;
    std::string packed;
};

Result<Written> write(const Document& document) {
    const std::string bytes = write_document(document);
    if (bytes.size() > limits::document_bytes)
        return Error{ErrorKind::too_large,
                     "Revision " + std::to_string(document.position.revision) + " has " +
                         std::to_string(bytes.size()) + " bytes, more than the " +
                         std::to_string(limits::document_bytes) + " that screens read."};
    std::string packed = pack(bytes);
    const DocumentRef reference =
        reference_to(packed, bytes.size(), document.base, document.position.revision);
    return Written{reference, std::move(packed)};
}

/// The size of the delta that somebody who took the snapshot needs next.
std::uint64_t size_after(const DocumentRef& snapshot, const std::vector<DocumentRef>& deltas) {
    for (const DocumentRef& delta : deltas)
        if (delta.base <= snapshot.revision) return delta.size;
    return snapshot.size;
}

}  // namespace

Result<RevisionFiles> revision_files(const State& state, const History& history,
                                     const Position& position,
                                     const std::optional<DocumentRef>& snapshot) {
    const Step nothing;
    return revision_files({state, history, nothing, position, snapshot, state_hash(state)});
}

Result<RevisionFiles> revision_files(const NextRevision& next) {
    const Position& position = next.position;
    RevisionFiles made;
    made.proof.blake2b = next.hash;
    made.proof.records = size_after(next.before, next.step).count();
    const auto add = [&](Written written) {
        made.files.push_back(
            {path_of(written.reference, position.epoch), std::move(written.packed)});
        return written.reference;
    };
    for (const std::uint64_t base : delta_bases(position.revision, next.history.first())) {
        Result<Written> delta =
            write(delta_after(next.before, next.history, next.step, base, position));
        if (!delta) return delta.error();
        made.deltas.push_back(add(std::move(*delta)));
    }
    const auto& snapshot = next.snapshot;
    const bool reachable = snapshot && snapshot->revision >= next.history.first();
    if (reachable &&
        !snapshot_is_due(*snapshot, position.revision, size_after(*snapshot, made.deltas))) {
        made.snapshot = *snapshot;
        return made;
    }
    Result<Written> whole = write(snapshot_after(next.before, next.step, position));
    if (!whole) return whole.error();
    made.snapshot = add(std::move(*whole));
    return made;
}

}  // namespace foyer::feed
