#include "core/store/store.h"

#include <sys/stat.h>

#include <algorithm>
#include <cassert>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/store/connection.h"
#include "core/store/content_hash.h"
#include "core/store/feed_copy.h"
#include "core/store/feed_row.h"
#include "core/store/last_good.h"
#include "core/store/programme_reader.h"
#include "core/store/programme_writer.h"
#include "core/store/record_rows.h"
#include "core/store/schema.h"
#include "core/store/stored_values.h"

namespace foyer::store {

namespace {

namespace fs = std::filesystem;
using programme::Programme;

/// Takes effect on a database without any page. The rows of texts are long: pages of SQLite's usual
/// 4 KiB would be four times as many to write into the log and from there into the database.
constexpr const char* page_size_sql = "PRAGMA page_size=16384";

Error nothing_stored(const fs::path& path) {
    return {ErrorKind::not_found,
            path.string() + " holds no programme yet; import one with: foyerctl import FILE --db " +
                path.string()};
}

Result<void> quick_check(const Database& database) {
    const auto found = database.strings("PRAGMA quick_check(1)");
    if (!found) return found.error();
    if (found->size() == 1 && found->front() == "ok") return {};
    return Error{ErrorKind::damaged, database.path().string() + " is damaged: " +
                                         (found->empty() ? "no answer" : found->front())};
}

/// True when both hold the same records, in whatever order their sessions stand.
bool same_content(const Programme& a, const Programme& b) {
    if (a.conference != b.conference || a.rooms != b.rooms || a.tracks != b.tracks ||
        a.people != b.people || a.sessions.size() != b.sessions.size())
        return false;
    std::unordered_map<std::string_view, const programme::Session*> by_id;
    for (const auto& session : a.sessions)
        by_id.emplace(session.id, &session);
    return std::all_of(b.sessions.begin(), b.sessions.end(), [&](const auto& session) {
        const auto other = by_id.find(session.id);
        return other != by_id.end() && *other->second == session;
    });
}

Result<std::unique_ptr<Database>> open_to_read(const fs::path& path, Database::Access access) {
    auto database = Database::open(path, access);
    if (!database) return database.error();
    const auto state = inspect_schema(**database);
    if (!state) return state.error();
    switch (*state) {
        case SchemaState::current:
            break;
        case SchemaState::empty:
            return nothing_stored(path);
        case SchemaState::older:
            return Error{ErrorKind::unsupported,
                         path.string() +
                             " was written by an older Foyer; the next import into it "
                             "brings it up to date"};
    }
    if (auto good = quick_check(**database); !good) return good.error();
    return database;
}

}  // namespace

Result<void> Store::Connection::fit() const {
    if (!database->broken()) return {};
    return Error{ErrorKind::disk, path.string() +
                                      " could not be brought to disk; it must be "
                                      "opened again before it is used"};
}

Result<void> Store::Connection::fit_to_write() const {
    if (!writes()) return Error{ErrorKind::usage, path.string() + " is open for reading only"};
    return fit();
}

Result<void> check_place(const fs::path& path) {
    struct stat facts {};
    if (::lstat(path.c_str(), &facts) == 0) {
        if (S_ISREG(facts.st_mode)) return {};
        const char* kind = S_ISDIR(facts.st_mode)    ? "a folder"
                           : S_ISLNK(facts.st_mode)  ? "a link"
                           : S_ISFIFO(facts.st_mode) ? "a FIFO"
                                                     : "a device";
        return Error{ErrorKind::unreadable,
                     path.string() + " is " + kind + ", not a database; give the path of a file"};
    }
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    std::error_code failed;
    if (fs::is_directory(folder, failed)) return {};
    return Error{ErrorKind::not_found,
                 "the folder " + folder.string() + " of the store does not exist; create it first"};
}

Result<std::unique_ptr<Database>> open_locked(const fs::path& path, Look look) {
    auto database = Database::open(path, Database::Access::write);
    if (!database) return database.error();
    const auto state = inspect_schema(**database);
    if (!state) return state.error();
    // Only now is the file known to be ours, or new: nothing was written into it before.
    if (*state == SchemaState::empty)
        if (auto set = (*database)->execute(page_size_sql); !set) return set.error();
    const auto mode = (*database)->strings("PRAGMA journal_mode=WAL");
    if (!mode) return mode.error();
    if (mode->size() != 1 || mode->front() != "wal")
        return Error{ErrorKind::disk, path.string() +
                                          " is on a file system that cannot keep a "
                                          "write-ahead log; use a local disk"};
    switch (*state) {
        case SchemaState::current:
            break;
        case SchemaState::empty:
        case SchemaState::older:
            if (auto built = build_schema(**database); !built) return built.error();
            break;
    }
    if (look == Look::quick)
        if (auto good = quick_check(**database); !good) return good.error();
    (*database)->adopt();
    for (const auto& beside :
         {last_good_path(path), last_feed_path(path), trust_path(path), root_path(path)})
        remove_stale_stages(beside);
    return database;
}

Result<Programme> read_proven(const Database& database, const KeptRevision& revision) {
    auto programme = read_rows(database);
    if (!programme) return programme.error();
    const auto state_hash = hash_of_records(database);
    if (!state_hash) return state_hash.error();
    if (content_hash(*programme) != revision.content_hash || *state_hash != revision.state_hash)
        return Error{ErrorKind::damaged,
                     database.path().string() + " is damaged: it does not hold what revision " +
                         std::to_string(revision.info.number) + " held when it was stored"};
    return programme;
}

/// What a feed had brought is held no more; what is trusted stays.
static Result<void> leave_feed(const Database& database, FeedRow row) {
    if (row.trusted.feed.empty()) return {};
    row.held = row.quarantined = {};
    row.trial.reset();
    return write_feed_row(database, row);
}

Result<void> store_revision(const Database& database, const Programme& before,
                            const Stored& stored) {
    const auto records = records_of(stored.changes);
    if (!records) return records.error();
    const KeptRevision revision{stored.revision, content_hash(stored.programme),
                                hash_of_records(*records), ""};
    auto copy = stage_last_good(database.path(), stored, revision.content_hash);
    if (!copy) return copy.error();
    auto transaction = Transaction::begin(database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    const auto old_records = read_records(database);
    if (!old_records) return old_records.error();
    const auto feed = read_feed_row(database);
    if (!feed) return feed.error();
    if (auto done = write_rows(database, before, stored.programme); !done) return done.error();
    if (auto done = write_records(database, *old_records, *records); !done) return done.error();
    if (auto done = write_revision(database, revision); !done) return done.error();
    if (auto done = leave_feed(database, *feed); !done) return done.error();
    if (auto done = transaction->commit(); !done) return done.error();
    // The revision is stored whatever happens to its copy; the next apply or confirm renews a copy
    // that is missing or old, and then says why it cannot.
    if (copy->commit()) remove_feed_copies(database.path());
    return {};
}

namespace {

Result<Stored> with_changes(const Database& database, Programme programme,
                            const RevisionInfo& info) {
    const auto records = read_records(database);
    if (!records) return records.error();
    auto changes = changes_in(*records);
    if (!changes) return changes.error();
    return Stored{std::move(programme), info, std::move(*changes)};
}

Result<Stored> stored_in(const Database& database, const KeptRevision& kept) {
    auto programme = read_proven(database, kept);
    if (!programme) return programme.error();
    return with_changes(database, std::move(*programme), kept.info);
}

}  // namespace

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const fs::path& path) {
    if (auto good = check_place(path); !good) return good.error();
    auto lock = LockFile::take(path);
    if (!lock) return lock.error();
    auto database = open_locked(path, Look::quick);
    if (!database) return database.error();
    return Store(std::unique_ptr<Connection>(
        new Connection{path, std::move(*lock), std::move(*database), {}}));
}

Result<Store> Store::open_read_only(const fs::path& path) {
    std::error_code failed;
    if (!fs::exists(fs::symlink_status(path, failed)))
        return Error{ErrorKind::not_found, path.string() +
                                               " does not exist; create it with: "
                                               "foyerctl import FILE --db " +
                                               path.string()};
    if (auto good = check_place(path); !good) return good.error();
    if (auto free = LockFile::check_free(path); !free) return free.error();
    auto database = open_to_read(path, Database::Access::read);
    // On a read-only medium SQLite cannot make its index of the log; without a log there is nothing
    // to index, and nobody can write.
    if (!database && database.error().kind == ErrorKind::unreadable &&
        !fs::exists(path.string() + "-wal", failed))
        database = open_to_read(path, Database::Access::immutable);
    if (!database) return database.error();
    return Store(
        std::unique_ptr<Connection>(new Connection{path, std::nullopt, std::move(*database), {}}));
}

Result<RevisionInfo> Store::apply(const Programme& programme, const ApplyOptions& options) {
    if (auto fit = connection_->fit_to_write(); !fit) return fit.error();
    const Database& database = *connection_->database;
    auto kept = read_revision(database);
    if (!kept) return kept.error();

    connection_->proven.reset();
    Programme before;
    if (kept->info.number > 0) {
        auto stored = read_proven(database, *kept);
        if (!stored) return stored.error();
        before = std::move(*stored);
        const bool of_a_feed = !kept->head_file.empty();
        if (!of_a_feed && same_content(before, programme)) {
            if (auto done = confirm(options.now); !done) return done.error();
            kept->info.confirmed_at = std::max(kept->info.confirmed_at, options.now);
            return kept->info;
        }
    }
    const RevisionInfo info{kept->info.number + 1, options.now, options.now, options.source,
                            options.format};
    if (auto done = store_revision(database, before, {programme, info, options.changes}); !done)
        return done.error();
    return info;
}

Result<void> Store::confirm(UtcTime now) {
    if (auto fit = connection_->fit_to_write(); !fit) return fit.error();
    const Database& database = *connection_->database;
    auto kept = read_revision(database);
    if (!kept) return kept.error();
    if (kept->info.number == 0) return nothing_stored(connection_->path);
    // A wall clock that was set back must not make the proof older than it was.
    if (now > kept->info.confirmed_at) {
        auto update = database.prepare("UPDATE revision SET confirmed_at=?");
        if (!update) return update.error();
        if (auto done = update->run({seconds_of(now)}); !done) return done.error();
        kept->info.confirmed_at = now;
    }
    // A feed has copies of its own.
    if (!kept->head_file.empty()) return {};
    if (last_good_holds(connection_->path, kept->content_hash)) return {};
    auto stored = stored_in(database, *kept);
    if (!stored) return stored.error();
    auto copy = stage_last_good(connection_->path, *stored, kept->content_hash);
    if (!copy) return copy.error();
    return copy->commit();
}

Result<Stored> Store::load() const {
    if (auto fit = connection_->fit(); !fit) return fit.error();
    const Database& database = *connection_->database;
    // One look at the database, though it takes several queries.
    auto transaction = Transaction::begin(database, Transaction::Kind::read);
    if (!transaction) return transaction.error();
    const auto kept = read_revision(database);
    if (!kept) return kept.error();
    if (kept->info.number == 0) return nothing_stored(connection_->path);
    if (auto proven = std::exchange(connection_->proven, std::nullopt))
        return with_changes(database, std::move(*proven), kept->info);
    return stored_in(database, *kept);
}

Result<RevisionInfo> Store::revision() const {
    if (auto fit = connection_->fit(); !fit) return fit.error();
    const auto kept = read_revision(*connection_->database);
    if (!kept) return kept.error();
    return kept->info;
}

Result<std::string> Store::setting(const std::string& name) const {
    if (auto fit = connection_->fit(); !fit) return fit.error();
    auto query = connection_->database->prepare("SELECT value FROM setting WHERE name=?");
    if (!query) return query.error();
    std::optional<std::string> value;
    const auto done = query->each({name}, [&](const Row& row) { value = row.string(0); });
    if (!done) return done.error();
    if (!value) return Error{ErrorKind::not_found, "the setting " + name + " is not set"};
    return *value;
}

Result<void> Store::set_setting(const std::string& name, const std::string& value) {
    if (auto fit = connection_->fit_to_write(); !fit) return fit.error();
    if (const auto old = setting(name); old && *old == value) return {};
    auto insert = connection_->database->prepare(
        "INSERT INTO setting (name, value) VALUES (?,?)"
        " ON CONFLICT (name) DO UPDATE SET value=excluded.value");
    if (!insert) return insert.error();
    return insert->run({name, value});
}

void Store::use_vfs(const std::string& name) {
    use_vfs_called(name);
}

}  // namespace foyer::store
