#include "kiosk/screens/list_model.h"

#include <algorithm>

#include "kiosk/i18n/wording.h"

namespace foyer::kiosk {

namespace {

/// Hints below one row; whoever overlaps more has more to do than to read them.
constexpr std::size_t hints_limit = 3;

bool is_attended(const programme::Session& session) {
    return session.status != programme::SessionStatus::cancelled;
}

}  // namespace

ListModel list_model(const programme::Snapshot& snapshot, const std::vector<std::string>& starred,
                     UtcTime now, const Catalogue& words) {
    ListModel model;
    for (const std::string& id : starred) {
        if (const auto found = snapshot.find_session(id)) {
            model.sessions.push_back(*found);
        } else {
            ++model.gone;
        }
    }
    // The order of indexes is that of starts.
    std::ranges::sort(model.sessions);
    const RowTeller rows(snapshot, now, words);
    for (std::size_t i = 0; i < model.sessions.size(); ++i) {
        const programme::Session& session = snapshot.session(model.sessions[i]);
        ListEntry entry{rows.row(model.sessions[i]), {}};
        if (is_attended(session)) model.calendar.push_back(model.sessions[i]);
        for (std::size_t k = i + 1; k < model.sessions.size() && is_attended(session); ++k) {
            const programme::Session& other = snapshot.session(model.sessions[k]);
            if (!is_attended(other) || other.start >= session.end) continue;
            if (entry.hints.size() == hints_limit) break;
            const auto common = std::min(session.end, other.end) - other.start;
            entry.hints.push_back(
                words.text("list.overlaps",
                           {{"time", time_of_day(words, snapshot.days_rule().zone, other.start)},
                            {"title", other.title.in(words.language())},
                            {"duration", duration(words, common)}}));
        }
        model.entries.push_back(std::move(entry));
    }
    return model;
}

}  // namespace foyer::kiosk
