#include "kiosk/app/scene.h"

namespace foyer::kiosk {

ScreenContext Scene::context() const {
    return {.state = parts.state,
            .snapshot = parts.report.snapshot.get(),
            .now = now,
            .freshness = freshness,
            .origin = parts.report.origin,
            .notices = parts.report.notices,
            .catalogues = parts.catalogues};
}

Scene scene_at(const SceneParts& parts, std::chrono::sys_time<std::chrono::milliseconds> wall,
               MonotonicTime monotonic) {
    return {
        .parts = parts,
        .now =
            std::chrono::floor<std::chrono::seconds>(parts.programme_clock.read(wall, monotonic)),
        .freshness = freshness_at(parts.report.confirmed, parts.programme_clock, wall, monotonic)};
}

}  // namespace foyer::kiosk
