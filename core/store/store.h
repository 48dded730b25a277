#pragma once
// The local SQLite copy of the programme: plain, documented tables (core/store/SCHEMA.md), one
// transaction per revision. A power cut leaves the old revision or the new one, never a mix.
//
// One process and one connection write a database (SQLite 3.40.1 may corrupt a WAL that two
// connections checkpoint at once): a Store opened for writing holds the lock file `<db>.lock` until
// it is destroyed. A Store is used by one thread at a time.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/programme/publication.h"
#include "core/time/instant.h"

namespace foyer::store {

/// How a revision came to be, kept with it.
struct RevisionInfo {
    std::uint64_t number = 0;  ///< grows by one with each applied programme; 0: none yet
    UtcTime applied_at{};      ///< wall clock
    /// Wall clock when the source was last seen to hold just this; >= applied_at.
    UtcTime confirmed_at{};
    std::string source;  ///< file or address, as given
    std::string format;  ///< word of formats::Format
};

struct Stored {
    programme::Programme programme;
    RevisionInfo revision;
    /// Those that were published with it, or that Foyer found itself.
    std::vector<programme::PublishedChange> changes;
};

/// What had to be done to open a store; empty when all was well.
struct OpenReport {
    /// A damaged database was renamed to this path and kept.
    std::optional<std::filesystem::path> set_aside;
    /// Where the programme now in the store was taken from ("last good copy"), when rebuilt.
    std::optional<std::string> rebuilt_from;
    std::string why;  ///< what was wrong with the old one
};

struct ApplyOptions {
    UtcTime now{};
    std::string source;
    std::string format;
    /// Changes to keep with the programme, in place of those kept before.
    std::vector<programme::PublishedChange> changes{};
};

class Store {
public:
    /// Opens `path` for writing, creating it when absent. A database that is damaged, of another
    /// application, of a newer schema or with foreign objects in its schema is refused; nothing is
    /// changed. in_use when another process holds it.
    [[nodiscard]] static Result<Store> open(const std::filesystem::path& path);

    /// As `open`; a database that is damaged is set aside (renamed with `now`, kept, two at most)
    /// and rebuilt from the last good copy beside it (`<db>.last.json`) where there is one. For
    /// programs that must show something; `report` says what happened.
    [[nodiscard]] static Result<Store> open_or_rebuild(const std::filesystem::path& path,
                                                       UtcTime now, OpenReport& report);

    /// Opens an existing `path` for reading only. in_use when a writer holds it.
    [[nodiscard]] static Result<Store> open_read_only(const std::filesystem::path& path);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    /// Replaces the stored programme in one transaction, numbered one higher, and renews the last
    /// good copy. The programme has passed programme::validate. A programme equal to the stored
    /// one changes nothing but confirmed_at and gives the old number. On failure the old revision
    /// stays. A store that followed a feed holds the feed's records no more.
    [[nodiscard]] Result<RevisionInfo> apply(const programme::Programme& programme,
                                             const ApplyOptions& options);

    /// Notes that the source was seen at `now` to hold just the stored programme.
    [[nodiscard]] Result<void> confirm(UtcTime now);

    /// The stored programme; not_found when none was applied yet.
    [[nodiscard]] Result<Stored> load() const;
    [[nodiscard]] Result<RevisionInfo> revision() const;

    /// A setting of this installation (language, screen id …); not_found when unset.
    [[nodiscard]] Result<std::string> setting(const std::string& name) const;
    [[nodiscard]] Result<void> set_setting(const std::string& name, const std::string& value);

    /// Every problem that a thorough look finds: quick_check, foreign keys, schema, search table
    /// against the sessions. Empty when healthy.
    [[nodiscard]] Result<std::vector<std::string>> examine() const;

    /// For the power-cut and fault tests: uses the SQLite VFS of this name from now on for every
    /// store that is opened; "" for the ordinary one.
    static void use_vfs(const std::string& name);

private:
    friend class FeedStore;
    struct Connection;
    explicit Store(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> connection_;
};

}  // namespace foyer::store
