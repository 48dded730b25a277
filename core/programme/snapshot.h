#pragma once
// One revision of a programme and of what is published beside it, immutable, with the indexes that
// screens ask. Built once per revision (20,000 sessions in well under a second), then shared
// between threads as shared_ptr<const Snapshot>.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/programme/publication.h"
#include "core/time/programme_day.h"

namespace foyer::programme {

/// Positions in programme().sessions, rooms, people, tracks, maps of one Snapshot.
using SessionIndex = std::uint32_t;
using RoomIndex = std::uint32_t;
using PersonIndex = std::uint32_t;
using TrackIndex = std::uint32_t;
using MapIndex = std::uint32_t;

/// One programme day that has sessions.
struct DaySessions {
    ProgrammeDay day;
    /// Sessions that belong to the day, by start.
    std::vector<SessionIndex> sessions;
    UtcTime first_start;  ///< of the sessions that are not cancelled; of all when all are
    UtcTime last_end;
};

/// What is in one room, by start; with a running maximum of ends, so that the sessions running at
/// an instant are found by walking back from it only as far as needed.
struct Timeline {
    std::vector<SessionIndex> sessions;
    std::vector<UtcTime> latest_end;  ///< latest_end[i] = max end of sessions[0..i]
};

class Snapshot {
public:
    /// Sorts sessions by start, title, id, so that the order of SessionIndex is the order in which
    /// lists of sessions are shown; titles are compared folded, as `in("")` gives them (unstated
    /// language, English, else the first). Builds every index. References to unknown rooms, tracks,
    /// people or maps are dropped and counted. Never fails.
    [[nodiscard]] static std::shared_ptr<const Snapshot> build(Publication publication,
                                                               std::uint64_t revision);
    /// As above, with nothing beside the programme.
    [[nodiscard]] static std::shared_ptr<const Snapshot> build(Programme programme,
                                                               std::uint64_t revision);
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

    [[nodiscard]] const Programme& programme() const { return publication_.programme; }
    /// The programme with its changes, announcements and screens.
    [[nodiscard]] const Publication& publication() const { return publication_; }
    [[nodiscard]] std::uint64_t revision() const { return revision_; }
    [[nodiscard]] const Conference& conference() const { return programme().conference; }
    [[nodiscard]] const DayRule& days_rule() const { return days_rule_; }
    /// How many references to records that do not exist were dropped.
    [[nodiscard]] std::size_t dropped_references() const { return dropped_references_; }

    [[nodiscard]] const Session& session(SessionIndex i) const { return programme().sessions[i]; }
    [[nodiscard]] const Room& room(RoomIndex i) const { return programme().rooms[i]; }
    [[nodiscard]] const Person& person(PersonIndex i) const { return programme().people[i]; }
    [[nodiscard]] const Track& track(TrackIndex i) const { return programme().tracks[i]; }

    [[nodiscard]] const Map& map(MapIndex i) const { return programme().maps[i]; }
    /// Pages of information, maps and sponsors, in the order in which they are shown.
    [[nodiscard]] const std::vector<InfoPage>& info() const { return programme().info; }
    [[nodiscard]] const std::vector<Map>& maps() const { return programme().maps; }
    [[nodiscard]] const std::vector<Sponsor>& sponsors() const { return programme().sponsors; }

    [[nodiscard]] std::optional<SessionIndex> find_session(std::string_view id) const;
    [[nodiscard]] std::optional<RoomIndex> find_room(std::string_view id) const;
    [[nodiscard]] std::optional<PersonIndex> find_person(std::string_view id) const;
    [[nodiscard]] std::optional<TrackIndex> find_track(std::string_view id) const;
    [[nodiscard]] std::optional<MapIndex> find_map(std::string_view id) const;
    /// The room with this id, or else with this name in any language, compared folded.
    [[nodiscard]] std::optional<RoomIndex> room_called(std::string_view name_or_id) const;

    /// Sessions that name `room`, without plenaries that do not.
    [[nodiscard]] const Timeline& timeline(RoomIndex room) const { return timelines_[room]; }
    /// Plenary sessions.
    [[nodiscard]] const Timeline& plenaries() const { return plenaries_; }
    /// Languages in which sessions are held (primary subtags), the most frequent first.
    [[nodiscard]] const std::vector<std::string>& languages_spoken() const {
        return languages_spoken_;
    }
    /// Programme days with sessions, in order.
    [[nodiscard]] const std::vector<DaySessions>& days() const { return days_; }
    /// Every start and end of a session, cancelled ones included, in order, each once.
    [[nodiscard]] const std::vector<UtcTime>& edges() const { return edges_; }
    /// The programme day of a session.
    [[nodiscard]] ProgrammeDay day_of(SessionIndex session) const { return session_days_[session]; }
    /// Sessions in which `person` has any role, by start.
    [[nodiscard]] std::span<const SessionIndex> sessions_of(PersonIndex person) const {
        return person_sessions_[person];
    }

private:
    using IndexById = std::unordered_map<std::string_view, std::uint32_t>;

    explicit Snapshot(Publication publication, std::uint64_t revision);
    void drop_unknown_references();
    void build_timelines();
    void build_days();
    void build_edges();
    void count_languages();

    Publication publication_;
    std::uint64_t revision_;
    DayRule days_rule_;
    std::size_t dropped_references_ = 0;
    IndexById session_by_id_, room_by_id_, person_by_id_, track_by_id_, map_by_id_;
    std::vector<Timeline> timelines_;
    Timeline plenaries_;
    std::vector<DaySessions> days_;
    std::vector<UtcTime> edges_;
    std::vector<std::string> languages_spoken_;
    std::vector<ProgrammeDay> session_days_;
    std::vector<std::vector<SessionIndex>> person_sessions_;
};

}  // namespace foyer::programme
