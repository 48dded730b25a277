#include "core/store/sqlite.h"

#include <sqlite3.h>

#include <cassert>
#include <system_error>
#include <utility>

#include "core/base/limits.h"

namespace foyer::store {

namespace {

/// Bytes that SQLite may hold in this process. A store at the limits of limits.h needs 20 MiB.
constexpr sqlite3_int64 heap_limit_bytes = 128 * 1024 * 1024;
/// Bytes of one row: the search table holds abstract and description of a session in one column.
constexpr int row_limit_bytes =
    static_cast<int>(3 * limits::languages_per_text * limits::text_bytes);
/// How long to wait for a reader that has the database locked for a moment.
constexpr int busy_timeout_ms = 2'000;

/// What SQLite may be made to do by a database that somebody else wrote, and no more than ours
/// needs.
void limit(sqlite3* handle) {
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, row_limit_bytes);
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 64 * 1024);
    sqlite3_limit(handle, SQLITE_LIMIT_COLUMN, 64);
    sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 64);
    sqlite3_limit(handle, SQLITE_LIMIT_COMPOUND_SELECT, 8);
    sqlite3_limit(handle, SQLITE_LIMIT_VDBE_OP, 25'000);
    sqlite3_limit(handle, SQLITE_LIMIT_FUNCTION_ARG, 16);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 256);
    sqlite3_limit(handle, SQLITE_LIMIT_VARIABLE_NUMBER, 64);
    sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 4);
    sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0);

    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

/// After these the pages in memory and those on disk may differ without anybody knowing.
bool breaks_connection(int code) {
    return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
}

bool is_read_error(int code) {
    return code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ ||
           code == SQLITE_IOERR_CORRUPTFS || code == SQLITE_IOERR_DATA;
}

std::string escaped_for_uri(std::string_view path) {
    std::string escaped;
    for (const char c : path) {
        switch (c) {
            case '%':
                escaped += "%25";
                break;
            case '?':
                escaped += "%3f";
                break;
            case '#':
                escaped += "%23";
                break;
            default:
                escaped += c;
        }
    }
    return escaped;
}

Error described(int code, const std::string& path, const std::string& words) {
    switch (code & 0xff) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_FORMAT:
            return {ErrorKind::damaged, path + " is damaged: " + words};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_PROTOCOL:
            return {ErrorKind::in_use, path +
                                           " is in use by another program; close it, then try "
                                           "again"};
        case SQLITE_NOMEM:
        case SQLITE_TOOBIG:
            return {ErrorKind::too_large, path + ": a record is too large to be stored: " + words};
        case SQLITE_CONSTRAINT:
        case SQLITE_MISMATCH:
            return {ErrorKind::invalid, path + " does not take this record: " + words};
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return {ErrorKind::unreadable,
                    path + " cannot be opened: " + words +
                        "; check that it is a file and that the folder may be written"};
        case SQLITE_FULL:
            return {ErrorKind::disk, path +
                                         " cannot be written: the disk is full; free some space "
                                         "and try again"};
        case SQLITE_READONLY:
            return {ErrorKind::disk, path + " cannot be written: it is read-only (" + words + ")"};
        case SQLITE_IOERR:
            if (is_read_error(code))
                return {ErrorKind::damaged, path + " is damaged: reading it failed: " + words};
            return {ErrorKind::disk, path + " cannot be written: " + words};
        default:
            // Our own statements are right, so what they meet is not what we wrote.
            return {ErrorKind::damaged, path + " is damaged: " + words};
    }
}

}  // namespace

std::int64_t Row::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string_view Row::text(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Row::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Statement::Statement(const Database& database, sqlite3_stmt* handle)
    : database_(&database), handle_(handle) {}

Result<void> Statement::bind(std::initializer_list<Value> values) {
    assert(static_cast<int>(values.size()) == sqlite3_bind_parameter_count(handle_.get()));
    int place = 0;
    for (const Value& value : values) {
        ++place;
        int code = SQLITE_OK;
        switch (value.kind_) {
            case Value::Kind::null:
                code = sqlite3_bind_null(handle_.get(), place);
                break;
            case Value::Kind::integer:
                code = sqlite3_bind_int64(handle_.get(), place, value.number_);
                break;
            case Value::Kind::text:
                code = sqlite3_bind_text64(handle_.get(), place,
                                           value.text_.empty() ? "" : value.text_.data(),
                                           value.text_.size(), SQLITE_STATIC, SQLITE_UTF8);
                break;
            case Value::Kind::blob:
                code = sqlite3_bind_blob64(handle_.get(), place,
                                           value.text_.empty() ? "" : value.text_.data(),
                                           value.text_.size(), SQLITE_STATIC);
                break;
        }
        if (code != SQLITE_OK) return database_->failure();
    }
    return {};
}

Result<void> Statement::run(std::initializer_list<Value> values) {
    return each(values, [](const Row&) {});
}

Result<void> Statement::each(std::initializer_list<Value> values,
                             const std::function<void(const Row&)>& take) {
    if (auto bound = bind(values); !bound) return bound.error();
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(handle_.get())) == SQLITE_ROW)
        take(Row(handle_.get()));
    if (code != SQLITE_DONE) {
        const Error error = database_->failure();
        sqlite3_reset(handle_.get());
        return error;
    }
    sqlite3_reset(handle_.get());
    return {};
}

