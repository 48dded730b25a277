#include "kiosk/app/scene.h"

namespace foyer::kiosk {

ScreenContext Scene::context() const {
    return {.state = parts.state,
            .snapshot = parts.report.snapshot.get(),
            .now = now,
            .freshness = freshness,
            .origin = parts.report.origin,
            .notices = parts.report.notices,
            .catalogues = parts.catalogues,
            .panel = parts.panel,
            .screen = parts.role.screen,
            .root_fingerprint = parts.report.root_fingerprint,
            .rehearsal = parts.report.rehearsal && !parts.programme_clock.simulated(),
            .clock_unsure = parts.report.clock_unsure,
            .finder = parts.report.finder.get(),
            .search_memory = parts.search_memory,
            .role = parts.role};
}

const ProgrammeClock& clock_of(const ProgrammeReport& report, const ProgrammeClock& own) {
    return report.rehearsal && !own.simulated() ? *report.rehearsal : own;
}

Scene scene_at(const SceneParts& parts, std::chrono::sys_time<std::chrono::milliseconds> wall,
               MonotonicTime monotonic) {
    const ProgrammeClock& clock = clock_of(parts.report, parts.programme_clock);
    return {.parts = parts,
            .now = std::chrono::floor<std::chrono::seconds>(clock.read(wall, monotonic)),
            .freshness = freshness_at(parts.report.confirmed, clock, wall, monotonic)};
}

}  // namespace foyer::kiosk
