#include "core/feed/files.h"

#include <algorithm>

#include "core/base/limits.h"

namespace foyer::feed {

namespace {

/// Bytes of the hash that are in a file's name.
constexpr std::size_t name_hash_bytes = 8;
/// How many times farther each delta reaches back than the one before: whoever missed revisions
/// receives at most those of a gap so many times as long, and the head names few deltas.
constexpr std::uint64_t delta_step = 4;
/// Revisions after which a new snapshot is written.
constexpr std::uint64_t snapshot_revisions = 64;
/// How many times larger than the delta a snapshot must be to be kept.
constexpr std::uint64_t snapshot_to_delta = 4;

const DocumentRef* delta_for(std::uint64_t have, const std::vector<DocumentRef>& deltas) {
    const DocumentRef* best = nullptr;
    for (const DocumentRef& delta : deltas) {
        if (delta.base > have) continue;
        if (best == nullptr || delta.base > best->base) best = &delta;
    }
    return best;
}

}  // namespace

std::string path_of(const RootRef& root) {
    return "root/" + std::to_string(root.version) + ".json";
}

std::string path_of(const DocumentRef& document, std::uint64_t epoch) {
    const bool snapshot = document.base == 0;
    std::string path = (snapshot ? "s/" : "d/") + std::to_string(epoch) + '-';
    if (!snapshot) path += std::to_string(document.base) + '-';
    return path + std::to_string(document.revision) + '-' +
           to_hex(std::span(document.sha256).first(name_hash_bytes)) + ".json.gz";
}

DocumentRef reference_to(std::string_view packed, std::uint64_t unpacked, std::uint64_t base,
                         std::uint64_t revision) {
    return {.base = base,
            .revision = revision,
            .sha256 = sha256(packed),
            .size = packed.size(),
            .unpacked = unpacked};
}

Result<void> check_file(const DocumentRef& reference, std::string_view packed) {
    if (packed.size() != reference.size)
        return Error{ErrorKind::untrusted, "The file has " + std::to_string(packed.size()) +
                                               " bytes, and the head says " +
                                               std::to_string(reference.size) +
                                               "; fetch it again or elsewhere."};
    if (sha256(packed) != reference.sha256)
        return Error{ErrorKind::untrusted,
                     "The file is not the one that the head names; fetch it again or elsewhere."};
    return {};
}

std::vector<std::uint64_t> delta_bases(std::uint64_t revision, std::uint64_t first) {
    std::vector<std::uint64_t> bases;
    for (std::uint64_t back = 1; back <= limits::delta_reach; back *= delta_step) {
        const bool reaches = revision > back && revision - back > first;
        if (!reaches) {
            if (first < revision) bases.push_back(first);
            break;
        }
        bases.push_back(revision - back);
    }
    return bases;
}

bool snapshot_is_due(const DocumentRef& last_snapshot, std::uint64_t revision,
                     std::uint64_t delta_size) {
    return revision >= last_snapshot.revision + snapshot_revisions ||
           delta_size * snapshot_to_delta > last_snapshot.size;
}

CatchUp catch_up(std::uint64_t have, std::uint64_t revision, const DocumentRef& snapshot,
                 const std::vector<DocumentRef>& deltas) {
    CatchUp way;
    if (have >= revision) return way;
    if (have > 0) {
        if (const DocumentRef* delta = delta_for(have, deltas)) {
            way.delta = *delta;
            return way;
        }
    }
    if (snapshot.revision <= have) return way;
    if (snapshot.revision < revision) {
        const DocumentRef* delta = delta_for(snapshot.revision, deltas);
        if (delta == nullptr) return way;
        way.delta = *delta;
    }
    way.snapshot = snapshot;
    return way;
}

}  // namespace foyer::feed
