#include "tools/hub/layers.h"

#include <algorithm>
#include <iterator>

namespace foyer::hub {

namespace {

using programme::Person;
using programme::Programme;
using programme::Room;
using programme::Session;

/// Takes rooms that the source has given up out of a session that staff had put there: its room is
/// to be announced.
void drop_unknown_rooms(const std::vector<Room>& rooms, Session& session) {
    std::erase_if(session.rooms, [&](const std::string& id) {
        return std::none_of(rooms.begin(), rooms.end(),
                            [&](const Room& room) { return room.id == id; });
    });
}

}  // namespace

Session effective_session(const Layers& layers, Session from_source,
                          const std::vector<Room>& rooms) {
    Session session = std::move(from_source);
    for (auto entry = layers.overrides->lower_bound({session.id, field_groups.front()});
         entry != layers.overrides->end() && entry->first.first == session.id; ++entry) {
        const FieldGroup group = entry->first.second;
        copy_group(group, *entry->second.values, session);
        if (group == FieldGroup::slot) drop_unknown_rooms(rooms, session);
    }
    return session;
}

std::vector<Person> people_of_staff(const Layers& layers, std::span<const Person> source,
                                    const std::unordered_set<std::string_view>& named) {
    std::vector<Person> staff;
    for (const Person& person : layers.staff_people) {
        if (!named.contains(person.id)) continue;
        const bool in_source = std::any_of(source.begin(), source.end(),
                                           [&](const Person& one) { return one.id == person.id; });
        if (!in_source) staff.push_back(person);
    }
    return staff;
}

Programme effective(const Layers& layers) {
    Programme programme = *layers.source;
    for (auto entry = layers.overrides->begin(); entry != layers.overrides->end();) {
        const std::string& id = entry->first.first;
        if (const Session* found = find_session(programme, id)) {
            const auto at = found - programme.sessions.data();
            Session& session = programme.sessions[static_cast<std::size_t>(at)];
            session = effective_session(layers, std::move(session), programme.rooms);
        }
        while (entry != layers.overrides->end() && entry->first.first == id)
            ++entry;
    }
    std::unordered_set<std::string_view> named;
    for (const Session& session : programme.sessions)
        for (const auto& part : session.people)
            named.insert(part.person);
    auto staff = people_of_staff(layers, programme.people, named);
    std::move(staff.begin(), staff.end(), std::back_inserter(programme.people));
    return programme;
}

void set_override(Layers& layers, const Session& from_source, FieldGroup group,
                  const Override& override) {
    const GroupKey key{from_source.id, group};
    if (same_group(group, from_source, *override.values))
        layers.overrides.change().erase(key);
    else
        layers.overrides.change().insert_or_assign(key, override);
}

std::vector<GroupKey> dissolve_overrides(Layers& layers) {
    std::vector<GroupKey> dissolved;
    for (const auto& [key, override] : layers.overrides) {
        const Session* source = find_session(*layers.source, key.first);
        if (source != nullptr && same_group(key.second, *source, *override.values))
            dissolved.push_back(key);
    }
    for (const GroupKey& key : dissolved)
        layers.overrides.change().erase(key);
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
