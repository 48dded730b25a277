#include "tools/foyerctl/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/time/time_zone.h"

namespace foyer::foyerctl {

namespace {

constexpr const char* about =
    "Everything about a programme from the command line.\n"
    "Exit codes: 0 done, 1 refused or failed (a message is on standard error), 2 wrong usage.";

const std::string db_words =
    "the store; without it the one of this user, $XDG_STATE_HOME/foyer/kiosk.db";

struct ExportWord {
    const char* word;
    ExportFormat format;
};
constexpr ExportWord export_words[] = {{"schedule-xml", ExportFormat::schedule_xml},
                                       {"schedule-json", ExportFormat::schedule_json},
                                       {"ics", ExportFormat::icalendar},
                                       {"csv", ExportFormat::csv},
                                       {"json", ExportFormat::foyer_json}};

constexpr formats::Format import_formats[] = {
    formats::Format::schedule_xml, formats::Format::schedule_json, formats::Format::conf_companion,
    formats::Format::foyer_json,   formats::Format::sessionize,    formats::Format::sitcon,
    formats::Format::pretalx,      formats::Format::icalendar,     formats::Format::csv};

std::string import_format_words() {
    std::string words;
    for (const auto format : import_formats)
        words += (words.empty() ? "" : ", ") + std::string(word_for(format));
    return words;
}

std::string lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

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

void add_language(CLI::App& command, std::string& language, const std::string& words) {
    read_option(command, "--lang", words, "LANG", [&language](const std::string& text) {
        language = lower_case(text);
        return std::string();
    });
}

void add_time_zone(CLI::App& command, std::string& time_zone) {
    read_option(command, "--tz", "the time zone of the file's times, for files that state none",
                "ZONE", [&time_zone](const std::string& text) {
                    const auto zone = TimeZone::named(text);
                    if (!zone) return zone.error().detail;
                    time_zone = text;
                    return std::string();
                });
}

void add_db(CLI::App& command, std::string& db) {
    command.add_option("--db", db, db_words)->type_name("FILE");
}

void add_json(CLI::App& command, bool& json) {
    command.add_flag("--json", json, "print JSON");
}

void add_reading(CLI::App& command, Reading& reading) {
    read_option(command, "--format",
                "the format of the file, when it is not recognised: " + import_format_words(),
                "FORMAT", [&reading](const std::string& text) {
                    reading.format = formats::format_called(text);
                    return reading.format ? "" : "must be one of " + import_format_words();
                });
    add_time_zone(command, reading.time_zone);
    add_language(command, reading.language,
                 "the language of texts whose language the file does not state");
    command
        .add_option("--title", reading.title,
                    "the title of the conference, for files that name none or another one")
        ->type_name("TEXT");
}

void declare_import(CLI::App& command, ImportRequest& request) {
    command.add_option("source", request.source, "the programme: a file")
        ->required()
        ->type_name("FILE|URL");
    add_db(command, request.db);
    add_reading(command, request.reading);
    command.add_flag("--dry-run", request.dry_run, "read and report, change nothing");
    command.add_flag("--allow-shrink", request.allow_shrink,
                     "also when many sessions, a day or a room would be lost");
    add_json(command, request.json);
    command.add_flag("--verbose", request.verbose, "list every repair");
}

void declare_export(CLI::App& command, ExportRequest& request) {
    add_db(command, request.db);
    read_option(
        command, "--format", "schedule-xml, schedule-json, ics, csv or json (Foyer's own)",
        "FORMAT",
        [&request](const std::string& text) {
            for (const auto& [word, format] : export_words) {
                if (text != word) continue;
                request.format = format;
                return std::string();
            }
            return std::string("must be one of schedule-xml, schedule-json, ics, csv, json");
        })
        ->required();
    command.add_option("--output", request.output, "the file to write; without it standard output")
        ->type_name("FILE");
    add_language(command, request.language, "the language of the texts, for ics and csv");
}

void declare_check(CLI::App& command, CheckRequest& request) {
    auto* file =
        command.add_option("file", request.file, "the programme to check")->type_name("FILE");
    auto* db = command.add_option("--db", request.db, "check this store instead; " + db_words)
                   ->type_name("FILE");
    file->excludes(db);
    add_reading(command, request.reading);
    command.add_flag("--strict", request.strict, "exit with 1 for warnings and clashes too");
    add_json(command, request.json);
    command.add_flag("--verbose", request.verbose, "list every repair");
}

void declare_now(CLI::App& command, NowRequest& request) {
    add_db(command, request.db);
    read_option(command, "--at", "this instant instead of now (RFC 3339, with offset or Z)",
                "INSTANT", [&request](const std::string& text) {
                    const auto at = parse_instant(text);
                    if (!at) return at.error().detail;
                    request.at = *at;
                    return std::string();
                });
    command.add_option("--room", request.room, "only this room, by id or name")->type_name("ROOM");
    add_language(command, request.language, "the language of titles and names");
    add_json(command, request.json);
}

void declare_search(CLI::App& command, std::vector<std::string>& words, SearchRequest& request) {
    command.add_option("query", words, "what to look for: words or beginnings of words")
        ->required()
        ->type_name("QUERY");
    add_db(command, request.db);
    add_language(command, request.language, "the language of titles and names");
    add_json(command, request.json);
}

void declare_diff(CLI::App& command, DiffRequest& request) {
    command.add_option("before", request.before, "the earlier programme: a file or a store")
        ->required()
        ->type_name("A");
    command.add_option("after", request.after, "the later one")->required()->type_name("B");
    add_time_zone(command, request.time_zone);
    add_language(command, request.language, "compare texts in this language only");
    add_json(command, request.json);
}

void declare_doctor(CLI::App& command, DoctorRequest& request) {
    add_db(command, request.db);
    add_json(command, request.json);
}

/// All commands with the requests that they fill.
struct Commands {
    CLI::App app{about, "foyerctl"};
    ImportRequest import_request;
    ExportRequest export_request;
    CheckRequest check_request;
    NowRequest now_request;
    SearchRequest search_request;
    std::vector<std::string> search_words;
    DiffRequest diff_request;
    DoctorRequest doctor_request;
    std::vector<std::pair<CLI::App*, std::function<Request()>>> makers;

