#pragma once
// What a Store is made of; shared by the files that implement it.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/programme/publication.h"
#include "core/store/lock_file.h"
#include "core/store/revision_row.h"
#include "core/store/sqlite.h"
#include "core/store/store.h"

namespace foyer::store {

struct Store::Connection {
    std::filesystem::path path;
    std::optional<LockFile> lock;  ///< held by a writer
    std::unique_ptr<Database> database;
    /// What was proven while opening, for the first load().
    mutable std::optional<programme::Programme> proven;

    [[nodiscard]] bool writes() const { return lock.has_value(); }
    /// Fails when a sync failed before: what is on disk is unknown until it is looked at anew.
    [[nodiscard]] Result<void> fit() const;
    /// As fit, for a change: also fails on a connection for reading.
    [[nodiscard]] Result<void> fit_to_write() const;
};

/// The programme of a database that has a revision, proven by its hashes. Runs inside the caller's
/// transaction.
[[nodiscard]] Result<programme::Programme> read_proven(const Database& database,
                                                       const KeptRevision& revision);

/// Fails when `path` is there and is not a regular file, or its folder is not there.
[[nodiscard]] Result<void> check_place(const std::filesystem::path& path);

/// How thoroughly the pages of a database are looked at when it is opened.
enum class Look {
    quick,
    none,  ///< the caller does it
};
/// Opens the database whose lock is held; builds or completes its schema.
[[nodiscard]] Result<std::unique_ptr<Database>> open_locked(const std::filesystem::path& path,
                                                            Look look);

struct Examined {
    std::vector<std::string> damage;  ///< sentences; empty when there is none
    std::optional<programme::Programme> proven;
};
/// Everything that a thorough look finds.
[[nodiscard]] Result<Examined> examine_database(const Database& database,
                                                const KeptRevision& revision, bool writes);

/// Stores `stored` over `before` in one transaction, with its last good copy.
[[nodiscard]] Result<void> store_revision(const Database& database,
                                          const programme::Programme& before, const Stored& stored);

/// Puts a last good copy of the feed into a database that is empty, or behind what is trusted; says
/// which copy it was, "" when none was of use.
[[nodiscard]] Result<std::string> restore_feed(const Database& database, const KeptRevision& kept);

}  // namespace foyer::store
