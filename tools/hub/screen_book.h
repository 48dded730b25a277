#pragma once
// What screens said of themselves lately: the revision that each one shows, how it is. Kept in
// memory, because every screen says it again within seconds. Store thread.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/time/instant.h"

namespace foyer::hub {

/// What a screen tells by POST screens/ID/status.
struct ScreenStatus {
    std::string version;
    std::optional<std::int64_t> uptime_s;
    std::string freshness;
    std::string last_error;
    std::optional<std::int64_t> clock_error_ms;
    UtcTime at{};
};

struct ScreenSight {
    UtcTime seen_at{};
    std::uint64_t epoch = 0;
    std::uint64_t revision = 0;
    std::string state;
    std::optional<ScreenStatus> status;
};

struct ScreenCount {
    std::size_t shown = 0;  ///< of those in use: how many show a revision
    std::size_t all = 0;    ///< screens in use
    std::size_t ahead = 0;  ///< those that say they show a later one
};

class ScreenBook {
public:
    /// The sight of a screen that was seen at `now`, to be filled in; null when there are
    /// limits::screens others already that are all in use. Anybody can make ids up, so those that
    /// were seen longest ago give way.
    [[nodiscard]] ScreenSight* of(const std::string& screen, UtcTime now);
    [[nodiscard]] const std::map<std::string, ScreenSight>& all() const { return sights_; }
    /// Screens in use are those that were seen within five minutes before `now`.
    [[nodiscard]] ScreenCount showing(std::uint64_t epoch, std::uint64_t revision,
                                      UtcTime now) const;

private:
    std::map<std::string, ScreenSight> sights_;
};

}  // namespace foyer::hub
