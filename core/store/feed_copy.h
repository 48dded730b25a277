#pragma once
// The last good copies of a store that follows a feed, `<db>.last.json.gz` and the one of another
// revision before it, `<db>.prev.json.gz`: what a damaged database is rebuilt from, and where a
// screen steps back to. Each is one file with a root, a head and a snapshot, so that they belong
// together whatever happens; all is proven when it is read.

#include <filesystem>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/feed/received_revision.h"

namespace foyer::store {

[[nodiscard]] std::filesystem::path last_feed_path(const std::filesystem::path& db);
[[nodiscard]] std::filesystem::path previous_feed_path(const std::filesystem::path& db);

struct FeedCopy {
    std::shared_ptr<const feed::ProvenRevision> revision;
    std::string root_file;
};

/// The copy in the file `path`. not_found when there is none, damaged when it proves nothing.
[[nodiscard]] Result<FeedCopy> read_feed_copy(const std::filesystem::path& path);

/// Makes `revision` the last good copy; the last one of another revision becomes the previous one.
[[nodiscard]] Result<void> write_feed_copy(const std::filesystem::path& db,
                                           const feed::ProvenRevision& revision,
                                           const std::string& root_file);

void remove_feed_copies(const std::filesystem::path& db);

}  // namespace foyer::store
