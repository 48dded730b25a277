#include "tools/hub/layers.h"

#include <algorithm>
#include <unordered_set>

namespace foyer::hub {

namespace {

using programme::Programme;
using programme::Session;

/// Adds those of the staff's people who take part in a session and are not in the source.
void add_staff_people(const Layers& layers, Programme& programme) {
    if (layers.staff_people.empty()) return;
    std::unordered_set<std::string_view> named;
    for (const Session& session : programme.sessions)
        for (const auto& part : session.people)
            named.insert(part.person);
    for (const programme::Person& person : layers.staff_people) {
        const bool known =
            std::any_of(programme.people.begin(), programme.people.end(),
                        [&](const programme::Person& other) { return other.id == person.id; });
        if (!known && named.contains(person.id)) programme.people.push_back(person);
    }
}

/// Takes rooms that the source has given up out of a session that staff had put there: its room is
/// to be announced.
void drop_unknown_rooms(const Programme& programme, Session& session) {
    std::erase_if(session.rooms, [&](const std::string& id) {
        return std::none_of(programme.rooms.begin(), programme.rooms.end(),
                            [&](const programme::Room& room) { return room.id == id; });
    });
}

}  // namespace

Programme effective(const Layers& layers) {
    Programme programme = *layers.source;
    auto session = programme.sessions.begin();
    // Both are sorted by the id of the session.
    for (const auto& [key, override] : layers.overrides) {
        while (session != programme.sessions.end() && session->id < key.first)
            ++session;
        if (session == programme.sessions.end()) break;
        if (session->id != key.first) continue;
        copy_group(key.second, override.values, *session);
        if (key.second == FieldGroup::slot) drop_unknown_rooms(programme, *session);
    }
    add_staff_people(layers, programme);
    return programme;
}

bool set_override(Layers& layers, const GroupKey& key, Override override) {
    const Session* source = find_session(*layers.source, key.first);
    if (source == nullptr) return false;
    if (same_group(key.second, *source, override.values))
        layers.overrides.erase(key);
    else
        layers.overrides.insert_or_assign(key, std::move(override));
    return true;
}

std::vector<GroupKey> dissolve_overrides(Layers& layers) {
    std::vector<GroupKey> dissolved;
    for (const auto& [key, override] : layers.overrides) {
        const Session* source = find_session(*layers.source, key.first);
        if (source != nullptr && same_group(key.second, *source, override.values))
            dissolved.push_back(key);
    }
    for (const GroupKey& key : dissolved)
        layers.overrides.erase(key);
    return dissolved;
}

const Session* find_session(const Programme& programme, std::string_view id) {
    const auto found = std::lower_bound(
        programme.sessions.begin(), programme.sessions.end(), id,
        [](const Session& session, std::string_view wanted) { return session.id < wanted; });
    return found != programme.sessions.end() && found->id == id ? &*found : nullptr;
}

void sort_sessions(Programme& programme) {
    std::sort(programme.sessions.begin(), programme.sessions.end(),
              [](const Session& a, const Session& b) { return a.id < b.id; });
}

}  // namespace foyer::hub
