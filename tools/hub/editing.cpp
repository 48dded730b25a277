#include "tools/hub/editing.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/feed/records.h"
#include "tools/hub/rows.h"
#include "tools/hub/session_answers.h"

namespace foyer::hub {

namespace {

using programme::Programme;
using programme::Session;

/// What was decided offline longer ago is asked again.
constexpr std::chrono::hours offline_time{2};

std::string quoted_title(const Session& session) {
    return "\"" + std::string(session.title.in("")) + "\"";
}

std::optional<Refusal> check_offline(const Desk& desk, Moment moment, const Session& session,
                                     const EditRequest& request) {
    if (!request.made_at) return std::nullopt;
    if (moment.now() - *request.made_at > offline_time)
        return Refusal{409, "late",
                       "This edit of " + quoted_title(session) +
                           " was made more than two hours ago; look at the session again and "
                           "send it without made_at if it still holds.",
                       ""};
    if (desk.programme_time(moment) >= session.start)
        return Refusal{409, "late",
                       quoted_title(session) +
                           " has started since this edit was made; look at it again and send it "
                           "without made_at if it still holds.",
                       ""};
    return std::nullopt;
}

Refusal conflict_refusal(const Desk& desk, const Session& now, const EditRequest& request,
                         const std::vector<Conflict>& conflicts) {
    const Programme& programme = desk.programme();
    Json list = Json::array();
    std::string who;
    for (const Conflict& conflict : conflicts) {
        Json one;
        one["field"] = word_for(conflict.field);
        one["base"] = request.says_from(conflict.field)
                          ? field_value(conflict.field, request.from, programme)
                          : Json();
        one["mine"] = field_value(conflict.field, request.to, programme);
        one["theirs"] = field_value(conflict.field, now, programme);
        one["who"] = conflict.theirs.revision > 0 ? Json(conflict.theirs.who) : Json();
        one["when"] = conflict.theirs.revision > 0
                          ? Json(programme.conference.zone.format(conflict.theirs.at))
                          : Json();
        if (who.empty()) who = conflict.theirs.who;
        list.push_back(std::move(one));
    }
    Json extra;
    extra["conflicts"] = std::move(list);
    extra["revision"] = desk.revision_of(now.id);
    return {409, "conflict",
            (who.empty() ? "Somebody else" : who) + " has changed " + quoted_title(now) +
                " meanwhile; look at both versions, then send the edit anew with the session's "
                "present revision.",
            inside_of(extra)};
}

Refusal clash_refusal(const Desk& desk, const Programme& after, const Session& session,
                      const std::vector<NewClash>& clashes) {
    const TimeZone& zone = desk.programme().conference.zone;
    Json list = Json::array();
    for (const NewClash& clash : clashes) {
        const Session* other = find_session(after, clash.other);
        Json one;
        one["kind"] = clash.kind == programme::ClashKind::room ? "room" : "person";
        one["name"] = clash.name;
        one["session"] = clash.other;
        one["title"] = other->title.in("");
        one["start"] = zone.format(other->start);
        one["end"] = zone.format(other->end);
        list.push_back(std::move(one));
    }
    Json extra;
    extra["clashes"] = std::move(list);
    return {422, "clash",
            clashes.front().name + " would have " + quoted_title(session) + " and \"" +
                std::string(find_session(after, clashes.front().other)->title.in("")) +
                "\" at the same time; choose another place or time, or pass it with force and a "
                "reason.",
            inside_of(extra)};
}

/// The fields that differ, as JSON for the audit.
std::string differing_fields(const Session& shown, const Session& other,
                             const Programme& programme) {
    Json values = Json::object();
    for (const Field field : fields_of_session)
        if (!same_field(field, shown, other))
            values[std::string(word_for(field))] = field_value(field, shown, programme);
    return write_json(values);
}

/// Keeps everybody who takes part, should the source forget them.
void keep_people(Layers& layers, const Session& session,
                 const std::vector<programme::Person>& known,
                 const std::vector<programme::Person>& new_people) {
    const auto known_to_staff = [&](const std::string& id) {
        return std::any_of(layers.staff_people.begin(), layers.staff_people.end(),
                           [&](const auto& person) { return person.id == id; });
    };
    for (const auto& part : session.people) {
        if (known_to_staff(part.person)) continue;
        for (const auto* list : {&known, &new_people})
            for (const programme::Person& person : *list)
                if (person.id == part.person && !known_to_staff(person.id))
                    layers.staff_people.change().push_back(person);
    }
}

/// The sessions `ids` of what is in force with `session` in its place, and whom staff know of those
/// that it names.
Programme excerpt_with(const Desk& desk, const Layers& layers, const std::set<std::string>& ids,
                       const Session& session) {
    Programme part = excerpt(desk.programme(), ids);
    for (Session& one : part.sessions)
        if (one.id == session.id) one = session;
    for (const auto* list : {&desk.programme().people, &*layers.staff_people})
        for (const programme::Person& person : *list) {
            const auto is_person = [&](const auto& other) { return other.id == person.id; };
            const bool named =
                std::any_of(session.people.begin(), session.people.end(),
                            [&](const auto& part_of) { return part_of.person == person.id; });
            if (named && std::none_of(part.people.begin(), part.people.end(), is_person))
                part.people.push_back(person);
        }
    return part;
}

struct Shaping {
    const Session& before;
    const Session& after;
    const std::vector<FieldGroup>& groups;
    bool force;
    std::string reason;
};

/// What the edit means to its session and those at the same time.
void look_beside(const Desk& desk, const Session& before, ReadyEdit& ready) {
    const Layers& layers = ready.turn.layers;
    const std::string& id = ready.after.id;
    std::set<std::string> near = beside(desk.programme(), {&before, &ready.after});
    near.insert(id);
    ready.programme = excerpt_with(desk, layers, near, ready.after);
    ready.clashes = clashes_brought(excerpt(desk.programme(), near), ready.programme, id);
    ready.changes = programme::changes_between(excerpt(desk.programme(), {id}),
                                               excerpt_with(desk, layers, {id}, ready.after), "");
}

/// Makes the turn that brings a session from one shape to another; a refusal for a clash.
Asked<ReadyEdit> shape_session(const Desk& desk, ReadyEdit ready, const Shaping& shaping) {
    Layers& layers = ready.turn.layers;
    const std::uint64_t revision = desk.next_revision();
    auto source = desk.source_session(shaping.before.id);
    if (!source) return refusal_of(source.error());
    // What is in force and not in the source is a fault of our own; the programme stays as it is.
    if (!*source) return Refusal{404, "not_found", "The session is not in the source.", ""};
    const Override override(shaping.after);
    for (const FieldGroup group : shaping.groups) {
        set_override(layers, **source, group, override);
        layers.touches.change()[{shaping.before.id, group}] = {revision, ready.turn.actor.name,
                                                               ready.turn.moment.now()};
    }
    ready.after = effective_session(layers, **std::move(source), desk.programme().rooms);
    ready.revision = revision;
    look_beside(desk, shaping.before, ready);
    const Session* after = &ready.after;
    if (!ready.clashes.empty() && !shaping.force)
        return clash_refusal(desk, ready.programme, *after, ready.clashes);

    const auto before_record = feed::record_of(shaping.before);
    if (!before_record) return refusal_of(before_record.error());
    const auto after_record = feed::record_of(*after);
    if (!after_record) return refusal_of(after_record.error());
    EditRow& row = ready.row;
    row.at = ready.turn.moment.now();
    row.who = ready.turn.actor.name;
    row.token = ready.turn.actor.token;
    row.op = op_of(shaping.before, *after);
    row.record = "session " + after->id;
    row.title = after->title.in("");
    row.before = *before_record;
    row.after = *after_record;
    AuditEntry entry;
    entry.at = row.at;
    entry.user = row.who;
    entry.token = row.token;
    entry.op = row.op;
    entry.record = row.record;
    entry.from = differing_fields(shaping.before, *after, desk.programme());
    entry.to = differing_fields(*after, shaping.before, ready.programme);
    entry.reason = shaping.reason;
    ready.turn.rows.push_back(
        [entry](const store::Database& database) { return add_audit(database, entry); });
    return ready;
}

}  // namespace

std::string op_of(const Session& before, const Session& after) {
    if (before.status != after.status)
        return after.status == programme::SessionStatus::cancelled ? "cancel" : "reinstate";
    if (before.start != after.start || before.end != after.end) return "retime";
    if (!same_field(Field::rooms, before, after) || before.plenary != after.plenary) return "move";
    if (before.title != after.title) return "retitle";
    if (!same_field(Field::people, before, after)) return "people";
    if (before.full != after.full) return after.full ? "full" : "not_full";
    if (before.instead != after.instead) return "instead";
    return "text";
}

Asked<ReadyEdit> prepare_edit(const Desk& desk, Moment moment, const Actor& actor,
                              const std::string& id, const EditRequest& request) {
    const Session* now = find_session(desk.programme(), id);
    if (now == nullptr) return Refusal{404, "not_found", "There is no session \"" + id + "\".", ""};
    const std::uint64_t revision = desk.revision_of(id);
    if (request.base > revision)
        return Refusal{422, "invalid",
                       "If-Match: the session is at revision " + std::to_string(revision) + ".",
                       ""};
    if (auto late = check_offline(desk, moment, *now, request)) return *std::move(late);
    Judgement judgement = judge_edit(
        request, {*now, revision, desk.published().revision(), *desk.layers().touches, actor.name});
    if (!judgement.conflicts.empty())
        return conflict_refusal(desk, *now, request, judgement.conflicts);
    if (!judgement.invalid.empty())
        return Refusal{422, "invalid", quoted_title(*now) + ": " + judgement.invalid + ".", ""};
    ReadyEdit ready;
    ready.turn = desk.begin(moment, actor);
    ready.merged = judgement.merged;
    if (judgement.groups.empty()) {
        ready.nothing = true;
        ready.after = *now;
        ready.programme = excerpt(desk.programme(), {id});
        ready.revision = revision;
        return ready;
    }
    keep_people(ready.turn.layers, judgement.after, desk.programme().people, request.new_people);
    return shape_session(desk, std::move(ready),
                         {*now, judgement.after, judgement.groups, request.force, request.reason});
}

Asked<ReadyEdit> prepare_undo(const Desk& desk, Moment moment, const Actor& actor,
                              const EditRow& edit, const UndoWish& wish) {
    const auto before = session_in_record(edit.before);
    const auto after = session_in_record(edit.after);
    if (!before) return refusal_of(before.error());
    if (!after) return refusal_of(after.error());
    const Session* now = find_session(desk.programme(), after->id);
    if (now == nullptr)
        return Refusal{409, "overwritten",
                       quoted_title(*after) +
                           " is no longer in the programme; there is nothing "
                           "to undo.",
                       ""};
    Session target = *now;
    std::vector<FieldGroup> groups;
    for (const FieldGroup group : field_groups) {
        if (same_group(group, *before, *after)) continue;
        if (!same_group(group, *now, *after)) {
            const auto touch = desk.layers().touches->find({now->id, group});
            const bool known = touch != desk.layers().touches->end();
            Json extra;
            extra["who"] = known ? Json(touch->second.who) : Json();
            extra["when"] =
                known ? Json(desk.programme().conference.zone.format(touch->second.at)) : Json();
            return Refusal{409, "overwritten",
                           (known ? touch->second.who : "Somebody") + " has changed " +
                               quoted_title(*now) +
                               " since; undo that edit first, or make a new one.",
                           inside_of(extra)};
        }
        copy_group(group, *before, target);
        groups.push_back(group);
    }
    ReadyEdit ready;
    ready.turn = desk.begin(moment, actor);
    auto shaped =
        shape_session(desk, std::move(ready), {*now, target, groups, wish.force, wish.reason});
    if (auto* made = std::get_if<ReadyEdit>(&shaped)) made->row.op = "undo";
    return shaped;
}

}  // namespace foyer::hub
