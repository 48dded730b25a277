#include <chrono>

#include "core/formats/export.h"
#include "core/formats/json_writer.h"

namespace foyer::formats {

namespace {

using programme::Conference;
using programme::Link;
using programme::LocalizedText;
using programme::Person;
using programme::Programme;
using programme::Room;
using programme::Session;
using programme::SourceKeys;
using programme::Track;

// Members that hold their default are left out: the file stays readable for people who edit it.
void text_member(JsonWriter& out, std::string_view name, const std::string& text) {
    if (!text.empty()) out.string(name, text);
}

void text_member(JsonWriter& out, std::string_view name, const LocalizedText& text) {
    if (text.empty()) return;
    const auto& entries = text.entries();
    if (entries.size() == 1 && entries.front().first.empty()) {
        out.string(name, entries.front().second);
        return;
    }
    out.key(name);
    out.open_object(JsonLayout::one_line);
    for (const auto& [language, words] : entries)
        out.string(language, words);
    out.close_object();
}

void date_member(JsonWriter& out, std::string_view name,
                 const std::optional<std::chrono::year_month_day>& date) {
    if (date) out.string(name, format_date(*date));
}

void instant_member(JsonWriter& out, std::string_view name, UtcTime instant, const TimeZone& zone) {
    // RFC 3339 has no seconds in offsets, and a few zones had them until the 1970s.
    const std::chrono::seconds offset = zone.offset_at(instant);
    const bool whole_minutes = offset.count() % 60 == 0;
    out.string(name, whole_minutes ? format_rfc3339(instant, offset) : format_utc(instant));
}

std::string time_of_day(std::chrono::minutes since_midnight) {
    const auto two_digits = [](long value) {
        return (value < 10 ? "0" : "") + std::to_string(value);
    };
    const long minutes = since_midnight.count();
    return two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
}

void write_conference(JsonWriter& out, const Conference& conference) {
    out.key("conference");
    out.open_object();
    out.string("id", conference.id);
    text_member(out, "title", conference.title);
    text_member(out, "subtitle", conference.subtitle);
    text_member(out, "acronym", conference.acronym);
    text_member(out, "venue", conference.venue);
    text_member(out, "city", conference.city);
    text_member(out, "url", conference.url);
    out.string("time_zone", conference.zone.name());
    out.string("day_boundary", time_of_day(conference.day_boundary));
    date_member(out, "first_day", conference.first_day);
    date_member(out, "last_day", conference.last_day);
    text_member(out, "version", conference.version);
    text_member(out, "generator", conference.generator);
    out.close_object();
}

void write_room(JsonWriter& out, const Room& room) {
    out.open_object();
    out.string("id", room.id);
    text_member(out, "guid", room.guid);
    text_member(out, "name", room.name);
    text_member(out, "description", room.description);
    text_member(out, "floor", room.floor);
    if (room.capacity) out.number("capacity", *room.capacity);
    out.close_object();
}

void write_track(JsonWriter& out, const Track& track) {
    out.open_object(JsonLayout::one_line);
    out.string("id", track.id);
    text_member(out, "name", track.name);
    text_member(out, "color", track.color);
    out.close_object();
}

void write_person(JsonWriter& out, const Person& person) {
    out.open_object();
    out.string("id", person.id);
    text_member(out, "guid", person.guid);
    text_member(out, "name", person.name);
    text_member(out, "affiliation", person.affiliation);
    text_member(out, "position", person.position);
    text_member(out, "biography", person.biography);
    text_member(out, "url", person.url);
    out.close_object();
}

void write_keys(JsonWriter& out, const SourceKeys& keys) {
    if (keys == SourceKeys{}) return;
    out.key("keys");
    out.open_object(JsonLayout::one_line);
    text_member(out, "guid", keys.guid);
    text_member(out, "code", keys.code);
    text_member(out, "number", keys.number);
    out.close_object();
}

void write_links(JsonWriter& out, std::string_view name, const std::vector<Link>& links) {
    if (links.empty()) return;
    out.key(name);
    out.open_list();
    for (const Link& link : links) {
        out.open_object(JsonLayout::one_line);
        out.string("url", link.url);
        text_member(out, "title", link.title);
        out.close_object();
    }
    out.close_list();
}

void write_places_and_people(JsonWriter& out, const Session& session) {
    out.key("rooms");
    out.open_list(JsonLayout::one_line);
    for (const std::string& room : session.rooms)
        out.string(room);
    out.close_list();
    text_member(out, "track", session.track);
    if (session.people.empty()) return;
    out.key("people");
    out.open_list();
    for (const programme::Participation& part : session.people) {
        out.open_object(JsonLayout::one_line);
        out.string("person", part.person);
        out.string("role", word_for(part.role));
        out.close_object();
    }
    out.close_list();
}

void write_session(JsonWriter& out, const Session& session, const TimeZone& zone) {
    out.open_object();
    out.string("id", session.id);
    write_keys(out, session.keys);
    out.string("kind", word_for(session.kind));
    out.string("status", word_for(session.status));
    if (session.plenary) out.boolean("plenary", true);
    text_member(out, "title", session.title);
    text_member(out, "subtitle", session.subtitle);
    text_member(out, "abstract", session.abstract);
    text_member(out, "description", session.description);
    instant_member(out, "start", session.start, zone);
    instant_member(out, "end", session.end, zone);
    text_member(out, "stated_start", session.stated_start);
    write_places_and_people(out, session);
    text_member(out, "language", session.language);
    text_member(out, "level", session.level);
    text_member(out, "type", session.type);
    if (session.recording != programme::Recording::unstated) {
        out.string("recording", word_for(session.recording));
    }
    text_member(out, "license", session.license);
    text_member(out, "url", session.url);
    text_member(out, "feedback_url", session.feedback_url);
    text_member(out, "logo", session.logo);
    write_links(out, "links", session.links);
    write_links(out, "attachments", session.attachments);
    out.close_object();
}

}  // namespace

std::string write_foyer_json(const Programme& programme) {
    JsonWriter out;
    out.open_object();
    out.string("format", "foyer-programme");
    out.number("version", 1);
    write_conference(out, programme.conference);
    const auto list = [&out](std::string_view name, const auto& records, const auto& write_one) {
        out.key(name);
        out.open_list();
        for (const auto& record : records)
            write_one(record);
        out.close_list();
    };
    list("rooms", programme.rooms, [&](const Room& room) { write_room(out, room); });
    list("tracks", programme.tracks, [&](const Track& track) { write_track(out, track); });
    list("people", programme.people, [&](const Person& person) { write_person(out, person); });
    list("sessions", programme.sessions,
         [&](const Session& session) { write_session(out, session, programme.conference.zone); });
    out.close_object();
    return out.finish();
}

}  // namespace foyer::formats
