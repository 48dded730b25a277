#pragma once
// What a screen is: a touch screen, the sign of a door or a board; of which room, in which
// languages. Worked out anew from each revision, so that what staff set takes effect without a
// restart. Pure; any thread.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/snapshot.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/state/state.h"

namespace foyer::kiosk {

using programme::LightHours;
using programme::ScreenMode;

/// What somebody has set about a screen; empty where they have said nothing.
struct ScreenSettings {
    std::optional<ScreenMode> mode{};
    std::string room{};                    ///< name or id
    std::string language{};                ///< at home
    std::vector<std::string> languages{};  ///< tags, in the order in which they are shown
    std::optional<ThemeName> theme{};
    std::optional<LightHours> light_hours{};
};

/// What is known of a screen beside the feed.
struct ScreenSetup {
    ScreenSettings asked{};      ///< on the command line: wins over the staff
    ScreenSettings installed{};  ///< in the configuration: holds where staff say nothing
    std::string language{};      ///< of the system: where nobody names one
};

struct ScreenRole {
    ScreenMode mode = ScreenMode::touch;
    std::string screen{};  ///< record id, "" when it has none
    std::string name{};    ///< what staff call it
    bool known = false;    ///< to the staff: the feed has a record of it
    bool named = false;    ///< by who installed it: its id was given
    std::string room{};    ///< name or id as it was set, "" when none is
    /// That room in the programme; empty when none is set, or there is no such room.
    std::optional<programme::RoomIndex> room_index{};
    std::string language{};                ///< at home: of a catalogue
    std::vector<std::string> languages{};  ///< those of catalogues; none: nobody chose
    ThemeName theme = ThemeName::dark;
    /// The theme follows the hour; empty where somebody has chosen one.
    std::optional<LightHours> light_hours{};
    std::optional<int> reach_top_px{};
    std::optional<programme::WayOut> way_out{};
    std::optional<int> viewing_cm{};
    std::vector<programme::BoardPage> pages{};  ///< of a board; none: all
    friend bool operator==(const ScreenRole&, const ScreenRole&) = default;

    /// A door sign or a board: it is read from afar, and nobody needs to touch it.
    [[nodiscard]] bool is_display() const { return mode != ScreenMode::touch; }
};

/// The role of the screen with the record id `screen`: what is asked for, else what its record says
/// in `snapshot` (nullptr: there is none), else what is installed. Languages without a catalogue
/// are left out.
[[nodiscard]] ScreenRole role_of(const ScreenSetup& setup, const programme::Snapshot* snapshot,
                                 std::string_view screen, const Catalogues& catalogues);

/// The theme of such a screen at `now` in `zone`.
[[nodiscard]] ThemeName theme_at(const ScreenRole& role, const TimeZone& zone, UtcTime now);

/// A screen installed as `installed` takes on `role`: what a visitor finds from now on.
[[nodiscard]] State with_role(State installed, const ScreenRole& role);

/// What a visitor has chosen on a screen installed as `before` when it becomes `after`: what they
/// left as they found it follows.
[[nodiscard]] State follow_role(State state, const State& before, const State& after);

}  // namespace foyer::kiosk
