#include "core/formats/foyer_json_sessions.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_set>
#include <utility>

#include "core/base/limits.h"
#include "core/time/instant.h"

namespace foyer::formats {

namespace {

using programme::Link;
using programme::LocalizedText;
using programme::PersonRole;
using programme::Recording;
using programme::Session;
using programme::SessionKind;
using programme::SessionStatus;

/// Sets start and end of `session`; what is wrong with them when they are of no use.
std::optional<std::string> read_times(JsonFields& fields, Session& session) {
    const Result<UtcTime> start = parse_instant(fields.text("start"));
    if (!start) return "start: " + start.error().detail;
    const Result<UtcTime> end = parse_instant(fields.text("end"));
    if (!end) return "end: " + end.error().detail;
    session.start = start.value();
    session.end = end.value();
    if (session.end <= session.start) return "the end is not after the start";
    if (session.end - session.start > limits::longest_session) return "longer than 7 days";
    const bool in_range = session.start.time_since_epoch().count() >= limits::earliest_instant &&
                          session.end.time_since_epoch().count() <= limits::latest_instant;
    if (!in_range) return "outside the years 1970 to 2199";
    return std::nullopt;
}

LocalizedText untitled() {
    LocalizedText title("en", "Untitled");
    title.set("fr", "Sans titre");
    return title;
}

std::vector<Link> read_links(JsonFields& fields, std::string_view name) {
    std::vector<Link> links;
    fields.each_object(name, limits::links_per_session, [&links](JsonFields& link) {
        Link read{.url = link.text("url"), .title = link.text("title")};
        if (read == Link{}) {
            link.dropped("a link without an address");
            return;
        }
        links.push_back(std::move(read));
    });
    return links;
}

}  // namespace

void FoyerJsonSessions::read_rooms(JsonFields& fields, Session& session) const {
    std::unordered_set<std::string> seen;
    for (const Json& entry : fields.list("rooms")) {
        const std::string raw = entry.is_string() ? entry.get<std::string>() : write_json(entry);
        const std::string* id = references_.rooms.find(raw);
        if (id == nullptr) {
            fields.repaired("rooms", raw, "", "no room has this id");
        } else if (seen.insert(*id).second) {
            session.rooms.push_back(*id);
        } else {
            fields.repaired("rooms", raw, "", "named twice");
        }
    }
}

void FoyerJsonSessions::read_people(JsonFields& fields, Session& session) const {
    fields.each_object("people", limits::people_per_session, [&](JsonFields& part) {
        const std::string raw = part.text("person");
        const std::string* id = references_.people.find(raw);
        if (id == nullptr) {
            part.repaired("person", raw, "", "no person has this id");
            return;
        }
        const PersonRole role = part.word("role", programme::person_role, PersonRole::speaker);
        session.people.push_back({*id, role});
    });
}

void FoyerJsonSessions::read_references(JsonFields& fields, Session& session) const {
    read_rooms(fields, session);
    read_people(fields, session);
    const std::string track = fields.text("track");
    if (track.empty()) return;
    if (const std::string* id = references_.tracks.find(track)) {
        session.track = *id;
    } else {
        fields.repaired("track", track, "", "no track has this id");
    }
}

void FoyerJsonSessions::read_texts(JsonFields& fields, Session& session) const {
    session.subtitle = fields.localized("subtitle", TextShape::line, unstated_language_);
    session.abstract = fields.localized("abstract", TextShape::block, unstated_language_);
    session.description = fields.localized("description", TextShape::block, unstated_language_);
    session.stated_start = fields.text("stated_start");
    session.language = fields.language("language");
    session.level = fields.text("level");
    session.type = fields.text("type");
    session.license = fields.text("license");
    session.url = fields.text("url");
    session.feedback_url = fields.text("feedback_url");
    session.logo = fields.text("logo");
}

void FoyerJsonSessions::read(JsonFields& fields) {
    Session session;
    session.title = fields.required("title", unstated_language_, untitled());
    const std::string title(session.title.in(""));
    fields.set_session(title);
    if (const std::optional<std::string> problem = read_times(fields, session)) {
        fields.dropped(*problem);
        return;
    }
    session.id = ids_.take(fields, title);
    fields.with_object("keys", [&session](JsonFields& keys) {
        session.keys = {keys.text("guid"), keys.text("code"), keys.text("number")};
    });
    session.kind = fields.word("kind", programme::session_kind, SessionKind::talk);
    session.status = fields.word("status", programme::session_status, SessionStatus::scheduled);
    session.recording = fields.word("recording", programme::recording, Recording::unstated);
    session.plenary = fields.flag("plenary");
    session.links = read_links(fields, "links");
    session.attachments = read_links(fields, "attachments");
    read_texts(fields, session);
    read_references(fields, session);
    session.full = fields.flag("full");
    if (std::string wanted = fields.text("instead"); !wanted.empty())
        instead_.push_back({sessions_.size(), std::move(wanted), fields.pointer_to("instead")});
    sessions_.push_back(std::move(session));
}

std::vector<Session> FoyerJsonSessions::take(ImportReport& report) {
    for (Instead& instead : instead_) {
        Session& session = sessions_[instead.session];
        if (const std::string* id = ids_.find(instead.wanted); id != nullptr && *id != session.id) {
            session.instead = *id;
            continue;
        }
        report.repaired({.where = std::move(instead.where),
                         .session = std::string(session.title.in("")),
                         .field = "instead",
                         .was = std::move(instead.wanted),
                         .now = "",
                         .why = "no other session has this id"});
    }
    instead_.clear();
    return std::move(sessions_);
}

}  // namespace foyer::formats
