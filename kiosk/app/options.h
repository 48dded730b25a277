#pragma once
// What `foyer` was asked to do: the command line over the configuration file over the defaults.
// Pure but for reading the configuration file.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/time/instant.h"
#include "kiosk/state/access.h"
#include "kiosk/state/intent.h"
#include "kiosk/state/screen_role.h"
#include "kiosk/theme/theme.h"
#include "platform/window.h"

namespace foyer::kiosk {

struct ScreenSize {
    int width_px, height_px;
    friend bool operator==(const ScreenSize&, const ScreenSize&) = default;
};

struct Options {
    std::string db;         ///< path of the store; "" for the one of this user
    std::string source;     ///< path of a programme file; "" when there is none
    std::string hub;        ///< address of the hub that is followed; "": none
    std::string feed;       ///< address or folder of a feed that is followed; "": none
    std::string trust;      ///< path of the root that must have signed; "": the first one seen
    std::string authority;  ///< path of a PEM file trusted for https besides the system's; "": none
    std::string token_file;  ///< path of the token with which staff publish from here; "": none
    bool set_pin = false;    ///< keep a staff code and end
    std::string screen;      ///< record id of this screen, "" when it has none
    ScreenMode mode = ScreenMode::touch;
    std::string room;  ///< name or id
    std::string language;
    std::vector<std::string> languages;  ///< offered to visitors, in this order; empty: all
    ThemeName theme = ThemeName::dark;
    std::optional<LightHours> light_hours;  ///< none: the theme stays
    std::optional<UtcTime> at;              ///< programme time at the start, when simulated
    std::optional<double> speed;            ///< of programme time, when simulated
    std::optional<ScreenSize> size;
    std::optional<platform::Drawing> drawing;  ///< none: what suits the machine
    bool full_screen = false;
    int monitor = 0;
    Page page;  ///< the first one shown
    std::string time_zone;
    std::string title;  ///< of the conference; "" takes the source's
    Panel panel;        ///< as the installer measured it
    TextSize text_size = TextSize::normal;
    Motion motion = Motion::full;
    std::string screenshot;          ///< path, "" for none
    std::string dump_ui;             ///< path, "" for none
    std::vector<std::string> asked;  ///< names of the settings that the command line gives

    /// The command line gives the setting called `name` itself.
    [[nodiscard]] bool asks(std::string_view name) const;
    /// Follow a feed instead of reading a source.
    [[nodiscard]] bool follows() const { return !hub.empty() || !feed.empty(); }
    /// Draw once into files instead of opening a window.
    [[nodiscard]] bool draws_once() const { return !screenshot.empty() || !dump_ui.empty(); }
};

/// What to do after reading the command line: run with `options`, or print `output` (on stderr when
/// `exit_code` is not 0) and end.
struct CommandLine {
    std::optional<Options> options;
    std::string output;
    int exit_code = 0;
};

/// Reads the command line, and the configuration file that it names; else `default_config` where
/// there is one. Values that cannot be end with exit code 2, files that cannot be read with 1.
[[nodiscard]] CommandLine read_command_line(int argc, const char* const* argv,
                                            const std::filesystem::path& default_config);

}  // namespace foyer::kiosk
