// Announcements: messages of the staff.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/limits.h"
#include "core/feed/records.h"
#include "tools/hub/announcement_request.h"
#include "tools/hub/api_handlers.h"
#include "tools/hub/request_body.h"
#include "tools/hub/rows.h"
#include "tools/hub/session_answers.h"

namespace foyer::hub {

namespace {

using programme::Announcement;

struct AnnouncementWish {
    Announcement announcement;
    bool preview = false;
};

Asked<AnnouncementWish> read_announcement_wish(const ApiCall& call, UtcTime programme_now) {
    BodyFaults faults;
    BodyFields fields(*call.body, "", faults);
    AnnouncementWish wish;
    Announcement& announcement = wish.announcement;
    const auto publish_at = fields.instant("publish_at");
    if (publish_at && fields.find_value("from") != nullptr)
        fields.wrong("publish_at", "is another word for \"from\"; give one of them");
    announcement = read_announcement(fields, publish_at.value_or(programme_now));
    if (announcement.until && *announcement.until <= announcement.from)
        fields.wrong("until", "is not after \"from\"");
    wish.preview = fields.flag("preview");
    fields.refuse_unknown();
    if (faults.any()) return faults.first();
    return wish;
}

EditRow announcement_row(ApiContext& context, const ApiCall& call, std::string op,
                         const Announcement& announcement) {
    EditRow row;
    row.id = fresh_id(context);
    row.at = call.moment.now();
    row.who = call.actor.name;
    row.token = call.actor.token;
    row.op = std::move(op);
    row.record = "announcement " + announcement.id;
    row.title = announcement.text.in("");
    row.request = "{}";
    return row;
}

/// The edit of an announcement and its audit, for a turn.
RowWriter announcement_rows(const ApiCall& call, const EditRow& row) {
    AuditEntry entry = audit_of(call, row.op, row.record);
    if (!row.before.empty()) entry.from = row.before;
    if (!row.after.empty()) entry.to = row.after;
    return [row, entry](const store::Database& database) -> Result<void> {
        if (auto added = add_edit(database, row); !added) return added;
        return add_audit(database, entry);
    };
}

/// Commits a turn that adds or removes an announcement, with its edit and its audit.
HttpResponse commit_announcement(ApiContext& context, const ApiCall& call, Turn turn,
                                 const EditRow& row, int status) {
    turn.rows.push_back(announcement_rows(call, row));
    Json json;
    json["id"] = row.record.substr(row.record.find(' ') + 1);
    json["edit"] = row.id;
    json["revision"] = context.desk.next_revision();
    return commit_turn(context, call, std::move(turn), json_answer(status, json));
}

std::optional<Refusal> put_announcement(const Announcement& announcement, EditRow& row,
                                        Turn& turn) {
    auto record = feed::record_of(announcement);
    if (!record) return refusal_of(record.error());
    row.after = *std::move(record);
    if (turn.layers.announcements->size() >= limits::announcements)
        return Refusal{422, "too_large",
                       "There are " + std::to_string(limits::announcements) +
                           " announcements already; withdraw some first.",
                       ""};
    turn.layers.announcements.change().push_back(announcement);
    return std::nullopt;
}

HttpResponse add_announcement(ApiContext& context, const ApiCall& call,
                              const Announcement& announcement, EditRow row, Turn turn,
                              int status) {
    if (auto refused = put_announcement(announcement, row, turn)) return answer_of(*refused);
    return commit_announcement(context, call, std::move(turn), std::move(row), status);
}

std::string fresh_announcement_id(const ApiContext& context) {
    return "a" + fresh_id(context).substr(0, 12);
}

}  // namespace

std::optional<Refusal> announce_with(ApiContext& context, const ApiCall& call,
                                     const EditRequest& request, ReadyEdit& edit) {
    if (!request.announce) return std::nullopt;
    const UtcTime now = context.desk.programme_time(call.moment);
    Announcement announcement = *request.announce;
    if (announcement.from == UtcTime()) announcement.from = now;
    // What was asked about for so long has nothing to say any more.
    if (announcement.until && *announcement.until <= std::max(now, announcement.from))
        return std::nullopt;
    announcement.id = fresh_announcement_id(context);
    EditRow row = announcement_row(context, call, "announce", announcement);
    if (auto refused = put_announcement(announcement, row, edit.turn)) return refused;
    edit.turn.rows.push_back(announcement_rows(call, row));
    edit.announcement = announcement.id;
    edit.announcement_edit = row.id;
    return std::nullopt;
}

Json announcement_answer(const Announcement& announcement, const TimeZone& zone) {
    Json json;
    json["id"] = announcement.id;
    json["severity"] = word_for(announcement.severity);
    json["zones"] = announcement.zones;
    json["text"] = localized_answer(announcement.text);
    json["from"] = zone.format(announcement.from);
    json["until"] = announcement.until ? Json(zone.format(*announcement.until)) : Json();
    return json;
}

HttpResponse get_announcements(ApiContext& context, const ApiCall&) {
    Json json;
    json["revision"] = context.desk.revision();
    json["announcements"] = Json::array();
    for (const Announcement& announcement : context.desk.layers().announcements)
        json["announcements"].push_back(
            announcement_answer(announcement, context.desk.programme().conference.zone));
    return json_answer(200, json);
}

HttpResponse post_announcement(ApiContext& context, const ApiCall& call) {
    auto read = read_announcement_wish(call, context.desk.programme_time(call.moment));
    if (const auto* refusal = std::get_if<Refusal>(&read)) return answer_of(*refusal);
    auto& wish = std::get<AnnouncementWish>(read);
    if (wish.preview) {
        Json json;
        json["id"] = nullptr;
        json["edit"] = nullptr;
        json["revision"] = context.desk.next_revision();
        json["announcement"] =
            announcement_answer(wish.announcement, context.desk.programme().conference.zone);
        return json_answer(200, json);
    }
    wish.announcement.id = fresh_announcement_id(context);
    return add_announcement(context, call, wish.announcement,
                            announcement_row(context, call, "announce", wish.announcement),
                            context.desk.begin(call.moment, call.actor), 201);
}

HttpResponse delete_announcement(ApiContext& context, const ApiCall& call) {
    return withdraw_announcement(context, call, call.ids[0], nullptr);
}

HttpResponse withdraw_announcement(ApiContext& context, const ApiCall& call, const std::string& id,
                                   const EditRow* edit) {
    Turn turn = context.desk.begin(call.moment, call.actor);
    auto& list = turn.layers.announcements.change();
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const Announcement& one) { return one.id == id; });
    if (found == list.end() && edit != nullptr)
        return answer_of({409, "overwritten",
                          "The announcement was withdrawn already, or its time is over.", ""});
    if (found == list.end())
        return answer_of({404, "not_found", "There is no announcement \"" + id + "\".", ""});
    EditRow row = announcement_row(context, call, "withdraw", *found);
    auto record = feed::record_of(*found);
    if (!record) return answer_of(refusal_of(record.error()));
    row.before = *std::move(record);
    list.erase(found);
    if (edit != nullptr) turn.rows.push_back(note_undone(call, *edit));
    return commit_announcement(context, call, std::move(turn), std::move(row), 200);
}

HttpResponse restore_announcement(ApiContext& context, const ApiCall& call, const EditRow& edit) {
    const auto announcement = announcement_in_record(edit.before);
    if (!announcement) return answer_of(refusal_of(announcement.error()));
    Turn turn = context.desk.begin(call.moment, call.actor);
    const auto& list = *turn.layers.announcements;
    if (std::any_of(list.begin(), list.end(),
                    [&](const Announcement& one) { return one.id == announcement->id; }))
        return answer_of({409, "overwritten", "The announcement is there again already.", ""});
    turn.rows.push_back(note_undone(call, edit));
    return add_announcement(context, call, *announcement,
                            announcement_row(context, call, "announce", *announcement),
                            std::move(turn), 200);
}

}  // namespace foyer::hub
