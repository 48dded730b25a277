// Sessions: reading and editing them.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/text.h"
#include "core/formats/changes_json.h"
#include "core/time/programme_day.h"
#include "tools/hub/api_handlers.h"
#include "tools/hub/edit_request.h"
#include "tools/hub/editing.h"
#include "tools/hub/session_answers.h"

namespace foyer::hub {

namespace {

using programme::Session;

/// Latest time for which an edit may be planned.
constexpr std::chrono::hours farthest_plan{24 * 366};

bool title_holds(const Session& session, const std::string& folded) {
    for (const auto& [language, words] : session.title.entries())
        if (text::fold(words).find(folded) != std::string::npos) return true;
    return false;
}

Json clashes_answer(const ReadyEdit& edit, const TimeZone& zone) {
    Json list = Json::array();
    for (const NewClash& clash : edit.clashes) {
        const Session* other = find_session(edit.programme, clash.other);
        list.push_back({{"kind", clash.kind == programme::ClashKind::room ? "room" : "person"},
                        {"name", clash.name},
                        {"session", clash.other},
                        {"title", other->title.in("")},
                        {"start", zone.format(other->start)},
                        {"end", zone.format(other->end)}});
    }
    return list;
}

/// The programme days that have sessions, and the one that is asked for: by its date, or with "now"
/// the one that is on, else the next, else the last.
class WantedDay {
public:
    WantedDay(const Desk& desk, std::string_view asked, UtcTime now)
        : rule_{desk.programme().conference.zone, desk.programme().conference.day_boundary} {
        for (const Session& session : desk.programme().sessions)
            days_.insert(format_date(rule_.day_of(session.start)));
        day_ = asked;
        if (asked != "now" || days_.empty()) return;
        const auto found = days_.lower_bound(format_date(rule_.day_of(now)));
        day_ = found != days_.end() ? *found : *days_.rbegin();
    }

