#include "tools/foyerctl/command_line.h"

#include <CLI/CLI.hpp>
#include <sstream>

#include "tools/foyerctl/command_set.h"

namespace foyer::foyerctl {

namespace {

constexpr const char* about =
    "Everything about a programme from the command line.\n"
    "Exit codes: 0 done, 1 refused or failed (a message is on standard error), 2 wrong usage.";

}  // namespace

CLI::App& CommandSet::add_command(const char* name, const char* words, const std::string& example,
                                  std::function<Request()> make) {
    CLI::App* const command = app_.add_subcommand(name, words);
    command->set_help_flag("-h,--help", "print this help");
    command->set_version_flag("--version", "foyerctl " FOYER_VERSION, "print the version");
    command->footer("Example:\n  " + example);
    makers_.emplace_back(command, std::move(make));
    return *command;
}

std::optional<Request> CommandSet::made() const {
    for (const auto& [command, make] : makers_)
        if (command->parsed()) return make();
    return std::nullopt;
}

CommandLine read_command_line(int argc, const char* const* argv) {
    CLI::App app{about, "foyerctl"};
    app.set_version_flag("--version", "foyerctl " FOYER_VERSION, "print the version");
    app.set_help_flag("-h,--help", "print this help");
    app.require_subcommand(1);
    app.footer("Each command has its own --help with an example.");
    CommandSet commands(app);
    declare_programme_commands(commands);
    declare_hub_commands(commands);
    declare_desk_commands(commands);
    declare_feed_commands(commands);
    // CLI11 answers with exceptions; this is where they end.
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& ended) {
        std::ostringstream out, err;
        const int code = app.exit(ended, out, err);
        if (code == 0) return {std::nullopt, out.str(), 0};
        return {std::nullopt, err.str(), wrong_usage};
    }
    if (auto request = commands.made()) return {std::move(request), "", 0};
    return {std::nullopt, app.help(), wrong_usage};
}

}  // namespace foyer::foyerctl
