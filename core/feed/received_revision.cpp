#include "core/feed/received_revision.h"

#include <utility>

#include "core/base/limits.h"
#include "core/feed/envelope.h"
#include "core/feed/records.h"

namespace foyer::feed {

namespace {

Result<std::shared_ptr<const ProvenRevision>> whole_revision(
    Head head, std::string head_file, State state, Result<programme::Publication> publication) {
    if (!publication) return publication.error();
    auto snapshot = programme::Snapshot::build(std::move(*publication), head.position.revision);
    return std::make_shared<const ProvenRevision>(ProvenRevision{
        std::move(head), std::move(head_file), std::move(state), std::move(snapshot)});
}

}  // namespace

Result<std::shared_ptr<const ProvenRevision>> proven_revision(const ProvenRevision* before,
                                                              const ReceivedRevision& received) {
    State state;
    std::uint64_t revision = 0;
    const Position& target = received.head.position;
    if (before != nullptr && before->head.position.feed == target.feed &&
        before->head.position.epoch == target.epoch) {
        state = before->state;
        revision = before->head.position.revision;
    }
    for (const Document& document : received.documents) {
        if (!document.is_snapshot() && revision == 0)
            return Error{ErrorKind::invalid,
                         "A delta came where nothing is held; fetch the snapshot."};
        Result<State> next = applied(std::move(state), revision, document);
        if (!next) return next.error();
        state = std::move(*next);
        revision = document.position.revision;
    }
    if (auto same = check_state(received.head, state); !same) return same.error();
    auto publication = before != nullptr
                           ? publication_of(state, ReadState{before->state, *before->snapshot})
                           : publication_of(state);
    return whole_revision(received.head, received.head_file, std::move(state),
                          std::move(publication));
}

Result<std::shared_ptr<const ProvenRevision>> proven_revision(Head head, std::string head_file,
                                                              State state) {
    if (auto same = check_state(head, state); !same) return same.error();
    auto publication = publication_of(state);
    return whole_revision(std::move(head), std::move(head_file), std::move(state),
                          std::move(publication));
}

Result<Head> read_kept_head(std::string_view head_file) {
    const Result<Envelope> envelope = open_envelope(head_file, limits::head_bytes);
    if (!envelope) return envelope.error();
    return open_head(envelope->payload);
}

}  // namespace foyer::feed
