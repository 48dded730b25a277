#include <chrono>

#include "core/base/base64.h"
#include "core/formats/export.h"
#include "core/formats/json_writer.h"
#include "core/time/instant.h"

namespace foyer::formats {

namespace {

using programme::Conference;
using programme::InfoPage;
using programme::Link;
using programme::LocalizedText;
using programme::Map;
using programme::Person;
using programme::Programme;
using programme::Room;
using programme::Session;
using programme::SourceKeys;
using programme::Sponsor;
using programme::Track;

// Members that hold their default are left out: the file stays readable for people who edit it.
void localized_member(JsonWriter& out, std::string_view name, const std::string& text) {
    if (!text.empty()) out.string(name, text);
}

void localized_member(JsonWriter& out, std::string_view name, const LocalizedText& text) {
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

void write_conference(JsonWriter& out, const Conference& conference) {
    out.key("conference");
    out.open_object();
    out.string("id", conference.id);
    localized_member(out, "title", conference.title);
    localized_member(out, "subtitle", conference.subtitle);
    localized_member(out, "acronym", conference.acronym);
    localized_member(out, "venue", conference.venue);
    localized_member(out, "city", conference.city);
    localized_member(out, "url", conference.url);
    out.string("time_zone", conference.zone.name());
    out.string("day_boundary", hours_and_minutes(conference.day_boundary));
    date_member(out, "first_day", conference.first_day);
    date_member(out, "last_day", conference.last_day);
    localized_member(out, "version", conference.version);
    localized_member(out, "generator", conference.generator);
    out.close_object();
}

void write_room(JsonWriter& out, const Room& room) {
    out.open_object();
    out.string("id", room.id);
    localized_member(out, "guid", room.guid);
    localized_member(out, "name", room.name);
    localized_member(out, "description", room.description);
    localized_member(out, "floor", room.floor);
    if (room.capacity) out.number("capacity", *room.capacity);
    localized_member(out, "directions", room.directions);
    if (const auto& position = room.map_position) {
        out.key("map_position");
        out.open_object(JsonLayout::one_line);
        out.string("map", position->map);
        out.number("x", position->x);
        out.number("y", position->y);
        out.close_object();
    }
    out.close_object();
}

void write_track(JsonWriter& out, const Track& track) {
    out.open_object(JsonLayout::one_line);
    out.string("id", track.id);
    localized_member(out, "name", track.name);
    localized_member(out, "color", track.color);
    out.close_object();
}

void write_person(JsonWriter& out, const Person& person) {
    out.open_object();
    out.string("id", person.id);
    localized_member(out, "guid", person.guid);
    localized_member(out, "name", person.name);
    localized_member(out, "affiliation", person.affiliation);
    localized_member(out, "position", person.position);
    localized_member(out, "biography", person.biography);
    localized_member(out, "url", person.url);
    out.close_object();
}

void write_keys(JsonWriter& out, const SourceKeys& keys) {
    if (keys == SourceKeys{}) return;
    out.key("keys");
    out.open_object(JsonLayout::one_line);
    localized_member(out, "guid", keys.guid);
    localized_member(out, "code", keys.code);
    localized_member(out, "number", keys.number);
    out.close_object();
}

void write_links(JsonWriter& out, std::string_view name, const std::vector<Link>& links) {
    if (links.empty()) return;
    out.key(name);
    out.open_list();
    for (const Link& link : links) {
        out.open_object(JsonLayout::one_line);
        out.string("url", link.url);
        localized_member(out, "title", link.title);
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
    localized_member(out, "track", session.track);
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
    if (session.full) out.boolean("full", true);
    localized_member(out, "instead", session.instead);
    localized_member(out, "title", session.title);
    localized_member(out, "subtitle", session.subtitle);
    localized_member(out, "abstract", session.abstract);
    localized_member(out, "description", session.description);
    instant_member(out, "start", session.start, zone);
    instant_member(out, "end", session.end, zone);
    localized_member(out, "stated_start", session.stated_start);
    write_places_and_people(out, session);
    localized_member(out, "language", session.language);
    localized_member(out, "level", session.level);
    localized_member(out, "type", session.type);
    if (session.recording != programme::Recording::unstated) {
        out.string("recording", word_for(session.recording));
    }
    localized_member(out, "license", session.license);
    localized_member(out, "url", session.url);
    localized_member(out, "feedback_url", session.feedback_url);
    localized_member(out, "logo", session.logo);
    write_links(out, "links", session.links);
    write_links(out, "attachments", session.attachments);
    out.close_object();
}

void write_info(JsonWriter& out, const InfoPage& page) {
    out.open_object();
    out.string("id", page.id);
    out.string("kind", word_for(page.kind));
    localized_member(out, "title", page.title);
    localized_member(out, "text", page.text);
    localized_member(out, "network", page.network);
    localized_member(out, "password", page.password);
    if (page.security != programme::WifiSecurity::wpa)
        out.string("security", word_for(page.security));
    out.close_object();
}

void write_map(JsonWriter& out, const Map& map) {
    out.open_object();
    out.string("id", map.id);
    localized_member(out, "title", map.title);
    out.string("picture", to_base64(map.picture.bytes));
    out.close_object();
}

void write_sponsor(JsonWriter& out, const Sponsor& sponsor) {
    out.open_object();
    out.string("id", sponsor.id);
    localized_member(out, "name", sponsor.name);
    localized_member(out, "level", sponsor.level);
    localized_member(out, "url", sponsor.url);
    localized_member(out, "logo", sponsor.logo);
    if (sponsor.picture) out.string("picture", to_base64(sponsor.picture->bytes));
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
    // Few conferences have these, so a file without them stays as short as it was.
    const auto list_unless_empty = [&](std::string_view name, const auto& records,
                                       const auto& write_one) {
        if (!records.empty()) list(name, records, write_one);
    };
    list_unless_empty("info", programme.info, [&](const InfoPage& page) { write_info(out, page); });
    list_unless_empty("maps", programme.maps, [&](const Map& map) { write_map(out, map); });
    list_unless_empty("sponsors", programme.sponsors,
                      [&](const Sponsor& sponsor) { write_sponsor(out, sponsor); });
    out.close_object();
    return out.finish();
}

}  // namespace foyer::formats
