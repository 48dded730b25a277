#include "core/programme/now_next.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace foyer::programme {

namespace {

/// An instant as positions in the snapshot's sessions, which are sorted by start: every question
/// "does it start before" becomes a comparison of indexes.
struct Moment {
    UtcTime at;
    SessionIndex day_first;     ///< first session that starts on the programme day or later
    SessionIndex first_coming;  ///< first session that starts after `at`
    SessionIndex day_last;      ///< first session that starts on a later programme day
};

/// What one timeline holds around a moment. Lists are sorted by SessionIndex.
struct View {
    std::vector<SessionIndex> running;
    std::vector<SessionIndex> next;       ///< all that share the earliest start to come
    std::vector<SessionIndex> cancelled;  ///< would be running, or start no later than `next`
    bool has_sessions_today = false;
    bool has_begun = false;  ///< a session of today that is not cancelled has started

    void clear() {
        running.clear();
        next.clear();
        cancelled.clear();
        has_sessions_today = false;
        has_begun = false;
    }
};

bool is_cancelled(const Session& session) {
    return session.status == SessionStatus::cancelled;
}

SessionIndex first_from(const Snapshot& snapshot, UtcTime instant) {
    const auto& sessions = snapshot.programme().sessions;
    const auto found =
        std::lower_bound(sessions.begin(), sessions.end(), instant,
                         [](const Session& session, UtcTime t) { return session.start < t; });
    return static_cast<SessionIndex>(found - sessions.begin());
}

Moment moment_at(const Snapshot& snapshot, UtcTime at, ProgrammeDay day) {
    const DayRule& rule = snapshot.days_rule();
    return {at, first_from(snapshot, rule.begin_of(day)),
            first_from(snapshot, at + std::chrono::seconds{1}),
            first_from(snapshot, rule.begin_of(day_after(day)))};
}

void look_back(const Snapshot& snapshot, const Timeline& timeline, const Moment& moment,
               std::size_t coming, View& view) {
    for (std::size_t i = coming; i-- > 0 && timeline.latest_end[i] > moment.at;) {
        const SessionIndex index = timeline.sessions[i];
        const Session& session = snapshot.session(index);
        if (session.end <= moment.at) continue;
        (is_cancelled(session) ? view.cancelled : view.running).push_back(index);
    }
    std::reverse(view.running.begin(), view.running.end());
    std::reverse(view.cancelled.begin(), view.cancelled.end());

    for (std::size_t i = coming; i-- > 0 && timeline.sessions[i] >= moment.day_first;) {
        view.has_sessions_today = true;
        view.has_begun = !is_cancelled(snapshot.session(timeline.sessions[i]));
        if (view.has_begun) break;
    }
}

void look_ahead(const Snapshot& snapshot, const Timeline& timeline, const Moment& moment,
                std::size_t coming, View& view) {
    for (std::size_t i = coming; i < timeline.sessions.size(); ++i) {
        const SessionIndex index = timeline.sessions[i];
        if (index >= moment.day_last) break;
        view.has_sessions_today = true;
        const Session& session = snapshot.session(index);
        if (!view.next.empty() && session.start > snapshot.session(view.next.front()).start) break;
        (is_cancelled(session) ? view.cancelled : view.next).push_back(index);
    }
}

void look(const Snapshot& snapshot, const Timeline& timeline, const Moment& moment, View& view) {
    view.clear();
    const auto coming =
        std::lower_bound(timeline.sessions.begin(), timeline.sessions.end(), moment.first_coming);
    const auto position = static_cast<std::size_t>(coming - timeline.sessions.begin());
    look_back(snapshot, timeline, moment, position, view);
    look_ahead(snapshot, timeline, moment, position, view);
}

/// Both lists in order; a plenary that also names the room stands in both and is kept once.
std::vector<SessionIndex> merged(const std::vector<SessionIndex>& a,
                                 const std::vector<SessionIndex>& b) {
    std::vector<SessionIndex> both;
    if (a.empty() && b.empty()) return both;
    both.reserve(a.size() + b.size());
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

void keep_until(const Snapshot& snapshot, UtcTime latest_start, std::vector<SessionIndex>& list) {
    while (!list.empty() && snapshot.session(list.back()).start > latest_start)
        list.pop_back();
}

RoomState state_when_running(const Snapshot& snapshot, const std::vector<SessionIndex>& running) {
    bool only_pauses = true;
    for (const SessionIndex index : running) {
        const Session& session = snapshot.session(index);
        if (!session.plenary) return RoomState::running;
        only_pauses = only_pauses && is_pause(session.kind);
    }
    return only_pauses ? RoomState::break_ : RoomState::plenary;
}

RoomNow combine(const Snapshot& snapshot, RoomIndex room, const View& own, const View& plenary) {
    RoomNow result{room,
                   RoomState::closed,
                   merged(own.running, plenary.running),
                   std::nullopt,
                   merged(own.next, plenary.next),
                   merged(own.cancelled, plenary.cancelled)};
    if (!result.also_next.empty()) {
        result.next = result.also_next.front();
        const UtcTime next_start = snapshot.session(*result.next).start;
        keep_until(snapshot, next_start, result.also_next);
        keep_until(snapshot, next_start, result.cancelled);
        result.also_next.erase(result.also_next.begin());
    }
    if (!result.now.empty()) {
        result.state = state_when_running(snapshot, result.now);
    } else if (result.next) {
        result.state = own.has_begun || plenary.has_begun ? RoomState::free : RoomState::before;
    } else if (own.has_sessions_today || plenary.has_sessions_today) {
        result.state = RoomState::done;
    }
    return result;
}

}  // namespace

std::string_view word_for(RoomState state) {
    switch (state) {
        case RoomState::running:
            return "running";
        case RoomState::break_:
            return "break";
        case RoomState::plenary:
            return "plenary";
        case RoomState::free:
            return "free";
        case RoomState::done:
            return "done";
        case RoomState::before:
            return "before";
        case RoomState::closed:
            return "closed";
    }
    assert(false);
    return {};
}

NowNext now_next(const Snapshot& snapshot, UtcTime at) {
    NowNext result{at, snapshot.days_rule().day_of(at), {}};
    const Moment moment = moment_at(snapshot, at, result.day);
    View plenary;
    look(snapshot, snapshot.plenaries(), moment, plenary);

    const auto rooms = static_cast<RoomIndex>(snapshot.programme().rooms.size());
    result.rooms.reserve(rooms);
    View own;
    for (RoomIndex room = 0; room < rooms; ++room) {
        look(snapshot, snapshot.timeline(room), moment, own);
        result.rooms.push_back(combine(snapshot, room, own, plenary));
    }
    return result;
}

UtcTime next_edge(const Snapshot& snapshot, UtcTime at) {
    const DayRule& rule = snapshot.days_rule();
    UtcTime edge = std::min(rule.begin_of(day_after(rule.day_of(at))), at + std::chrono::hours{25});
    const auto& edges = snapshot.edges();
    const auto coming = std::upper_bound(edges.begin(), edges.end(), at);
    if (coming != edges.end()) edge = std::min(edge, *coming);
    return edge;
}

}  // namespace foyer::programme
