#include "kiosk/app/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <system_error>

#include "core/base/files.h"
#include "core/base/limits.h"
#include "kiosk/app/programme_source.h"
#include "kiosk/app/settings.h"

namespace foyer::kiosk {

namespace {

constexpr const char* about =
    "Foyer: the programme of a conference on a touch screen.\n"
    "Shows what is on now and next in every room, from a file, a hub or its local store.";

CommandLine ended(int exit_code, std::string output) {
    return {.options = {}, .output = std::move(output), .exit_code = exit_code};
}

CommandLine wrong_usage(const std::string& what) {
    return ended(2, "foyer: " + what + "\nfoyer --help explains every option.\n");
}

CommandLine failed(const Error& error) {
    if (error.kind == ErrorKind::usage) return wrong_usage(error.detail);
    return ended(1, "foyer: " + error.detail + "\n");
}

std::string help_on_config(const std::filesystem::path& default_config) {
    std::string text = "The configuration file is TOML; it is " + default_config.string() +
                       " unless --config names another one.\n"
                       "The command line wins over it. Its keys:\n";
    for (const Setting& setting : all_settings()) {
        if (setting.place == SettingPlace::command_line) continue;
        std::string key = "  " + key_of(setting);
        key.resize(std::max<std::size_t>(key.size() + 1, 30), ' ');
        text += key + setting.help + "\n";
    }
    return text;
}

/// The values of the command line by setting, as they were written.
struct Written {
    std::map<const Setting*, std::string> values;
    std::map<const Setting*, bool> switches;
    std::string config;
};

void declare(CLI::App& app, Written& written) {
    app.add_option("--config", written.config, "the configuration file")->type_name("FILE");
    for (const Setting& setting : all_settings()) {
        if (setting.place == SettingPlace::file) continue;
        const std::string flag = std::string("--") + setting.name;
        if (*setting.value_name == '\0') {
            app.add_flag(flag, written.switches[&setting], setting.help);
        } else {
            app.add_option(flag, written.values[&setting], setting.help)
                ->type_name(setting.value_name);
        }
    }
    app.get_option("--source")->excludes("--hub")->excludes("--feed");
    app.get_option("--hub")->excludes("--feed");
    app.get_option("--size")->excludes("--fullscreen");
}

Result<void> apply_config(Options& options, const std::string& named,
                          const std::filesystem::path& default_config) {
    const std::filesystem::path path =
        named.empty() ? default_config : std::filesystem::path(named);
    const auto text = read_file(path, limits::config_bytes);
    if (!text) {
        const bool absent = text.error().kind == ErrorKind::not_found;
        if (named.empty() && absent) return {};
        return text.error();
    }
    return read_config(options, *text, path.string());
}

Result<void> apply_written(Options& options, const CLI::App& app, const Written& written) {
    for (const Setting& setting : all_settings()) {
        if (setting.place == SettingPlace::file) continue;
        const std::string flag = std::string("--") + setting.name;
        if (app.count(flag) == 0) continue;
        const bool is_switch = *setting.value_name == '\0';
        const auto set = setting.set(options, is_switch ? "true" : written.values.at(&setting));
        if (!set) return Error{set.error().kind, flag + ": " + set.error().detail};
        options.asked.emplace_back(setting.name);
    }
    return {};
}

/// What single settings cannot see.
Result<void> check_together(const Options& options) {
    if (options.source.find("://") != std::string::npos && !is_web_address(options.source)) {
        return Error{ErrorKind::usage, "--source: \"" + options.source +
                                           "\" is neither a file nor an http or https address"};
    }
    if (options.mode == ScreenMode::door && options.room.empty() && !options.follows()) {
        return Error{ErrorKind::usage,
                     "--mode door: name the room of the door with --room NAME|ID"};
    }
    return {};
}

}  // namespace

bool Options::asks(std::string_view name) const {
    return std::ranges::find(asked, name) != asked.end();
}

CommandLine read_command_line(int argc, const char* const* argv,
                              const std::filesystem::path& default_config) {
    CLI::App app(about, "foyer");
    app.footer(help_on_config(default_config));
    app.set_version_flag("--version", std::string("foyer ") + FOYER_VERSION);
    app.set_help_flag("--help", "print this help and end");
    Written written;
    declare(app, written);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return ended(0, app.help());
    } catch (const CLI::CallForVersion& version) {
        return ended(0, std::string(version.what()) + "\n");
    } catch (const CLI::ParseError& wrong) {
        return wrong_usage(wrong.what());
    }
    Options options;
    const auto configured = apply_config(options, written.config, default_config);
    if (!configured) return failed(configured.error());
    const auto applied = apply_written(options, app, written);
    if (!applied) return failed(applied.error());
    const auto supported = check_together(options);
    if (!supported) return failed(supported.error());
    return {.options = std::move(options), .output = {}, .exit_code = 0};
}

}  // namespace foyer::kiosk
