#pragma once
// What a Store is made of; shared by the files that implement it.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/store/lock_file.h"
#include "core/store/sqlite.h"
#include "core/store/store.h"

namespace foyer::store {

struct Store::Connection {
    std::filesystem::path path;
    std::optional<LockFile> lock;  ///< held by a writer
    std::unique_ptr<Database> database;

    [[nodiscard]] bool writes() const { return lock.has_value(); }
    /// Fails when a sync failed before: what is on disk is unknown until it is looked at anew.
    [[nodiscard]] Result<void> fit() const;
    /// As fit, for a change: also fails on a connection for reading.
    [[nodiscard]] Result<void> fit_to_write() const;
};

/// The revision with the hash of its content; number 0 and "" when there is none.
struct KeptRevision {
    RevisionInfo info;
    std::string content_hash;
};
[[nodiscard]] Result<KeptRevision> read_revision(const Database& database);

/// The programme of a database that has a revision, proven by its hash. Runs inside the caller's
/// transaction.
[[nodiscard]] Result<programme::Programme> read_proven(const Database& database,
                                                       const KeptRevision& revision);

/// Fails when `path` is there and is not a regular file, or its folder is not there.
[[nodiscard]] Result<void> check_place(const std::filesystem::path& path);

/// Opens the database whose lock is held; builds or completes its schema.
[[nodiscard]] Result<std::unique_ptr<Database>> open_locked(const std::filesystem::path& path);

/// Every damage that a thorough look finds, as sentences; empty when there is none.
[[nodiscard]] Result<std::vector<std::string>> find_damage(const Database& database,
                                                           const KeptRevision& revision,
                                                           bool writes);

/// Stores `programme` as revision `info` over `before` in one transaction, with its last good copy.
[[nodiscard]] Result<void> store_revision(const Database& database,
                                          const programme::Programme& before,
                                          const programme::Programme& programme,
                                          const RevisionInfo& info);

}  // namespace foyer::store