    [[nodiscard]] bool holds(const Session& session) const {
        return day_.empty() || format_date(rule_.day_of(session.start)) == day_;
    }
    [[nodiscard]] const std::string& day() const { return day_; }
    [[nodiscard]] const std::set<std::string>& days() const { return days_; }

private:
    DayRule rule_;
    std::set<std::string> days_;
    std::string day_;
};

/// A scheduled edit is kept as it was asked for and judged again when its time comes.
HttpResponse schedule(ApiContext& context, const ApiCall& call, ReadyEdit& edit,
                      const EditRequest& request) {
    if (*request.publish_at > call.moment.now() + farthest_plan)
        return answer_of({422, "invalid", "\"publish_at\": is more than a year away.", ""});
    edit.row.state = EditState::scheduled;
    edit.row.publish_at = request.publish_at;
    edit.row.request = keep_edit(*call.body, request.base);
    AuditEntry entry = audit_of(call, edit.row.op + ".schedule", edit.row.record);
    entry.to = write_json(*call.body);
    return commit_rows(
        context, call,
        [&](const store::Database& database) -> Result<void> {
            if (auto added = add_edit(database, edit.row); !added) return added;
            return add_audit(database, entry);
        },
        edit_answer(context, call, edit, true));
}

/// One writer for all of them.
RowWriter all_of(std::vector<RowWriter> rows) {
    return [rows = std::move(rows)](const store::Database& database) -> Result<void> {
        for (const RowWriter& row : rows)
            if (auto written = row(database); !written) return written;
        return {};
    };
}

}  // namespace

HttpResponse edit_answer(ApiContext& context, const ApiCall& call, const ReadyEdit& edit,
                         bool planned) {
    const Desk& desk = context.desk;
    const bool publishes = !planned && (!edit.nothing || !edit.announcement.empty());
    const std::uint64_t revision = publishes ? desk.next_revision() : desk.revision();
    const ScreenCount screens =
        context.screens.showing(desk.published().head.position.epoch, revision, call.moment.now());
    Json json;
    json["edit"] = edit.row.id.empty() ? Json() : Json(edit.row.id);
    json["revision"] = revision;
    json["merged"] = edit.merged;
    json["published"] = !planned;
    json["session"] = session_answer(edit.turn.layers, edit.programme, edit.after, edit.revision);
    json["changes"] = formats::changes_json(edit.changes);
    json["clashes"] = clashes_answer(edit, desk.programme().conference.zone);
    json["announcement"] = Json();
    if (!edit.announcement.empty())
        json["announcement"] = {{"id", edit.announcement}, {"edit", edit.announcement_edit}};
    json["screens"] = {{"shown", screens.shown}, {"all", screens.all}};
    return json_answer(200, json, {{"ETag", "\"" + std::to_string(edit.revision) + "\""}});
}

HttpResponse get_sessions(ApiContext& context, const ApiCall& call) {
    const Desk& desk = context.desk;
    const std::string query(call.request.query_value("q"));
    const std::string folded = text::fold(query);
    std::optional<WantedDay> wanted;
    if (const std::string_view day = call.request.query_value("day"); !day.empty())
        wanted.emplace(desk, day, desk.programme_time(call.moment));
    std::vector<const Session*> found;
    for (const Session& session : desk.programme().sessions)
        if ((query.empty() || session.id == query || title_holds(session, folded)) &&
            (!wanted || wanted->holds(session)))
            found.push_back(&session);
    std::stable_sort(found.begin(), found.end(),
                     [](const Session* a, const Session* b) { return a->start < b->start; });
    Json json;
    json["revision"] = desk.revision();
    if (wanted) {
        json["day"] = wanted->day();
        json["days"] = wanted->days();
    }
    json["sessions"] = Json::array();
    for (const Session* session : found)
        json["sessions"].push_back(session_answer(desk.layers(), desk.programme(), *session,
                                                  desk.revision_of(session->id)));
    return json_answer(200, json);
}

HttpResponse get_session(ApiContext& context, const ApiCall& call) {
    const Desk& desk = context.desk;
    const Session* session = find_session(desk.programme(), call.ids[0]);
    if (session == nullptr)
        return answer_of({404, "not_found", "There is no session \"" + call.ids[0] + "\".", ""});
    const std::uint64_t revision = desk.revision_of(session->id);
    Json json = session_answer(desk.layers(), desk.programme(), *session, revision);
    for (const Field field : {Field::subtitle, Field::abstract, Field::description})
        json[std::string(word_for(field))] = field_value(field, *session, desk.programme());
    // What the source says of the groups that staff have overridden.
    Json source = Json::object();
    const auto from = desk.source_session(session->id);
    if (!from) return answer_of(refusal_of(from.error()));
    if (*from)
        for (const Field field : fields_of_session)
            if (desk.layers().overrides->contains({session->id, group_of(field)}))
                source[std::string(word_for(field))] = field_value(field, **from, desk.programme());
    json["source"] = std::move(source);
    return json_answer(200, json, {{"ETag", "\"" + std::to_string(revision) + "\""}});
}

HttpResponse patch_session(ApiContext& context, const ApiCall& call) {
    const std::string_view if_match = call.request.field("if-match");
    if (if_match.empty())
        return answer_of({428, "if_match",
                          "If-Match is missing; give the session's revision, as in \"17\" with "
                          "the quotes.",
                          ""});
    const auto base = revision_in(if_match);
    if (!base)
        return answer_of(
            {422, "if_match", "If-Match must be one revision in quotes, as in \"17\".", ""});
    const auto request = read_edit(*call.body, *base, context.desk.programme());
    if (const auto* refusal = std::get_if<Refusal>(&request)) return answer_of(*refusal);
    const auto& wish = std::get<EditRequest>(request);
    std::optional<EditRow> held;
    if (!wish.answers.empty()) {
        auto found = held_edit_called(context, wish.answers, call.ids[0]);
        if (const auto* refusal = std::get_if<Refusal>(&found)) return answer_of(*refusal);
        held = std::get<EditRow>(std::move(found));
    }
    auto prepared = prepare_edit(context.desk, call.moment, call.actor, call.ids[0], wish);
    if (const auto* refusal = std::get_if<Refusal>(&prepared))
        return refuse_or_hold(context, call, wish, *refusal);
    auto& edit = std::get<ReadyEdit>(prepared);
    const bool planned = wish.publish_at && *wish.publish_at > call.moment.now();
    if (wish.preview) return edit_answer(context, call, edit, planned);
    if (auto refused = announce_with(context, call, wish, edit)) return answer_of(*refused);
    if (held) edit.turn.rows.push_back(note_decided(call, *held, EditState::answered));
    if (!edit.nothing) edit.row.id = fresh_id(context);
    if (planned && !edit.nothing) return schedule(context, call, edit, wish);
    return commit_edit(context, call, edit);
}

HttpResponse commit_edit(ApiContext& context, const ApiCall& call, ReadyEdit& edit) {
    HttpResponse answer = edit_answer(context, call, edit, false);
    if (edit.nothing && edit.announcement.empty()) {
        const auto rows = std::move(edit.turn.rows);
        if (rows.empty()) return answer;
        return commit_rows(context, call, all_of(rows), std::move(answer));
    }
    if (!edit.nothing) {
        edit.row.request = write_json(*call.body);
        const EditRow row = edit.row;
        edit.turn.rows.push_back(
            [row](const store::Database& database) { return add_edit(database, row); });
    }
    return commit_turn(context, call, std::move(edit.turn), std::move(answer));
}

}  // namespace foyer::hub
