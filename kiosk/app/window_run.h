#pragma once
// A run in a window, from the first thread to the last frame.

#include <filesystem>

#include "core/base/result.h"
#include "core/time/clock.h"
#include "kiosk/app/follow_options.h"
#include "kiosk/app/options.h"
#include "kiosk/app/programme_keeper.h"
#include "kiosk/app/staff_options.h"
#include "kiosk/app/trace.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/state/screen_role.h"
#include "kiosk/state/state.h"

namespace foyer::kiosk {

struct WindowRun {
    const Options& options;
    const Clock& clock;
    const Trace& trace;
    const std::filesystem::path& assets;
    const Catalogues& catalogues;  ///< all that are shipped
    State state;
    ScreenSetup setup;
    ProgrammeClock programme_clock;
    KeeperOptions keeper;
    FollowOptions follow;
    StaffOptions staff;
    bool print_stats = false;  ///< on stderr at the end
};

/// Shows the kiosk until it is closed or the system ends it. Fails when there is no display, or
/// when another kiosk holds the store.
[[nodiscard]] Result<void> run_in_window(const WindowRun& run);

}  // namespace foyer::kiosk
