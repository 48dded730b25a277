#include "core/store/feed_store.h"

#include <algorithm>
#include <utility>

#include "core/base/files.h"
#include "core/store/connection.h"
#include "core/store/content_hash.h"
#include "core/store/feed_copy.h"
#include "core/store/feed_writer.h"
#include "core/store/programme_reader.h"
#include "core/store/record_rows.h"

namespace foyer::store {

namespace {

Result<std::int64_t> data_version_of(const Database& database) {
    return database.integer("PRAGMA data_version");
}

Error no_feed(const Database& database) {
    return {ErrorKind::not_found, database.path().string() + " follows no feed yet"};
}

}  // namespace

FeedPlace place_of(const feed::ProvenRevision& revision) {
    return {revision.head.position.epoch, revision.head.position.revision};
}

FeedStore::FeedStore(Store store) : store_(std::move(store)) {}
FeedStore::FeedStore(FeedStore&&) noexcept = default;
FeedStore& FeedStore::operator=(FeedStore&&) noexcept = default;
FeedStore::~FeedStore() = default;

Result<FeedStore> FeedStore::open(const std::filesystem::path& path, UtcTime now,
                                  OpenReport& report) {
    auto opened = Store::open_or_rebuild(path, now, report);
    if (!opened) return opened.error();
    FeedStore store(std::move(*opened));
    if (auto loaded = store.load(); !loaded) return loaded.error();
    return store;
}

Result<FeedStore> FeedStore::open_read_only(const std::filesystem::path& path) {
    auto opened = Store::open_read_only(path);
    if (!opened) return opened.error();
    FeedStore store(std::move(*opened));
    if (auto loaded = store.load(); !loaded) return loaded.error();
    return store;
}

Result<void> FeedStore::load() {
    const Database& database = *store_.connection_->database;
    store_.connection_->proven.reset();
    auto transaction = Transaction::begin(database, Transaction::Kind::read);
    if (!transaction) return transaction.error();
    auto row = read_feed_row(database);
    if (!row) return row.error();
    auto kept = read_revision(database);
    if (!kept) return kept.error();
    const auto version = data_version_of(database);
    if (!version) return version.error();
    held_ = nullptr;
    if (row->held.revision > 0) {
        auto held = read_held(database, *kept);
        if (!held) return held.error();
        held_ = std::move(*held);
        rows_are_old_ = content_hash(held_->snapshot->programme()) != kept->content_hash;
    }
    row_ = std::move(*row);
    raise_to_files(database.path(), row_);
    info_ = kept->info;
    data_version_ = *version;
    return {};
}

Result<void> FeedStore::check_untouched() {
    if (auto fit = store_.connection_->fit_to_write(); !fit) return fit.error();
    const Database& database = *store_.connection_->database;
    const auto version = data_version_of(database);
    if (!version) return version.error();
    if (*version == data_version_) return {};
    const auto hash = hash_of_records(database);
    if (!hash) return hash.error();
    const auto kept = read_revision(database);
    if (!kept) return kept.error();
    if (const auto proven = read_proven(database, *kept); !proven && kept->info.number > 0)
        return proven.error();
    if (*hash != (held_ ? hash_of_records(held_->state) : std::string()) && held_)
        return Error{ErrorKind::damaged,
                     database.path().string() + " is damaged: another program has changed it"};
    data_version_ = *version;
    return {};
}

Result<void> FeedStore::keep(std::shared_ptr<const feed::ProvenRevision> revision,
                             const feed::Trusted& trusted, const ApplyOptions& options,
                             Arrival arrival) {
    if (auto untouched = check_untouched(); !untouched) return untouched.error();
    const Database& database = *store_.connection_->database;
    FeedRow row = row_;
    row.trusted = trusted;
    row.held = place_of(*revision);
    row.trial.reset();
    RevisionInfo info{revision->head.position.revision, options.now, options.now, options.source,
                      options.format};
    if (arrival == Arrival::received) {
        row.trial = 0;
        row.quarantined = {};
    } else {
        // All that is known is that it was the newest when it was signed.
        info.confirmed_at = std::chrono::floor<std::chrono::seconds>(revision->head.issued);
    }
    const feed::ProvenRevision* before = rows_are_old_ ? nullptr : held_.get();
    if (auto done = write_feed_revision(database, before, *revision, row, info); !done)
        return done.error();
    rows_are_old_ = false;
    held_ = std::move(revision);
    info_ = info;
    row_ = std::move(row);
    // The database has it already; a trust file that stays behind is lower and counts for nothing.
    static_cast<void>(write_file(trust_path(database.path()), write_trusted(row_.trusted)).ok());
    return {};
}

Result<void> FeedStore::change_row(const FeedRow& row) {
    if (auto fit = store_.connection_->fit_to_write(); !fit) return fit.error();
    if (auto done = write_feed_row(*store_.connection_->database, row); !done) return done.error();
    row_ = row;
    return {};
}

Result<void> FeedStore::keep_trusted(const feed::Trusted& trusted, const std::string& head_file) {
    if (auto fit = store_.connection_->fit_to_write(); !fit) return fit.error();
    const Database& database = *store_.connection_->database;
    FeedRow row = row_;
    row.trusted = trusted;
    auto transaction = Transaction::begin(database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    const bool of_what_is_held =
        row.held == FeedPlace{trusted.epoch, trusted.revision} && !head_file.empty();
    if (of_what_is_held) {
        auto update = database.prepare("UPDATE revision SET head=?");
        if (!update) return update.error();
        if (auto done = update->run({Blob{head_file}}); !done) return done.error();
    }
    if (auto done = write_feed_row(database, row); !done) return done.error();
    if (auto done = transaction->commit(); !done) return done.error();
    row_ = std::move(row);
    return write_file(trust_path(database.path()), write_trusted(row_.trusted));
}

Result<void> FeedStore::keep_root(const feed::Root& root, const std::string& file) {
    FeedRow row = row_;
    row.trusted.feed = root.feed;
    row.root_file = file;
    if (auto done = change_row(row); !done) return done.error();
    return write_file(root_path(store_.connection_->path), file);
}

Result<void> FeedStore::forget() {
    if (auto fit = store_.connection_->fit_to_write(); !fit) return fit.error();
    const Database& database = *store_.connection_->database;
    if (auto done = forget_feed(database, held_.get()); !done) return done.error();
    row_ = {};
    held_ = nullptr;
    copied_.reset();
    remove_feed_copies(database.path());
    std::error_code failed;
    std::filesystem::remove(trust_path(database.path()), failed);
    std::filesystem::remove(root_path(database.path()), failed);
    return {};
}

Result<void> FeedStore::confirm(UtcTime now) {
    if (!held_) return no_feed(*store_.connection_->database);
    if (auto done = store_.confirm(now); !done) return done.error();
    info_.confirmed_at = std::max(info_.confirmed_at, now);
    return {};
}

Result<void> FeedStore::begin_trial() {
    if (!row_.trial) return {};
    FeedRow row = row_;
    ++*row.trial;
    return change_row(row);
}

Result<void> FeedStore::end_trial(TrialEnd end) {
    if (!row_.trial) return {};
    FeedRow row = row_;
    if (end == TrialEnd::lasted)
        row.trial.reset();
    else if (*row.trial > 0)
        --*row.trial;
    return change_row(row);
}

Result<void> FeedStore::quarantine(FeedPlace place) {
    FeedRow row = row_;
    row.quarantined = place;
    row.trial.reset();
    return change_row(row);
}

std::shared_ptr<const feed::ProvenRevision> FeedStore::other_copy(FeedPlace not_this) const {
    const auto& db = store_.connection_->path;
    for (const auto& path : {last_feed_path(db), previous_feed_path(db)}) {
        auto copy = read_feed_copy(path);
        if (!copy || place_of(*copy->revision) == not_this) continue;
        if (copy->revision->head.position.feed == row_.trusted.feed)
            return std::move(copy->revision);
    }
    return nullptr;
}

bool FeedStore::has_copy() const {
    std::error_code failed;
    return std::filesystem::exists(last_feed_path(store_.connection_->path), failed);
}

Result<void> FeedStore::keep_copy() {
    if (!held_ || copied_ == place_of(*held_)) return {};
    const auto& db = store_.connection_->path;
    const auto copy = read_feed_copy(last_feed_path(db));
    if (!copy || copy->revision->head.position != held_->head.position)
        if (auto done = write_feed_copy(db, *held_, row_.root_file); !done) return done.error();
    copied_ = place_of(*held_);
    return {};
}

}  // namespace foyer::store
