#include "tools/foyerctl/open_feed.h"

#include <algorithm>
#include <utility>

#include "core/base/files.h"
#include "core/base/limits.h"
#include "core/feed/files.h"
#include "core/feed/trust.h"
#include "tools/foyerctl/words.h"

namespace foyer::foyerctl {

namespace {

std::string root_path(std::uint64_t version) {
    return feed::path_of(feed::RootRef{version, {}, 0});
}

std::string root_name(const feed::Root& root) {
    return "root " + std::to_string(root.version);
}

Result<feed::Root> first_root(FeedPlace& place, const std::string& trust,
                              const ProvenStep& proven) {
    const auto file = trust.empty() ? place.read(root_path(1), limits::root_bytes)
                                    : read_file(trust, limits::root_bytes);
    if (!file) return file.error();
    auto root = feed::read_first_root(*file);
    if (!root)
        return Error{root.error().kind, (trust.empty() ? place.name_of(root_path(1)) : trust) +
                                            ": " + root.error().detail};
    proven(root_name(*root), "signed by itself, fingerprint " + feed::fingerprint(*root) +
                                 (trust.empty() ? ", not pinned by --trust" : ", pinned"));
    return root;
}

Result<feed::Root> root_up_to(feed::Root root, std::uint64_t version, FeedPlace& place,
                              const ProvenStep& proven) {
    auto newest = feed::follow_roots(std::move(root), version, [&](std::uint64_t next) {
        return place.read(root_path(next), limits::root_bytes);
    });
    if (newest)
        proven(root_name(*newest),
               "signed by the roots before it, fingerprint " + feed::fingerprint(*newest));
    return newest;
}

/// What a stranger holds: the root, and no head yet.
feed::Trusted nothing_but(const feed::Root& root) {
    feed::Trusted held;
    held.feed = root.feed;
    held.root = root.version;
    return held;
}

struct ProvenHead {
    feed::Root root;
    feed::Head head;
};

Result<ProvenHead> prove_head(FeedPlace& place, feed::Root root, const ProvenStep& proven) {
    const std::string path(feed::head_path);
    const auto file = place.read(path, limits::head_bytes);
    if (!file) return file.error();
    feed::Judgement judgement = feed::judge(*file, root, nothing_but(root));
    if (judgement.standing == feed::Standing::root_needed) {
        auto newest = root_up_to(std::move(root), judgement.root, place, proven);
        if (!newest) return newest.error();
        root = *std::move(newest);
        judgement = feed::judge(*file, root, nothing_but(root));
    }
    if (!judgement.accepted())
        return Error{ErrorKind::untrusted, place.name_of(path) + ": " + judgement.message};
    const feed::Head& head = *judgement.head;
    const auto issued = std::chrono::floor<std::chrono::seconds>(head.issued);
    proven("head", "revision " + std::to_string(head.position.revision) + " of epoch " +
                       std::to_string(head.position.epoch) + ", signed at " + format_utc(issued) +
                       ", feed " + head.position.feed);
    return ProvenHead{std::move(root), *std::move(judgement.head)};
}

std::string document_name(const feed::DocumentRef& reference) {
    if (reference.base == 0) return "snapshot " + std::to_string(reference.revision);
    return "delta " + std::to_string(reference.base) + " to " + std::to_string(reference.revision);
}

}  // namespace

std::size_t most_bytes_of(const feed::DocumentRef& document) {
    return std::min<std::size_t>(document.size, limits::document_bytes);
}

Result<feed::Document> read_document_of(FeedPlace& place, const feed::Head& head,
                                        const feed::DocumentRef& reference) {
    const std::string path = feed::path_of(reference, head.position.epoch);
    const auto packed = place.read(path, most_bytes_of(reference));
    if (!packed) return packed.error();
    auto document = feed::open_document(head, reference, *packed);
    if (!document)
        return Error{document.error().kind, place.name_of(path) + ": " + document.error().detail};
    return document;
}

Result<OpenedFeed> open_feed(FeedPlace& place, const std::string& trust, const ProvenStep& proven) {
    auto root = first_root(place, trust, proven);
    if (!root) return root.error();
    auto head = prove_head(place, *std::move(root), proven);
    if (!head) return head.error();
    OpenedFeed opened{std::move(head->root), std::move(head->head), {}};
    const feed::CatchUp way =
        feed::catch_up(0, opened.head.position.revision, opened.head.snapshot, opened.head.deltas);
    std::uint64_t at = 0;
    for (const auto& reference : {way.snapshot, way.delta}) {
        if (!reference) continue;
        auto document = read_document_of(place, opened.head, *reference);
        if (!document) return document.error();
        proven(document_name(*reference),
               counted(document->put.size(), "record", "records") + ", " +
                   counted(document->removed.size(), "removal", "removals") + ", " +
                   std::to_string(reference->size) + " bytes packed");
        auto next = feed::applied(std::move(opened.state), at, *std::move(document));
        if (!next) return next.error();
        opened.state = *std::move(next);
        at = reference->revision;
    }
    const auto same = feed::check_state(opened.head, opened.state);
    if (!same) return same.error();
    proven("state", counted(opened.state.count(), "record", "records") +
                        ", exactly what the head was signed for");
    return opened;
}

}  // namespace foyer::foyerctl
