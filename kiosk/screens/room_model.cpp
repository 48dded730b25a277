#include "kiosk/screens/room_model.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/programme/now_next.h"
#include "kiosk/i18n/wording.h"
#include "kiosk/screens/home_telling.h"

namespace foyer::kiosk {

namespace {

using programme::RoomIndex;
using programme::SessionIndex;
using programme::Snapshot;

MapSpot spot_of(const programme::MapPosition& position) {
    constexpr auto parts = static_cast<float>(limits::map_parts);
    return {static_cast<float>(position.x) / parts, static_cast<float>(position.y) / parts};
}

void tell_map(const Snapshot& snapshot, const programme::Room& room, const Catalogue& words,
              std::string_view screen, RoomModel& model) {
    if (!room.map_position) return;
    const auto found = snapshot.find_map(room.map_position->map);
    if (!found) return;
    const programme::Map& map = snapshot.map(*found);
    RoomMap shown{
        &map.picture, std::string(map.title.in(words.language())), spot_of(*room.map_position), {}};
    for (const programme::Screen& other : snapshot.publication().screens) {
        if (screen.empty() || other.id != screen || !other.map_position) continue;
        if (other.map_position->map == map.id) shown.here = spot_of(*other.map_position);
    }
    model.map = std::move(shown);
}

/// Everything that somebody in front of the room may look for, by start.
std::vector<SessionIndex> sessions_at(const Snapshot& snapshot, const programme::Marks& marks,
                                      RoomIndex room) {
    std::vector<SessionIndex> all = snapshot.timeline(room).sessions;
    const auto& plenaries = snapshot.plenaries().sessions;
    all.insert(all.end(), plenaries.begin(), plenaries.end());
    for (const programme::SessionMark* mark : marks.moved_away(room))
        all.push_back(mark->session);
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

/// Plenaries alone make no day of a room.
bool has_own(const Snapshot& snapshot, const std::vector<SessionIndex>& sessions,
             programme::RoomIndex room, ProgrammeDay day) {
    return std::ranges::any_of(sessions, [&](SessionIndex session) {
        const auto& rooms = snapshot.session(session).rooms;
        return snapshot.day_of(session) == day &&
               std::ranges::find(rooms, snapshot.room(room).id) != rooms.end();
    });
}

void tell_days(const Snapshot& snapshot, RoomIndex room, UtcTime now, const Catalogue& words,
               RoomModel& model) {
    const programme::Marks marks(snapshot, now);
    const RowTeller here(snapshot, now, words, {.room = true, .day = true});
    const RowTeller elsewhere(snapshot, now, words, {.day = true});
    const ProgrammeDay today = snapshot.days_rule().day_of(now);
    const std::string& id = snapshot.room(room).id;
    const std::vector<SessionIndex> sessions = sessions_at(snapshot, marks, room);
    bool found = false;
    std::optional<ProgrammeDay> last;
    for (const SessionIndex index : sessions) {
        const programme::Session& session = snapshot.session(index);
        const ProgrammeDay day = snapshot.day_of(index);
        if (!has_own(snapshot, sessions, room, day)) continue;
        if (last != day) {
            model.days.push_back(
                {day == today ? words.text("room.today") : day_name(words, day), {}});
            last = day;
        }
        const bool is_here =
            session.plenary || std::ranges::find(session.rooms, id) != session.rooms.end();
        model.days.back().rows.push_back((is_here ? here : elsewhere).row(index));
        if (!found) {
            model.first_day = model.days.size() - 1;
            model.first_row = model.days.back().rows.size() - 1;
            found = session.end > now;
        }
    }
}

std::string standing_of(const Snapshot& snapshot, RoomIndex room, UtcTime now,
                        const Catalogue& words) {
    const auto state = programme::now_next(snapshot, now);
    const programme::RoomNow& at = state.rooms[room];
    const auto title = [&](SessionIndex session) {
        return snapshot.session(session).title.in(words.language());
    };
    if (!at.now.empty()) return words.text("room.now_is", {{"title", title(at.now.front())}});
    if (!at.next)
        return words.text(at.state == programme::RoomState::closed ? "room.closed" : "room.done");
    const std::string start =
        time_of_day(words, snapshot.days_rule().zone, snapshot.session(*at.next).start);
    return words.text("room.free_until", {{"time", start}});
}

}  // namespace

RoomModel room_model(const Snapshot& snapshot, RoomIndex index, UtcTime now, const Catalogue& words,
                     std::string_view screen) {
    const programme::Room& room = snapshot.room(index);
    RoomModel model;
    model.name = std::string(room.name.in(words.language()));
    model.name_language = home::shown_language(room.name, words.language());
    model.standing = standing_of(snapshot, index, now, words);
    model.about = std::string(room.floor.in(words.language()));
    if (room.capacity && *room.capacity > 0) {
        if (!model.about.empty()) model.about += ", ";
        model.about += words.plural("room.seats", *room.capacity);
    }
    model.description = std::string(room.description.in(words.language()));
    model.directions = std::string(room.directions.in(words.language()));
    tell_map(snapshot, room, words, screen, model);
    tell_days(snapshot, index, now, words, model);
    return model;
}

}  // namespace foyer::kiosk
