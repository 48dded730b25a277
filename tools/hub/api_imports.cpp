// Imports: programmes that are sent to the hub, and those that wait for staff.

#include <nlohmann/json.hpp>

#include "core/formats/changes_json.h"
#include "tools/hub/api_handlers.h"
#include "tools/hub/importing.h"
#include "tools/hub/session_answers.h"

namespace foyer::hub {

namespace {

/// Changes that an answer lists; an import may bring thousands.
constexpr std::size_t listed_changes = 200;
constexpr std::size_t listed_imports = 20;

Json losses_answer(const std::vector<programme::Loss>& losses) {
    Json list = Json::array();
    for (const programme::Loss& loss : losses)
        list.push_back({{"kind", word_for(loss.kind)},
                        {"id", loss.id},
                        {"name", loss.name},
                        {"lost", loss.lost},
                        {"held", loss.held}});
    return list;
}

Json import_answer(const ImportRow& row, const TimeZone& zone) {
    Json json;
    json["id"] = row.id;
    json["at"] = zone.format(row.at);
    json["who"] = row.who;
    json["state"] = word_for(row.state);
    json["format"] = row.format;
    json["sessions"] = row.sessions;
    json["changes"] = row.changes;
    json["repairs"] = row.repairs;
    json["dropped"] = row.dropped;
    json["losses"] = losses_answer(row.losses);
    json["ended_at"] = row.ended_at ? Json(zone.format(*row.ended_at)) : Json();
    json["ended_by"] = row.ended_by;
    return json;
}

HttpResponse held_answer(const ImportRow& row) {
    Json json;
    json["held"] = row.id;
    json["losses"] = losses_answer(row.losses);
    json["changes"] = row.changes;
    json["message"] = "This programme loses much of what is there; accept or reject it.";
    return json_answer(202, json);
}

HttpResponse published_import(const Desk& desk, const ReadyImport& ready) {
    auto changes = ready.changes;
    if (changes.size() > listed_changes) changes.resize(listed_changes);
    Json json;
    json["revision"] = ready.fate == ImportFate::publish ? desk.next_revision() : desk.revision();
    json["changes"] = formats::changes_json(changes);
    json["changes_total"] = ready.changes.size();
    json["repairs"] = ready.row.repairs;
    json["dropped"] = ready.row.dropped;
    return json_answer(200, json);
}

Asked<ImportWish> read_import(ApiContext& context, const ApiCall& call) {
    auto options = usual_import(context.desk.database());
    if (!options) return refusal_of(options.error());
    ImportWish wish;
    wish.options = *std::move(options);
    wish.options.name = "the file that was sent";
    wish.bytes = call.request.body;
    wish.id = fresh_id(context);
    const HttpRequest& request = call.request;
    if (const std::string_view format = request.query_value("format"); !format.empty()) {
        wish.options.format = formats::format_called(format);
        if (!wish.options.format)
            return Refusal{422, "invalid", "\"format\": there is no format of this name.", ""};
    }
    if (const std::string_view zone = request.query_value("tz"); !zone.empty())
        wish.options.time_zone = zone;
    if (const std::string_view language = request.query_value("lang"); !language.empty())
        wish.options.language = language;
    const std::string_view shrink = request.query_value("allow_shrink");
    wish.allow_shrink = shrink == "1" || shrink == "true";
    if (wish.bytes.empty()) return Refusal{422, "invalid", "The body is empty; send a file.", ""};
    return wish;
}

/// Writes what was prepared, with the answer that a retry gets.
HttpResponse commit_import(ApiContext& context, const ApiCall& call, ReadyImport ready,
                           HttpResponse answer) {
    if (ready.fate == ImportFate::publish)
        return commit_turn(context, call, std::move(ready.turn), std::move(answer));
    return commit_rows(
        context, call,
        [&](const store::Database& database) -> Result<void> {
            for (const RowWriter& rows : ready.turn.rows)
                if (auto done = rows(database); !done) return done;
            return {};
        },
        std::move(answer));
}

}  // namespace

HttpResponse post_import(ApiContext& context, const ApiCall& call) {
    auto wish = read_import(context, call);
    if (const auto* refusal = std::get_if<Refusal>(&wish)) return answer_of(*refusal);
    auto prepared = prepare_import(context.desk, call.moment, call.actor,
                                   std::get<ImportWish>(std::move(wish)));
    if (const auto* refusal = std::get_if<Refusal>(&prepared)) return answer_of(*refusal);
    auto& ready = std::get<ReadyImport>(prepared);
    switch (ready.fate) {
        case ImportFate::unchanged:
            return published_import(context.desk, ready);
        case ImportFate::ignored:
            if (ready.row.state == ImportState::held) return held_answer(ready.row);
            return answer_of({409, "rejected",
                              ready.row.ended_by +
                                  " has rejected this very file; send it with allow_shrink=1 if "
                                  "it is right after all.",
                              ""});
        case ImportFate::hold: {
            HttpResponse answer = held_answer(ready.row);
            return commit_import(context, call, std::move(ready), std::move(answer));
        }
        case ImportFate::publish:
            break;
    }
    HttpResponse answer = published_import(context.desk, ready);
    return commit_import(context, call, std::move(ready), std::move(answer));
}

HttpResponse get_imports(ApiContext& context, const ApiCall&) {
    const auto rows = newest_imports(context.desk.database(), listed_imports);
    if (!rows) return answer_of(refusal_of(rows.error()));
    Json json;
    json["imports"] = Json::array();
    for (const ImportRow& row : *rows)
        json["imports"].push_back(import_answer(row, context.desk.programme().conference.zone));
    return json_answer(200, json);
}

HttpResponse get_import(ApiContext& context, const ApiCall& call) {
    // What it would change is what accepting it now would do.
    const auto prepared = prepare_acceptance(context.desk, call.moment, call.actor, call.ids[0]);
    if (const auto* refusal = std::get_if<Refusal>(&prepared)) return answer_of(*refusal);
    const auto& ready = std::get<ReadyImport>(prepared);
    const auto rows = newest_imports(context.desk.database(), listed_imports);
    if (!rows) return answer_of(refusal_of(rows.error()));
    Json json;
    for (const ImportRow& row : *rows)
        if (row.id == call.ids[0])
            json = import_answer(row, context.desk.programme().conference.zone);
    if (json.is_null())
        return answer_of({404, "not_found", "There is no import of this id lately.", ""});
    auto changes = ready.changes;
    if (changes.size() > listed_changes) changes.resize(listed_changes);
    json["diff"] = formats::changes_json(changes);
    return json_answer(200, json);
}

HttpResponse accept_import(ApiContext& context, const ApiCall& call) {
    auto prepared = prepare_acceptance(context.desk, call.moment, call.actor, call.ids[0]);
    if (const auto* refusal = std::get_if<Refusal>(&prepared)) return answer_of(*refusal);
    auto& ready = std::get<ReadyImport>(prepared);
    HttpResponse answer = published_import(context.desk, ready);
    return commit_import(context, call, std::move(ready), std::move(answer));
}

HttpResponse reject_import(ApiContext& context, const ApiCall& call) {
    auto prepared = prepare_rejection(context.desk, call.moment, call.actor, call.ids[0]);
    if (const auto* refusal = std::get_if<Refusal>(&prepared)) return answer_of(*refusal);
    auto& ready = std::get<ReadyImport>(prepared);
    Json json;
    json["revision"] = context.desk.revision();
    return commit_import(context, call, std::move(ready), json_answer(200, json));
}

}  // namespace foyer::hub
