#include <string>
#include <vector>

#include "core/store/connection.h"
#include "core/store/feed_row.h"
#include "core/store/last_good.h"
#include "core/store/search_rows.h"
#include "core/store/store.h"

namespace foyer::store {

namespace {

/// Lines of SQLite's own report that are passed on; the first few say all that helps.
constexpr const char* integrity_sql = "PRAGMA integrity_check(20)";

using Problems = std::vector<std::string>;

Result<void> check_pages(const Database& database, Problems& problems) {
    const auto lines = database.strings(integrity_sql);
    if (!lines) return lines.error();
    for (const auto& line : *lines)
        if (line != "ok") problems.push_back("database: " + line);
    return {};
}

Result<void> check_references(const Database& database, Problems& problems) {
    const auto tables = database.strings("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check");
    if (!tables) return tables.error();
    for (const auto& table : *tables)
        problems.push_back("table " + table + ": a row refers to a record that is not there");
    return {};
}

/// The search table row by row against what the programme says it should hold.
Result<void> check_search(const Database& database, const programme::Programme& programme,
                          Problems& problems) {
    const SearchRows rows(programme);
    auto query = database.prepare(
        "SELECT title, people, rooms, text FROM session_search WHERE rowid="
        "(SELECT number FROM session WHERE id=?)");
    if (!query) return query.error();
    for (const auto& session : programme.sessions) {
        bool found = false;
        const auto expected = rows.of(session);
        const auto done = query->each({session.id}, [&](const Row& row) {
            found =
                expected == SearchRow{row.string(0), row.string(1), row.string(2), row.string(3)};
        });
        if (!done) return done.error();
        if (!found)
            problems.push_back("search table: session " + session.id + " is missing or outdated");
    }
    const auto count = database.integer("SELECT count(*) FROM session_search");
    if (!count) return count.error();
    if (*count != static_cast<std::int64_t>(programme.sessions.size()))
        problems.push_back("search table: it holds " + std::to_string(*count) + " sessions, not " +
                           std::to_string(programme.sessions.size()));
    return {};
}

/// FTS5's check of its own index, which is worded as a write.
Result<void> check_search_index(const Database& database, Problems& problems) {
    auto transaction = Transaction::begin(database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    const auto done =
        database.execute("INSERT INTO session_search (session_search) VALUES ('integrity-check')");
    if (done) return {};
    if (done.error().kind != ErrorKind::damaged) return done.error();
    problems.push_back("search table: its index is not as its rows");
    return {};
}

}  // namespace

Result<Examined> examine_database(const Database& database, const KeptRevision& revision,
                                  bool writes) {
    Examined examined;
    Problems& problems = examined.damage;
    // What a look runs into is a finding, unless it says nothing about the store.
    const auto note = [&](const Result<void>& look) -> Result<void> {
        if (look) return {};
        if (look.error().kind != ErrorKind::damaged) return look.error();
        problems.push_back(look.error().detail);
        return {};
    };
    if (auto done = note(check_pages(database, problems)); !done) return done.error();
    if (auto done = note(check_references(database, problems)); !done) return done.error();
    if (const auto row = read_feed_row(database); !row)
        if (auto done = note(row.error()); !done) return done.error();
    if (revision.info.number == 0) return examined;

    auto programme = read_proven(database, revision);
    if (!programme) {
        if (auto done = note(programme.error()); !done) return done.error();
        return examined;
    }
    if (auto done = note(check_search(database, *programme, problems)); !done) return done.error();
    if (writes)
        if (auto done = note(check_search_index(database, problems)); !done) return done.error();
    examined.proven = std::move(*programme);
    return examined;
}

Result<std::vector<std::string>> Store::examine() const {
    if (auto fit = connection_->fit(); !fit) return fit.error();
    const auto kept = read_revision(*connection_->database);
    if (!kept) return kept.error();
    auto examined = examine_database(*connection_->database, *kept, connection_->writes());
    if (!examined) return examined.error();
    // The copies of a feed are renewed while it is followed, some time after each revision.
    const bool of_a_feed = !kept->head_file.empty();
    if (kept->info.number > 0 && !of_a_feed &&
        !last_good_holds(connection_->path, kept->content_hash))
        examined->damage.push_back("last good copy: " + last_good_path(connection_->path).string() +
                                   " is missing or old; the next import renews it");
    return std::move(examined->damage);
}

}  // namespace foyer::store
