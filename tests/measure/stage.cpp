#include "tests/measure/stage.h"

#include <cstdio>
#include <vector>

namespace foyer::kiosk::measure {

State on_page(const Page& page) {
    State state;
    state.language = "en";
    if (page.kind != PageKind::now) state.pages.push_back(page);
    return state;
}

Probe draw(HeadlessHost& host, const Stage& stage, const State& state) {
    Freshness freshness;
    freshness.grade = FreshnessGrade::fresh;
    freshness.ever_confirmed = true;
    freshness.confirmed = stage.now;
    const std::vector<Notice> notices;
    const Panel panel;
    const ScreenContext context{.state = state,
                                .snapshot = &stage.snapshot,
                                .now = stage.now,
                                .freshness = freshness,
                                .origin = Origin::source,
                                .notices = notices,
                                .catalogues = stage.catalogues,
                                .panel = panel,
                                .finder = &stage.finder,
                                .search_memory = stage.search_memory};
    return host.draw({.width_px = width_px, .height_px = height_px},
                     [&](Canvas& canvas) { draw_screen(context, canvas); });
}

void print(const std::string& name, double value, const char* unit, const char* baseline,
           double baseline_value) {
    static bool first = true;
    std::printf(
        "%s{\"name\":\"%s\",\"value\":%.4f,\"unit\":\"%s\",\"baseline\":\"%s\","
        "\"baseline_value\":%.4f,\"ratio\":%.4f}",
        first ? "[" : ",\n", name.c_str(), value, unit, baseline, baseline_value,
        baseline_value > 0 ? value / baseline_value : 0);
    first = false;
}

}  // namespace foyer::kiosk::measure
