#include "kiosk/state/staff_request.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/json.h"
#include "core/base/text.h"
#include "kiosk/i18n/wording.h"

namespace foyer::kiosk {

namespace {

using programme::Session;
using programme::SessionIndex;
using programme::SessionStatus;
using programme::Snapshot;

constexpr std::string_view session_target = "sessions/";
/// A session that staff shorten keeps some length.
constexpr std::chrono::minutes least_length{5};
/// How long a message stands on the screens that names no session's end.
constexpr std::chrono::minutes message_time{60};

bool overlaps(const Session& a, const Session& b) {
    return a.id != b.id && a.start < b.end && b.start < a.end &&
           b.status == SessionStatus::scheduled && !programme::is_pause(b.kind);
}

std::optional<DraftTrouble> room_trouble(const Snapshot& snapshot, const Session& session) {
    for (const std::string& id : session.rooms) {
        const auto room = snapshot.find_room(id);
        if (!room) continue;
        for (const SessionIndex other : snapshot.timeline(*room).sessions)
            if (overlaps(session, snapshot.session(other)))
                return DraftTrouble{DraftTrouble::Kind::room,
                                    std::string(snapshot.room(*room).name.in("")), other};
    }
    return std::nullopt;
}

std::optional<DraftTrouble> person_trouble(const Snapshot& snapshot, const Session& session) {
    for (const programme::Participation& part : session.people) {
        const auto person = snapshot.find_person(part.person);
        if (!person) continue;
        for (const SessionIndex other : snapshot.sessions_of(*person))
            if (overlaps(session, snapshot.session(other)))
                return DraftTrouble{DraftTrouble::Kind::person, snapshot.person(*person).name,
                                    other};
    }
    return std::nullopt;
}

std::optional<DraftTrouble> break_trouble(const Snapshot& snapshot, const Session& session) {
    for (const std::string& id : session.rooms) {
        const auto room = snapshot.find_room(id);
        if (!room) continue;
        for (const SessionIndex index : snapshot.timeline(*room).sessions) {
            const Session& other = snapshot.session(index);
            const bool counts = other.id != session.id && other.start == session.end &&
                                other.status == SessionStatus::scheduled &&
                                !programme::is_pause(other.kind);
            if (counts)
                return DraftTrouble{DraftTrouble::Kind::no_break,
                                    std::string(snapshot.room(*room).name.in("")), index};
        }
    }
    return std::nullopt;
}

Json change_between(Json from, Json to) {
    Json change;
    change["from"] = std::move(from);
    change["to"] = std::move(to);
    return change;
}

/// {field: {from, to}} of all that differs.
Json differences(const Session& from, const Session& to, const TimeZone& zone) {
    Json set = Json::object();
    const bool moved = from.start != to.start || from.end != to.end;
    if (moved) {
        set["start"] = change_between(zone.format(from.start), zone.format(to.start));
        set["end"] = change_between(zone.format(from.end), zone.format(to.end));
    }
    if (from.rooms != to.rooms) set["rooms"] = change_between(from.rooms, to.rooms);
    if (from.plenary != to.plenary) set["plenary"] = change_between(from.plenary, to.plenary);
    if (from.status != to.status)
        set["status"] = change_between(word_for(from.status), word_for(to.status));
    if (from.full != to.full) set["full"] = change_between(from.full, to.full);
    return set;
}

bool is_double_booking(const std::optional<DraftTrouble>& trouble) {
    return trouble && trouble->kind != DraftTrouble::Kind::no_break;
}

StaffRequest edit_request(const Snapshot& snapshot, const Session& from, const Session& to,
                          const StaffDraft& draft, const Catalogue& words, Json announcement) {
    Json body;
    body["set"] = differences(from, to, snapshot.conference().zone);
    // What the hub asks about is asked on the staff page, too.
    body["hold"] = true;
    if (!announcement.is_null()) body["announce"] = std::move(announcement);
    if (!draft.reason.empty()) body["reason"] = reason_words(words, draft.reason);
    if (is_double_booking(trouble_of(snapshot, to))) {
        body["force"] = true;
        body["reason"] = words.text("staff.forced");
    }
    return {std::string(session_target) + from.id, std::to_string(snapshot.revision()),
            write_json(body), from.id};
}

Json announcement_of(const Snapshot& snapshot, const Session& to, const StaffDraft& draft,
                     const Catalogues& catalogues, UtcTime now) {
    Json body;
    const bool calm = draft.message == "full" || draft.message == own_message;
    const bool bad = to.status == SessionStatus::cancelled || !calm;
    body["severity"] = bad ? "warning" : "info";
    for (const Catalogue& words : catalogues.all()) {
        const bool unsaid =
            draft.message == own_message && !draft.own_words.contains(words.language());
        if (!unsaid) body["text"][words.language()] = message_of(snapshot, draft, words);
    }
    const UtcTime until = std::max(to.end, now + message_time);
    body["until"] = snapshot.conference().zone.format(until);
    return body;
}

/// The "to" of a field in {field: {from, to}}; null when it is not set.
const Json* wanted(const Json& set, const char* field) {
    if (!set.is_object() || !set.contains(field) || !set[field].is_object()) return nullptr;
    const Json& change = set[field];
    return change.contains("to") ? &change["to"] : nullptr;
}

void take_instant(const Json& set, const char* field, UtcTime& into) {
    const Json* to = wanted(set, field);
    if (!to || !to->is_string()) return;
    if (const auto instant = parse_instant(to->get<std::string>())) into = *instant;
}

void take_flag(const Json& set, const char* field, bool& into) {
    const Json* to = wanted(set, field);
    if (to && to->is_boolean()) into = to->get<bool>();
}

}  // namespace

Session as_drafted(const Session& session, const StaffDraft& draft) {
    Session to = session;
    const auto length = session.end - session.start;
    to.start += draft.later;
    to.end =
        to.start + std::max<std::chrono::seconds>(
                       length + draft.longer, std::min<std::chrono::seconds>(length, least_length));
    if (!draft.room.empty()) {
        to.rooms = {draft.room};
        to.plenary = false;
    }
    switch (draft.standing) {
        case StaffStanding::as_it_is:
            break;
        case StaffStanding::on:
        case StaffStanding::full:
            to.status = SessionStatus::scheduled;
            to.full = draft.standing == StaffStanding::full;
            break;
        case StaffStanding::cancelled:
            to.status = SessionStatus::cancelled;
            break;
    }
    return to;
}

std::optional<DraftTrouble> trouble_of(const Snapshot& snapshot, const Session& session) {
    if (session.status == SessionStatus::cancelled) return std::nullopt;
    const auto index = snapshot.find_session(session.id);
    if (!index) return std::nullopt;
    const Session& now = snapshot.session(*index);
    const bool moves = now.start != session.start || now.end != session.end ||
                       now.rooms != session.rooms || now.status != session.status;
    if (!moves || programme::is_pause(session.kind)) return std::nullopt;
    if (auto trouble = room_trouble(snapshot, session)) return trouble;
    if (auto trouble = person_trouble(snapshot, session)) return trouble;
    return break_trouble(snapshot, session);
}

std::vector<StaffRequest> requests_of(const Snapshot& snapshot, const StaffDraft& draft,
                                      const Catalogue& words, const Catalogues& catalogues,
                                      UtcTime now) {
    const auto index = snapshot.find_session(draft.session);
    if (!index) return {};
    const Session& from = snapshot.session(*index);
    const Session to = as_drafted(from, draft);
    Json announcement;
    if (!draft.message.empty())
        announcement = announcement_of(snapshot, to, draft, catalogues, now);
    if (!(from == to))
        return {edit_request(snapshot, from, to, draft, words, std::move(announcement))};
    if (announcement.is_null()) return {};
    return {{"announcements", {}, write_json(announcement), {}}};
}

StaffRequest withdrawal_of(const std::string& id) {
    return {.target = "announcements/" + id, .base = {}, .body = "{}", .session = {}};
}

std::string message_of(const Snapshot& snapshot, const StaffDraft& draft, const Catalogue& words) {
    const auto index = snapshot.find_session(draft.session);
    if (!index || draft.message.empty()) return {};
    if (draft.message == own_message) {
        const auto own = draft.own_words.find(words.language());
        if (own != draft.own_words.end()) return std::string(text::trim(own->second));
        if (draft.own_words.empty()) return {};
        return std::string(text::trim(draft.own_words.begin()->second));
    }
    const Session to = as_drafted(snapshot.session(*index), draft);
    const std::string title(to.title.in(words.language()));
    const std::string time = time_of_day(words, snapshot.conference().zone, to.start);
    std::string room;
    for (const std::string& id : to.rooms)
        if (const auto found = snapshot.find_room(id))
            room += (room.empty() ? "" : ", ") +
                    std::string(snapshot.room(*found).name.in(words.language()));
    if (room.empty()) room = words.text("room.to_be_announced");
    const char* key = draft.message == "room"        ? "staff.say_room"
                      : draft.message == "cancelled" ? "staff.say_cancelled"
                      : draft.message == "full"      ? "staff.say_full"
                                                     : "staff.say_time";
    return words.text(key, {{"title", title}, {"time", time}, {"room", room}});
}

std::string reason_words(const Catalogue& words, std::string_view key) {
    if (key == "ill") return words.text("staff.reason_ill");
    if (key == "travel") return words.text("staff.reason_travel");
    if (key == "technical") return words.text("staff.reason_technical");
    return words.text("staff.reason_other");
}

std::string message_name(const Catalogue& words, std::string_view key) {
    if (key == "room") return words.text("staff.message_room");
    if (key == "cancelled") return words.text("staff.message_cancelled");
    if (key == "full") return words.text("staff.message_full");
    if (key == own_message) return words.text("staff.message_own");
    return words.text("staff.message_time");
}

std::string session_in_target(std::string_view target) {
    if (!target.starts_with(session_target)) return {};
    return std::string(target.substr(session_target.size()));
}

bool apply_request(std::string_view target, std::string_view body, Session& session) {
    if (session_in_target(target) != session.id) return false;
    const auto parsed = parse_json(body);
    if (!parsed || !parsed->is_object() || !parsed->contains("set")) return false;
    const Json& set = (*parsed)["set"];
    const Session before = session;
    take_instant(set, "start", session.start);
    take_instant(set, "end", session.end);
    take_flag(set, "plenary", session.plenary);
    take_flag(set, "full", session.full);
    if (const Json* rooms = wanted(set, "rooms"); rooms && rooms->is_array()) {
        session.rooms.clear();
        for (const Json& room : *rooms)
            if (room.is_string()) session.rooms.push_back(room.get<std::string>());
    }
    if (const Json* status = wanted(set, "status"); status && status->is_string())
        session.status =
            programme::session_status(status->get<std::string>()).value_or(session.status);
    // An old edit on a session that has changed since may make no session of it.
    if (session.end <= session.start) session = before;
    return true;
}

}  // namespace foyer::kiosk
