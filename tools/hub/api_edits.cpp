// Edits: what was done, taking it back, and dropping what is planned.

#include <charconv>
#include <nlohmann/json.hpp>

#include "tools/hub/api_handlers.h"
#include "tools/hub/request_body.h"
#include "tools/hub/rows.h"
#include "tools/hub/session_answers.h"

namespace foyer::hub {

namespace {

constexpr std::size_t usual_edits = 50;

/// The number in a query, within bounds; `otherwise` when there is none.
std::size_t query_number(const HttpRequest& request, std::string_view name, std::size_t otherwise,
                         std::size_t most) {
    const std::string_view digits = request.query_value(name);
    std::size_t number = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || code != std::errc() || end != digits.data() + digits.size())
        return otherwise;
    return std::min(number, most);
}

/// The body of the request as it was asked for; an empty object where it cannot be read.
Json body_of(const EditRow& edit) {
    const auto request = parse_json(edit.request);
    if (!request || !request->is_object()) return Json::object();
    Json body = request->contains("body") ? (*request)["body"] : *request;
    return body.is_object() ? body : Json::object();
}

/// What was set, for people: of the request's fields only "to".
Json set_of(const Json& body) {
    Json set = Json::object();
    if (body.contains("set") && body["set"].is_object())
        for (const auto& [name, values] : body["set"].items())
            if (values.is_object() && values.contains("to")) set[name] = values["to"];
    return set;
}

/// `token` is the id of the token that asks.
Json edit_json(const EditRow& edit, const std::string& token, const TimeZone& zone) {
    const auto instant = [&](const std::optional<UtcTime>& at) {
        return at ? Json(zone.format(*at)) : Json();
    };
    Json json;
    json["id"] = edit.id;
    json["at"] = zone.format(edit.at);
    json["who"] = edit.who;
    json["own"] = !token.empty() && edit.token == token;
    json["op"] = edit.op;
    const auto space = edit.record.find(' ');
    json[edit.record.substr(0, space)] = edit.record.substr(space + 1);
    json["title"] = edit.title;
    json["set"] = set_of(body_of(edit));
    json["state"] = word_for(edit.state);
    json["publish_at"] = instant(edit.publish_at);
    json["ended_at"] = instant(edit.ended_at);
    json["ended_by"] = edit.ended_by;
    json["why"] = edit.why;
    return json;
}

/// A held edit, with what it would tell the public and what stands in its way.
Json held_json(const ApiContext& context, const ApiCall& call, const EditRow& edit) {
    Json json = edit_json(edit, call.actor.token, context.desk.programme().conference.zone);
    json["revision"] = context.desk.revision_of(edit.record.substr(edit.record.find(' ') + 1));
    json["announce"] = body_of(edit).value("announce", Json());
    json["question"] = question_about(context, call, edit);
    return json;
}

/// The held edits, the oldest first.
HttpResponse get_held_edits(ApiContext& context, const ApiCall& call) {
    const auto edits = held_edits(context.desk.database(), most_edits_told);
    if (!edits) return answer_of(refusal_of(edits.error()));
    Json json;
    json["edits"] = Json::array();
    for (const EditRow& edit : *edits)
        json["edits"].push_back(held_json(context, call, edit));
    return json_answer(200, json);
}

Asked<EditRow> edit_called(const Desk& desk, const std::string& id) {
    auto found = find_edit(desk.database(), id);
    if (!found) return refusal_of(found.error());
    if (!*found) return Refusal{404, "not_found", "There is no edit \"" + id + "\".", ""};
    return **std::move(found);
}

/// Why an edit cannot be undone, by what has become of it.
std::optional<Refusal> check_undoable(const EditRow& edit, const TimeZone& zone) {
    Json extra;
    extra["who"] = edit.ended_by;
    extra["when"] = edit.ended_at ? Json(zone.format(*edit.ended_at)) : Json();
    switch (edit.state) {
        case EditState::published:
            return std::nullopt;
        case EditState::undone:
            return Refusal{409, "undone", edit.ended_by + " has undone this edit already.",
                           inside_of(extra)};
        case EditState::scheduled:
            return Refusal{409, "scheduled",
                           "This edit waits for its time; take it back with DELETE.", ""};
        case EditState::held:
            return Refusal{409, "held",
                           "This edit waits for somebody to decide; take it back with DELETE.", ""};
        case EditState::withdrawn:
        case EditState::failed:
        case EditState::answered:
            return Refusal{409, "not_published",
                           "This edit was never published; there is nothing to undo.",
                           inside_of(extra)};
    }
    return std::nullopt;
}

}  // namespace

