#pragma once
// What every screen is drawn from, and the way from a page to its drawing. Screens are functions
// of (state, snapshot, now): they reach no disk, no network and no clock. UI thread only.

#include <string_view>
#include <vector>

#include "core/programme/finder.h"
#include "core/time/freshness.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/state/change_fade.h"
#include "kiosk/state/idle.h"
#include "kiosk/state/notice.h"
#include "kiosk/state/screen_role.h"
#include "kiosk/state/staff_report.h"
#include "kiosk/state/state.h"
#include "kiosk/widgets/canvas.h"

namespace foyer::kiosk {

struct SearchMemory;

/// Everything a screen may look at; refers to its owner's data for one frame.
struct ScreenContext {
    const State& state;
    const programme::Snapshot* snapshot;  ///< nullptr: there is no programme yet
    UtcTime now;                          ///< programme time
    const Freshness& freshness;
    Origin origin = Origin::none;
    const std::vector<Notice>& notices;
    const Catalogues& catalogues;
    const Panel& panel;                         ///< that the screen is
    std::string_view screen = {};               ///< record id of this screen, "" when it has none
    std::string_view root_fingerprint = {};     ///< of the feed's root, "" without a hub
    bool rehearsal = false;                     ///< the hub simulates the day on every screen
    bool clock_unsure = false;                  ///< the machine's clock is not to be believed
    Idle::Verdict idle{};                       ///< of the visitor
    bool voice_missing = false;                 ///< the screen was asked to speak, and cannot
    const programme::Finder* finder = nullptr;  ///< see ProgrammeReport; nullptr: not built yet
    SearchMemory* search_memory = nullptr;      ///< see there; nullptr: nothing is remembered
    FadingNow fading{};                         ///< what a revision has just changed
    ScreenRole role{};                          ///< what this screen is
    const StaffView* staff = nullptr;           ///< of the staff desk; nullptr: there is none

    [[nodiscard]] const Catalogue& words() const { return catalogues.of(state.language); }
    /// The screen's second language, for what is said in two: that in which most sessions are held,
    /// of those that the reader has not chosen.
    [[nodiscard]] const Catalogue& other() const;
};

/// True for the pages that show what a finder finds.
[[nodiscard]] bool uses_finder(PageKind page);

/// What everything is magnified by on a screen of this size.
[[nodiscard]] float zoom_for(const ScreenContext& context, int width_px, int height_px);

/// Draws the current page with its header and its navigation; on a door sign or a board, and in an
/// emergency, what stands in its place.
void draw_screen(const ScreenContext& context, Canvas& canvas);

/// The earliest instant of programme time after context.now at which the picture may differ: the
/// minute's end, or an edge of the programme.
[[nodiscard]] UtcTime next_visual_edge(const ScreenContext& context);

}  // namespace foyer::kiosk