    Commands() {
        app.set_version_flag("--version", "foyerctl " FOYER_VERSION, "print the version");
        app.set_help_flag("-h,--help", "print this help");
        app.require_subcommand(1);
        app.footer("Each command has its own --help with an example.");
        declare_import(add("import", "store the programme of a file; prints a repair report",
                           "foyerctl import schedule.xml --db kiosk.db --tz Europe/Paris",
                           [this] { return Request(import_request); }),
                       import_request);
        declare_export(add("export", "write the stored programme in a format of others",
                           "foyerctl export --db kiosk.db --format ics --output programme.ics",
                           [this] { return Request(export_request); }),
                       export_request);
        declare_check(
            add("check", "find problems: format, impossible times, clashes",
                "foyerctl check schedule.xml --strict", [this] { return Request(check_request); }),
            check_request);
        declare_now(add("now", "what is on now and next in every room",
                        "foyerctl now --db kiosk.db --at 2018-06-26T11:20:00+02:00 --room "
                        "\"Salle 1\"",
                        [this] { return Request(now_request); }),
                    now_request);
        declare_search(add("search", "find sessions, people, rooms and tracks",
                           "foyerctl search --db kiosk.db kubern secu",
                           [this] {
                               for (const auto& word : search_words)
                                   search_request.query +=
                                       (search_request.query.empty() ? "" : " ") + word;
                               return Request(search_request);
                           }),
                       search_words, search_request);
        declare_diff(
            add("diff", "what changed for the public between two programmes",
                "foyerctl diff yesterday.xml kiosk.db", [this] { return Request(diff_request); }),
            diff_request);
        declare_doctor(
            add("doctor",
                "examine the store and its surroundings: what is wrong, what "
                "to do",
                "foyerctl doctor --db kiosk.db", [this] { return Request(doctor_request); }),
            doctor_request);
    }

    CLI::App& add(const char* name, const char* words, const std::string& example,
                  std::function<Request()> make) {
        CLI::App* command = app.add_subcommand(name, words);
        command->set_help_flag("-h,--help", "print this help");
        command->set_version_flag("--version", "foyerctl " FOYER_VERSION, "print the version");
        command->footer("Example:\n  " + example);
        makers.emplace_back(command, std::move(make));
        return *command;
    }
};

}  // namespace

CommandLine read_command_line(int argc, const char* const* argv) {
    Commands commands;
    // CLI11 answers with exceptions; this is where they end.
    try {
        commands.app.parse(argc, argv);
    } catch (const CLI::ParseError& ended) {
        std::ostringstream out, err;
        const int code = commands.app.exit(ended, out, err);
        if (code == 0) return {std::nullopt, out.str(), 0};
        return {std::nullopt, err.str(), wrong_usage};
    }
    for (const auto& [command, make] : commands.makers)
        if (command->parsed()) return {make(), "", 0};
    return {std::nullopt, commands.app.help(), wrong_usage};
}

}  // namespace foyer::foyerctl
