#include "core/formats/readers.h"

#include <nlohmann/json.hpp>

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/formats/foyer_json_sessions.h"
#include "core/formats/foyer_json_venue.h"
#include "core/formats/json_fields.h"
#include "core/formats/json_id_table.h"

namespace foyer::formats {

namespace {

using programme::Conference;
using programme::LocalizedText;
using programme::Person;
using programme::Programme;
using programme::Room;
using programme::Track;

constexpr std::int64_t version_read = 1;

/// Reads one document; lives for one call of read_foyer_json.
class Reader {
public:
    Reader(const Json& document, const ImportOptions& options, ImportReport& report)
        : options_(options),
          report_(report),
          document_(document, root_, report),
          venue_(document_, options.language) {}

    Result<Programme> read();

private:
    Result<void> check_format() const;
    Result<void> check_counts() const;
    Result<TimeZone> read_zone(JsonFields& fields) const;
    Result<void> read_conference(JsonFields& fields);
    void read_days(JsonFields& fields);
    void read_rooms();
    void read_tracks();
    void read_people();

    LocalizedText line(JsonFields& fields, std::string_view name) {
        return fields.localized(name, TextShape::line, options_.language);
    }
    LocalizedText block(JsonFields& fields, std::string_view name) {
        return fields.localized(name, TextShape::block, options_.language);
    }
    LocalizedText title_without_one() const;

