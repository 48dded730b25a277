#include "core/programme/losses.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <string_view>
#include <unordered_map>

#include "core/programme/changes.h"
#include "core/time/programme_day.h"

namespace foyer::programme {

namespace {

/// More than one in `tolerated` sessions to come may not be lost unasked.
constexpr std::size_t tolerated = 5;

struct Count {
    std::size_t lost = 0;
    std::size_t held = 0;

    void add(bool gone) {
        ++held;
        if (gone) ++lost;
    }
    [[nodiscard]] bool all_lost() const { return held > 0 && lost == held; }
};

/// Which sessions of `before` have no partner in `after`.
std::vector<bool> lost_sessions(const Programme& before, const Programme& after) {
    std::vector<bool> lost(before.sessions.size(), false);
    for (const SessionMatch& match : match_sessions(before, after))
        if (match.before && !match.after) lost[*match.before] = true;
    return lost;
}

}  // namespace

std::string_view word_for(LossKind kind) {
    switch (kind) {
        case LossKind::sessions:
            return "sessions";
        case LossKind::day:
            return "day";
        case LossKind::room:
            return "room";
    }
    assert(false);
    return {};
}

std::optional<LossKind> loss_kind(std::string_view word) {
    for (const LossKind kind : {LossKind::sessions, LossKind::day, LossKind::room})
        if (word_for(kind) == word) return kind;
    return std::nullopt;
}

std::vector<Loss> find_losses(const Programme& before, const Programme& after, UtcTime now) {
    const std::vector<bool> lost = lost_sessions(before, after);
    const DayRule rule{before.conference.zone, before.conference.day_boundary};
    Count all, to_come;
    std::map<ProgrammeDay, Count> days;
    std::unordered_map<std::string_view, Count> rooms;
    for (std::size_t i = 0; i < lost.size(); ++i) {
        const Session& session = before.sessions[i];
        all.add(lost[i]);
        if (session.end > now) to_come.add(lost[i]);
        days[rule.day_of(session.start)].add(lost[i]);
        for (const std::string& room : session.rooms)
            rooms[room].add(lost[i]);
    }
    if (to_come.held == 0) to_come = all;

    std::vector<Loss> losses;
    if (to_come.lost * tolerated > to_come.held)
        losses.push_back({LossKind::sessions, "", "", to_come.lost, to_come.held});
    for (const auto& [day, count] : days)
        if (count.all_lost())
            losses.push_back(
                {LossKind::day, format_date(day), format_date(day), count.lost, count.held});
    for (const Room& room : before.rooms)
        if (const Count& count = rooms[room.id]; count.all_lost())
            losses.push_back(
                {LossKind::room, room.id, std::string(room.name.in("")), count.lost, count.held});
    return losses;
}

}  // namespace foyer::programme
