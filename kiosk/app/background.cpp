#include "kiosk/app/background.h"

#include "kiosk/app/hub_follower.h"
#include "kiosk/app/loader.h"

namespace foyer::kiosk {

std::unique_ptr<Background> start_background(const KeeperOptions& keeper,
                                             const FollowOptions& follow, BackgroundParts parts) {
    if (!follow.feed.empty())
        return std::make_unique<HubFollower>(keeper, follow, std::move(parts));
    return std::make_unique<Loader>(keeper, std::move(parts));
}

}  // namespace foyer::kiosk
