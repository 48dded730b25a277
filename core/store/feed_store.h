#pragma once
// A store that follows a feed: every record as it was received, the position, the signed head and
// what is trusted, changed in one transaction per revision; beside the database the trust file, the
// root and two last good copies (SCHEMA.md). The plain tables of the programme are kept with them
// for whoever asks in SQL. One thread at a time.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/feed/received_revision.h"
#include "core/feed/root.h"
#include "core/store/feed_row.h"
#include "core/store/store.h"

namespace foyer::store {

class FeedStore {
public:
    /// Opens `path` as Store::open_or_rebuild does; a damaged database is rebuilt from
    /// `<db>.last.json.gz`, else from `<db>.prev.json.gz`.
    [[nodiscard]] static Result<FeedStore> open(const std::filesystem::path& path, UtcTime now,
                                                OpenReport& report);
    /// For a disk that cannot be written: nothing but the getters may be called.
    [[nodiscard]] static Result<FeedStore> open_read_only(const std::filesystem::path& path);

    FeedStore(FeedStore&&) noexcept;
    FeedStore& operator=(FeedStore&&) noexcept;
    ~FeedStore();

    /// What the database holds, proven; null when it is no revision of a feed.
    [[nodiscard]] const std::shared_ptr<const feed::ProvenRevision>& revision() const {
        return held_;
    }
    /// The higher one of the database and the files beside it.
    [[nodiscard]] const FeedRow& row() const { return row_; }
    [[nodiscard]] const RevisionInfo& info() const { return info_; }
    [[nodiscard]] const Store& store() const { return store_; }
    [[nodiscard]] Store& store() { return store_; }

    /// Whether a revision comes from the feed for the first time, and is on trial.
    enum class Arrival { received, restored };
    /// Replaces what is held by `revision` in one transaction; records that are equal are not
    /// written. The state hash of the rows is compared with the head before the commit. Fails, and
    /// changes nothing, with invalid or too_large (the tables do not take the records), damaged
    /// (the database does not hold what it should: rebuild it), or disk, unreadable, in_use.
    [[nodiscard]] Result<void> keep(std::shared_ptr<const feed::ProvenRevision> revision,
                                    const feed::Trusted& trusted, const ApplyOptions& options,
                                    Arrival arrival);

    /// Keeps what is trusted; `head_file` is a newer head of the revision that is held.
    [[nodiscard]] Result<void> keep_trusted(const feed::Trusted& trusted,
                                            const std::string& head_file);
    /// Keeps a root of the feed that is followed, or of the one that will be.
    [[nodiscard]] Result<void> keep_root(const feed::Root& root, const std::string& file);
    /// Forgets the feed: its records, what is trusted, its copies.
    [[nodiscard]] Result<void> forget();
    /// Notes that the feed was seen at `now` to hold just this.
    [[nodiscard]] Result<void> confirm(UtcTime now);

    /// Notes that the program begins while the revision is on trial.
    [[nodiscard]] Result<void> begin_trial();
    /// Notes that it ends in order (the beginning does not count), or that the revision lasted.
    enum class TrialEnd { program_ends, lasted };
    [[nodiscard]] Result<void> end_trial(TrialEnd end);
    /// `place` is not to be shown again.
    [[nodiscard]] Result<void> quarantine(FeedPlace place);

    /// The newest copy beside the database that is of another revision than `not_this`; null when
    /// there is none.
    [[nodiscard]] std::shared_ptr<const feed::ProvenRevision> other_copy(FeedPlace not_this) const;
    [[nodiscard]] bool has_copy() const;
    /// Renews the last good copy, unless it is of the held revision already.
    [[nodiscard]] Result<void> keep_copy();

private:
    explicit FeedStore(Store store);
    [[nodiscard]] Result<void> load();
    [[nodiscard]] Result<void> change_row(const FeedRow& row);
    /// damaged when another program has written the database since, and it shows.
    [[nodiscard]] Result<void> check_untouched();

    Store store_;
    std::shared_ptr<const feed::ProvenRevision> held_;
    FeedRow row_;
    RevisionInfo info_;
    /// The plain tables were made by an older program, which took less of the records.
    bool rows_are_old_ = false;
    std::int64_t data_version_ = 0;
    std::optional<FeedPlace> copied_;  ///< what the last good copy is known to hold
};

/// The place of a revision in its feed.
[[nodiscard]] FeedPlace place_of(const feed::ProvenRevision& revision);

}  // namespace foyer::store
