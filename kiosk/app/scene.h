#pragma once
// One screen at one instant: what a ScreenContext refers to, worked out from the clocks. Pure.

#include "core/time/clock.h"
#include "kiosk/app/programme_keeper.h"
#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// What a screen is drawn from, beside the time. The references outlive the scenes made of it.
struct SceneParts {
    const State& state;
    const ProgrammeReport& report;
    const Catalogues& catalogues;
    const ProgrammeClock& programme_clock;
    const Panel& panel;
    const ScreenRole& role;
    SearchMemory* search_memory = nullptr;
};

/// Programme time: of the hub's rehearsal, unless this screen simulates its own.
[[nodiscard]] const ProgrammeClock& clock_of(const ProgrammeReport& report,
                                             const ProgrammeClock& own);

struct Scene {
    SceneParts parts;
    UtcTime now;  ///< programme time
    Freshness freshness;

    /// Valid as long as the scene.
    [[nodiscard]] ScreenContext context() const;
};

/// The scene at one reading of the machine's clocks.
[[nodiscard]] Scene scene_at(const SceneParts& parts,
                             std::chrono::sys_time<std::chrono::milliseconds> wall,
                             MonotonicTime monotonic);

}  // namespace foyer::kiosk
