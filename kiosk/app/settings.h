#pragma once
// Every setting of `foyer` once: its name on the command line and in the configuration file, its
// help and its check. Internal to options.

#include <span>
#include <string>

#include "kiosk/app/options.h"

namespace foyer::kiosk {

enum class SettingPlace { command_line, file, both };

struct Setting {
    const char* name;        ///< "source": --source and `source =`; '-' is written '_' in the file
    const char* value_name;  ///< "FILE"; "" for a switch
    const char* help;
    SettingPlace place;
    /// Puts a value in; fails with usage and says what may stand there. A switch takes "true" or
    /// "false".
    Result<void> (*set)(Options& options, const std::string& value);
};

[[nodiscard]] std::span<const Setting> all_settings();

/// The name of a setting in the configuration file.
[[nodiscard]] std::string key_of(const Setting& setting);

/// Sets what the TOML document `text` says. `name` is the file's, for messages.
[[nodiscard]] Result<void> read_config(Options& options, const std::string& text,
                                       const std::string& name);

}  // namespace foyer::kiosk
