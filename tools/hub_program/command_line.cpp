#include "tools/hub_program/command_line.h"

#include <CLI/CLI.hpp>
#include <array>
#include <functional>
#include <memory>
#include <sstream>
#include <utility>

#include "core/base/limits.h"
#include "core/time/time_zone.h"
#include "tools/hub_program/config.h"

namespace foyer::hub_program {

namespace {

constexpr const char* about =
    "The staff server of a conference: it keeps the programme, takes staff edits and publishes the "
    "signed feed that screens follow.\n"
    "Exit codes: 0 done, 1 refused or failed (a message is on standard error), 2 wrong usage.";

/// Settings that may stand in the configuration file.
constexpr std::array<std::string_view, 8> config_keys = {
    "db", "feed-dir", "listen", "tls-cert", "tls-key", "upstream", "every", "tz"};

/// An option whose text `take` reads and keeps; `take` gives what is wrong with it, or "".
CLI::Option* read_option(CLI::App& command, const std::string& name, const std::string& words,
                         const std::string& metavar,
                         const std::function<std::string(const std::string&)>& take) {
    return command
        .add_option_function<std::string>(
            name, [](const std::string&) {}, words)
        ->check(take)
        ->type_name(metavar);
}

void add_place(CLI::App& command, Place& place) {
    command
        .add_option("--db", place.db, "the hub's database; without it $XDG_STATE_HOME/foyer/hub.db")
        ->type_name("FILE");
    command
        .add_option("--feed-dir", place.feed_dir,
                    "the folder of the feed's files; without it the database's name and \".feed\"")
        ->type_name("DIR");
}

void add_json(CLI::App& command, bool& json) {
    command.add_flag("--json", json, "print JSON");
}

void add_time_zone(CLI::App& command, std::string& time_zone) {
    read_option(command, "--tz", "the time zone of the programme's times, when it states none",
                "ZONE", [&time_zone](const std::string& text) {
                    const auto zone = TimeZone::named(text);
                    if (!zone) return zone.error().detail;
                    time_zone = text;
                    return std::string();
                });
}

void declare_init(CLI::App& command, InitRequest& request) {
    add_place(command, request.place);
    command.add_option("--programme", request.programme, "the programme: a file or an address")
        ->required()
        ->type_name("FILE|URL");
    read_option(command, "--format", "the format of the programme, when it is not recognised",
                "FORMAT", [&request](const std::string& text) {
                    request.format = formats::format_called(text);
                    return request.format ? "" : "is no format; foyerctl import --help lists them";
                });
    add_time_zone(command, request.time_zone);
    command
        .add_option("--lang", request.language,
                    "the language of texts whose language the programme does not state")
        ->type_name("LANG");
    command
        .add_option("--title", request.title,
                    "the title of the conference, for programmes that name none or another one")
        ->type_name("TEXT");
    add_json(command, request.json);
}

void declare_serve(CLI::App& command, ServeRequest& request) {
    add_place(command, request.place);
    command
        .add_option("--listen", request.listen,
                    "where to listen: 127.0.0.1:8080 is this machine alone, 0.0.0.0:8080 and "
                    "[::]:8080 are all networks; port 0 takes a free one")
        ->capture_default_str()
        ->type_name("ADDR:PORT");
    auto* at = read_option(command, "--at",
                           "rehearse: the hub and all its screens begin at this instant (RFC 3339)",
                           "INSTANT", [&request](const std::string& text) {
                               const auto instant = parse_instant(text);
                               if (!instant) return instant.error().detail;
                               request.at = *instant;
                               return std::string();
                           });
    command.add_option("--speed", request.speed, "and their time runs this many times as fast")
        ->check(CLI::Range(0.0, 1000.0))
        ->needs(at)
        ->type_name("X");
    command
        .add_option("--tls-cert", request.tls_certificate,
                    "serve https with this certificate (PEM, with its chain)")
        ->type_name("FILE");
    command.add_option("--tls-key", request.tls_key, "the key of the certificate (PEM)")
        ->type_name("FILE");
    command
        .add_option("--upstream", request.upstream,
                    "follow the programme at this address; \"none\" ends it")
        ->type_name("URL");
    command.add_option("--every", request.every_s, "ask there every S seconds")
        ->check(CLI::Range(10, 86'400))
        ->type_name("S");
}

void declare_screen_add(CLI::App& command, ScreenAddRequest& request) {
    add_place(command, request.place);
    command.add_option("id", request.id, "its id: small letters, digits and hyphens")
        ->required()
        ->type_name("ID");
    command.add_option("--name", request.name, "what people call it")->type_name("TEXT");
    command.add_option("--room", request.room, "the room at whose door it is, by id")
        ->type_name("ROOM");
    command.add_option("--zone", request.zone, "the zone of the building it is in")
        ->type_name("ZONE");
    command.add_option("--mode", request.mode, "touch, door or board")
        ->capture_default_str()
        ->check(CLI::IsMember({"touch", "door", "board"}));
    command.add_option("--lang", request.languages, "its languages, the first one first")
        ->type_name("LANG")
        ->delimiter(',');
    command.add_option("--theme", request.theme, "dark, light or contrast")
        ->check(CLI::IsMember({"dark", "light", "contrast"}));
    auto* map = command.add_option("--map", request.map, "the map that it stands on, by id")
                    ->type_name("MAP");
    const CLI::Range parts(0, limits::map_parts);
    auto* x = command
                  .add_option("--map-x", request.map_x,
                              "where on it: thousandths of its width, from the left")
                  ->check(parts)
                  ->needs(map);
    auto* y =
        command.add_option("--map-y", request.map_y, "and thousandths of its height, from above")
            ->check(parts)
            ->needs(map);
    map->needs(x, y);
    add_json(command, request.json);
}

void add_role(CLI::App& command, hub::Role& role) {
    read_option(command, "--role", "viewer, editor or admin", "ROLE",
                [&role](const std::string& text) {
                    const auto read = hub::role_called(text);
                    if (!read) return std::string("must be viewer, editor or admin");
                    role = *read;
                    return std::string();
                })
        ->required();
}

void add_user_name(CLI::App& command, std::string& name) {
    command.add_option("name", name, "what the person signs in with; stands in the audit")
        ->required()
        ->type_name("NAME");
}

void declare_token_create(CLI::App& command, TokenCreateRequest& request) {
    add_place(command, request.place);
    command.add_option("--name", request.name, "who has it; stands in the audit")
        ->required()
        ->type_name("NAME");
    add_role(command, request.role);
    command.add_option("--days", request.days, "it ends after so many days")
        ->check(CLI::Range(1, 3650))
        ->type_name("D");
    add_json(command, request.json);
}

/// All commands with the requests that they fill.
class Commands {
public:
    Commands() {
        app.set_version_flag("--version", "foyer-hub " FOYER_VERSION, "print the version");
        app.set_help_flag("-h,--help", "print this help");
        app.add_option("--config", config_file, "the configuration file")->type_name("FILE");
        app.require_subcommand(1);
        app.fallthrough();
        add_serving();
        add_keeping();
        add_tokens();
        add_users();
    }

    CLI::App app{about, "foyer-hub"};
    std::string config_file;
    std::vector<std::pair<CLI::App*, std::function<Request()>>> makers;

private:
    template <class R>
    CLI::App& add(CLI::App& parent, const char* name, const char* words, const char* example) {
        CLI::App* command = parent.add_subcommand(name, words);
        command->set_help_flag("-h,--help", "print this help");
        command->footer(std::string("Example:\n  ") + example);
        auto request = std::make_shared<R>();
        makers.emplace_back(command, [request] { return Request(*request); });
        declare(*command, *request);
        return *command;
    }
    CLI::App& group(const char* name, const char* words) {
        CLI::App* command = app.add_subcommand(name, words);
        command->set_help_flag("-h,--help", "print this help");
        command->require_subcommand(1);
        return *command;
    }

    static void declare(CLI::App& command, InitRequest& request) { declare_init(command, request); }
    static void declare(CLI::App& command, ServeRequest& request) {
        declare_serve(command, request);
    }
    static void declare(CLI::App& command, ScreenAddRequest& request) {
        declare_screen_add(command, request);
    }
    static void declare(CLI::App& command, TokenCreateRequest& request) {
        declare_token_create(command, request);
    }
    static void declare(CLI::App& command, PublishRequest& request) {
        add_place(command, request.place);
        command.add_option("--dir", request.folder, "the folder to write")
            ->required()
            ->type_name("DIR");
    }
    static void declare(CLI::App& command, TokenRevokeRequest& request) {
        add_place(command, request.place);
        command.add_option("id", request.id, "its id, as token list shows it")
            ->required()
            ->type_name("ID");
    }
    static void declare(CLI::App& command, UserAddRequest& request) {
        add_place(command, request.place);
        add_user_name(command, request.name);
        add_role(command, request.role);
        add_json(command, request.json);
    }
    static void declare(CLI::App& command, UserRoleRequest& request) {
        add_place(command, request.place);
        add_user_name(command, request.name);
        add_role(command, request.role);
        add_json(command, request.json);
    }
    static void declare(CLI::App& command, UserPasswordRequest& request) {
        declare_named(command, request);
    }
    static void declare(CLI::App& command, UserRemoveRequest& request) {
        declare_named(command, request);
    }
    static void declare(CLI::App& command, AuditExportRequest& request) {
        add_place(command, request.place);
    }
    static void declare(CLI::App& command, BackupRequest& request) {
        add_place(command, request.place);
        command.add_option("file", request.file, "the copy to write")
            ->required()
            ->type_name("FILE");
    }
    template <class R>
    static void declare_named(CLI::App& command, R& request) {
        add_place(command, request.place);
        add_user_name(command, request.name);
        add_json(command, request.json);
    }
    /// Commands that take nothing but the place and --json.
    template <class R>
    static void declare(CLI::App& command, R& request) {
        add_place(command, request.place);
        add_json(command, request.json);
    }

    void add_serving() {
        add<InitRequest>(app, "init", "make a hub: its database, its keys, the first publication",
                         "foyer-hub init --db hub.db --programme schedule.xml --tz Europe/Paris");
        add<ServeRequest>(app, "serve", "serve the feed and the API until it is asked to end",
                          "foyer-hub serve --db hub.db --listen 0.0.0.0:8080");
        add<PublishRequest>(app, "publish",
                            "write the feed as plain files, for any web server or a USB stick",
                            "foyer-hub publish --db hub.db --dir /var/www/feed");
        auto& screens = group("screen", "the screens that the hub knows");
        add<ScreenListRequest>(screens, "list", "list them", "foyer-hub screen list --db hub.db");
        add<ScreenAddRequest>(screens, "add", "add a screen, or change it",
                              "foyer-hub screen add stairs --db hub.db --name \"Stairs, left\"");
    }
    void add_keeping() {
        auto& audit = group("audit", "who changed what");
        add<AuditVerifyRequest>(audit, "verify", "prove that no entry was changed or removed",
                                "foyer-hub audit verify --db hub.db");
        add<AuditExportRequest>(audit, "export", "print the entries, one JSON object a line",
                                "foyer-hub audit export --db hub.db");
        add<RecoverRequest>(app, "recover",
                            "publish again after the database was restored from a backup",
                            "foyer-hub recover --db hub.db");
        add<BackupRequest>(app, "backup", "copy the database",
                           "foyer-hub backup --db hub.db hub-copy.db");
    }
    void add_tokens() {
        auto& tokens = group("token", "access for programs and people");
        add<TokenCreateRequest>(tokens, "create", "make a token; it is shown this once",
                                "foyer-hub token create --db hub.db --name anna --role editor");
        add<TokenListRequest>(tokens, "list", "list them", "foyer-hub token list --db hub.db");
        add<TokenRevokeRequest>(tokens, "revoke", "end one",
                                "foyer-hub token revoke --db hub.db 3f9a0c");
    }
    void add_users() {
        auto& users = group("user", "people who sign in on the staff page");
        add<UserAddRequest>(users, "add", "make an account; its password is shown this once",
                            "foyer-hub user add Anna --role editor --db hub.db");
        add<UserListRequest>(users, "list", "list them", "foyer-hub user list --db hub.db");
        add<UserRoleRequest>(users, "role", "give one another role",
                             "foyer-hub user role Anna --role admin --db hub.db");
        add<UserPasswordRequest>(users, "password", "give one a new password, shown this once",
                                 "foyer-hub user password Anna --db hub.db");
        add<UserRemoveRequest>(users, "remove", "remove one",
                               "foyer-hub user remove Anna --db hub.db");
    }
};

std::string help_on_config(const std::filesystem::path& default_config) {
    std::string text =
        "Each command has its own --help with an example.\n"
        "The configuration file is TOML; it is " +
        default_config.string() +
        " unless --config names another one.\nIts keys are those options of all "
        "commands:";
    for (const std::string_view key : config_keys)
        text += " " + std::string(key);
    return text + ". The command line wins.";
}

/// Gives the options of the command that was called what the file says, where the command line is
/// silent. What is wrong with a value is told with its place.
Result<void> apply(const Config& config, CLI::App& command) {
    for (const auto& [key, value] : config) {
        CLI::Option* option = command.get_option_no_throw("--" + key);
        if (option == nullptr || option->count() > 0) continue;
        try {
            option->add_result(value.text);
            option->run_callback();
        } catch (const CLI::Error& wrong) {
            return Error{ErrorKind::usage, value.where + ": " + wrong.what()};
        }
    }
    return {};
}

}  // namespace

CommandLine read_command_line(int argc, const char* const* argv,
                              const std::filesystem::path& default_config) {
    Commands commands;
    commands.app.footer(help_on_config(default_config));
    // CLI11 answers with exceptions; this is where they end.
    try {
        commands.app.parse(argc, argv);
    } catch (const CLI::ParseError& ended) {
        std::ostringstream out, err;
        const int code = commands.app.exit(ended, out, err);
        if (code == 0) return {std::nullopt, out.str(), 0};
        return {std::nullopt, err.str(), wrong_usage};
    }
    const std::string& named = commands.config_file;
    const auto config =
        read_config(named.empty() ? default_config : std::filesystem::path(named),
                    named.empty() ? Existence::optional : Existence::required, config_keys);
    const auto failed = [](const Error& error) {
        const int code = error.kind == ErrorKind::usage ? wrong_usage : 1;
        return CommandLine{std::nullopt, "foyer-hub: " + error.detail + "\n", code};
    };
    if (!config) return failed(config.error());
    for (const auto& [command, make] : commands.makers) {
        if (!command->parsed()) continue;
        if (const auto applied = apply(*config, *command); !applied) return failed(applied.error());
        return {make(), "", 0};
    }
    return {std::nullopt, commands.app.help(), wrong_usage};
}

}  // namespace foyer::hub_program
