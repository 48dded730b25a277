#include "tools/hub/screen_book.h"

#include <tuple>

#include "core/base/limits.h"

namespace foyer::hub {

namespace {

/// A screen polls at least every minute, also when nothing holds its requests.
constexpr std::chrono::minutes in_use{5};

}  // namespace

ScreenSight* ScreenBook::of(const std::string& screen) {
    const auto found = sights_.find(screen);
    if (found != sights_.end()) return &found->second;
    if (sights_.size() >= limits::screens) return nullptr;
    return &sights_[screen];
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
