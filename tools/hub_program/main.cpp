// foyer-hub: the staff server.

#include <unistd.h>

#include <variant>

#include "platform/network.h"
#include "platform/system_clock.h"
#include "tools/hub_program/command_line.h"

namespace foyer::hub_program {
namespace {

constexpr int failed = 1;

int report(const Error& error, Terminal& err) {
    err.line("foyer-hub: " + error.detail);
    // When not even standard error can be written, the exit code must say it all.
    static_cast<void>(err.flush().ok());
    return error.kind == ErrorKind::usage ? wrong_usage : failed;
}

int run_command_line(int argc, const char* const* argv) {
    platform::prepare_network();
    Terminal out(STDOUT_FILENO);
    Terminal err(STDERR_FILENO);
    const CommandLine line = read_command_line(argc, argv, "/etc/foyer/hub.toml");
    if (!line.request) {
        Terminal& to = line.exit_code == 0 ? out : err;
        to.print(line.output);
        if (const auto flushed = to.flush(); !flushed) return report(flushed.error(), err);
        return line.exit_code;
    }
    const platform::SystemClock clock;
    World world{clock, out, err};
    const Outcome outcome =
        std::visit([&world](const auto& request) { return run(request, world); }, *line.request);
    const auto flushed = out.flush();
    if (!outcome) return report(outcome.error(), err);
    if (!flushed) return report(flushed.error(), err);
    return *outcome;
}

}  // namespace
}  // namespace foyer::hub_program

int main(int argc, char** argv) {
    return foyer::hub_program::run_command_line(argc, argv);
}
