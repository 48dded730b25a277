#pragma once
// The configuration file of foyer-hub: TOML, one flat table whose keys are the names of options
// (`listen`, `tls-cert`). Pure but for reading the file.

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace foyer::hub_program {

/// A value of the file, as the command line would carry it, and where it stands for messages.
struct ConfigValue {
    std::string text;
    std::string where;  ///< "hub.toml line 3"
};
using Config = std::map<std::string, ConfigValue, std::less<>>;

/// The settings in the file; none when it does not exist and `must_exist` is false. usage, naming
/// file and line, for what is not TOML, a key that is not one of `keys`, or a value that is a table
/// or a list.
enum class Existence { required, optional };
[[nodiscard]] Result<Config> read_config(const std::filesystem::path& path, Existence existence,
                                         std::span<const std::string_view> keys);

}  // namespace foyer::hub_program
