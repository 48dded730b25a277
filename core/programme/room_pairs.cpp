#include "core/programme/room_pairs.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/base/text.h"

namespace foyer::programme {

namespace {

struct Candidate {
    const Room* room;
    std::string name;  ///< folded
    std::optional<std::uint32_t> number;
};

std::vector<Candidate> candidates(const std::vector<Room>& rooms) {
    std::vector<Candidate> result;
    result.reserve(rooms.size());
    for (const Room& room : rooms) {
        result.push_back({&room, text::fold(text::trim(room.name.in(""))), std::nullopt});
    }
    return result;
}

/// Gives each room of `after` that has no number that of the first free room of `before` that is
/// the `same`. Rooms are few: at most limits::rooms a side.
template <class Same>
void pair(std::vector<Candidate>& before, std::vector<Candidate>& after,
          std::vector<bool>& before_paired, Same same) {
    for (Candidate& room : after) {
        if (room.number) continue;
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (before_paired[i] || !same(before[i], room)) continue;
            before_paired[i] = true;
            room.number = before[i].number;
            break;
        }
    }
}

}  // namespace

RoomPairs::RoomPairs(const Programme& before, const Programme& after) {
    std::vector<Candidate> old_rooms = candidates(before.rooms);
    std::vector<Candidate> new_rooms = candidates(after.rooms);
    std::uint32_t next_number = 0;
    for (Candidate& room : old_rooms)
        room.number = next_number++;

    const auto same_name = [](const Candidate& a, const Candidate& b) { return a.name == b.name; };
    const auto same_guid = [](const Candidate& a, const Candidate& b) {
        return !a.room->guid.empty() && a.room->guid == b.room->guid;
    };
    const auto same_id = [](const Candidate& a, const Candidate& b) {
        return a.room->id == b.room->id && (a.room->guid.empty() || b.room->guid.empty());
    };
    std::vector<bool> paired(old_rooms.size());
    pair(old_rooms, new_rooms, paired, [&](const Candidate& a, const Candidate& b) {
        return same_guid(a, b) && same_name(a, b);
    });
    pair(old_rooms, new_rooms, paired, [&](const Candidate& a, const Candidate& b) {
        return a.room->id == b.room->id && same_name(a, b);
    });
    pair(old_rooms, new_rooms, paired, same_name);
    pair(old_rooms, new_rooms, paired, same_guid);
    pair(old_rooms, new_rooms, paired, same_id);

    for (const Candidate& room : old_rooms)
        before_.emplace(room.room->id, *room.number);
    for (Candidate& room : new_rooms) {
        if (!room.number) room.number = next_number++;
        after_.emplace(room.room->id, *room.number);
    }
}

std::vector<std::uint32_t> RoomPairs::numbers_in(const Numbers& numbers, const Session& session) {
    std::vector<std::uint32_t> result;
    for (const std::string& id : session.rooms) {
        const auto found = numbers.find(id);
        if (found != numbers.end()) result.push_back(found->second);
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

}  // namespace foyer::programme
