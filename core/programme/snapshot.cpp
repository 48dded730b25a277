#include "core/programme/snapshot.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "core/base/text.h"

namespace foyer::programme {

namespace {

/// Sorts by start, folded title, id. Positions in the result are therefore in the order in which
/// every list of sessions is shown.
void sort_sessions(std::vector<Session>& sessions) {
    struct Key {
        UtcTime start;
        std::string title;
        std::string_view id;
        std::size_t position;
    };
    std::vector<Key> keys;
    keys.reserve(sessions.size());
    for (const Session& session : sessions) {
        keys.push_back({session.start, text::fold(session.title.in("")), session.id, keys.size()});
    }
    std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
        return std::tie(a.start, a.title, a.id, a.position) <
               std::tie(b.start, b.title, b.id, b.position);
    });
    std::vector<Session> sorted;
    sorted.reserve(sessions.size());
    for (const Key& key : keys)
        sorted.push_back(std::move(sessions[key.position]));
    sessions = std::move(sorted);
}

/// The first of several records with one id is the one that is found.
template <class Record>
std::unordered_map<std::string_view, std::uint32_t> index_by_id(
    const std::vector<Record>& records) {
    std::unordered_map<std::string_view, std::uint32_t> index;
    index.reserve(records.size());
    for (std::uint32_t i = 0; i < records.size(); ++i)
        index.emplace(records[i].id, i);
    return index;
}

template <class Map>
std::optional<std::uint32_t> found_in(const Map& index, std::string_view id) {
    const auto found = index.find(id);
    if (found == index.end()) return std::nullopt;
    return found->second;
}

void append(Timeline& timeline, SessionIndex index, const Session& session) {
    const UtcTime end =
        timeline.sessions.empty() ? session.end : std::max(timeline.latest_end.back(), session.end);
    timeline.sessions.push_back(index);
    timeline.latest_end.push_back(end);
}

void remove_repeats(std::vector<std::string>& ids) {
    auto kept = ids.begin();
    for (auto id = ids.begin(); id != ids.end(); ++id) {
        if (std::find(ids.begin(), kept, *id) != kept) continue;
        if (kept != id) *kept = std::move(*id);
        ++kept;
    }
    ids.erase(kept, ids.end());
}

}  // namespace

std::shared_ptr<const Snapshot> Snapshot::build(Publication publication, std::uint64_t revision) {
    return std::shared_ptr<const Snapshot>(new Snapshot(std::move(publication), revision));
}

std::shared_ptr<const Snapshot> Snapshot::build(Programme programme, std::uint64_t revision) {
    Publication publication;
    publication.programme = std::move(programme);
    return build(std::move(publication), revision);
}

Snapshot::Snapshot(Publication publication, std::uint64_t revision)
    : publication_(std::move(publication)),
      revision_(revision),
      days_rule_{conference().zone, conference().day_boundary} {
    sort_sessions(publication_.programme.sessions);
    session_by_id_ = index_by_id(programme().sessions);
    room_by_id_ = index_by_id(programme().rooms);
    person_by_id_ = index_by_id(programme().people);
    track_by_id_ = index_by_id(programme().tracks);
    map_by_id_ = index_by_id(programme().maps);
    drop_unknown_references();
    build_timelines();
    build_days();
    build_edges();
    count_languages();
}

void Snapshot::drop_unknown_references() {
    for (Session& session : publication_.programme.sessions) {
        remove_repeats(session.rooms);
        dropped_references_ += std::erase_if(
            session.rooms, [&](const std::string& id) { return !room_by_id_.contains(id); });
        dropped_references_ += std::erase_if(session.people, [&](const Participation& part) {
            return !person_by_id_.contains(part.person);
        });
        if (!session.track.empty() && !track_by_id_.contains(session.track)) {
            session.track.clear();
            ++dropped_references_;
        }
        if (!session.instead.empty() && !session_by_id_.contains(session.instead)) {
            session.instead.clear();
            ++dropped_references_;
        }
    }
    const auto drop_unknown_map = [this](std::optional<MapPosition>& position) {
        if (!position || map_by_id_.contains(position->map)) return;
        position.reset();
        ++dropped_references_;
    };
    for (Room& room : publication_.programme.rooms)
        drop_unknown_map(room.map_position);
    for (Screen& screen : publication_.screens)
        drop_unknown_map(screen.map_position);
}

