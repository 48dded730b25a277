#include "core/store/programme_writer.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/store/search_rows.h"
#include "core/store/stored_values.h"
#include "core/store/text_fields.h"
#include "core/time/programme_day.h"

namespace foyer::store {

namespace {

using programme::Programme;
using programme::Session;

constexpr const char* write_conference_sql =
    "INSERT INTO conference (id, acronym, venue, city, url, time_zone, day_boundary_minutes,"
    " first_day, last_day, version, generator) VALUES (?,?,?,?,?,?,?,?,?,?,?)";
constexpr const char* write_room_sql =
    "INSERT INTO room (id, place, guid, capacity) VALUES (?,?,?,?)"
    " ON CONFLICT (id) DO UPDATE SET place=excluded.place, guid=excluded.guid,"
    " capacity=excluded.capacity";
constexpr const char* write_track_sql =
    "INSERT INTO track (id, place, color) VALUES (?,?,?)"
    " ON CONFLICT (id) DO UPDATE SET place=excluded.place, color=excluded.color";
constexpr const char* write_person_sql =
    "INSERT INTO person (id, place, guid, name, affiliation, url) VALUES (?,?,?,?,?,?)"
    " ON CONFLICT (id) DO UPDATE SET place=excluded.place, guid=excluded.guid, name=excluded.name,"
    " affiliation=excluded.affiliation, url=excluded.url";
constexpr const char* write_map_sql =
    "INSERT INTO map (id, place, picture) VALUES (?,?,?)"
    " ON CONFLICT (id) DO UPDATE SET place=excluded.place, picture=excluded.picture";
constexpr const char* write_info_sql =
    "INSERT INTO info (id, place, kind, network, password, security) VALUES (?,?,?,?,?,?)"
    " ON CONFLICT (id) DO UPDATE SET place=excluded.place, kind=excluded.kind,"
    " network=excluded.network, password=excluded.password, security=excluded.security";
constexpr const char* write_sponsor_sql =
    "INSERT INTO sponsor (id, place, name, url, logo, picture) VALUES (?,?,?,?,?,?)"
    " ON CONFLICT (id) DO UPDATE SET place=excluded.place, name=excluded.name, url=excluded.url,"
    " logo=excluded.logo, picture=excluded.picture";
// Not one statement for both: to be able to undo an upsert on a table that others refer to, SQLite
// copies every page that it touches.
constexpr const char* add_session_sql =
    "INSERT INTO session (id, day, start_local, end_local, start_at, end_at, stated_start, kind,"
    " status, plenary, track, language, level, type, recording, license, url, feedback_url, logo,"
    " guid, code, source_number) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr const char* replace_session_sql =
    "UPDATE session SET day=?2, start_local=?3, end_local=?4, start_at=?5, end_at=?6,"
    " stated_start=?7, kind=?8, status=?9, plenary=?10, track=?11, language=?12, level=?13,"
    " type=?14, recording=?15, license=?16, url=?17, feedback_url=?18, logo=?19, guid=?20,"
    " code=?21, source_number=?22 WHERE id=?1";
// A session keeps its number for as long as it exists, so its search row is found by it.
constexpr const char* add_search_sql =
    "INSERT INTO session_search (rowid, session, title, people, rooms, text)"
    " VALUES ((SELECT number FROM session WHERE id=?1), ?1, ?2, ?3, ?4, ?5)";
constexpr const char* replace_search_sql =
    "INSERT OR REPLACE INTO session_search (rowid, session, title, people, rooms, text)"
    " VALUES ((SELECT number FROM session WHERE id=?1), ?1, ?2, ?3, ?4, ?5)";

std::optional<std::string> date_words(const std::optional<std::chrono::year_month_day>& date) {
    if (!date) return std::nullopt;
    return format_date(*date);
}

std::optional<std::string> unless_empty(const std::string& text) {
    if (text.empty()) return std::nullopt;
    return text;
}

/// Writes one programme over another. Statements are prepared when they are first needed and kept.
class Writer {
public:
    Writer(const Database& database, const Programme& before, const Programme& after)
        : database_(database),
          before_(before),
          after_(after),
          days_{after.conference.zone, after.conference.day_boundary} {}

    Result<void> write() {
        // New records before the sessions that name them, sessions before the records they no
        // longer name: no row ever refers to nothing.
        for (const auto step : {&Writer::conference, &Writer::records, &Writer::sessions,
                                &Writer::remove_records, &Writer::search_rows})
            if (auto done = (this->*step)(); !done) return done.error();
        return {};
    }

private:
    Result<void> run(const char* sql, std::initializer_list<Value> values) {
        auto known = statements_.find(sql);
        if (known == statements_.end()) {
            auto prepared = database_.prepare(sql);
            if (!prepared) return prepared.error();
            known = statements_.emplace(sql, std::move(*prepared)).first;
        }
        return known->second.run(values);
    }

