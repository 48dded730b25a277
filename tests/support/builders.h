#pragma once
// Programmes for tests, written as a person would say them:
//
//     ProgrammeBuilder p("Europe/Paris");
//     p.room("salle-1").room("salle-2");
//     p.session("Opening", "2018-06-26 09:00", 30min, {"salle-1"});
//     p.plenary(SessionKind::meal, "Lunch", "2018-06-26 12:30", 60min);
//     p.session("Gone", "2018-06-26 10:00", 30min).status = SessionStatus::cancelled;

#include <doctest/doctest.h>

#include <chrono>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/programme/model.h"
#include "core/programme/snapshot.h"
#include "core/time/instant.h"
#include "core/time/time_zone.h"

namespace foyer::test {

using namespace std::chrono_literals;

/// The zone called `name`; the test ends when there is none.
inline TimeZone zone(std::string_view name) {
    auto found = TimeZone::named(name);
    REQUIRE_MESSAGE(found.ok(), "time zone ", std::string(name));
    return *std::move(found);
}

/// "2018-06-26T09:20:00Z" or with another offset.
inline UtcTime instant(std::string_view rfc3339) {
    const auto parsed = parse_instant(rfc3339);
    REQUIRE_MESSAGE(parsed.ok(), "instant ", std::string(rfc3339));
    return *parsed;
}

/// "2018-06-26 09:20" in `zone`.
inline UtcTime local(const TimeZone& zone, std::string_view reading) {
    const auto parsed = parse_local_time(reading);
    REQUIRE_MESSAGE(parsed.ok(), "local time ", std::string(reading));
    return zone.to_utc(*parsed);
}

class ProgrammeBuilder {
public:
    explicit ProgrammeBuilder(std::string_view zone_name = "Europe/Paris") {
        auto& conference = programme_.conference;
        conference.id = "test";
        conference.title.set("en", "Test conference");
        conference.zone = zone(zone_name);
    }

    ProgrammeBuilder& day_boundary(std::chrono::minutes boundary) {
        programme_.conference.day_boundary = boundary;
        return *this;
    }

    /// Its name is its id when `name` is left out. The language of names and titles is not stated.
    ProgrammeBuilder& room(std::string id, std::string name = "") {
        programme::Room room;
        room.name = programme::LocalizedText(name.empty() ? id : std::move(name));
        room.id = std::move(id);
        programme_.rooms.push_back(std::move(room));
        return *this;
    }

    ProgrammeBuilder& track(std::string id, std::string name = "") {
        programme::Track track;
        track.name = programme::LocalizedText(name.empty() ? id : std::move(name));
        track.id = std::move(id);
        programme_.tracks.push_back(std::move(track));
        return *this;
    }

    ProgrammeBuilder& person(std::string id, std::string name = "", std::string affiliation = "") {
        programme::Person person;
        person.name = name.empty() ? id : std::move(name);
        person.id = std::move(id);
        person.affiliation = std::move(affiliation);
        programme_.people.push_back(std::move(person));
        return *this;
    }

    /// A talk with the id "s1", "s2", … in the order of calls. The reference holds until the next
    /// session is added.
    programme::Session& session(std::string title, UtcTime start, std::chrono::seconds length,
                                std::initializer_list<std::string_view> rooms = {}) {
        programme::Session session;
        session.id = "s" + std::to_string(programme_.sessions.size() + 1);
        session.title = programme::LocalizedText(std::move(title));
        session.start = start;
        session.end = start + length;
        session.rooms.assign(rooms.begin(), rooms.end());
        programme_.sessions.push_back(std::move(session));
        return programme_.sessions.back();
    }

    /// As above; `start` is local ("2018-06-26 09:00").
    programme::Session& session(std::string title, std::string_view start,
                                std::chrono::seconds length,
                                std::initializer_list<std::string_view> rooms = {}) {
        return session(std::move(title), at(start), length, rooms);
    }

    /// A session for every room that names none.
    programme::Session& plenary(programme::SessionKind kind, std::string title,
                                std::string_view start, std::chrono::seconds length) {
        auto& added = session(std::move(title), start, length);
        added.plenary = true;
        added.kind = kind;
        return added;
    }

    /// The instant of a local reading in the programme's zone.
    [[nodiscard]] UtcTime at(std::string_view reading) const {
        return local(programme_.conference.zone, reading);
    }

    [[nodiscard]] programme::Programme& programme() { return programme_; }
    [[nodiscard]] const programme::Programme& programme() const { return programme_; }
    [[nodiscard]] std::shared_ptr<const programme::Snapshot> snapshot(
        std::uint64_t revision = 1) const {
        return programme::Snapshot::build(programme_, revision);
    }

private:
    programme::Programme programme_;
};

}  // namespace foyer::test
