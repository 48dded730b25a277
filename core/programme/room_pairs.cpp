#include "core/programme/room_pairs.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "core/base/text.h"

namespace foyer::programme {

namespace {

std::string name_key(const Room& room) {
    return text::fold(text::trim(room.name.in("")));
}

}  // namespace

RoomPairs::RoomPairs(const Programme& before, const Programme& after) {
    std::unordered_map<std::string, std::uint32_t> by_name;
    const auto number_of_name = [&](const std::string& name) {
        return by_name.emplace(name, static_cast<std::uint32_t>(by_name.size())).first->second;
    };
    for (const Room& room : before.rooms)
        before_.emplace(room.id, number_of_name(name_key(room)));

    // Names that were there before stay what they are; only rooms that bear them no longer can have
    // been renamed.
    std::unordered_map<std::string_view, std::uint32_t> renamed_by_guid;
    std::unordered_map<std::string_view, const Room*> renamed_by_id;
    std::unordered_set<std::string> names_after;
    for (const Room& room : after.rooms)
        names_after.insert(name_key(room));
    for (const Room& room : before.rooms) {
        if (names_after.contains(name_key(room))) continue;
        if (!room.guid.empty()) renamed_by_guid.emplace(room.guid, before_.at(room.id));
        renamed_by_id.emplace(room.id, &room);
    }
    for (const Room& room : after.rooms) {
        const std::string name = name_key(room);
        if (!by_name.contains(name)) {
            const auto same_guid = renamed_by_guid.find(room.guid);
            const auto same_id = renamed_by_id.find(room.id);
            if (same_guid != renamed_by_guid.end()) {
                by_name.emplace(name, same_guid->second);
            } else if (same_id != renamed_by_id.end() &&
                       (room.guid.empty() || same_id->second->guid.empty())) {
                by_name.emplace(name, before_.at(room.id));
            }
        }
        after_.emplace(room.id, number_of_name(name));
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

std::string RoomPairs::id_after(const std::string& id) const {
    const auto number = before_.find(id);
    if (number == before_.end()) return id;
    const auto same = std::find_if(after_.begin(), after_.end(),
                                   [&](const auto& room) { return room.second == number->second; });
    return same == after_.end() ? id : std::string(same->first);
}

}  // namespace foyer::programme
