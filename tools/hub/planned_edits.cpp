#include "tools/hub/planned_edits.h"

#include "tools/hub/editing.h"

namespace foyer::hub {

namespace {

/// The edit as its maker asked for it.
Asked<ReadyEdit> prepare_planned(const Desk& desk, Moment moment, const EditRow& edit) {
    const auto request = read_kept_edit(edit.request, desk.programme());
    if (const auto* refusal = std::get_if<Refusal>(&request)) return *refusal;
    const std::string session = edit.record.substr(edit.record.find(' ') + 1);
    return prepare_edit(desk, moment, {edit.who, edit.token}, session,
                        std::get<EditRequest>(request));
}

Result<void> fail_edit(Desk& desk, Moment moment, EditRow edit, const Refusal& refusal) {
    edit.state = EditState::failed;
    edit.ended_at = moment.now();
    edit.ended_by = "hub";
    edit.why = refusal.message;
    AuditEntry entry;
    entry.at = moment.now();
    entry.user = edit.who;
    entry.token = edit.token;
    entry.op = edit.op + ".fail";
    entry.record = edit.record;
    entry.reason = refusal.message;
    return desk.write([&](const store::Database& database) -> Result<void> {
        if (auto updated = update_edit(database, edit); !updated) return updated;
        return add_audit(database, entry);
    });
}

Result<void> do_planned(Desk& desk, Moment moment, const EditRow& edit) {
    auto prepared = prepare_planned(desk, moment, edit);
    if (const auto* refusal = std::get_if<Refusal>(&prepared))
        return fail_edit(desk, moment, edit, *refusal);
    auto& ready = std::get<ReadyEdit>(prepared);
    EditRow row = edit;
    row.state = EditState::published;
    if (!ready.nothing) {
        row.before = ready.row.before;
        row.after = ready.row.after;
    }
    ready.turn.rows.push_back(
        [row](const store::Database& database) { return update_edit(database, row); });
    const auto revision = desk.commit(std::move(ready.turn));
    if (!revision) return revision.error();
    return {};
}

}  // namespace

Result<void> do_planned_edits(ApiContext& context, Moment moment) {
    const auto due = due_edits(context.desk.database(), moment.now());
    if (!due) return due.error();
    for (const EditRow& edit : *due)
        if (auto done = do_planned(context.desk, moment, edit); !done) return done;
    return {};
}

}  // namespace foyer::hub
