#include "tools/hub/rows_edits.h"

#include <array>
#include <cassert>

#include "tools/hub/rows.h"

namespace foyer::hub {

namespace {

constexpr std::string_view edit_columns =
    "id, at, who, token, op, record, title, request, before, after, state, publish_at, ended_at, "
    "ended_by, why";

std::optional<std::string> instant_text(const std::optional<UtcTime>& instant) {
    if (!instant) return std::nullopt;
    return std::to_string(row_instant(*instant));
}

std::optional<UtcTime> instant_or_none(const store::Row& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return instant_in_row(row.integer(column));
}

EditRow edit_in(const store::Row& row) {
    EditRow edit;
    edit.id = row.string(0);
    edit.at = instant_in_row(row.integer(1));
    edit.who = row.string(2);
    edit.token = row.string(3);
    edit.op = row.string(4);
    edit.record = row.string(5);
    edit.title = row.string(6);
    edit.request = row.string(7);
    edit.before = row.string(8);
    edit.after = row.string(9);
    edit.state = edit_state_called(row.text(10)).value_or(EditState::failed);
    edit.publish_at = instant_or_none(row, 11);
    edit.ended_at = instant_or_none(row, 12);
    edit.ended_by = row.string(13);
    edit.why = row.string(14);
    return edit;
}

Result<std::vector<EditRow>> edits_where(const store::Database& database, std::string_view where,
                                         std::initializer_list<store::Value> values) {
    std::vector<EditRow> edits;
    const auto done = each_row(
        database, "SELECT " + std::string(edit_columns) + " FROM edit " + std::string(where),
        values, [&](const store::Row& row) { edits.push_back(edit_in(row)); });
    if (!done) return done.error();
    return edits;
}

}  // namespace

std::string_view word_for(EditState state) {
    switch (state) {
        case EditState::published:
            return "published";
        case EditState::scheduled:
            return "scheduled";
        case EditState::undone:
            return "undone";
        case EditState::withdrawn:
            return "withdrawn";
        case EditState::failed:
            return "failed";
        case EditState::held:
            return "held";
        case EditState::answered:
            return "answered";
    }
    assert(false);
    return {};
}

std::optional<EditState> edit_state_called(std::string_view word) {
    for (const EditState state :
         {EditState::published, EditState::scheduled, EditState::undone, EditState::withdrawn,
          EditState::failed, EditState::held, EditState::answered})
        if (word_for(state) == word) return state;
    return std::nullopt;
}

Result<void> add_edit(const store::Database& database, const EditRow& edit) {
    return run(
        database,
        "INSERT INTO edit (" + std::string(edit_columns) +
            ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS INTEGER), "
            "CAST(? AS INTEGER), ?, ?)",
        {edit.id, row_instant(edit.at), edit.who, edit.token, edit.op, edit.record, edit.title,
         edit.request, edit.before, edit.after, word_for(edit.state), instant_text(edit.publish_at),
         instant_text(edit.ended_at), edit.ended_by, edit.why});
}

Result<void> update_edit(const store::Database& database, const EditRow& edit) {
    return run(database,
               "UPDATE edit SET state = ?, before = ?, after = ?, ended_at = CAST(? AS INTEGER), "
               "ended_by = ?, why = ? WHERE id = ?",
               {word_for(edit.state), edit.before, edit.after, instant_text(edit.ended_at),
                edit.ended_by, edit.why, edit.id});
}

Result<std::optional<EditRow>> find_edit(const store::Database& database, const std::string& id) {
    auto edits = edits_where(database, "WHERE id = ?", {id});
    if (!edits) return edits.error();
    if (edits->empty()) return std::optional<EditRow>();
    return std::optional(std::move(edits->front()));
}

Result<std::vector<EditRow>> newest_edits(const store::Database& database, std::size_t most) {
    return edits_where(database, "ORDER BY n DESC LIMIT ?", {row_number(most)});
}

Result<std::vector<EditRow>> held_edits(const store::Database& database, std::size_t most) {
    return edits_where(database, "WHERE state = 'held' ORDER BY n LIMIT ?", {row_number(most)});
}

Result<std::vector<EditRow>> due_edits(const store::Database& database, UtcTime now) {
    return edits_where(database,
                       "WHERE state = 'scheduled' AND publish_at <= ? "
                       "ORDER BY publish_at, n",
                       {row_instant(now)});
}

Result<std::optional<UtcTime>> next_scheduled(const store::Database& database) {
    std::optional<UtcTime> next;
    const auto done =
        each_row(database, "SELECT min(publish_at) FROM edit WHERE state = 'scheduled'", {},
                 [&](const store::Row& row) { next = instant_or_none(row, 0); });
    if (!done) return done.error();
    return next;
}

}  // namespace foyer::hub