    template <class Record>
    Result<void> write_texts(const Record& record, bool replaces) {
        const auto kind = TextFields<Record>::record;
        if (replaces)
            if (auto done = remove_texts(kind, record.id); !done) return done.error();
        for (const auto& field : TextFields<Record>::fields)
            for (const auto& [language, words] : (record.*field.text).entries())
                if (auto done = run(
                        "INSERT INTO text (record, id, field, language, text) VALUES (?,?,?,?,?)",
                        {kind, record.id, field.name, language, words});
                    !done)
                    return done.error();
        return {};
    }

    Result<void> remove_texts(std::string_view kind, const std::string& id) {
        return run("DELETE FROM text WHERE record=? AND id=?", {kind, id});
    }

    Result<void> conference() {
        const auto& now = after_.conference;
        const auto& old = before_.conference;
        if (now == old) return {};
        if (auto done = run("DELETE FROM conference", {}); !done) return done.error();
        if (auto done = remove_texts("conference", old.id); !done) return done.error();
        if (auto done = run(write_conference_sql,
                            {now.id, now.acronym, now.venue, now.city, now.url, now.zone.name(),
                             std::int64_t{now.day_boundary.count()}, date_words(now.first_day),
                             date_words(now.last_day), now.version, now.generator});
            !done)
            return done.error();
        return write_texts(now, false);
    }

    Result<void> write_record(const programme::Room& room, std::int64_t place) {
        if (auto done = run(write_room_sql, {room.id, place, room.guid, room.capacity}); !done)
            return done.error();
        if (auto done = run("DELETE FROM room_map WHERE room=?", {room.id}); !done)
            return done.error();
        if (!room.map_position) return {};
        const programme::MapPosition& at = *room.map_position;
        return run("INSERT INTO room_map (room, map, x, y) VALUES (?,?,?,?)",
                   {room.id, at.map, std::int64_t{at.x}, std::int64_t{at.y}});
    }
    Result<void> write_record(const programme::Map& map, std::int64_t place) {
        return run(write_map_sql, {map.id, place, Blob{map.picture.bytes}});
    }
    Result<void> write_record(const programme::InfoPage& page, std::int64_t place) {
        return run(write_info_sql, {page.id, place, word_for(page.kind), page.network,
                                    page.password, word_for(page.security)});
    }
    Result<void> write_record(const programme::Sponsor& sponsor, std::int64_t place) {
        const std::string_view picture =
            sponsor.picture ? std::string_view(sponsor.picture->bytes) : std::string_view();
        return run(write_sponsor_sql, {sponsor.id, place, sponsor.name, sponsor.url, sponsor.logo,
                                       Value::blob_unless_empty(picture)});
    }
    Result<void> write_record(const programme::Track& track, std::int64_t place) {
        return run(write_track_sql, {track.id, place, track.color});
    }
    Result<void> write_record(const programme::Person& person, std::int64_t place) {
        return run(write_person_sql,
                   {person.id, place, person.guid, person.name, person.affiliation, person.url});
    }

    /// Writes the records of one table that are new, have changed, or stand in another place.
    template <class Record>
    Result<void> write_changed(const std::vector<Record>& before,
                               const std::vector<Record>& after) {
        const auto places = places_of(before);
        for (std::size_t i = 0; i < after.size(); ++i) {
            const auto old = places.find(after[i].id);
            const bool existed = old != places.end();
            const bool same = existed && before[old->second] == after[i];
            if (same && old->second == i) continue;
            if (auto done = write_record(after[i], static_cast<std::int64_t>(i)); !done)
                return done.error();
            if (same) continue;
            if (auto done = write_texts(after[i], existed); !done) return done.error();
        }
        return {};
    }

    Result<void> records() {
        if (auto done = write_changed(before_.maps, after_.maps); !done) return done.error();
        if (auto done = write_changed(before_.rooms, after_.rooms); !done) return done.error();
        if (auto done = write_changed(before_.info, after_.info); !done) return done.error();
        if (auto done = write_changed(before_.sponsors, after_.sponsors); !done)
            return done.error();
        if (auto done = write_changed(before_.tracks, after_.tracks); !done) return done.error();
        return write_changed(before_.people, after_.people);
    }

    template <class Record>
    Result<void> remove_gone(const std::vector<Record>& before, const std::vector<Record>& after,
                             const char* remove_sql) {
        const auto places = places_of(after);
        for (const Record& record : before) {
            if (places.contains(record.id)) continue;
            if (auto done = remove_texts(TextFields<Record>::record, record.id); !done)
                return done.error();
            if (auto done = run(remove_sql, {record.id}); !done) return done.error();
        }
        return {};
    }

    Result<void> remove_records() {
        if (auto done = remove_gone(before_.rooms, after_.rooms, "DELETE FROM room WHERE id=?");
            !done)
            return done.error();
        if (auto done = remove_gone(before_.maps, after_.maps, "DELETE FROM map WHERE id=?"); !done)
            return done.error();
        if (auto done = remove_gone(before_.info, after_.info, "DELETE FROM info WHERE id=?");
            !done)
            return done.error();
        if (auto done =
                remove_gone(before_.sponsors, after_.sponsors, "DELETE FROM sponsor WHERE id=?");
            !done)
            return done.error();
        if (auto done = remove_gone(before_.tracks, after_.tracks, "DELETE FROM track WHERE id=?");
            !done)
            return done.error();
        return remove_gone(before_.people, after_.people, "DELETE FROM person WHERE id=?");
    }

