#pragma once
// What a screen is with one report: its role, and what follows from it for visitors. Pure.

#include "kiosk/app/programme_keeper.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/state/screen_role.h"

namespace foyer::kiosk {

/// What a station is worked out from; the references need not outlive it.
struct StationParts {
    const ScreenSetup& setup;
    std::string_view screen;       ///< id given to this screen, where the report names none
    const State& installed;        ///< what a visitor found until now
    const Panel& panel;            ///< as the installer measured it
    const Catalogues& catalogues;  ///< all that are shipped
};

struct Station {
    ScreenRole role;
    State installed;        ///< what a visitor finds
    Panel panel;            ///< with what staff have set
    Catalogues catalogues;  ///< offered to visitors
};

/// The station at `now` of the programme's time: its theme may follow the hour.
[[nodiscard]] Station station_with(const StationParts& parts, const ProgrammeReport& report,
                                   UtcTime now);

}  // namespace foyer::kiosk
