// foyerctl: everything about a programme from the command line.

#include <unistd.h>

#include <variant>

#include "platform/network.h"
#include "platform/randomness.h"
#include "platform/system_clock.h"
#include "tools/foyerctl/command_line.h"

namespace foyer::foyerctl {
namespace {

constexpr int failure_code = 1;

int report(const Error& error, Terminal& err) {
    err.line("foyerctl: " + error.detail);
    // When not even standard error can be written, the exit code must say it all.
    static_cast<void>(err.flush().ok());
    return error.kind == ErrorKind::usage ? wrong_usage : failure_code;
}

int run_command_line(int argc, const char* const* argv) {
    Terminal out(STDOUT_FILENO);
    Terminal err(STDERR_FILENO);
    const CommandLine line = read_command_line(argc, argv);
    if (!line.request) {
        Terminal& to = line.exit_code == 0 ? out : err;
        to.print(line.output);
        if (const auto flushed = to.flush(); !flushed) return report(flushed.error(), err);
        return line.exit_code;
    }
    const platform::SystemClock clock;
    World world{clock, out, err, platform::fill_with_randomness};
    const Outcome outcome =
        std::visit([&world](const auto& request) { return run(request, world); }, *line.request);
    const auto flushed = out.flush();
    if (!outcome) return report(outcome.error(), err);
    if (!flushed) return report(flushed.error(), err);
    return *outcome;
}

}  // namespace
}  // namespace foyer::foyerctl

int main(int argc, char** argv) {
    foyer::platform::prepare_network();
    return foyer::foyerctl::run_command_line(argc, argv);
}
