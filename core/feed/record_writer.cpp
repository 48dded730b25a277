#include "core/feed/record_writer.h"

#include <string_view>
#include <vector>

#include "core/base/base64.h"

namespace foyer::feed {

namespace {

using programme::Link;
using programme::LocalizedText;
using programme::Slot;

// Members that hold their default are left out, so that every value has one spelling.

void write_text(CanonicalWriter& out, std::string_view name, std::string_view text) {
    if (!text.empty()) out.text(name, text);
}

void write_text(CanonicalWriter& out, std::string_view name, const LocalizedText& text) {
    if (text.empty()) return;
    out.key(name);
    out.open_object();
    for (const auto& [language, words] : text.entries())
        out.text(language, words);
    out.close_object();
}

void write_date(CanonicalWriter& out, std::string_view name,
                const std::optional<std::chrono::year_month_day>& date) {
    if (date) out.text(name, format_date(*date));
}

void write_instant(CanonicalWriter& out, std::string_view name, UtcTime instant) {
    out.integer(name, instant.time_since_epoch().count());
}

void write_texts(CanonicalWriter& out, std::string_view name,
                 const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    out.key(name);
    out.open_list();
    for (const std::string& text : texts)
        out.text(text);
    out.close_list();
}

void write_links(CanonicalWriter& out, std::string_view name, const std::vector<Link>& links) {
    if (links.empty()) return;
    out.key(name);
    out.open_list();
    for (const Link& link : links) {
        out.open_object();
        write_text(out, "title", link.title);
        out.text("url", link.url);
        out.close_object();
    }
    out.close_list();
}

void write_keys(CanonicalWriter& out, const programme::SourceKeys& keys) {
    if (keys == programme::SourceKeys{}) return;
    out.key("keys");
    out.open_object();
    write_text(out, "code", keys.code);
    write_text(out, "guid", keys.guid);
    write_text(out, "number", keys.number);
    out.close_object();
}

void write_participations(CanonicalWriter& out, const programme::Session& session) {
    if (session.people.empty()) return;
    out.key("people");
    out.open_list();
    for (const programme::Participation& part : session.people) {
        out.open_object();
        out.text("person", part.person);
        out.text("role", word_for(part.role));
        out.close_object();
    }
    out.close_list();
}

void write_slot(CanonicalWriter& out, std::string_view name, const std::optional<Slot>& slot) {
    if (!slot) return;
    out.key(name);
    out.open_object();
    write_instant(out, "end", slot->end);
    write_texts(out, "rooms", slot->rooms);
    write_instant(out, "start", slot->start);
    out.close_object();
}

void write_pages(CanonicalWriter& out, const std::vector<programme::BoardPage>& pages) {
    std::vector<std::string> words;
    for (const programme::BoardPage page : pages)
        words.emplace_back(word_for(page));
    write_texts(out, "pages", words);
}

void write_position(CanonicalWriter& out, const std::optional<programme::MapPosition>& position) {
    if (!position) return;
    out.key("map_position");
    out.open_object();
    out.text("map", position->map);
    out.integer("x", position->x);
    out.integer("y", position->y);
    out.close_object();
}

}  // namespace

void write_record(CanonicalWriter& out, const programme::Conference& conference) {
    out.open_object();
    write_text(out, "acronym", conference.acronym);
    write_text(out, "city", conference.city);
    out.integer("day_boundary_min", conference.day_boundary.count());
    write_date(out, "first_day", conference.first_day);
    write_text(out, "generator", conference.generator);
    out.text("id", conference.id);
    write_date(out, "last_day", conference.last_day);
    write_text(out, "subtitle", conference.subtitle);
    out.text("time_zone", conference.zone.name());
    write_text(out, "title", conference.title);
    write_text(out, "url", conference.url);
    write_text(out, "venue", conference.venue);
    write_text(out, "version", conference.version);
    out.close_object();
}

void write_record(CanonicalWriter& out, const programme::Room& room, Place place) {
    out.open_object();
    if (room.capacity) out.integer("capacity", *room.capacity);
    write_text(out, "description", room.description);
    write_text(out, "directions", room.directions);
    write_text(out, "floor", room.floor);
    write_text(out, "guid", room.guid);
    out.text("id", room.id);
    write_position(out, room.map_position);
    write_text(out, "name", room.name);
    out.integer("place", place);
    out.close_object();
}

void write_record(CanonicalWriter& out, const programme::Track& track, Place place) {
    out.open_object();
    write_text(out, "color", track.color);
    out.text("id", track.id);
    write_text(out, "name", track.name);
    out.integer("place", place);
    out.close_object();
}

void write_record(CanonicalWriter& out, const programme::Person& person, Place place) {
    out.open_object();
    write_text(out, "affiliation", person.affiliation);
    write_text(out, "biography", person.biography);
    write_text(out, "guid", person.guid);
    out.text("id", person.id);
    write_text(out, "name", person.name);
    out.integer("place", place);
    write_text(out, "position", person.position);
    write_text(out, "url", person.url);
    out.close_object();
}

void write_record(CanonicalWriter& out, const programme::Session& session) {
    out.open_object();
    write_text(out, "abstract", session.abstract);
    write_links(out, "attachments", session.attachments);
    write_text(out, "description", session.description);
    write_instant(out, "end", session.end);
    write_text(out, "feedback_url", session.feedback_url);
    if (session.full) out.boolean("full", true);
    out.text("id", session.id);
    write_text(out, "instead", session.instead);
    write_keys(out, session.keys);
    out.text("kind", word_for(session.kind));
    write_text(out, "language", session.language);
    write_text(out, "level", session.level);
    write_text(out, "license", session.license);
    write_links(out, "links", session.links);
    write_text(out, "logo", session.logo);
    write_participations(out, session);
    if (session.plenary) out.boolean("plenary", true);
    if (session.recording != programme::Recording::unstated)
        out.text("recording", word_for(session.recording));
    write_texts(out, "rooms", session.rooms);
    write_instant(out, "start", session.start);
    write_text(out, "stated_start", session.stated_start);
    out.text("status", word_for(session.status));
    write_text(out, "subtitle", session.subtitle);
    write_text(out, "title", session.title);
    write_text(out, "track", session.track);
    write_text(out, "type", session.type);
    write_text(out, "url", session.url);
    out.close_object();
}

void write_record(CanonicalWriter& out, const programme::PublishedChange& change) {
    out.open_object();
    write_slot(out, "after", change.after);
    write_instant(out, "at", change.at);
    write_slot(out, "before", change.before);
    write_text(out, "from", change.change.from);
    out.text("id", change.id);
    out.text("kind", word_for(change.change.kind));
    out.text("session", change.change.session);
    write_text(out, "title", change.change.title);
    write_text(out, "to", change.change.to);
    out.close_object();
}

void write_record(CanonicalWriter& out, const programme::Announcement& announcement) {
    out.open_object();
    write_instant(out, "from", announcement.from);
    out.text("id", announcement.id);
    out.text("severity", word_for(announcement.severity));
    write_text(out, "text", announcement.text);
    if (announcement.until) write_instant(out, "until", *announcement.until);
    write_texts(out, "zones", announcement.zones);
    out.close_object();
}

void write_record(CanonicalWriter& out, const programme::Screen& screen) {
    out.open_object();
    out.text("id", screen.id);
    write_texts(out, "languages", screen.languages);
    if (screen.light_hours) out.text("light_hours", words_for(*screen.light_hours));
    write_position(out, screen.map_position);
    out.text("mode", word_for(screen.mode));
    write_text(out, "name", screen.name);
    write_pages(out, screen.pages);
    if (screen.reach_top_px) out.integer("reach_top_px", *screen.reach_top_px);
    write_text(out, "room", screen.room);
    if (screen.theme) out.text("theme", word_for(*screen.theme));
    if (screen.viewing_cm) out.integer("viewing_cm", *screen.viewing_cm);
    if (screen.way_out) out.text("way_out", word_for(*screen.way_out));
    write_text(out, "zone", screen.zone);
    out.close_object();
}

void write_record(CanonicalWriter& out, const programme::Sponsor& sponsor, Place place) {
    out.open_object();
    out.text("id", sponsor.id);
    write_text(out, "level", sponsor.level);
    write_text(out, "logo", sponsor.logo);
    write_text(out, "name", sponsor.name);
    if (sponsor.picture) out.text("picture", to_base64(sponsor.picture->bytes));
    out.integer("place", place);
    write_text(out, "url", sponsor.url);
    out.close_object();
}

void write_record(CanonicalWriter& out, const programme::InfoPage& page, Place place) {
    out.open_object();
    out.text("id", page.id);
    out.text("kind", word_for(page.kind));
    write_text(out, "network", page.network);
    write_text(out, "password", page.password);
    out.integer("place", place);
    if (page.security != programme::WifiSecurity::wpa)
        out.text("security", word_for(page.security));
    write_text(out, "text", page.text);
    write_text(out, "title", page.title);
    out.close_object();
}

void write_record(CanonicalWriter& out, const programme::Map& map, Place place) {
    out.open_object();
    out.text("id", map.id);
    out.text("picture", to_base64(map.picture.bytes));
    out.integer("place", place);
    write_text(out, "title", map.title);
    out.close_object();
}

}  // namespace foyer::feed
