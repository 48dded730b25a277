#include "core/store/outbox.h"

#include <utility>

#include "core/base/ids.h"
#include "core/base/limits.h"
#include "core/store/stored_values.h"

namespace foyer::store {

namespace {

/// "FoyO" in the header of an outbox.
constexpr std::int64_t outbox_id = 0x466f794f;
constexpr std::int64_t outbox_version = 1;

constexpr const char* outbox_schema =
    "CREATE TABLE waiting_edit (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
    " target TEXT NOT NULL, base TEXT NOT NULL, body TEXT NOT NULL, made_at INTEGER NOT NULL)"
    " STRICT";

Result<void> make(const Database& database) {
    auto transaction = Transaction::begin(database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    if (auto made = database.execute(outbox_schema); !made) return made.error();
    const std::string header = "PRAGMA application_id=" + std::to_string(outbox_id) +
                               "; PRAGMA user_version=" + std::to_string(outbox_version);
    if (auto made = database.execute(header.c_str()); !made) return made.error();
    return transaction->commit();
}

/// Fails unless the database is empty, which is then made an outbox, or is one.
Result<void> settle(const Database& database) {
    const auto id = database.integer("PRAGMA application_id");
    if (!id) return id.error();
    const auto version = database.integer("PRAGMA user_version");
    if (!version) return version.error();
    const auto objects = database.strings("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL");
    if (!objects) return objects.error();
    const std::string path = database.path().string();
    if (*id == 0 && *version == 0 && objects->empty()) return make(database);
    if (*id != outbox_id || *version > outbox_version)
        return Error{ErrorKind::unsupported,
                     path + " holds no edits of this Foyer; move it away to go on without it"};
    if (objects->size() != 1 || objects->front() != outbox_schema)
        return Error{ErrorKind::damaged,
                     path + " is damaged: its tables are not Foyer's; move it away to go on"};
    return {};
}

}  // namespace

Result<Outbox> Outbox::open(const std::filesystem::path& path) {
    auto lock = LockFile::take(path);
    if (!lock) return lock.error();
    auto database = Database::open(path, Database::Access::write);
    if (!database) return database.error();
    if (auto settled = settle(**database); !settled) return settled.error();
    (*database)->adopt();
    return Outbox(*std::move(lock), *std::move(database));
}

Result<void> Outbox::add(const WaitingEdit& edit) {
    if (!is_record_id(edit.id))
        return Error{ErrorKind::invalid, "\"" + edit.id + "\" is no id of an edit"};
    if (edit.body.size() > limits::text_bytes)
        return Error{ErrorKind::too_large, "the edit is too long to be kept"};
    const auto count = database_->integer("SELECT count(*) FROM waiting_edit");
    if (!count) return count.error();
    if (static_cast<std::size_t>(*count) >= most_waiting_edits)
        return Error{ErrorKind::too_large,
                     std::to_string(most_waiting_edits) +
                         " edits wait for the hub already; bring the network back first"};
    auto insert = database_->prepare(
        "INSERT INTO waiting_edit (id, target, base, body, made_at) VALUES (?,?,?,?,?)"
        " ON CONFLICT (id) DO NOTHING");
    if (!insert) return insert.error();
    return insert->run({edit.id, edit.target, edit.base, edit.body, seconds_of(edit.made_at)});
}

Result<std::vector<WaitingEdit>> Outbox::waiting() const {
    auto query = database_->prepare(
        "SELECT id, target, base, body, made_at FROM waiting_edit ORDER BY place");
    if (!query) return query.error();
    std::vector<WaitingEdit> edits;
    const auto read = query->each({}, [&](const Row& row) {
        edits.push_back({row.string(0), row.string(1), row.string(2), row.string(3),
                         instant_of(row.integer(4))});
    });
    if (!read) return read.error();
    return edits;
}

Result<void> Outbox::remove(const std::string& id) {
    auto removal = database_->prepare("DELETE FROM waiting_edit WHERE id=?");
    if (!removal) return removal.error();
    return removal->run({id});
}

}  // namespace foyer::store