void Snapshot::build_timelines() {
    timelines_.resize(programme().rooms.size());
    person_sessions_.resize(programme().people.size());
    for (SessionIndex i = 0; i < programme().sessions.size(); ++i) {
        const Session& session = programme().sessions[i];
        for (const std::string& room : session.rooms) {
            append(timelines_[room_by_id_.at(room)], i, session);
        }
        if (session.plenary) append(plenaries_, i, session);
        for (const Participation& part : session.people) {
            auto& theirs = person_sessions_[person_by_id_.at(part.person)];
            if (theirs.empty() || theirs.back() != i) theirs.push_back(i);
        }
    }
}

void Snapshot::build_days() {
    session_days_.reserve(programme().sessions.size());
    UtcTime day_end = UtcTime::min();
    bool day_has_scheduled = false;
    for (SessionIndex i = 0; i < programme().sessions.size(); ++i) {
        const Session& session = programme().sessions[i];
        // Sessions come by start, so that a day is worked out once and not for each of them.
        if (days_.empty() || session.start >= day_end) {
            const ProgrammeDay day = days_rule_.day_of(session.start);
            day_end = days_rule_.begin_of(day_after(day));
            days_.push_back({day, {}, session.start, session.end});
            day_has_scheduled = false;
        }
        DaySessions& day = days_.back();
        day.sessions.push_back(i);
        session_days_.push_back(day.day);
        const bool scheduled = session.status == SessionStatus::scheduled;
        if (scheduled && !day_has_scheduled) {
            day.first_start = session.start;
            day.last_end = session.end;
            day_has_scheduled = true;
        } else if (scheduled == day_has_scheduled) {
            day.last_end = std::max(day.last_end, session.end);
        }
    }
}

void Snapshot::count_languages() {
    std::map<std::string, std::size_t> counts;
    for (const Session& session : programme().sessions)
        if (!session.language.empty())
            ++counts[session.language.substr(0, session.language.find('-'))];
    for (const auto& [language, count] : counts)
        languages_spoken_.push_back(language);
    std::stable_sort(
        languages_spoken_.begin(), languages_spoken_.end(),
        [&](const std::string& a, const std::string& b) { return counts[a] > counts[b]; });
}

void Snapshot::build_edges() {
    edges_.reserve(programme().sessions.size() * 2);
    for (const Session& session : programme().sessions) {
        edges_.push_back(session.start);
        edges_.push_back(session.end);
    }
    std::sort(edges_.begin(), edges_.end());
    edges_.erase(std::unique(edges_.begin(), edges_.end()), edges_.end());
}

std::optional<SessionIndex> Snapshot::find_session(std::string_view id) const {
    return found_in(session_by_id_, id);
}

std::optional<RoomIndex> Snapshot::find_room(std::string_view id) const {
    return found_in(room_by_id_, id);
}

std::optional<PersonIndex> Snapshot::find_person(std::string_view id) const {
    return found_in(person_by_id_, id);
}

std::optional<TrackIndex> Snapshot::find_track(std::string_view id) const {
    return found_in(track_by_id_, id);
}

std::optional<MapIndex> Snapshot::find_map(std::string_view id) const {
    return found_in(map_by_id_, id);
}

std::optional<RoomIndex> Snapshot::room_called(std::string_view name_or_id) const {
    if (const auto room = find_room(name_or_id)) return room;
    const std::string wanted = text::fold(text::trim(name_or_id));
    if (wanted.empty()) return std::nullopt;
    for (RoomIndex i = 0; i < programme().rooms.size(); ++i) {
        for (const auto& [language, name] : programme().rooms[i].name.entries()) {
            if (text::fold(text::trim(name)) == wanted) return i;
        }
    }
    return std::nullopt;
}

}  // namespace foyer::programme
