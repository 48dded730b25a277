#pragma once
// The background thread: runs a ProgrammeKeeper and leaves its reports for the UI thread, the first
// one as soon as there is something to show.

#include <thread>

#include "core/base/guarded.h"
#include "kiosk/app/background.h"
#include "kiosk/app/reporter.h"

namespace foyer::kiosk {

class Loader final : public Background {
public:
    Loader(KeeperOptions options, BackgroundParts parts);
    ~Loader() override = default;

private:
    void run(const std::stop_token& stop);

    ProgrammeKeeper keeper_;
    BackgroundParts parts_;
    Reporter reporter_{parts_};
    Guarded<bool> sleep_;  ///< only its waiting is used
    std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace foyer::kiosk
