#include "tools/hub/edit_judge.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/base/limits.h"

namespace foyer::hub {

namespace {

using programme::Programme;
using programme::Session;

const Touch* touch_of(const Standing& standing, FieldGroup group) {
    const auto found = standing.touches.find({standing.now.id, group});
    return found == standing.touches.end() ? nullptr : &found->second;
}

/// True when others have changed this field since the edit's base.
bool in_conflict(const EditRequest& request, const Standing& standing, Field field) {
    if (same_field(field, standing.now, request.to)) return false;
    const bool as_from = !request.says_from(field) || same_field(field, standing.now, request.from);
    if (!as_from) return true;
    const Touch* touch = touch_of(standing, group_of(field));
    if (touch == nullptr || touch->who == standing.actor) return false;
    // Edits that are gathered share a revision, so it does not say which of them was seen.
    const bool gathered = touch->revision > standing.published;
    if (touch->revision <= request.base && !gathered) return false;
    // Each text stands alone; a slot is one decision.
    return group_of(field) != FieldGroup::text || !request.says_from(field);
}

std::string why_invalid(const Session& session) {
    if (session.end <= session.start) return "it would end before it starts";
    if (session.end - session.start > limits::longest_session)
        return "it would be longer than seven days";
    if (session.title.empty()) return "it would have no title";
    if (session.instead == session.id) return "it would send people from itself to itself";
    return {};
}

using ClashKey = std::tuple<programme::ClashKind, std::string, std::string, std::string>;

/// A clash by ids, so that it can be recognised in another programme.
ClashKey key_of(const programme::Snapshot& snapshot, const programme::Clash& clash) {
    const std::string& a = snapshot.session(clash.first).id;
    const std::string& b = snapshot.session(clash.second).id;
    const std::string& shared = clash.kind == programme::ClashKind::room
                                    ? snapshot.room(clash.shared).id
                                    : snapshot.person(clash.shared).id;
    return {clash.kind, std::min(a, b), std::max(a, b), shared};
}

}  // namespace

Judgement judge_edit(const EditRequest& request, const Standing& standing) {
    Judgement judgement;
    judgement.after = standing.now;
    judgement.merged = request.base < standing.revision;
    for (const Field field : request.fields) {
        if (in_conflict(request, standing, field)) {
            const Touch* touch = touch_of(standing, group_of(field));
            judgement.conflicts.push_back({field, touch != nullptr ? *touch : Touch()});
        }
        copy_field(field, request.to, judgement.after);
    }
    if (request.sets(Field::start) && !request.sets(Field::end))
        judgement.after.end = judgement.after.start + (standing.now.end - standing.now.start);
    for (const FieldGroup group : field_groups)
        if (!same_group(group, standing.now, judgement.after)) judgement.groups.push_back(group);
    judgement.invalid = why_invalid(judgement.after);
    return judgement;
}

std::vector<NewClash> clashes_brought(const Programme& before, const Programme& after,
                                      const std::string& id) {
    const auto old_snapshot = programme::Snapshot::build(before, 0);
    const auto snapshot = programme::Snapshot::build(after, 0);
    std::set<ClashKey> old;
    for (const programme::Clash& clash : programme::find_clashes(*old_snapshot))
        old.insert(key_of(*old_snapshot, clash));
    std::vector<NewClash> brought;
    for (const programme::Clash& clash : programme::find_clashes(*snapshot)) {
        const std::string& first = snapshot->session(clash.first).id;
        const std::string& second = snapshot->session(clash.second).id;
        if ((first != id && second != id) || old.contains(key_of(*snapshot, clash))) continue;
        std::string name = clash.kind == programme::ClashKind::room
                               ? std::string(snapshot->room(clash.shared).name.in(""))
                               : snapshot->person(clash.shared).name;
        brought.push_back({clash.kind, std::move(name), first == id ? second : first});
    }
    return brought;
}

}  // namespace foyer::hub
