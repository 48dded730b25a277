#include "kiosk/state/change_fade.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace foyer::kiosk {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds fade_takes{600};
/// More often it would be a flicker.
constexpr milliseconds fades_apart{10'000};

}  // namespace

std::vector<std::string> sessions_changed(const programme::Snapshot& before,
                                          const programme::Snapshot& after, UtcTime now) {
    std::vector<std::string> changed;
    const ProgrammeDay today = after.days_rule().day_of(now);
    for (const programme::DaySessions& day : after.days()) {
        if (!(day.day == today)) continue;
        for (const programme::SessionIndex index : day.sessions) {
            const programme::Session& session = after.session(index);
            const auto old = before.find_session(session.id);
            if (!old || !(before.session(*old) == session)) changed.push_back(session.id);
        }
    }
    std::ranges::sort(changed);
    return changed;
}

void ChangeFade::changed(std::vector<std::string> sessions, MonotonicTime now) {
    if (sessions.empty()) return;
    if (begins_ && now < *begins_) {
        std::vector<std::string> all;
        std::ranges::set_union(sessions_, sessions, std::back_inserter(all));
        sessions_ = std::move(all);
        return;
    }
    begins_ = begins_ ? std::max(now, *begins_ + fades_apart) : now;
    sessions_ = std::move(sessions);
}

float ChangeFade::strength(MonotonicTime now, Motion motion) const {
    if (motion == Motion::reduced || !begins_ || now < *begins_) return 0;
    const auto gone = std::chrono::duration<float>(now - *begins_);
    return std::max(0.0F, 1 - gone / std::chrono::duration<float>(fade_takes));
}

std::optional<MonotonicTime> ChangeFade::next_edge(MonotonicTime now, Motion motion) const {
    if (motion == Motion::reduced || !begins_ || now >= *begins_) return {};
    return begins_;
}

bool FadingNow::holds(std::string_view session) const {
    return strength > 0 && sessions != nullptr && std::ranges::binary_search(*sessions, session);
}

}  // namespace foyer::kiosk
