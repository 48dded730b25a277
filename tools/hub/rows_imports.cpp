#include "tools/hub/rows_imports.h"

#include <cassert>
#include <nlohmann/json.hpp>

#include "core/base/json.h"
#include "core/feed/records.h"
#include "tools/hub/rows.h"

namespace foyer::hub {

namespace {

std::string facts_of(const ImportRow& row) {
    Json json;
    json["hash"] = row.hash;
    json["format"] = row.format;
    json["sessions"] = row.sessions;
    json["changes"] = row.changes;
    json["repairs"] = row.repairs;
    json["dropped"] = row.dropped;
    json["losses"] = Json::array();
    for (const programme::Loss& loss : row.losses)
        json["losses"].push_back({{"kind", word_for(loss.kind)},
                                  {"id", loss.id},
                                  {"name", loss.name},
                                  {"lost", loss.lost},
                                  {"held", loss.held}});
    json["ended_by"] = row.ended_by;
    if (row.ended_at) json["ended_at"] = row_instant(*row.ended_at);
    return write_json(json);
}

std::string text_member(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

std::size_t count_member(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_number_unsigned() ? found->get<std::size_t>() : 0;
}

ImportRow import_in(const store::Row& row) {
    ImportRow read;
    read.id = row.string(0);
    read.at = instant_in_row(row.integer(1));
    read.who = row.string(2);
    read.state = import_state_called(row.text(3)).value_or(ImportState::rejected);
    const auto facts = parse_json(row.text(4));
    if (!facts || !facts->is_object()) return read;
    read.hash = text_member(*facts, "hash");
    read.format = text_member(*facts, "format");
    read.sessions = count_member(*facts, "sessions");
    read.changes = count_member(*facts, "changes");
    read.repairs = count_member(*facts, "repairs");
    read.dropped = count_member(*facts, "dropped");
    if (const auto losses = facts->find("losses"); losses != facts->end() && losses->is_array())
        for (const Json& loss : *losses)
            read.losses.push_back({programme::loss_kind(text_member(loss, "kind"))
                                       .value_or(programme::LossKind::sessions),
                                   text_member(loss, "id"), text_member(loss, "name"),
                                   count_member(loss, "lost"), count_member(loss, "held")});
    read.ended_by = text_member(*facts, "ended_by");
    if (const auto at = facts->find("ended_at"); at != facts->end() && at->is_number_integer())
        read.ended_at = instant_in_row(at->get<std::int64_t>());
    return read;
}

Result<std::vector<ImportRow>> imports_where(const store::Database& database,
                                             std::string_view where,
                                             std::initializer_list<store::Value> values) {
    std::vector<ImportRow> rows;
    const auto done =
        each_row(database, "SELECT id, at, who, state, facts FROM import " + std::string(where),
                 values, [&](const store::Row& row) { rows.push_back(import_in(row)); });
    if (!done) return done.error();
    return rows;
}

std::string held_layer(const std::string& id) {
    return "held-" + id;
}

}  // namespace

std::string_view word_for(ImportState state) {
    switch (state) {
        case ImportState::published:
            return "published";
        case ImportState::held:
            return "held";
        case ImportState::accepted:
            return "accepted";
        case ImportState::rejected:
            return "rejected";
        case ImportState::superseded:
            return "superseded";
    }
    assert(false);
    return {};
}

std::optional<ImportState> import_state_called(std::string_view word) {
    for (const ImportState state :
         {ImportState::published, ImportState::held, ImportState::accepted, ImportState::rejected,
          ImportState::superseded})
        if (word_for(state) == word) return state;
    return std::nullopt;
}

Result<void> add_import(const store::Database& database, const ImportRow& row) {
    return run(database, "INSERT INTO import (id, at, who, state, facts) VALUES (?, ?, ?, ?, ?)",
               {row.id, row_instant(row.at), row.who, word_for(row.state), facts_of(row)});
}

Result<void> update_import(const store::Database& database, const ImportRow& row) {
    return run(database, "UPDATE import SET state = ?, facts = ? WHERE id = ?",
               {word_for(row.state), facts_of(row), row.id});
}

Result<std::optional<ImportRow>> find_import(const store::Database& database,
                                             const std::string& id) {
    auto rows = imports_where(database, "WHERE id = ?", {id});
    if (!rows) return rows.error();
    if (rows->empty()) return std::optional<ImportRow>();
    return std::optional(std::move(rows->front()));
}

Result<std::vector<ImportRow>> newest_imports(const store::Database& database, std::size_t most) {
    return imports_where(database,
                         "WHERE state = 'held' OR n IN "
                         "(SELECT n FROM import ORDER BY n DESC LIMIT ?) ORDER BY n DESC",
                         {row_number(most)});
}

Result<void> keep_held(const store::Database& database, const std::string& id,
                       const programme::Programme& programme) {
    const auto state = state_of_source(programme, {});
    if (!state) return state.error();
    return write_state(database, held_layer(id), {}, *state);
}

Result<programme::Programme> read_held(const store::Database& database, const std::string& id) {
    const auto state = read_state(database, held_layer(id));
    if (!state) return state.error();
    auto publication = feed::publication_of(*state);
    if (!publication) return publication.error();
    return std::move(publication->programme);
}

Result<void> erase_held(const store::Database& database, const std::string& id) {
    return erase_state(database, held_layer(id));
}

}  // namespace foyer::hub