RowWriter note_undone(const ApiCall& call, EditRow edit) {
    edit.state = EditState::undone;
    edit.ended_at = call.moment.now();
    edit.ended_by = call.actor.name;
    return [edit](const store::Database& database) { return update_edit(database, edit); };
}

HttpResponse get_edits(ApiContext& context, const ApiCall& call) {
    const std::string_view state = call.request.query_value("state");
    if (state == word_for(EditState::held)) return get_held_edits(context, call);
    if (!state.empty())
        return answer_of({422, "invalid", "\"state\": only \"held\" can be asked for.", ""});
    const auto edits = newest_edits(
        context.desk.database(), query_number(call.request, "limit", usual_edits, most_edits_told));
    if (!edits) return answer_of(refusal_of(edits.error()));
    Json json;
    json["edits"] = Json::array();
    for (const EditRow& edit : *edits)
        json["edits"].push_back(
            edit_json(edit, call.actor.token, context.desk.programme().conference.zone));
    return json_answer(200, json);
}

HttpResponse get_edit(ApiContext& context, const ApiCall& call) {
    const auto found = edit_called(context.desk, call.ids[0]);
    if (const auto* refusal = std::get_if<Refusal>(&found)) return answer_of(*refusal);
    const auto& edit = std::get<EditRow>(found);
    if (edit.state == EditState::held) return json_answer(200, held_json(context, call, edit));
    return json_answer(200,
                       edit_json(edit, call.actor.token, context.desk.programme().conference.zone));
}

HttpResponse undo_edit(ApiContext& context, const ApiCall& call) {
    const auto found = edit_called(context.desk, call.ids[0]);
    if (const auto* refusal = std::get_if<Refusal>(&found)) return answer_of(*refusal);
    const auto& edit = std::get<EditRow>(found);
    BodyFaults faults;
    BodyFields fields(*call.body, "", faults);
    const UndoWish wish{fields.flag("force"), fields.text("reason"), fields.flag("preview")};
    fields.refuse_unknown();
    if (wish.force && wish.reason.empty())
        fields.wrong("reason", "is missing: say why the clash is meant");
    if (faults.any()) return answer_of(faults.first());
    if (auto refused = check_undoable(edit, context.desk.programme().conference.zone))
        return answer_of(*refused);
    if (edit.op == "announce")
        return withdraw_announcement(context, call, edit.record.substr(edit.record.find(' ') + 1),
                                     &edit);
    if (edit.op == "withdraw") return restore_announcement(context, call, edit);
    auto prepared = prepare_undo(context.desk, call.moment, call.actor, edit, wish);
    if (const auto* refusal = std::get_if<Refusal>(&prepared)) return answer_of(*refusal);
    auto& undo = std::get<ReadyEdit>(prepared);
    if (wish.preview) return edit_answer(context, call, undo, false);
    undo.row.id = fresh_id(context);
    undo.turn.rows.push_back(note_undone(call, edit));
    return commit_edit(context, call, undo);
}

HttpResponse delete_edit(ApiContext& context, const ApiCall& call) {
    const auto found = edit_called(context.desk, call.ids[0]);
    if (const auto* refusal = std::get_if<Refusal>(&found)) return answer_of(*refusal);
    EditRow edit = std::get<EditRow>(found);
    const bool open = edit.state == EditState::scheduled || edit.state == EditState::held;
    if (!open)
        return answer_of({409, std::string(word_for(edit.state)),
                          "Only an edit that waits for its time or for somebody to decide can be "
                          "dropped; this one is " +
                              std::string(word_for(edit.state)) + ".",
                          ""});
    Json json;
    json["edit"] = edit.id;
    json["revision"] = context.desk.revision();
    return commit_rows(context, call, note_decided(call, std::move(edit), EditState::withdrawn),
                       json_answer(200, json));
}

}  // namespace foyer::hub
