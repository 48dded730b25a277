#include "core/programme/published_changes.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/programme/room_pairs.h"

namespace foyer::programme {

namespace {

/// Somebody who walks now is not interested in what starts later than this.
constexpr std::chrono::minutes urgent_time{60};

/// The slot that a session had, with the ids that its rooms have today.
Slot slot_before(const Session& session, const RoomPairs& rooms) {
    Slot slot = slot_of(session);
    for (std::string& id : slot.rooms)
        id = rooms.id_after(id);
    return slot;
}

bool same_rooms(std::vector<std::string> a, std::vector<std::string> b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

void add_kind(SessionMark& mark, ChangeKind kind) {
    switch (kind) {
        case ChangeKind::new_:
            mark.added = true;
            return;
        case ChangeKind::cancelled:
            mark.cancelled = true;
            mark.reinstated = false;
            return;
        case ChangeKind::reinstated:
            mark.reinstated = true;
            mark.cancelled = false;
            return;
        case ChangeKind::retitled:
            mark.retitled = true;
            return;
        case ChangeKind::moved_room:
        case ChangeKind::moved_time:
        case ChangeKind::removed:
        case ChangeKind::people:
        case ChangeKind::text:
            return;
    }
}

/// Compares what was with what is; a session that moved and came back is not marked as moved.
void settle(SessionMark& mark, const Session& session) {
    if (!mark.was) return;
    mark.moved_room = !same_rooms(mark.was->rooms, session.rooms);
    mark.moved_start = mark.was->start != session.start;
    mark.moved_end = !mark.moved_start && mark.was->end != session.end;
    if (!mark.moved_room && !mark.moved_start && !mark.moved_end) mark.was.reset();
}

bool says_something(const SessionMark& mark) {
    return mark.added || mark.cancelled || mark.reinstated || mark.retitled || mark.was;
}

}  // namespace

Slot slot_of(const Session& session) {
    return {session.rooms, session.start, session.end};
}

std::vector<PublishedChange> published_changes(const Programme& before, const Programme& after,
                                               UtcTime at, std::uint64_t revision) {
    std::unordered_map<std::string_view, const Session*> was, is;
    for (const SessionMatch& match : match_sessions(before, after)) {
        const Session* old = match.before ? &before.sessions[*match.before] : nullptr;
        const Session* now = match.after ? &after.sessions[*match.after] : nullptr;
        if (now) is.emplace(now->id, now);
        if (old) was.emplace(now ? now->id : old->id, old);
    }
    const RoomPairs rooms(before, after);
    std::vector<PublishedChange> published;
    for (Change& change : changes_between(before, after, "")) {
        PublishedChange item;
        item.id = "c" + std::to_string(revision) + "-" + std::to_string(published.size() + 1);
        item.at = at;
        if (change.kind != ChangeKind::new_)
            if (const auto old = was.find(change.session); old != was.end())
                item.before = slot_before(*old->second, rooms);
        if (change.kind != ChangeKind::removed)
            if (const auto now = is.find(change.session); now != is.end())
                item.after = slot_of(*now->second);
        item.change = std::move(change);
        published.push_back(std::move(item));
    }
    return published;
}

bool SessionMark::is_shown(const Session& now_is, UtcTime now) const {
    if (now < at + news_time || now < now_is.start) return true;
    return moved_end && now < now_is.end;
}

Marks::Marks(const Snapshot& snapshot, UtcTime now)
    : snapshot_(snapshot), now_(now), moved_away_(snapshot.programme().rooms.size()) {
    collect();
    sign_rooms();
}

void Marks::collect() {
    std::vector<const PublishedChange*> changes;
    for (const PublishedChange& change : snapshot_.publication().changes)
        changes.push_back(&change);
    std::stable_sort(changes.begin(), changes.end(),
                     [](const auto* a, const auto* b) { return a->at < b->at; });
    std::map<SessionIndex, SessionMark> marks;
    for (const PublishedChange* change : changes) {
        const auto index = snapshot_.find_session(change->change.session);
        if (!index) continue;
        SessionMark& mark = marks[*index];
        mark.session = *index;
        mark.at = change->at;
        add_kind(mark, change->change.kind);
        if (!mark.was && change->before) mark.was = change->before;
    }
    for (auto& [index, mark] : marks) {
        settle(mark, snapshot_.session(index));
        if (says_something(mark)) marks_.push_back(std::move(mark));
    }
}

void Marks::sign_rooms() {
    for (const SessionMark& mark : marks_) {
        if (!mark.moved_room || now_ >= mark.was->end) continue;
        const auto& rooms = snapshot_.session(mark.session).rooms;
        for (const std::string& id : mark.was->rooms) {
            const auto room = snapshot_.find_room(id);
            if (room && std::find(rooms.begin(), rooms.end(), id) == rooms.end())
                moved_away_[*room].push_back(&mark);
        }
    }
    for (auto& signs : moved_away_)
        std::stable_sort(signs.begin(), signs.end(), [](const auto* a, const auto* b) {
            return a->was->start < b->was->start;
        });
}

const SessionMark* Marks::any_of(SessionIndex session) const {
    const auto found = std::lower_bound(
        marks_.begin(), marks_.end(), session,
        [](const SessionMark& mark, SessionIndex wanted) { return mark.session < wanted; });
    return found == marks_.end() || found->session != session ? nullptr : &*found;
}

const SessionMark* Marks::of(SessionIndex session) const {
    const SessionMark* mark = any_of(session);
    return mark && mark->is_shown(snapshot_.session(session), now_) ? mark : nullptr;
}

const std::vector<const SessionMark*>& Marks::moved_away(RoomIndex room) const {
    return moved_away_[room];
}

std::vector<const SessionMark*> Marks::urgent() const {
    std::vector<const SessionMark*> urgent;
    const auto is_near = [&](UtcTime start) {
        return start >= now_ && start <= now_ + urgent_time;
    };
    for (const SessionMark& mark : marks_) {
        if (now_ >= mark.at + news_time) continue;
        const bool moves = mark.was.has_value() || mark.cancelled || mark.reinstated || mark.added;
        if (moves && (is_near(snapshot_.session(mark.session).start) ||
                      (mark.was && is_near(mark.was->start))))
            urgent.push_back(&mark);
    }
    return urgent;
}

}  // namespace foyer::programme
