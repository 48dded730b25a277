#include <array>

#include "core/store/schema.h"

// A step that has been released never changes; what comes later is a new step. SCHEMA.md follows.

namespace foyer::store {

namespace {

constexpr const char* first_step = R"sql(
CREATE TABLE revision (
    number INTEGER PRIMARY KEY,
    applied_at INTEGER NOT NULL,
    confirmed_at INTEGER NOT NULL,
    source TEXT NOT NULL,
    format TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    state_hash BLOB,
    head BLOB
) STRICT;

CREATE TABLE setting (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE conference (
    id TEXT PRIMARY KEY NOT NULL,
    acronym TEXT NOT NULL,
    venue TEXT NOT NULL,
    city TEXT NOT NULL,
    url TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    day_boundary_minutes INTEGER NOT NULL,
    first_day TEXT,
    last_day TEXT,
    version TEXT NOT NULL,
    generator TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE room (
    id TEXT PRIMARY KEY NOT NULL,
    place INTEGER NOT NULL,
    guid TEXT NOT NULL,
    capacity INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE track (
    id TEXT PRIMARY KEY NOT NULL,
    place INTEGER NOT NULL,
    color TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id TEXT PRIMARY KEY NOT NULL,
    place INTEGER NOT NULL,
    guid TEXT NOT NULL,
    name TEXT NOT NULL,
    affiliation TEXT NOT NULL,
    url TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    day TEXT NOT NULL,
    start_local TEXT NOT NULL,
    end_local TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    stated_start TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    plenary INTEGER NOT NULL,
    track TEXT REFERENCES track (id),
    language TEXT NOT NULL,
    level TEXT NOT NULL,
    type TEXT NOT NULL,
    recording TEXT NOT NULL,
    license TEXT NOT NULL,
    url TEXT NOT NULL,
    feedback_url TEXT NOT NULL,
    logo TEXT NOT NULL,
    guid TEXT NOT NULL,
    code TEXT NOT NULL,
    source_number TEXT NOT NULL
) STRICT;
CREATE INDEX session_by_track ON session (track);

CREATE TABLE session_room (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    room TEXT NOT NULL REFERENCES room (id),
    PRIMARY KEY (session, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_room_by_room ON session_room (room);

CREATE TABLE session_person (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    PRIMARY KEY (session, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_person_by_person ON session_person (person);

CREATE TABLE session_link (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    place INTEGER NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (session, kind, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE text (
    record TEXT NOT NULL,
    id TEXT NOT NULL,
    field TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (record, id, field, language)
) STRICT;

CREATE VIRTUAL TABLE session_search USING fts5 (
    session UNINDEXED, title, people, rooms, text,
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIEW programme AS
SELECT
    session.id AS session,
    session.day AS day,
    replace(substr(session.start_local, 1, 16), 'T', ' ') AS starts,
    replace(substr(session.end_local, 1, 16), 'T', ' ') AS ends,
    coalesce(
        (SELECT group_concat(name, ', ') FROM (
            SELECT (SELECT text FROM text
                    WHERE record = 'room' AND text.id = session_room.room AND field = 'name'
                    ORDER BY text.language LIMIT 1) AS name
            FROM session_room WHERE session_room.session = session.id
            ORDER BY session_room.place)),
        CASE WHEN session.plenary THEN '(all rooms)' ELSE '(to be announced)' END) AS rooms,
    (SELECT text FROM text
        WHERE record = 'session' AND text.id = session.id AND field = 'title'
        ORDER BY text.language LIMIT 1) AS title,
    coalesce(
        (SELECT group_concat(name, ', ') FROM (
            SELECT person.name AS name
            FROM session_person JOIN person ON person.id = session_person.person
            WHERE session_person.session = session.id
            ORDER BY session_person.place)), '') AS people,
    coalesce(
        (SELECT text FROM text
            WHERE record = 'track' AND text.id = session.track AND field = 'name'
            ORDER BY text.language LIMIT 1), '') AS track,
    session.kind AS kind,
    session.status AS status,
    session.language AS language
FROM session
ORDER BY session.start_at, session.id;
)sql";

// Who follows a feed keeps its records as they came: only they can be proven by its signature.
constexpr const char* second_step = R"sql(
CREATE TABLE record (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE feed (
    feed TEXT PRIMARY KEY NOT NULL,
    epoch INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    root TEXT NOT NULL,
    trusted_root INTEGER NOT NULL,
    trusted_epoch INTEGER NOT NULL,
    trusted_revision INTEGER NOT NULL,
    trusted_beat INTEGER NOT NULL,
    trusted_issued INTEGER NOT NULL,
    trusted_state TEXT NOT NULL,
    trial INTEGER,
    quarantined_epoch INTEGER NOT NULL,
    quarantined_revision INTEGER NOT NULL,
    row_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// Where rooms are, pages of information and sponsors, with pictures: screens have no other network.
constexpr const char* third_step = R"sql(
CREATE TABLE map (
    id TEXT PRIMARY KEY NOT NULL,
    place INTEGER NOT NULL,
    picture BLOB NOT NULL
) STRICT;

CREATE TABLE room_map (
    room TEXT PRIMARY KEY NOT NULL REFERENCES room (id) ON DELETE CASCADE,
    map TEXT NOT NULL REFERENCES map (id),
    x INTEGER NOT NULL,
    y INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX room_map_by_map ON room_map (map);

CREATE TABLE info (
    id TEXT PRIMARY KEY NOT NULL,
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    network TEXT NOT NULL,
    password TEXT NOT NULL,
    security TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sponsor (
    id TEXT PRIMARY KEY NOT NULL,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    logo TEXT NOT NULL,
    picture BLOB
) STRICT;
)sql";

// What staff say of a session while it runs or comes.
constexpr const char* fourth_step = R"sql(
CREATE TABLE session_live (
    session TEXT PRIMARY KEY NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    room_full INTEGER NOT NULL,
    instead TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array steps{first_step, second_step, third_step, fourth_step};

}  // namespace

std::span<const char* const> schema_steps() {
    return steps;
}

}  // namespace foyer::store
