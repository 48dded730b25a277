#include "core/store/feed_writer.h"

#include <system_error>
#include <utility>

#include "core/store/connection.h"
#include "core/store/content_hash.h"
#include "core/store/feed_copy.h"
#include "core/store/last_good.h"
#include "core/store/programme_writer.h"
#include "core/store/record_rows.h"

namespace foyer::store {

namespace {

using feed::ProvenRevision;
using programme::Programme;

/// What the rows hold before a revision of a feed comes.
struct RowsBefore {
    feed::State records;
    Programme programme;
};

/// What a database holds that followed no feed.
Result<RowsBefore> rows_without_feed(const Database& database) {
    RowsBefore rows;
    const auto kept = read_revision(database);
    if (!kept) return kept.error();
    auto records = read_records(database);
    if (!records) return records.error();
    rows.records = std::move(*records);
    if (kept->info.number == 0) return rows;
    auto programme = read_proven(database, *kept);
    if (!programme) return programme.error();
    rows.programme = std::move(*programme);
    return rows;
}

Error rows_differ(const Database& database) {
    return {ErrorKind::damaged,
            database.path().string() + " is damaged: its records are not those that were written"};
}

Result<void> write_all(const Database& database, const feed::State& old_records,
                       const Programme& old_programme, const ProvenRevision& after,
                       const FeedRow& row, const RevisionInfo& info) {
    const Programme& programme = after.snapshot->programme();
    if (auto done = write_records(database, old_records, after.state); !done) return done.error();
    if (auto done = write_rows(database, old_programme, programme); !done) return done.error();
    const auto hash = hash_of_records(database);
    if (!hash) return hash.error();
    const feed::Digest& signed_for = after.head.state.blake2b;
    if (*hash != std::string(signed_for.begin(), signed_for.end())) return rows_differ(database);
    const KeptRevision revision{info, content_hash(programme), *hash, after.head_file};
    if (auto done = write_revision(database, revision); !done) return done.error();
    return write_feed_row(database, row);
}

}  // namespace

Result<std::shared_ptr<const ProvenRevision>> read_held(const Database& database,
                                                        const KeptRevision& kept) {
    auto head = feed::read_kept_head(kept.head_file);
    if (!head)
        return Error{ErrorKind::damaged,
                     database.path().string() + " is damaged: " + head.error().detail};
    auto records = read_records(database);
    if (!records) return records.error();
    auto held = feed::proven_revision(std::move(*head), kept.head_file, std::move(*records));
    if (!held)
        return Error{ErrorKind::damaged,
                     database.path().string() + " is damaged: " + held.error().detail};
    return held;
}

Result<void> write_feed_revision(const Database& database, const ProvenRevision* before,
                                 const ProvenRevision& after, const FeedRow& row,
                                 const RevisionInfo& info) {
    auto transaction = Transaction::begin(database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    if (before != nullptr) {
        const auto done =
            write_all(database, before->state, before->snapshot->programme(), after, row, info);
        if (!done) return done.error();
    } else {
        const auto rows = rows_without_feed(database);
        if (!rows) return rows.error();
        if (auto done = write_all(database, rows->records, rows->programme, after, row, info);
            !done)
            return done.error();
    }
    if (auto done = transaction->commit(); !done) return done.error();
    // A copy in Foyer's own JSON belongs to what the store held without a feed.
    std::error_code failed;
    if (before == nullptr) std::filesystem::remove(last_good_path(database.path()), failed);
    return {};
}

Result<void> forget_feed(const Database& database, const ProvenRevision* before) {
    auto transaction = Transaction::begin(database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    if (before != nullptr) {
        if (auto done = write_records(database, before->state, {}); !done) return done.error();
        if (auto done = write_rows(database, before->snapshot->programme(), {}); !done)
            return done.error();
        if (auto done = database.execute("DELETE FROM conference; DELETE FROM revision"); !done)
            return done.error();
    }
    if (auto done = database.execute("DELETE FROM feed"); !done) return done.error();
    return transaction->commit();
}

Result<std::string> restore_feed(const Database& database, const KeptRevision& kept) {
    auto row = read_feed_row(database);
    if (!row) return row.error();
    const bool empty = kept.info.number == 0;
    if (!empty && row->held.revision == 0) return std::string();
    raise_to_files(database.path(), *row);
    const FeedPlace newest{row->trusted.epoch, row->trusted.revision};
    if (!empty && newest <= row->held) return std::string();
    std::shared_ptr<const ProvenRevision> before;
    if (!empty) {
        auto held = read_held(database, kept);
        if (!held) return held.error();
        before = std::move(*held);
    }
    const std::pair<std::filesystem::path, const char*> copies[] = {
        {last_feed_path(database.path()), "last good copy"},
        {previous_feed_path(database.path()), "last good copy but one"}};
    for (const auto& [path, name] : copies) {
        const auto copy = read_feed_copy(path);
        if (!copy) continue;
        const ProvenRevision& revision = *copy->revision;
        const FeedPlace place{revision.head.position.epoch, revision.head.position.revision};
        const std::string& feed = revision.head.position.feed;
        if (!row->trusted.feed.empty() && feed != row->trusted.feed) continue;
        if (place <= row->held || place == row->quarantined) continue;
        const auto trusted = feed::trusted_after(row->trusted, revision.head);
        row->trusted = feed::higher(row->trusted, trusted);
        if (row->root_file.empty()) row->root_file = copy->root_file;
        row->held = place;
        row->trial.reset();
        const auto issued = std::chrono::floor<std::chrono::seconds>(revision.head.issued);
        const RevisionInfo info{place.revision, issued, issued, path.string(), "feed"};
        if (auto done = write_feed_revision(database, before.get(), revision, *row, info); !done)
            return done.error();
        return std::string(name);
    }
    return std::string();
}

}  // namespace foyer::store
