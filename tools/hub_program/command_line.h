#pragma once
// The command line of foyer-hub over its configuration file over the defaults.

#include <filesystem>
#include <optional>
#include <string>

#include "tools/hub_program/requests.h"

namespace foyer::hub_program {

/// The exit code of wrong usage.
constexpr int wrong_usage = 2;

/// What to do after reading the command line: a request, or an end with `output` (on standard error
/// when `exit_code` is not 0).
struct CommandLine {
    std::optional<Request> request;
    std::string output;
    int exit_code = 0;
};

/// `default_config` is read where there is one, unless --config names another file.
[[nodiscard]] CommandLine read_command_line(int argc, const char* const* argv,
                                            const std::filesystem::path& default_config);

}  // namespace foyer::hub_program
