#include "core/programme/validation.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>
#include <unordered_set>

#include "core/base/ids.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/programme/problem_list.h"
#include "core/time/programme_day.h"

namespace foyer::programme {

namespace {

using Ids = std::unordered_set<std::string_view>;

/// Records beyond the limit are an error already and are not looked at one by one.
template <class Record>
std::size_t examined(const std::vector<Record>& records, std::size_t limit) {
    return std::min(records.size(), limit);
}

void check_id(ProblemList& problems, const std::string& id, Ids& taken) {
    if (!is_record_id(id)) {
        problems.error("id", "an id has 1 to 64 of a-z, 0-9, _ and -; choose another");
    } else if (!taken.insert(id).second) {
        problems.error("id", "another record has the same id; give each its own");
    }
}

bool is_color(std::string_view color) {
    return color.size() == 7 && color.front() == '#' &&
           std::all_of(color.begin() + 1, color.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

void check_announced_days(ProblemList& problems, const Conference& conference) {
    const auto check = [&](std::string_view field, const auto& day) {
        if (day && !day->ok()) problems.error(field, "there is no such date; correct it");
    };
    check("first_day", conference.first_day);
    check("last_day", conference.last_day);
    if (conference.first_day && conference.last_day &&
        *conference.last_day < *conference.first_day) {
        problems.warning("last_day", "it is before the first day; correct one of them");
    }
}

void check_all_pictures(ProblemList& problems, const Programme& programme) {
    std::size_t bytes = 0;
    for (const Map& map : programme.maps)
        bytes += map.picture.bytes.size();
    for (const Sponsor& sponsor : programme.sponsors)
        bytes += sponsor.picture ? sponsor.picture->bytes.size() : 0;
    problems.check_size("pictures", bytes, limits::all_pictures_bytes);
}

void check_conference(ProblemList& problems, const Programme& programme) {
    const Conference& conference = programme.conference;
    problems.begin_record("conference", conference.id, 0);
    problems.check_count("rooms", programme.rooms.size(), limits::rooms);
    problems.check_count("tracks", programme.tracks.size(), limits::tracks);
    problems.check_count("people", programme.people.size(), limits::people);
    problems.check_count("sessions", programme.sessions.size(), limits::sessions);
    problems.check_count("info", programme.info.size(), limits::info_pages);
    problems.check_count("maps", programme.maps.size(), limits::maps);
    problems.check_count("sponsors", programme.sponsors.size(), limits::sponsors);
    check_all_pictures(problems, programme);
    Ids taken;
    check_id(problems, conference.id, taken);
    problems.check_present("title", conference.title);
    problems.check_text("title", conference.title, TextShape::line);
    problems.check_text("subtitle", conference.subtitle, TextShape::line);
    problems.check_text("acronym", conference.acronym, TextShape::line);
    problems.check_text("venue", conference.venue, TextShape::line);
    problems.check_text("city", conference.city, TextShape::line);
    problems.check_text("url", conference.url, TextShape::line);
    problems.check_text("version", conference.version, TextShape::line);
    problems.check_text("generator", conference.generator, TextShape::line);
    if (conference.day_boundary < std::chrono::minutes{0} ||
        conference.day_boundary >= std::chrono::hours{24}) {
        problems.error("day_boundary", "a time of day is 00:00 to 23:59; correct it");
    }
    check_announced_days(problems, conference);
}

void check_picture(ProblemList& problems, const Picture& picture) {
    problems.check_size("picture", picture.bytes.size(), limits::picture_bytes);
    if (picture_type(picture.bytes) != picture.type)
        problems.error("picture", "it is neither SVG nor PNG; convert it or leave it out");
}

Ids check_maps(ProblemList& problems, const std::vector<Map>& maps) {
    Ids ids;
    for (std::size_t i = 0; i < examined(maps, limits::maps); ++i) {
        const Map& map = maps[i];
        problems.begin_record("map", map.id, i);
        check_id(problems, map.id, ids);
        problems.check_present("title", map.title);
        problems.check_text("title", map.title, TextShape::line);
        check_picture(problems, map.picture);
    }
    return ids;
}

void check_position(ProblemList& problems, const MapPosition& position, const Ids& maps) {
    // No error: a map is left out with its picture, and no picture is worth a programme.
    if (!maps.contains(position.map))
        problems.warning("map_position", "it names a map that does not exist; add the map");
    const auto on_map = [](int part) { return part >= 0 && part <= limits::map_parts; };
    if (!on_map(position.x) || !on_map(position.y))
        problems.error("map_position", "x and y are thousandths, 0 to 1000; correct them");
}

void check_info(ProblemList& problems, const std::vector<InfoPage>& pages) {
    Ids ids;
    for (std::size_t i = 0; i < examined(pages, limits::info_pages); ++i) {
        const InfoPage& page = pages[i];
        problems.begin_record("info", page.id, i);
        check_id(problems, page.id, ids);
        problems.check_present("title", page.title);
        problems.check_text("title", page.title, TextShape::line);
        problems.check_text("text", page.text, TextShape::paragraphs);
        problems.check_text("network", page.network, TextShape::line);
        problems.check_text("password", page.password, TextShape::line);
    }
}

void check_sponsors(ProblemList& problems, const std::vector<Sponsor>& sponsors) {
    Ids ids;
    for (std::size_t i = 0; i < examined(sponsors, limits::sponsors); ++i) {
        const Sponsor& sponsor = sponsors[i];
        problems.begin_record("sponsor", sponsor.id, i);
        check_id(problems, sponsor.id, ids);
        problems.check_present("name", sponsor.name);
        problems.check_text("name", sponsor.name, TextShape::line);
        problems.check_text("level", sponsor.level, TextShape::line);
        problems.check_text("url", sponsor.url, TextShape::line);
        problems.check_text("logo", sponsor.logo, TextShape::line);
        if (sponsor.picture) check_picture(problems, *sponsor.picture);
    }
}

Ids check_rooms(ProblemList& problems, const std::vector<Room>& rooms, const Ids& maps) {
    Ids ids;
    for (std::size_t i = 0; i < examined(rooms, limits::rooms); ++i) {
        const Room& room = rooms[i];
        problems.begin_record("room", room.id, i);
        check_id(problems, room.id, ids);
        problems.check_text("guid", room.guid, TextShape::line);
        problems.check_present("name", room.name);
        problems.check_text("name", room.name, TextShape::line);
        problems.check_text("description", room.description, TextShape::paragraphs);
        problems.check_text("floor", room.floor, TextShape::line);
        if (room.capacity && *room.capacity < 0) {
            problems.error("capacity", "a room has no fewer than 0 seats; correct it");
        }
        problems.check_text("directions", room.directions, TextShape::paragraphs);
        if (room.map_position) check_position(problems, *room.map_position, maps);
    }
    return ids;
}

Ids check_tracks(ProblemList& problems, const std::vector<Track>& tracks) {
    Ids ids;
    for (std::size_t i = 0; i < examined(tracks, limits::tracks); ++i) {
        const Track& track = tracks[i];
        problems.begin_record("track", track.id, i);
        check_id(problems, track.id, ids);
        problems.check_present("name", track.name);
        problems.check_text("name", track.name, TextShape::line);
        if (!track.color.empty() && !is_color(track.color)) {
            problems.error("color", "a colour is written #rrggbb; correct it or leave it out");
        }
    }
    return ids;
}

Ids check_people(ProblemList& problems, const std::vector<Person>& people) {
    Ids ids;
    for (std::size_t i = 0; i < examined(people, limits::people); ++i) {
        const Person& person = people[i];
        problems.begin_record("person", person.id, i);
        check_id(problems, person.id, ids);
        problems.check_text("guid", person.guid, TextShape::line);
        problems.check_present("name", person.name);
        problems.check_text("name", person.name, TextShape::line);
        problems.check_text("affiliation", person.affiliation, TextShape::line);
        problems.check_text("position", person.position, TextShape::line);
        problems.check_text("biography", person.biography, TextShape::paragraphs);
        problems.check_text("url", person.url, TextShape::line);
    }
    return ids;
}

/// What sessions are checked against.
struct Surroundings {
    Ids rooms;
    Ids tracks;
    Ids people;
    /// The announced days as instants; unbounded where nothing is announced.
    UtcTime opens = UtcTime::min();
    UtcTime closes = UtcTime::max();
};

void set_announced_days(Surroundings& surroundings, const Conference& conference) {
    const auto& first = conference.first_day;
    const auto& last = conference.last_day;
    if ((first && !first->ok()) || (last && !last->ok())) return;
    if (first && last && *last < *first) return;
    const DayRule rule{conference.zone, conference.day_boundary};
    if (first) surroundings.opens = rule.begin_of(*first);
    if (last) surroundings.closes = rule.begin_of(day_after(*last));
}

void check_session_texts(ProblemList& problems, const Session& session) {
    problems.check_text("guid", session.keys.guid, TextShape::line);
    problems.check_text("code", session.keys.code, TextShape::line);
    problems.check_text("number", session.keys.number, TextShape::line);
    problems.check_present("title", session.title);
    problems.check_text("title", session.title, TextShape::line);
    problems.check_text("subtitle", session.subtitle, TextShape::line);
    problems.check_text("abstract", session.abstract, TextShape::paragraphs);
    problems.check_text("description", session.description, TextShape::paragraphs);
    problems.check_text("stated_start", session.stated_start, TextShape::line);
    problems.check_language("language", session.language);
    problems.check_text("level", session.level, TextShape::line);
    problems.check_text("type", session.type, TextShape::line);
    problems.check_text("license", session.license, TextShape::line);
    problems.check_text("url", session.url, TextShape::line);
    problems.check_text("feedback_url", session.feedback_url, TextShape::line);
    problems.check_text("logo", session.logo, TextShape::line);
    const auto check_links = [&](std::string_view field, const std::vector<Link>& links) {
        problems.check_count(field, links.size(), limits::links_per_session);
        for (std::size_t i = 0; i < examined(links, limits::links_per_session); ++i) {
            problems.check_text(field, links[i].url, TextShape::line);
            problems.check_text(field, links[i].title, TextShape::line);
        }
    };
    check_links("links", session.links);
    check_links("attachments", session.attachments);
}

bool is_instant(UtcTime instant) {
    const auto seconds = instant.time_since_epoch().count();
    return seconds >= limits::earliest_instant && seconds <= limits::latest_instant;
}

void check_session_time(ProblemList& problems, const Session& session,
                        const Surroundings& surroundings) {
    constexpr auto out_of_range = "it is not between the years 1970 and 2199; correct it";
    if (!is_instant(session.start)) problems.error("start", out_of_range);
    if (!is_instant(session.end)) problems.error("end", out_of_range);
    if (!is_instant(session.start) || !is_instant(session.end)) return;

    const auto length = session.end - session.start;
    if (length <= std::chrono::seconds{0}) {
        problems.error("end", "it is not after the start (" + format_utc(session.start) + " to " +
                                  format_utc(session.end) + "); correct one of them");
    } else if (length > limits::longest_session) {
        problems.error("end", "the session is longer than 7 days; correct its start or end");
    } else if (length > std::chrono::hours{24}) {
        problems.warning("end", "the session is longer than a day; is its end right?");
    }
    if (session.start < surroundings.opens || session.start >= surroundings.closes) {
        problems.warning("start", "it is outside the announced days (" + format_utc(session.start) +
                                      "); is its date right?");
    }
}

void check_session_references(ProblemList& problems, const Session& session,
                              const Surroundings& surroundings) {
    if (session.rooms.size() > limits::rooms) {
        problems.check_count("rooms", session.rooms.size(), limits::rooms);
    } else {
        Ids named;
        for (const std::string& room : session.rooms) {
            if (!surroundings.rooms.contains(room)) {
                problems.error("rooms", "it names a room that does not exist; add the room");
            } else if (!named.insert(room).second) {
                problems.error("rooms", "it names one room twice; name it once");
            }
        }
    }
    if (!session.track.empty() && !surroundings.tracks.contains(session.track)) {
        problems.error("track", "it names a track that does not exist; add the track");
    }
    problems.check_count("people", session.people.size(), limits::people_per_session);
    for (std::size_t i = 0; i < examined(session.people, limits::people_per_session); ++i) {
        if (!surroundings.people.contains(session.people[i].person)) {
            problems.error("people", "it names a person who does not exist; add the person");
        }
    }
    if (session.rooms.empty() && !session.plenary && session.status == SessionStatus::scheduled) {
        problems.warning("rooms", "it has no room and stands on no room's board; give it one");
    }
}

/// Finds sessions of one title that start together in one room: the same one entered twice.
class Doubles {
public:
    void check(ProblemList& problems, const Session& session) {
        if (session.status == SessionStatus::cancelled) return;
        const std::string key = std::to_string(session.start.time_since_epoch().count()) + "\n" +
                                text::fold(session.title.in("")) + "\n";
        for (const std::string& room : session.rooms) {
            if (seen_.emplace(key + room, &session).first->second == &session) continue;
            problems.warning("rooms",
                             "another session of this title starts in the same room at the same "
                             "time; is it entered twice?");
            return;
        }
    }

private:
    std::unordered_map<std::string, const Session*> seen_;
};

void check_sessions(ProblemList& problems, const std::vector<Session>& sessions,
                    const Surroundings& surroundings) {
    Ids ids;
    Doubles doubles;
    for (std::size_t i = 0; i < examined(sessions, limits::sessions); ++i) {
        const Session& session = sessions[i];
        problems.begin_record("session", session.id, i);
        check_id(problems, session.id, ids);
        check_session_texts(problems, session);
        check_session_time(problems, session, surroundings);
        check_session_references(problems, session, surroundings);
        doubles.check(problems, session);
    }
}

}  // namespace

std::vector<Problem> validate(const Programme& programme) {
    ProblemList problems;
    check_conference(problems, programme);
    Surroundings surroundings;
    const Ids maps = check_maps(problems, programme.maps);
    surroundings.rooms = check_rooms(problems, programme.rooms, maps);
    surroundings.tracks = check_tracks(problems, programme.tracks);
    surroundings.people = check_people(problems, programme.people);
    set_announced_days(surroundings, programme.conference);
    check_sessions(problems, programme.sessions, surroundings);
    check_info(problems, programme.info);
    check_sponsors(problems, programme.sponsors);
    return problems.take();
}

bool has_errors(const std::vector<Problem>& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& problem) { return problem.severity == Severity::error; });
}

}  // namespace foyer::programme