    const ImportOptions& options_;
    const JsonPlace root_;
    ImportReport& report_;
    Programme programme_;
    JsonFields document_;
    FoyerJsonVenue venue_;
    JsonIdTable room_ids_, track_ids_, person_ids_;
};

Result<void> Reader::check_format() const {
    const Json* format = document_.find("format");
    if (format == nullptr || *format != "foyer-programme") {
        return Error{ErrorKind::unsupported,
                     "/format: not Foyer's own JSON, which states \"format\": "
                     "\"foyer-programme\""};
    }
    const Json* version = document_.find("version");
    if (version == nullptr || *version != version_read) {
        const std::string found = version == nullptr ? "none" : write_json(*version);
        return Error{ErrorKind::unsupported,
                     "/version: this program reads version 1 of foyer-programme, the file states " +
                         found + "; update Foyer or export the file as version 1"};
    }
    return {};
}

Result<void> Reader::check_counts() const {
    struct Bound {
        const char* name;
        std::size_t limit;
    };
    for (const auto& [name, limit] : {Bound{"sessions", limits::sessions},
                                      {"rooms", limits::rooms},
                                      {"people", limits::people},
                                      {"tracks", limits::tracks},
                                      {"info", limits::info_pages},
                                      {"maps", limits::maps},
                                      {"sponsors", limits::sponsors}}) {
        const Json* list = document_.find(name);
        if (list == nullptr || !list->is_array() || list->size() <= limit) continue;
        return Error{ErrorKind::too_large, "/" + std::string(name) + ": " +
                                               std::to_string(list->size()) + " of them, at most " +
                                               std::to_string(limit) +
                                               " can be read; split the programme"};
    }
    return {};
}

Result<TimeZone> Reader::read_zone(JsonFields& fields) const {
    if (!options_.time_zone.empty()) {
        Result<TimeZone> zone = TimeZone::named(options_.time_zone);
        if (zone) return zone;
        return Error{ErrorKind::usage, "There is no time zone \"" + options_.time_zone +
                                           "\"; name one as \"Europe/Paris\" does."};
    }
    const std::string stated = fields.text("time_zone");
    if (!stated.empty()) {
        Result<TimeZone> zone = TimeZone::named(stated);
        if (zone) return zone;
    }
    const std::string what =
        stated.empty() ? "no time zone" : "there is no time zone \"" + stated + "\"";
    return Error{ErrorKind::invalid, "/conference/time_zone: " + what +
                                         "; name one as \"Europe/Paris\" does, there or with the "
                                         "import"};
}

void Reader::read_days(JsonFields& fields) {
    Conference& conference = programme_.conference;
    conference.first_day = fields.date("first_day");
    conference.last_day = fields.date("last_day");
    const std::string boundary = fields.text("day_boundary");
    if (boundary.empty()) return;
    const Result<std::chrono::seconds> since_midnight = parse_time_of_day(boundary);
    if (since_midnight) {
        conference.day_boundary = std::chrono::floor<std::chrono::minutes>(since_midnight.value());
    } else {
        fields.repaired("day_boundary", boundary, "04:00", since_midnight.error().detail);
    }
}

Result<void> Reader::read_conference(JsonFields& fields) {
    Result<TimeZone> zone = read_zone(fields);
    if (!zone) return zone.error();
    Conference& conference = programme_.conference;
    conference.zone = std::move(zone).value();
    conference.acronym = fields.text("acronym");
    conference.title = options_.title.empty()
                           ? fields.required("title", options_.language, title_without_one())
                           : LocalizedText(std::string(text::cut(
                                 text::sanitise_line(options_.title), limits::line_bytes)));
    const std::string title(conference.title.in(""));
    conference.id =
        JsonIdTable().take(fields, conference.acronym.empty() ? title : conference.acronym);
    conference.subtitle = line(fields, "subtitle");
    conference.venue = fields.text("venue");
    conference.city = fields.text("city");
    conference.url = fields.text("url");
    conference.version = fields.text("version");
    conference.generator = fields.text("generator");
    read_days(fields);
    return {};
}

/// What a conference is called that the file does not name.
LocalizedText Reader::title_without_one() const {
    const std::string& acronym = programme_.conference.acronym;
    if (!acronym.empty()) return LocalizedText(acronym);
    const std::string name = text::sanitise_line(text::cut(options_.name, limits::line_bytes));
    return LocalizedText(name.empty() ? "Programme" : name);
}

void Reader::read_rooms() {
    document_.each_object("rooms", limits::rooms, [this](JsonFields& fields) {
        Room room;
        room.id = room_ids_.take(fields, "room");
        room.guid = fields.text("guid");
        room.name = fields.required("name", options_.language, LocalizedText(room.id));
        room.description = block(fields, "description");
        room.floor = line(fields, "floor");
        room.capacity = fields.count("capacity");
        room.directions = block(fields, "directions");
        room.map_position = venue_.position_in(fields);
        programme_.rooms.push_back(std::move(room));
    });
}

void Reader::read_tracks() {
    document_.each_object("tracks", limits::tracks, [this](JsonFields& fields) {
        Track track;
        track.id = track_ids_.take(fields, "track");
        track.name = fields.required("name", options_.language, LocalizedText(track.id));
        track.color = fields.color("color");
        programme_.tracks.push_back(std::move(track));
    });
}

void Reader::read_people() {
    document_.each_object("people", limits::people, [this](JsonFields& fields) {
        Person person;
        person.id = person_ids_.take(fields, "person");
        person.guid = fields.text("guid");
        person.name = fields.text("name");
        if (text::trim(person.name).empty()) {
            person.name = person.id;
            fields.repaired("name", "", person.id, "no name");
        }
        person.affiliation = fields.text("affiliation");
        person.position = line(fields, "position");
        person.biography = block(fields, "biography");
        person.url = fields.text("url");
        programme_.people.push_back(std::move(person));
    });
}

Result<Programme> Reader::read() {
    if (const Result<void> format = check_format(); !format) return format.error();
    if (const Result<void> counts = check_counts(); !counts) return counts.error();
    if (document_.find("conference") == nullptr) {
        return Error{ErrorKind::invalid, "/conference: missing; it states at least a time_zone"};
    }
    Result<void> conference;
    document_.with_object("conference",
                          [&](JsonFields& fields) { conference = read_conference(fields); });
    if (!conference) return conference.error();
    programme_.maps = venue_.read_maps();
    programme_.info = venue_.read_info();
    programme_.sponsors = venue_.read_sponsors();
    read_rooms();
    read_tracks();
    read_people();
    FoyerJsonSessions sessions({room_ids_, track_ids_, person_ids_}, options_.language);
    document_.each_object("sessions", limits::sessions,
                          [&](JsonFields& fields) { sessions.read(fields); });
    programme_.sessions = sessions.take(report_);
    if (programme_.sessions.empty()) {
        const auto& drops = report_.drops();
        const std::string why = drops.empty()
                                    ? "/sessions: missing or empty"
                                    : "the first of those left out is " + drops.front().where +
                                          " (" + drops.front().why + ")";
        return Error{ErrorKind::invalid, "no sessions: " + why};
    }
    return std::move(programme_);
}

}  // namespace

Result<Programme> read_foyer_json(std::string_view bytes, const ImportOptions& options,
                                  ImportReport& report) {
    const Result<Json> document = parse_json(bytes);
    if (!document) return document.error();
    return Reader(document.value(), options, report).read();
}

}  // namespace foyer::formats
