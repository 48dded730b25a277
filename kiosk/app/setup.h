#pragma once
// What a run stands on, worked out from the options before anything is drawn.

#include <filesystem>

#include "core/base/result.h"
#include "core/time/clock.h"
#include "kiosk/app/follow_options.h"
#include "kiosk/app/options.h"
#include "kiosk/app/programme_keeper.h"
#include "kiosk/app/staff_options.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/state/state.h"

namespace foyer::kiosk {

/// The catalogue's tag for `wanted` ("fr", "fr-CH"), else for the system's `locale`, else English,
/// else the first one. usage when a language is wanted that there is no catalogue for.
[[nodiscard]] Result<std::string> choose_language(const Catalogues& catalogues,
                                                  const std::string& wanted,
                                                  const std::string& locale);

/// The state of the screen at the start, in `language`.
[[nodiscard]] State initial_state(const Options& options, const std::string& language);

/// What the options say about the screen itself, beside what staff set on the hub; `language` is
/// that of the system.
[[nodiscard]] ScreenSetup screen_setup(const Options& options, const std::string& language);

/// Programme time as the options say: simulated with --at or --speed.
[[nodiscard]] ProgrammeClock programme_clock(const Options& options, const Clock& clock);

/// Where the programme comes from and what may be written. `default_db` is the store of this user,
/// `clock` programme time.
[[nodiscard]] KeeperOptions keeper_options(const Options& options,
                                           const std::filesystem::path& assets,
                                           const std::filesystem::path& default_db,
                                           const ProgrammeClock& clock);

/// The staff desk of the screen whose store is that of `keeper`.
[[nodiscard]] StaffOptions staff_options(const Options& options, const KeeperOptions& keeper);

/// The feed to follow, or none.
[[nodiscard]] FollowOptions follow_options(const Options& options);

}  // namespace foyer::kiosk
