#pragma once
// --screenshot and --dump-ui: the settled screen, drawn once in memory, without display or OpenGL.

#include <filesystem>

#include "core/base/result.h"
#include "core/time/clock.h"
#include "kiosk/app/follow_options.h"
#include "kiosk/app/options.h"
#include "kiosk/app/programme_keeper.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/state/screen_role.h"
#include "kiosk/state/state.h"

namespace foyer::kiosk {

struct DrawOnce {
    const Options& options;
    const Clock& clock;
    const std::filesystem::path& assets;
    const Catalogues& catalogues;  ///< all that are shipped
    const State& state;
    ScreenSetup setup;
    ProgrammeClock programme_clock;
    KeeperOptions keeper;
    FollowOptions follow;
};

/// Writes the files that the options name. A feed is followed until what it holds is shown, for a
/// few seconds at most. Notices go to stderr.
[[nodiscard]] Result<void> draw_once(const DrawOnce& job);

}  // namespace foyer::kiosk
