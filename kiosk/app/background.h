#pragma once
// What brings the programme to the UI thread, whichever way the screen was set up.

#include <functional>
#include <memory>

#include "core/time/clock.h"
#include "kiosk/app/follow_options.h"
#include "kiosk/app/mailbox.h"
#include "kiosk/app/picture_exchange.h"
#include "kiosk/app/programme_keeper.h"
#include "kiosk/app/trace.h"

namespace foyer::kiosk {

/// A thread that leaves reports. Destroying it stops the thread and waits for it: a revision that
/// is being written is written to its end.
class Background {
public:
    virtual ~Background() = default;
};

struct BackgroundParts {
    const Clock& clock;
    const Trace& trace;
    Mailbox<ProgrammeReport>& reports;
    std::function<void()> wake;           ///< called on the thread after each report
    PictureExchange* pictures = nullptr;  ///< nullptr: nobody takes any
};

/// Follows the hub that `follow` names, or, without one, what `keeper` names. All but the options
/// outlive it.
[[nodiscard]] std::unique_ptr<Background> start_background(const KeeperOptions& keeper,
                                                           const FollowOptions& follow,
                                                           BackgroundParts parts);

}  // namespace foyer::kiosk
