#include "tools/hub/adoption.h"

#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/base/ids.h"
#include "core/programme/changes.h"
#include "core/programme/room_pairs.h"
#include "tools/hub/layers.h"

namespace foyer::hub {

namespace {

using programme::Programme;
using programme::Session;

void adopt_rooms(const Programme& before, Programme& imported) {
    std::unordered_set<std::string> taken;
    for (const programme::Room& room : imported.rooms)
        taken.insert(room.id);
    const programme::RoomPairs pairs(before, imported);
    std::unordered_map<std::string, std::string> renamed;
    for (const programme::Room& room : before.rooms) {
        const std::string now = pairs.id_after(room.id);
        if (now != room.id && !taken.contains(room.id)) renamed.emplace(now, room.id);
    }
    if (renamed.empty()) return;
    const auto rename = [&](std::string& id) {
        if (const auto found = renamed.find(id); found != renamed.end()) id = found->second;
    };
    for (programme::Room& room : imported.rooms)
        rename(room.id);
    for (Session& session : imported.sessions)
        for (std::string& room : session.rooms)
            rename(room);
}

}  // namespace

Programme adopted(const Programme& before, Programme imported) {
    std::vector<const std::string*> old_ids(imported.sessions.size(), nullptr);
    for (const programme::SessionMatch& match : programme::match_sessions(before, imported))
        if (match.before && match.after) old_ids[*match.after] = &before.sessions[*match.before].id;
    UniqueIds ids;
    for (std::size_t i = 0; i < old_ids.size(); ++i)
        if (old_ids[i] != nullptr) imported.sessions[i].id = ids.take(*old_ids[i]);
    for (std::size_t i = 0; i < old_ids.size(); ++i)
        if (old_ids[i] == nullptr)
            imported.sessions[i].id = ids.take(std::exchange(imported.sessions[i].id, {}));
    adopt_rooms(before, imported);
    sort_sessions(imported);
    return imported;
}

}  // namespace foyer::hub
