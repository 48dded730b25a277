// Edits that were refused and are held: somebody decides on them, who may be elsewhere than where
// they were made. What stands in their way is worked out anew each time that it is told.

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "tools/hub/api_handlers.h"
#include "tools/hub/rows.h"
#include "tools/hub/session_answers.h"

namespace foyer::hub {

namespace {

/// Edits that may be held at one time; those beyond are refused and not kept.
constexpr std::size_t most_held = 200;

/// What somebody may decide: whose value counts, whether a clash is meant, whether it still holds.
bool is_question(const Refusal& refusal) {
    constexpr std::array codes{"conflict", "clash", "late"};
    return std::find(codes.begin(), codes.end(), refusal.code) != codes.end();
}

/// The members of a refusal as an object: {"code", "message", "conflicts" …}.
Json question_in(const Refusal& refusal) {
    Json question;
    if (auto extra = parse_json("{" + refusal.extra + "}")) question = *std::move(extra);
    question["code"] = refusal.code;
    question["message"] = refusal.message;
    return question;
}

/// The edit as it is kept, with its records before and after.
Result<EditRow> held_row(ApiContext& context, const ApiCall& call, const EditRequest& request,
                         const Refusal& refusal) {
    const programme::Session* now = find_session(context.desk.programme(), call.ids[0]);
    if (now == nullptr) return Error{ErrorKind::not_found, "there is no such session"};
    programme::Session wanted = *now;
    for (const Field field : request.fields)
        copy_field(field, request.to, wanted);
    EditRow row;
    row.id = fresh_id(context);
    row.at = call.moment.now();
    row.who = call.actor.name;
    row.token = call.actor.token;
    row.op = op_of(*now, wanted);
    row.record = "session " + now->id;
    row.title = now->title.in("");
    row.request = keep_edit(*call.body, request.base);
    row.state = EditState::held;
    row.why = refusal.message;
    return row;
}

}  // namespace

HttpResponse refuse_or_hold(ApiContext& context, const ApiCall& call, const EditRequest& request,
                            const Refusal& refusal) {
    if (!request.hold || request.preview || !is_question(refusal)) return answer_of(refusal);
    const auto others = held_edits(context.desk.database(), most_held);
    if (!others) return answer_of(refusal_of(others.error()));
    if (others->size() >= most_held) return answer_of(refusal);
    const auto row = held_row(context, call, request, refusal);
    if (!row) return answer_of(refusal_of(row.error()));
    Refusal told = refusal;
    told.extra += (told.extra.empty() ? "" : ",") + ("\"held\":\"" + row->id + "\"");
    AuditEntry entry = audit_of(call, row->op + ".hold", row->record);
    entry.to = write_json(*call.body);
    entry.reason = refusal.message;
    // One that was to decide on another stands in its place now.
    std::optional<RowWriter> other;
    for (const EditRow& one : *others)
        if (one.id == request.answers) other = note_decided(call, one, EditState::withdrawn);
    context.wrote_rows = true;
    return commit_rows(
        context, call,
        [&](const store::Database& database) -> Result<void> {
            if (other)
                if (auto noted = (*other)(database); !noted) return noted;
            if (auto added = add_edit(database, *row); !added) return added;
            return add_audit(database, entry);
        },
        answer_of(told));
}

Json question_about(const ApiContext& context, const ApiCall& call, const EditRow& edit) {
    const Desk& desk = context.desk;
    const auto request = read_kept_edit(edit.request, desk.programme());
    if (const auto* refusal = std::get_if<Refusal>(&request)) return question_in(*refusal);
    const std::string session = edit.record.substr(edit.record.find(' ') + 1);
    const auto prepared = prepare_edit(desk, call.moment, {edit.who, edit.token}, session,
                                       std::get<EditRequest>(request));
    if (const auto* refusal = std::get_if<Refusal>(&prepared)) return question_in(*refusal);
    return {};
}

Asked<EditRow> held_edit_called(const ApiContext& context, const std::string& id,
                                const std::string& session) {
    auto found = find_edit(context.desk.database(), id);
    if (!found) return refusal_of(found.error());
    if (!*found || (*found)->record != "session " + session)
        return Refusal{422, "invalid", "\"answers\": no such edit of this session is held.", ""};
    if ((*found)->state == EditState::held) return **std::move(found);
    Json extra;
    extra["who"] = (*found)->ended_by;
    extra["revision"] = context.desk.revision();
    return Refusal{409, "answered",
                   ((*found)->ended_by.empty() ? "Somebody" : (*found)->ended_by) +
                       " has decided on this edit already.",
                   inside_of(extra)};
}

RowWriter note_decided(const ApiCall& call, EditRow edit, EditState state) {
    edit.state = state;
    edit.ended_at = call.moment.now();
    edit.ended_by = call.actor.name;
    AuditEntry entry =
        audit_of(call, edit.op + (state == EditState::answered ? ".answer" : ".drop"), edit.record);
    entry.reason = edit.why;
    return [edit, entry](const store::Database& database) -> Result<void> {
        if (auto updated = update_edit(database, edit); !updated) return updated;
        return add_audit(database, entry);
    };
}

}  // namespace foyer::hub
