#pragma once
// The command line of foyerctl. The only includer of CLI11 here.

#include <optional>
#include <string>

#include "tools/foyerctl/requests.h"

namespace foyer::foyerctl {

/// The exit code of wrong usage.
constexpr int wrong_usage = 2;

/// What to do after reading the command line: a request, or an end with `output` (on standard error
/// when `exit_code` is not 0).
struct CommandLine {
    std::optional<Request> request;
    std::string output;
    int exit_code = 0;
};

[[nodiscard]] CommandLine read_command_line(int argc, const char* const* argv);

}  // namespace foyer::foyerctl
