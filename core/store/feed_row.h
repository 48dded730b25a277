#pragma once
// The table feed: which feed a store follows and how far it is trusted, and the two files beside
// the database that say the same.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/feed/root.h"
#include "core/feed/trust.h"
#include "core/store/sqlite.h"

namespace foyer::store {

/// A revision of the feed; zeros for none.
struct FeedPlace {
    std::uint64_t epoch = 0;
    std::uint64_t revision = 0;
    friend auto operator<=>(const FeedPlace&, const FeedPlace&) = default;
};

struct FeedRow {
    feed::Trusted trusted;  ///< its feed is the one that is followed; "" for none
    FeedPlace held;         ///< what the tables hold
    std::string root_file;  ///< "" for none
    std::optional<unsigned> trial;
    FeedPlace quarantined;
};

/// A row without a feed when there is none; damaged when it is not what was written.
[[nodiscard]] Result<FeedRow> read_feed_row(const Database& database);
/// Replaces the row, after the row of the table revision. Runs inside the caller's write
/// transaction, or is one of its own.
[[nodiscard]] Result<void> write_feed_row(const Database& database, const FeedRow& row);

[[nodiscard]] std::filesystem::path trust_path(const std::filesystem::path& db);
[[nodiscard]] std::filesystem::path root_path(const std::filesystem::path& db);

/// The higher one of `row` and <db>.trust.json, and of its root and <db>.root.json. A file of
/// another feed, or one that is damaged, counts for nothing.
void raise_to_files(const std::filesystem::path& db, FeedRow& row);

}  // namespace foyer::store
