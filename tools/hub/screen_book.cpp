#include "tools/hub/screen_book.h"

#include <algorithm>
#include <tuple>

#include "core/base/limits.h"

namespace foyer::hub {

namespace {

/// A screen polls at least every minute, also when nothing holds its requests.
constexpr std::chrono::minutes in_use{5};

}  // namespace

ScreenSight* ScreenBook::of(const std::string& screen, UtcTime now) {
    const auto found = sights_.find(screen);
    if (found != sights_.end()) return &found->second;
    if (sights_.size() >= limits::screens) {
        const auto oldest = std::min_element(
            sights_.begin(), sights_.end(),
            [](const auto& a, const auto& b) { return a.second.seen_at < b.second.seen_at; });
        if (oldest->second.seen_at + in_use >= now) return nullptr;
        sights_.erase(oldest);
    }
    ScreenSight& sight = sights_[screen];
    sight.seen_at = now;
    return &sight;
}

ScreenCount ScreenBook::showing(std::uint64_t epoch, std::uint64_t revision, UtcTime now) const {
    ScreenCount count;
    for (const auto& [id, sight] : sights_) {
        if (sight.seen_at + in_use < now) continue;
        ++count.all;
        const auto shows = std::tie(sight.epoch, sight.revision);
        if (shows >= std::tie(epoch, revision)) ++count.shown;
        if (shows > std::tie(epoch, revision)) ++count.ahead;
    }
    return count;
}

}  // namespace foyer::hub
