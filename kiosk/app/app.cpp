#include "kiosk/app/app.h"

#include <cstdio>
#include <system_error>

#include "kiosk/app/assets.h"
#include "kiosk/app/draw_once.h"
#include "kiosk/app/programme_source.h"
#include "kiosk/app/setup.h"
#include "kiosk/app/staff_code.h"
#include "kiosk/app/window_run.h"
#include "platform/network.h"
#include "platform/paths.h"
#include "platform/private_file.h"
#include "platform/system_clock.h"

namespace foyer::kiosk {

namespace {

namespace fs = std::filesystem;

constexpr const char* default_config_path = "/etc/foyer/kiosk.toml";

/// The locale that decides about messages, as POSIX ranks its variables.
std::string system_locale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const std::string value = platform::environment(name);
        if (!value.empty()) return value;
    }
    return {};
}

/// The store of this user, in a folder that exists when it is going to be used.
Result<fs::path> default_store(const Options& options) {
    if (!options.db.empty()) return fs::path();
    const auto folder = platform::state_folder();
    if (!folder) return folder.error();
    if (!options.draws_once()) {
        std::error_code failed;
        fs::create_directories(*folder, failed);
        // A folder that cannot be made is met again, and said, when the store is opened in it.
    }
    return *folder / "kiosk.db";
}

/// Reads a staff code and keeps it beside the store of this screen.
Result<void> keep_code(const Options& options) {
    const auto folder = default_store(options);
    if (!folder) return folder.error();
    constexpr std::size_t most_typed = 64;
    const auto code = platform::read_secret_line("Staff code, six digits: ", most_typed);
    if (!code) return code.error();
    const fs::path db = options.db.empty() ? *folder : fs::path(options.db);
    const auto kept = set_code(db, *code);
    if (!kept) return kept.error();
    std::printf("The staff code is kept in %s; hold the clock for three seconds to use it.\n",
                code_file(db).c_str());
    return {};
}

Result<void> run(const Options& options) {
    const platform::SystemClock clock;
    const Trace trace(clock, platform::environment("FOYER_TRACE") == "1");
    const auto assets = platform::asset_folder(FOYER_SOURCE_ASSETS);
    if (!assets) return assets.error();
    const auto shipped = read_catalogues(*assets);
    if (!shipped) return shipped.error();
    const auto catalogues = shipped->offering(options.languages);
    if (!catalogues) return Error{ErrorKind::usage, "--languages: " + catalogues.error().detail};
    const auto language = choose_language(*catalogues, options.language, system_locale());
    if (!language) return language.error();
    const auto store = default_store(options);
    if (!store) return store.error();
    trace.stage("set up");

    if (options.follows() || is_web_address(options.source)) platform::prepare_network();
    const State state = initial_state(options, *language);
    const ScreenSetup setup = screen_setup(options, *language);
    const ProgrammeClock time = programme_clock(options, clock);
    const KeeperOptions keeper = keeper_options(options, *assets, *store, time);
    const FollowOptions follow = follow_options(options);
    if (options.draws_once()) {
        return draw_once({.options = options,
                          .clock = clock,
                          .assets = *assets,
                          .catalogues = *shipped,
                          .state = state,
                          .setup = setup,
                          .programme_clock = time,
                          .keeper = keeper,
                          .follow = follow});
    }
    return run_in_window({.options = options,
                          .clock = clock,
                          .trace = trace,
                          .assets = *assets,
                          .catalogues = *shipped,
                          .state = state,
                          .setup = setup,
                          .programme_clock = time,
                          .keeper = keeper,
                          .follow = follow,
                          .staff = staff_options(options, keeper),
                          .print_stats = platform::environment("FOYER_STATS") == "1"});
}

}  // namespace

int run_foyer(int argc, const char* const* argv) {
    const CommandLine line = read_command_line(argc, argv, default_config_path);
    if (!line.options) {
        std::fputs(line.output.c_str(), line.exit_code == 0 ? stdout : stderr);
        return line.exit_code;
    }
    const auto done = line.options->set_pin ? keep_code(*line.options) : run(*line.options);
    if (done) return 0;
    std::fprintf(stderr, "foyer: %s\n", done.error().detail.c_str());
    return done.error().kind == ErrorKind::usage ? 2 : 1;
}

}  // namespace foyer::kiosk