Database::Database(std::filesystem::path path, sqlite3* handle)
    : path_(std::move(path)), handle_(handle) {}

Database::~Database() {
    // Fails only while statements live, which is our own bug.
    const int code = sqlite3_close(handle_);
    assert(code == SQLITE_OK);
    static_cast<void>(code);
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& path, Access access) {
    sqlite3_hard_heap_limit64(heap_limit_bytes);
    int flags = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE |
                SQLITE_OPEN_NOMUTEX;
    // A linked folder is nobody's trick, so only the file itself must not be a link.
    std::error_code unresolved;
    const auto folder = std::filesystem::weakly_canonical(
        path.has_parent_path() ? path.parent_path() : ".", unresolved);
    std::string name = unresolved ? path.string() : (folder / path.filename()).string();
    switch (access) {
        case Access::write:
            flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
            break;
        case Access::read:
            flags |= SQLITE_OPEN_READONLY;
            break;
        case Access::immutable:
            flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
            name = "file:" + escaped_for_uri(name) + "?immutable=1";
            break;
        case Access::memory:
            flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY;
            name = ":memory:";
            break;
    }
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
    if (handle == nullptr)
        return Error{ErrorKind::too_large, path.string() + " cannot be opened: out of memory"};
    std::unique_ptr<Database> database(new Database(path, handle));
    if (code != SQLITE_OK) return database->failure();
    limit(handle);
    sqlite3_busy_timeout(handle, busy_timeout_ms);
    if (auto settled = database->settle(access); !settled) return settled.error();
    return database;
}

Result<void> Database::settle(Access access) {
    if (auto set =
            execute("PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;"
                    "PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL;");
        !set)
        return set.error();
    // The log goes into the database at 4 MiB, counted in the pages that a new store has.
    if (access == Access::write)
        return execute("PRAGMA journal_size_limit=4194304; PRAGMA wal_autocheckpoint=256;");
    // Only the writer may move the log into the database: two that do so at once can corrupt it.
    if (access == Access::memory) return {};
    return execute("PRAGMA wal_autocheckpoint=0; PRAGMA query_only=ON;");
}

Result<Statement> Database::prepare(std::string_view sql) const {
    sqlite3_stmt* handle = nullptr;
    const int code =
        sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), 0, &handle, nullptr);
    if (code != SQLITE_OK) return failure();
    return Statement(*this, handle);
}

Result<void> Database::execute(const char* sql) const {
    if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return failure();
    return {};
}

Result<std::int64_t> Database::integer(std::string_view sql) const {
    auto query = prepare(sql);
    if (!query) return query.error();
    std::optional<std::int64_t> first;
    const auto done = query->each({}, [&](const Row& row) {
        if (!first) first = row.integer(0);
    });
    if (!done) return done.error();
    if (!first) return Error{ErrorKind::not_found, path_.string() + " holds no such record"};
    return *first;
}

Result<std::vector<std::string>> Database::strings(std::string_view sql) const {
    auto query = prepare(sql);
    if (!query) return query.error();
    std::vector<std::string> all;
    const auto done = query->each({}, [&](const Row& row) { all.push_back(row.string(0)); });
    if (!done) return done.error();
    return all;
}

Result<void> Database::back_up_to(const std::filesystem::path& path) const {
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored))
        return Error{ErrorKind::refused, path.string() + " exists already"};
    sqlite3* copy = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW |
                      SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2(path.c_str(), &copy, flags, nullptr);
    if (code == SQLITE_OK) {
        // One step copies everything: nobody else writes while it runs.
        if (sqlite3_backup* backup = sqlite3_backup_init(copy, "main", handle_, "main")) {
            sqlite3_backup_step(backup, -1);
            code = sqlite3_backup_finish(backup);
        } else {
            code = sqlite3_errcode(copy);
        }
    }
    const std::string words = copy != nullptr ? sqlite3_errmsg(copy) : "out of memory";
    sqlite3_close(copy);
    if (code == SQLITE_OK) return {};
    std::filesystem::remove(path, ignored);
    return described(code, path.string(), words);
}

void Database::adopt() const {
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
}

Error Database::failure() const {
    const int code = sqlite3_extended_errcode(handle_);
    if (breaks_connection(code)) broken_ = true;
    std::string words = sqlite3_errmsg(handle_);
    if (const int system = sqlite3_system_errno(handle_); system != 0 && code != SQLITE_OK)
        words += ": " + std::error_code(system, std::generic_category()).message();
    return described(code, path_.string(), words);
}

Result<Transaction> Transaction::begin(const Database& database, Kind kind) {
    const auto begun = database.execute(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
    if (!begun) return begun.error();
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
    // SQLite may have rolled back by itself after a failure; then this one has nothing to do.
    if (database_ != nullptr) static_cast<void>(database_->execute("ROLLBACK"));
}

Result<void> Transaction::commit() {
    assert(database_ != nullptr);
    if (auto committed = database_->execute("COMMIT"); !committed) return committed.error();
    database_ = nullptr;
    return {};
}

void use_vfs_called(const std::string& name) {
    sqlite3_vfs* vfs = sqlite3_vfs_find(name.empty() ? "unix" : name.c_str());
    assert(vfs != nullptr);
    sqlite3_vfs_register(vfs, 1);
}

}  // namespace foyer::store
