#include "tools/hub/hub_schema.h"

#include <array>
#include <string>

namespace foyer::hub {

namespace {

/// Step N leads to user_version N. A step that was released is never changed.
constexpr std::array<const char*, 2> steps{R"sql(
CREATE TABLE setting (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE root (
    version INTEGER PRIMARY KEY,
    file TEXT NOT NULL
) STRICT;
CREATE TABLE record (
    layer TEXT NOT NULL,
    tbl TEXT NOT NULL,
    id TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (layer, tbl, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE touched (
    tbl TEXT NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (tbl, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE override (
    session TEXT NOT NULL,
    field_group TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (session, field_group)
) STRICT, WITHOUT ROWID;
CREATE TABLE touch (
    session TEXT NOT NULL,
    field_group TEXT NOT NULL,
    revision INTEGER NOT NULL,
    who TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (session, field_group)
) STRICT, WITHOUT ROWID;
CREATE TABLE change (
    id TEXT PRIMARY KEY NOT NULL,
    json TEXT NOT NULL,
    logged INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE edit (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    token TEXT NOT NULL,
    op TEXT NOT NULL,
    record TEXT NOT NULL,
    title TEXT NOT NULL,
    request TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    state TEXT NOT NULL,
    publish_at INTEGER,
    ended_at INTEGER,
    ended_by TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;
CREATE INDEX edit_by_state ON edit (state, publish_at);
CREATE TABLE idempotency (
    token TEXT NOT NULL,
    key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    at INTEGER NOT NULL,
    status INTEGER NOT NULL,
    fields TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (token, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE audit (
    n INTEGER PRIMARY KEY,
    entry TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TABLE outbox (
    revision INTEGER NOT NULL,
    beat INTEGER NOT NULL,
    head TEXT NOT NULL,
    snapshot_before TEXT NOT NULL,
    done INTEGER NOT NULL,
    PRIMARY KEY (revision, beat)
) STRICT, WITHOUT ROWID;
CREATE TABLE feed_file (
    path TEXT PRIMARY KEY NOT NULL,
    written INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE token (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    created INTEGER NOT NULL,
    expires INTEGER,
    revoked INTEGER,
    secret_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE import (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    state TEXT NOT NULL,
    facts TEXT NOT NULL
) STRICT;
)sql",
                                           // People who use the staff page.
                                           R"sql(
CREATE TABLE account (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    password TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE sign_in (
    secret_hash TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL,
    begun INTEGER NOT NULL,
    ends INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql"};

}  // namespace

Result<void> bring_up_to_date(const store::Database& database) {
    const std::string path = database.path().string();
    const auto id = database.integer("PRAGMA application_id");
    if (!id) return id.error();
    const auto version = database.integer("PRAGMA user_version");
    if (!version) return version.error();
    const auto objects = database.integer("SELECT count(*) FROM sqlite_schema");
    if (!objects) return objects.error();
    const bool empty = *id == 0 && *version == 0 && *objects == 0;
    if (!empty && *id != hub_application_id)
        return Error{ErrorKind::unsupported,
                     path + " is not the database of a hub; give the one that foyer-hub init made"};
    const auto newest = static_cast<std::int64_t>(steps.size());
    if (*version > newest)
        return Error{ErrorKind::unsupported, path + " was written by a newer hub (schema " +
                                                 std::to_string(*version) + ", this one knows " +
                                                 std::to_string(newest) + "); update this program"};
    if (*version == newest) return {};
    if (empty)
        if (auto set = database.execute("PRAGMA journal_mode=WAL"); !set) return set.error();
    auto transaction = store::Transaction::begin(database, store::Transaction::Kind::write);
    if (!transaction) return transaction.error();
    for (auto step = static_cast<std::size_t>(*version); step < steps.size(); ++step)
        if (auto done = database.execute(steps[step]); !done) return done.error();
    const std::string header = "PRAGMA application_id=" + std::to_string(hub_application_id) +
                               "; PRAGMA user_version=" + std::to_string(newest);
    if (auto done = database.execute(header.c_str()); !done) return done.error();
    return transaction->commit();
}

}  // namespace foyer::hub
