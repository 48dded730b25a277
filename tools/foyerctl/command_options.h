#pragma once
// Options that several commands have. Part of command_line.h.

#include <functional>
#include <optional>
#include <string>

#include "tools/foyerctl/requests.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace foyer::foyerctl {

/// An option whose text `take` reads and keeps; `take` gives what is wrong with it, or "".
CLI::Option* read_option(CLI::App& command, const std::string& name, const std::string& words,
                         const std::string& metavar,
                         const std::function<std::string(const std::string&)>& take);

CLI::Option* add_text(CLI::App& command, const std::string& name, std::string& value,
                      const std::string& words, const std::string& metavar);
CLI::Option* add_db(CLI::App& command, std::string& db);
void add_json(CLI::App& command, bool& json);
void add_language(CLI::App& command, std::string& language, const std::string& words);
void add_time_zone(CLI::App& command, std::string& time_zone);
CLI::Option* add_instant(CLI::App& command, const std::string& name, std::optional<UtcTime>& value,
                         const std::string& words);
/// --format, --tz, --lang and --title of a file.
void add_reading(CLI::App& command, Reading& reading);

/// --hub and --authority; --hub may come from FOYER_HUB when it is required.
enum class HubOption { required, one_of };
CLI::Option* add_hub(CLI::App& command, HubAccess& hub, HubOption option);
/// --token-file.
void add_token(CLI::App& command, HubAccess& hub);

/// "the store; without it …", for --db.
[[nodiscard]] const std::string& db_option_words();

}  // namespace foyer::foyerctl
