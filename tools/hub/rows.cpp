#include "tools/hub/rows.h"

#include "core/feed/record_reader.h"

namespace foyer::hub {

using store::Database;
using store::Row;
using store::Value;

Result<void> run(const Database& database, std::string_view sql,
                 std::initializer_list<Value> values) {
    auto statement = database.prepare(sql);
    if (!statement) return statement.error();
    return statement->run(values);
}

Result<void> each_row(const Database& database, std::string_view sql,
                      std::initializer_list<Value> values,
                      const std::function<void(const Row&)>& take) {
    auto statement = database.prepare(sql);
    if (!statement) return statement.error();
    return statement->each(values, take);
}

Result<std::string> read_setting(const Database& database, std::string_view name) {
    std::string value;
    const auto done = each_row(database, "SELECT value FROM setting WHERE name = ?", {name},
                               [&](const Row& row) { value = row.string(0); });
    if (!done) return done.error();
    return value;
}

Result<void> write_setting(const Database& database, std::string_view name,
                           std::string_view value) {
    return run(database, "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
               {name, value});
}

Result<feed::State> read_state(const Database& database, std::string_view layer) {
    feed::State state;
    bool foreign = false;
    const auto done = each_row(database, "SELECT tbl, id, json FROM record WHERE layer = ?",
                               {layer}, [&](const Row& row) {
                                   if (const auto table = feed::table_called(row.text(0)))
                                       state.put({*table, row.string(1), row.string(2)});
                                   else
                                       foreign = true;
                               });
    if (!done) return done.error();
    if (foreign)
        return Error{ErrorKind::damaged, database.path().string() +
                                             " is damaged: it has records of a kind that no hub "
                                             "writes; restore a backup"};
    return state;
}

Result<void> write_state(const Database& database, std::string_view layer,
                         const feed::State& before, const feed::State& after) {
    return write_step(database, layer, feed::step_between(before, after));
}

Result<void> write_step(const Database& database, std::string_view layer, const feed::Step& step) {
    auto put = database.prepare(
        "INSERT OR REPLACE INTO record (layer, tbl, id, json) VALUES (?, ?, ?, ?)");
    if (!put) return put.error();
    auto remove = database.prepare("DELETE FROM record WHERE layer = ? AND tbl = ? AND id = ?");
    if (!remove) return remove.error();
    for (const auto& [key, json] : step) {
        const auto done = json ? put->run({layer, feed::word_for(key.table), key.id, *json})
                               : remove->run({layer, feed::word_for(key.table), key.id});
        if (!done) return done.error();
    }
    return {};
}

Result<void> erase_state(const Database& database, std::string_view layer) {
    return run(database, "DELETE FROM record WHERE layer = ?", {layer});
}

Result<feed::History> read_history(const Database& database, std::uint64_t first,
                                   std::uint64_t last) {
    feed::History history(first, last);
    const auto done = each_row(
        database, "SELECT tbl, id, revision FROM touched WHERE revision > ? AND revision <= ?",
        {row_number(first), row_number(last)}, [&](const Row& row) {
            if (const auto table = feed::table_called(row.text(0)))
                history.note({*table, row.string(1)}, static_cast<std::uint64_t>(row.integer(2)));
        });
    if (!done) return done.error();
    return history;
}

Result<void> write_touched(const Database& database, const feed::Step& step,
                           std::uint64_t revision) {
    auto put =
        database.prepare("INSERT OR REPLACE INTO touched (tbl, id, revision) VALUES (?, ?, ?)");
    if (!put) return put.error();
    for (const auto& [key, json] : step)
        if (auto done = put->run({feed::word_for(key.table), key.id, row_number(revision)}); !done)
            return done.error();
    return {};
}

namespace {

/// The record in canonical JSON, as `read` reads it.
template <class Read>
auto record_in(std::string_view json, std::string_view place, const Read& read)
    -> Result<decltype(read(std::declval<feed::Fields&>()))> {
    const auto value = feed::Value::parse(json);
    if (!value) return value.error();
    feed::Faults faults;
    feed::Fields fields(*value, std::string(place), faults);
    auto record = read(fields);
    if (faults.any()) return faults.first();
    return record;
}

}  // namespace

Result<programme::Session> session_in_record(std::string_view json) {
    return record_in(json, "session", feed::read_session);
}

Result<programme::PublishedChange> change_in_record(std::string_view json) {
    return record_in(json, "change", feed::read_change);
}

Result<programme::Announcement> announcement_in_record(std::string_view json) {
    return record_in(json, "announcement", feed::read_announcement);
}

}  // namespace foyer::hub
