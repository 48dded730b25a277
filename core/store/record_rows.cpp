#include "core/store/record_rows.h"

#include <functional>
#include <optional>
#include <utility>

#include "core/feed/document.h"
#include "core/feed/records.h"

namespace foyer::store {

namespace {

using feed::State;
using feed::Table;

/// Hands over each row, table by table in the order in which they are hashed, by id.
Result<void> each_record(
    const Database& database,
    const std::function<void(Table, std::string_view id, std::string_view json)>& take) {
    auto query = database.prepare("SELECT id, json FROM record WHERE kind=? ORDER BY id");
    if (!query) return query.error();
    for (const Table table : feed::tables) {
        const auto done = query->each({feed::word_for(table)}, [&](const Row& row) {
            // Two columns of one row stay valid side by side.
            take(table, row.text(0), row.text(1));
        });
        if (!done) return done.error();
    }
    return {};
}

/// A conference that stands in where only changes are of interest.
programme::Publication nothing_but_a_conference() {
    programme::Publication publication;
    publication.programme.conference.id = "none";
    publication.programme.conference.title.set("", "none");
    return publication;
}

}  // namespace

Result<State> read_records(const Database& database) {
    State state;
    const auto done =
        each_record(database, [&](Table table, std::string_view id, std::string_view json) {
            state.put({table, std::string(id), std::string(json)});
        });
    if (!done) return done.error();
    return state;
}

Result<std::string> hash_of_records(const Database& database) {
    feed::StateHasher hasher;
    bool any = false;
    const auto done = each_record(database, [&](Table, std::string_view id, std::string_view json) {
        hasher.add(id, json);
        any = true;
    });
    if (!done) return done.error();
    if (!any) return std::string();
    const feed::Digest digest = hasher.finish();
    return std::string(digest.begin(), digest.end());
}

std::string hash_of_records(const State& state) {
    if (state.count() == 0) return {};
    const feed::Digest digest = state_hash(state);
    return {digest.begin(), digest.end()};
}

Result<void> write_records(const Database& database, const State& before, const State& after) {
    std::optional<Statement> put, remove;
    const auto prepared = [&](std::optional<Statement>& statement,
                              const char* sql) -> Result<Statement*> {
        if (!statement) {
            auto made = database.prepare(sql);
            if (!made) return made.error();
            statement = std::move(*made);
        }
        return &*statement;
    };
    for (const feed::RecordKey& key : feed::differing(before, after)) {
        const std::string* json = after.find(key.table, key.id);
        const std::string_view kind = feed::word_for(key.table);
        auto statement = json != nullptr
                             ? prepared(put,
                                        "INSERT INTO record (kind, id, json) VALUES (?,?,?)"
                                        " ON CONFLICT (kind, id) DO UPDATE SET json=excluded.json")
                             : prepared(remove, "DELETE FROM record WHERE kind=? AND id=?");
        if (!statement) return statement.error();
        const auto done = json != nullptr ? (*statement)->run({kind, key.id, *json})
                                          : (*statement)->run({kind, key.id});
        if (!done) return done.error();
    }
    return {};
}

Result<State> records_of(const std::vector<programme::PublishedChange>& changes) {
    if (changes.empty()) return State();
    programme::Publication publication = nothing_but_a_conference();
    publication.changes = changes;
    auto all = feed::state_of(publication);
    if (!all) return all.error();
    State records;
    for (const auto& [id, json] : all->records(Table::changes))
        records.put({Table::changes, id, json});
    return records;
}

Result<std::vector<programme::PublishedChange>> changes_in(const State& records) {
    if (records.records(Table::changes).empty()) return std::vector<programme::PublishedChange>();
    auto all = feed::state_of(nothing_but_a_conference());
    if (!all) return all.error();
    for (const auto& [id, json] : records.records(Table::changes))
        all->put({Table::changes, id, json});
    auto publication = feed::publication_of(*all);
    if (!publication) return publication.error();
    return std::move(publication->changes);
}

}  // namespace foyer::store
