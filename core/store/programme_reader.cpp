#include "core/store/programme_reader.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/store/stored_values.h"
#include "core/store/text_fields.h"

namespace foyer::store {

namespace {

using programme::LocalizedText;
using programme::Programme;

/// Sets one text of `record`; false when it has no such field.
template <class Record>
bool set_text(Record& record, std::string_view field, std::string_view language,
              std::string_view text) {
    for (const auto& known : TextFields<Record>::fields) {
        if (known.name != field) continue;
        (record.*known.text).set(language, std::string(text));
        return true;
    }
    return false;
}

/// Reads one table after the other; the first thing that is wrong ends it.
class Reader {
public:
    explicit Reader(const Database& database) : database_(database) {}

    Result<Programme> read() {
        for (const auto step :
             {&Reader::conference, &Reader::rooms, &Reader::tracks, &Reader::people,
              &Reader::sessions, &Reader::session_rooms, &Reader::session_people,
              &Reader::session_links, &Reader::session_live, &Reader::maps, &Reader::room_maps,
              &Reader::info, &Reader::sponsors, &Reader::texts}) {
            if (auto done = (this->*step)(); !done) return done.error();
            if (!wrong_.empty())
                return Error{ErrorKind::damaged,
                             database_.path().string() + " is damaged: " + wrong_};
        }
        return std::move(programme_);
    }

private:
    using Take = std::function<void(const Row&)>;

    Result<void> each(std::string_view sql, const Take& take) {
        auto query = database_.prepare(sql);
        if (!query) return query.error();
        return query->each({}, take);
    }

    void wrong(std::string_view what, std::string_view value) {
        if (wrong_.empty()) wrong_ = std::string(what) + " \"" + std::string(value) + "\"";
    }

    /// The value of a word that must be known.
    template <class Enum>
    Enum known(std::optional<Enum> value, std::string_view word) {
        if (!value) wrong("it holds the unknown word", word);
        return value.value_or(Enum{});
    }

    std::optional<std::chrono::year_month_day> date(const Row& row, int column) {
        if (row.is_null(column)) return std::nullopt;
        const auto parsed = parse_date(row.text(column));
        if (!parsed) {
            wrong("it holds the impossible date", row.text(column));
            return std::nullopt;
        }
        return *parsed;
    }

    Result<void> conference() {
        bool found = false;
        auto done = each(
            "SELECT id, acronym, venue, city, url, time_zone, day_boundary_minutes, first_day,"
            " last_day, version, generator FROM conference",
            [&](const Row& row) {
                auto& conference = programme_.conference;
                conference.id = row.string(0);
                conference.acronym = row.string(1);
                conference.venue = row.string(2);
                conference.city = row.string(3);
                conference.url = row.string(4);
                if (auto zone = TimeZone::named(row.text(5)))
                    conference.zone = *zone;
                else
                    wrong("this system does not know its time zone", row.text(5));
                conference.day_boundary = std::chrono::minutes(row.integer(6));
                conference.first_day = date(row, 7);
                conference.last_day = date(row, 8);
                conference.version = row.string(9);
                conference.generator = row.string(10);
                if (found) wrong("it holds a second conference", conference.id);
                found = true;
            });
        if (done && !found) wrong("a table is empty", "conference");
        return done;
    }

    Result<void> rooms() {
        auto done =
            each("SELECT id, guid, capacity FROM room ORDER BY place, id", [&](const Row& row) {
                programme::Room room;
                room.id = row.string(0);
                room.guid = row.string(1);
                if (!row.is_null(2)) room.capacity = static_cast<int>(row.integer(2));
                programme_.rooms.push_back(std::move(room));
            });
        room_places_ = places_of(programme_.rooms);
        return done;
    }

    Result<void> tracks() {
        auto done = each("SELECT id, color FROM track ORDER BY place, id", [&](const Row& row) {
            programme::Track track;
            track.id = row.string(0);
            track.color = row.string(1);
            programme_.tracks.push_back(std::move(track));
        });
        track_places_ = places_of(programme_.tracks);
        return done;
    }

    Result<void> people() {
        auto done = each("SELECT id, guid, name, affiliation, url FROM person ORDER BY place, id",
                         [&](const Row& row) {
                             programme::Person person;
                             person.id = row.string(0);
                             person.guid = row.string(1);
                             person.name = row.string(2);
                             person.affiliation = row.string(3);
                             person.url = row.string(4);
                             programme_.people.push_back(std::move(person));
                         });
        person_places_ = places_of(programme_.people);
        return done;
    }

    Result<void> sessions() {
        auto done = each(
            "SELECT id, start_at, end_at, stated_start, kind, status, plenary, track, language,"
            " level, type, recording, license, url, feedback_url, logo, guid, code, source_number"
            " FROM session ORDER BY start_at, id",
            [&](const Row& row) {
                programme::Session session;
                session.id = row.string(0);
                session.start = instant_of(row.integer(1));
                session.end = instant_of(row.integer(2));
                session.stated_start = row.string(3);
                session.kind = known(programme::session_kind(row.text(4)), row.text(4));
                session.status = known(programme::session_status(row.text(5)), row.text(5));
                session.plenary = row.integer(6) != 0;
                session.track = row.string(7);
                session.language = row.string(8);
                session.level = row.string(9);
                session.type = row.string(10);
                session.recording = known(programme::recording(row.text(11)), row.text(11));
                session.license = row.string(12);
                session.url = row.string(13);
                session.feedback_url = row.string(14);
                session.logo = row.string(15);
                session.keys = {row.string(16), row.string(17), row.string(18)};
                programme_.sessions.push_back(std::move(session));
            });
        session_places_ = places_of(programme_.sessions);
        return done;
    }

