#pragma once
// What foyer-frames measures on: a programme at an instant, drawn by software as the kiosk draws
// it.

#include <string>

#include "core/programme/finder.h"
#include "kiosk/app/headless.h"
#include "kiosk/screens/screen.h"

namespace foyer::kiosk::measure {

struct Stage {
    const programme::Snapshot& snapshot;
    const programme::Finder& finder;
    const Catalogues& catalogues;
    UtcTime now;
    SearchMemory* search_memory;
    std::string label{};  ///< behind the name of each row: ", 20,000 sessions"
};

/// A portrait screen of full HD.
inline constexpr int width_px = 1080;
inline constexpr int height_px = 1920;
/// Of a display of 60 Hz.
inline constexpr double refresh_ms = 1000.0 / 60;
/// What our own work on a page that opens may take.
inline constexpr double opening_goal_ms = 16;

/// A visitor who has opened `page`, in English.
[[nodiscard]] State on_page(const Page& page);

/// One frame, not yet as pixels.
[[nodiscard]] Probe draw(HeadlessHost& host, const Stage& stage, const State& state);

/// A row of the table that tools/bench prints; the first one opens the array.
void print(const std::string& name, double value, const char* unit, const char* baseline,
           double baseline_value);

}  // namespace foyer::kiosk::measure
