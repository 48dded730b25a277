#include "tools/hub/touched.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace foyer::hub {

namespace {

using Overrides = std::map<GroupKey, Override>;

void add_overrides(const Overrides& before, const Overrides& after, Touched& touched) {
    const auto note = [&](const GroupKey& key) {
        touched.sessions.insert(key.first);
        if (key.second == FieldGroup::people) touched.people = true;
    };
    for (const auto& [key, override] : after) {
        const auto was = before.find(key);
        if (was == before.end() || !(was->second == override)) note(key);
    }
    for (const auto& [key, override] : before)
        if (!after.contains(key)) note(key);
}

/// The ids of records that are in one list only, or differ.
template <class Record>
void add_records(const std::vector<Record>& before, const std::vector<Record>& after,
                 std::set<std::string>& ids) {
    std::unordered_map<std::string_view, const Record*> old;
    for (const Record& record : before)
        old.emplace(record.id, &record);
    for (const Record& record : after) {
        const auto was = old.find(record.id);
        if (was == old.end() || !(*was->second == record)) ids.insert(record.id);
        if (was != old.end()) old.erase(was);
    }
    for (const auto& [id, record] : old)
        ids.emplace(id);
}

}  // namespace

void Touched::add(const Touched& more) {
    everything = everything || more.everything;
    sessions.insert(more.sessions.begin(), more.sessions.end());
    people = people || more.people;
    announcements.insert(more.announcements.begin(), more.announcements.end());
    screens.insert(more.screens.begin(), more.screens.end());
}

Touched touched_between(const Layers& before, const Layers& after) {
    Touched touched;
    // Sponsors come with the source.
    touched.everything = after.source != before.source;
    if (touched.everything) return touched;
    if (!after.overrides.is_shared_with(before.overrides))
        add_overrides(*before.overrides, *after.overrides, touched);
    if (!after.staff_people.is_shared_with(before.staff_people)) touched.people = true;
    if (!after.announcements.is_shared_with(before.announcements))
        add_records(*before.announcements, *after.announcements, touched.announcements);
    if (!after.screens.is_shared_with(before.screens))
        add_records(*before.screens, *after.screens, touched.screens);
    return touched;
}

}  // namespace foyer::hub