    /// The session called `id`; null, and noted as wrong, when there is none.
    programme::Session* session(std::string_view id) {
        const auto place = session_places_.find(id);
        if (place != session_places_.end()) return &programme_.sessions[place->second];
        wrong("it names an unknown session", id);
        return nullptr;
    }

    Result<void> session_rooms() {
        return each("SELECT session, room FROM session_room ORDER BY session, place",
                    [&](const Row& row) {
                        if (!room_places_.contains(row.text(1)))
                            wrong("a session names an unknown room", row.text(1));
                        if (auto* named = session(row.text(0)))
                            named->rooms.push_back(row.string(1));
                    });
    }

    Result<void> session_people() {
        return each("SELECT session, person, role FROM session_person ORDER BY session, place",
                    [&](const Row& row) {
                        if (!person_places_.contains(row.text(1)))
                            wrong("a session names an unknown person", row.text(1));
                        const auto role = known(programme::person_role(row.text(2)), row.text(2));
                        if (auto* named = session(row.text(0)))
                            named->people.push_back({row.string(1), role});
                    });
    }

    Result<void> session_links() {
        return each(
            "SELECT session, kind, url, title FROM session_link ORDER BY session, kind, place",
            [&](const Row& row) {
                auto* named = session(row.text(0));
                if (named == nullptr) return;
                const auto kind = row.text(1);
                if (kind != "link" && kind != "attachment")
                    wrong("it holds the unknown word", kind);
                auto& list = kind == "attachment" ? named->attachments : named->links;
                list.push_back({row.string(2), row.string(3)});
            });
    }

    Result<void> session_live() {
        return each("SELECT session, room_full, instead FROM session_live", [&](const Row& row) {
            auto* named = session(row.text(0));
            if (named == nullptr) return;
            named->full = row.integer(1) != 0;
            named->instead = row.string(2);
        });
    }

    programme::Picture picture(const Row& row, int column) {
        auto known = programme::picture_of(row.string(column));
        if (!known) wrong("it holds a picture that is none", row.text(0));
        return std::move(known).value_or(programme::Picture());
    }

    Result<void> maps() {
        auto done = each("SELECT id, picture FROM map ORDER BY place, id", [&](const Row& row) {
            programme::Map map;
            map.id = row.string(0);
            map.picture = picture(row, 1);
            programme_.maps.push_back(std::move(map));
        });
        map_places_ = places_of(programme_.maps);
        return done;
    }

    Result<void> room_maps() {
        return each("SELECT room, map, x, y FROM room_map", [&](const Row& row) {
            const auto room = room_places_.find(row.text(0));
            if (room == room_places_.end() || !map_places_.contains(row.text(1))) {
                wrong("it has the place on a map of an unknown room or map", row.text(0));
                return;
            }
            programme_.rooms[room->second].map_position = {
                row.string(1), static_cast<int>(row.integer(2)), static_cast<int>(row.integer(3))};
        });
    }

    Result<void> info() {
        auto done =
            each("SELECT id, kind, network, password, security FROM info ORDER BY place, id",
                 [&](const Row& row) {
                     programme::InfoPage page;
                     page.id = row.string(0);
                     page.kind = known(programme::info_kind(row.text(1)), row.text(1));
                     page.network = row.string(2);
                     page.password = row.string(3);
                     page.security = known(programme::wifi_security(row.text(4)), row.text(4));
                     programme_.info.push_back(std::move(page));
                 });
        info_places_ = places_of(programme_.info);
        return done;
    }

    Result<void> sponsors() {
        auto done = each("SELECT id, name, url, logo, picture FROM sponsor ORDER BY place, id",
                         [&](const Row& row) {
                             programme::Sponsor sponsor;
                             sponsor.id = row.string(0);
                             sponsor.name = row.string(1);
                             sponsor.url = row.string(2);
                             sponsor.logo = row.string(3);
                             if (!row.is_null(4)) sponsor.picture = picture(row, 4);
                             programme_.sponsors.push_back(std::move(sponsor));
                         });
        sponsor_places_ = places_of(programme_.sponsors);
        return done;
    }

    template <class Record>
    bool set_text_in(std::vector<Record>& records, const Places& places, const Row& row) {
        const auto place = places.find(row.text(1));
        return place != places.end() &&
               set_text(records[place->second], row.text(2), row.text(3), row.text(4));
    }

    Result<void> texts() {
        return each("SELECT record, id, field, language, text FROM text", [&](const Row& row) {
            const auto record = row.text(0);
            bool taken = false;
            if (record == "session")
                taken = set_text_in(programme_.sessions, session_places_, row);
            else if (record == "person")
                taken = set_text_in(programme_.people, person_places_, row);
            else if (record == "room")
                taken = set_text_in(programme_.rooms, room_places_, row);
            else if (record == "track")
                taken = set_text_in(programme_.tracks, track_places_, row);
            else if (record == "map")
                taken = set_text_in(programme_.maps, map_places_, row);
            else if (record == "info")
                taken = set_text_in(programme_.info, info_places_, row);
            else if (record == "sponsor")
                taken = set_text_in(programme_.sponsors, sponsor_places_, row);
            else if (record == "conference")
                taken = set_text(programme_.conference, row.text(2), row.text(3), row.text(4));
            if (!taken) wrong("it holds a text of an unknown " + std::string(record), row.text(1));
        });
    }

    const Database& database_;
    Programme programme_;
    Places room_places_, track_places_, person_places_, session_places_;
    Places map_places_, info_places_, sponsor_places_;
    std::string wrong_;
};

}  // namespace

Result<programme::Programme> read_rows(const Database& database) {
    return Reader(database).read();
}

}  // namespace foyer::store
