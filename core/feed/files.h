#pragma once
// The files of a feed: how they are named by their content, and which deltas there are. Pure; any
// thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/feed/crypto.h"

namespace foyer::feed {

/// The name of the head in the folder of a feed.
inline constexpr std::string_view head_path = "head";

/// A root document as a head names it.
struct RootRef {
    std::uint64_t version = 0;
    Digest sha256{};  ///< of the file as downloaded
    std::uint64_t size = 0;
    friend bool operator==(const RootRef&, const RootRef&) = default;
};

/// A snapshot or a delta as a head names it.
struct DocumentRef {
    std::uint64_t base = 0;  ///< 0: a snapshot
    std::uint64_t revision = 0;
    Digest sha256{};             ///< of the file as downloaded
    std::uint64_t size = 0;      ///< bytes as downloaded
    std::uint64_t unpacked = 0;  ///< bytes when unpacked
    friend bool operator==(const DocumentRef&, const DocumentRef&) = default;
};

/// "root/2.json"
[[nodiscard]] std::string path_of(const RootRef& root);
/// "s/<epoch>-<revision>-<sha256 first 16>.json.gz" or
/// "d/<epoch>-<base>-<revision>-<sha256 first 16>.json.gz"
[[nodiscard]] std::string path_of(const DocumentRef& document, std::uint64_t epoch);

/// The reference to a document whose packed file is `packed`.
[[nodiscard]] DocumentRef reference_to(std::string_view packed, std::uint64_t unpacked,
                                       std::uint64_t base, std::uint64_t revision);

/// untrusted unless `packed` has the size and the hash of `reference`.
[[nodiscard]] Result<void> check_file(const DocumentRef& reference, std::string_view packed);

/// The bases of the deltas that a publication of `revision` writes, largest first: revision - 1,
/// - 4, - 16 … - 1024; where that goes below `first`, the oldest revision that deltas can reach
/// back to, `first` is the last one. So whoever has a revision from max(first, revision - 1024) on
/// needs one delta.
[[nodiscard]] std::vector<std::uint64_t> delta_bases(std::uint64_t revision, std::uint64_t first);

/// Whether a publication writes a new snapshot: 64 revisions after the last one, or when the delta
/// that reaches back to it outgrows a quarter of it (bytes as downloaded).
[[nodiscard]] bool snapshot_is_due(const DocumentRef& last_snapshot, std::uint64_t revision,
                                   std::uint64_t delta_size);

/// What to fetch, in this order, to come from one revision to the head's.
struct CatchUp {
    std::optional<DocumentRef> snapshot;
    std::optional<DocumentRef> delta;
};

/// The cheapest way from revision `have` (0: nothing) to `revision`: the delta with the largest
/// base at or below `have`, else the snapshot and the delta from there. Empty when there is nothing
/// to fetch or no way.
[[nodiscard]] CatchUp catch_up(std::uint64_t have, std::uint64_t revision,
                               const DocumentRef& snapshot, const std::vector<DocumentRef>& deltas);

}  // namespace foyer::feed