    Result<void> sessions() {
        const auto gone_places = places_of(after_.sessions);
        for (const Session& session : before_.sessions)
            if (!gone_places.contains(session.id))
                if (auto done = run("DELETE FROM session_search WHERE rowid="
                                    "(SELECT number FROM session WHERE id=?)",
                                    {session.id});
                    !done)
                    return done.error();
        if (auto done =
                remove_gone(before_.sessions, after_.sessions, "DELETE FROM session WHERE id=?");
            !done)
            return done.error();

        // Local times and days of every session hang on these two.
        const bool clock_changed =
            !(before_.conference.zone == after_.conference.zone) ||
            before_.conference.day_boundary != after_.conference.day_boundary;
        const auto places = places_of(before_.sessions);
        for (const Session& session : after_.sessions) {
            const auto old = places.find(session.id);
            const bool existed = old != places.end();
            if (existed && !clock_changed && before_.sessions[old->second] == session) continue;
            if (auto done = write_session(session, existed); !done) return done.error();
        }
        return {};
    }

    Result<void> write_session(const Session& session, bool replaces) {
        const auto& zone = after_.conference.zone;
        if (auto done = run(replaces ? replace_session_sql : add_session_sql,
                            {session.id,
                             format_date(days_.day_of(session.start)),
                             zone.format(session.start),
                             zone.format(session.end),
                             seconds_of(session.start),
                             seconds_of(session.end),
                             session.stated_start,
                             word_for(session.kind),
                             word_for(session.status),
                             std::int64_t{session.plenary},
                             unless_empty(session.track),
                             session.language,
                             session.level,
                             session.type,
                             word_for(session.recording),
                             session.license,
                             session.url,
                             session.feedback_url,
                             session.logo,
                             session.keys.guid,
                             session.keys.code,
                             session.keys.number});
            !done)
            return done.error();
        if (replaces)
            for (const char* sql : {"DELETE FROM session_room WHERE session=?",
                                    "DELETE FROM session_person WHERE session=?",
                                    "DELETE FROM session_link WHERE session=?",
                                    "DELETE FROM session_live WHERE session=?"})
                if (auto done = run(sql, {session.id}); !done) return done.error();
        if (auto done = write_parts(session); !done) return done.error();
        return write_texts(session, replaces);
    }

    Result<void> write_parts(const Session& session) {
        std::int64_t place = 0;
        for (const auto& room : session.rooms)
            if (auto done = run("INSERT INTO session_room (session, place, room) VALUES (?,?,?)",
                                {session.id, place++, room});
                !done)
                return done.error();
        place = 0;
        for (const auto& part : session.people)
            if (auto done = run("INSERT INTO session_person (session, place, person, role)"
                                " VALUES (?,?,?,?)",
                                {session.id, place++, part.person, word_for(part.role)});
                !done)
                return done.error();
        if (session.full || !session.instead.empty())
            if (auto done = run("INSERT INTO session_live (session, room_full, instead)"
                                " VALUES (?,?,?)",
                                {session.id, std::int64_t{session.full}, session.instead});
                !done)
                return done.error();
        if (auto done = write_links(session, "link", session.links); !done) return done.error();
        return write_links(session, "attachment", session.attachments);
    }

    Result<void> write_links(const Session& session, const char* kind,
                             const std::vector<programme::Link>& links) {
        std::int64_t place = 0;
        for (const auto& link : links)
            if (auto done = run("INSERT INTO session_link (session, kind, place, url, title)"
                                " VALUES (?,?,?,?,?)",
                                {session.id, kind, place++, link.url, link.title});
                !done)
                return done.error();
        return {};
    }

    /// The search rows that read otherwise than before; a room's new name changes those of its
    /// sessions.
    Result<void> search_rows() {
        const SearchRows old_rows(before_);
        const SearchRows new_rows(after_);
        const auto places = places_of(before_.sessions);
        for (const Session& session : after_.sessions) {
            const SearchRow row = new_rows.of(session);
            const auto old = places.find(session.id);
            const bool existed = old != places.end();
            if (existed && old_rows.of(before_.sessions[old->second]) == row) continue;
            const char* sql = existed ? replace_search_sql : add_search_sql;
            if (auto done = run(sql, {session.id, row.title, row.people, row.rooms, row.text});
                !done)
                return done.error();
        }
        return {};
    }

    const Database& database_;
    const Programme& before_;
    const Programme& after_;
    DayRule days_;
    std::unordered_map<const char*, Statement> statements_;
};

}  // namespace

Result<void> write_rows(const Database& database, const Programme& before, const Programme& after) {
    return Writer(database, before, after).write();
}

}  // namespace foyer::store
