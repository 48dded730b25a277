// The command lines of import, export, check, now, search, diff and doctor.

#include <CLI/CLI.hpp>

#include "tools/foyerctl/command_options.h"
#include "tools/foyerctl/command_set.h"

namespace foyer::foyerctl {

namespace {

struct ExportWord {
    const char* word;
    ExportFormat format;
};
constexpr ExportWord export_words[] = {{"schedule-xml", ExportFormat::schedule_xml},
                                       {"schedule-json", ExportFormat::schedule_json},
                                       {"ics", ExportFormat::icalendar},
                                       {"csv", ExportFormat::csv},
                                       {"json", ExportFormat::foyer_json}};

void declare_import(CommandSet& commands) {
    auto [command, request] = commands.add<ImportRequest>(
        "import", "store the programme of a file; prints a repair report",
        "foyerctl import schedule.xml --db kiosk.db --tz Europe/Paris");
    add_text(command, "source", request.source, "the programme: a file", "FILE|URL")->required();
    add_db(command, request.db);
    add_reading(command, request.reading);
    command.add_flag("--dry-run", request.dry_run, "read and report, change nothing");
    command.add_flag("--allow-shrink", request.allow_shrink,
                     "also when many sessions, a day or a room would be lost");
    add_json(command, request.json);
    command.add_flag("--verbose", request.verbose, "list every repair");
}

void declare_export(CommandSet& commands) {
    auto [command, request] = commands.add<ExportRequest>(
        "export", "write the stored programme in a format of others",
        "foyerctl export --db kiosk.db --format ics --output programme.ics");
    add_db(command, request.db);
    read_option(
        command, "--format", "schedule-xml, schedule-json, ics, csv or json (Foyer's own)",
        "FORMAT",
        [&format = request.format](const std::string& text) {
            for (const auto& [word, value] : export_words) {
                if (text != word) continue;
                format = value;
                return std::string();
            }
            return std::string("must be one of schedule-xml, schedule-json, ics, csv, json");
        })
        ->required();
    add_text(command, "--output", request.output, "the file to write; without it standard output",
             "FILE");
    add_language(command, request.language, "the language of the texts, for ics and csv");
}

void declare_check(CommandSet& commands) {
    auto [command, request] =
        commands.add<CheckRequest>("check", "find problems: format, impossible times, clashes",
                                   "foyerctl check schedule.xml --strict");
    auto* const file = add_text(command, "file", request.file, "the programme to check", "FILE");
    auto* const db = add_text(command, "--db", request.db,
                              "check this store instead; " + db_option_words(), "FILE");
    file->excludes(db);
    add_reading(command, request.reading);
    command.add_flag("--strict", request.strict, "exit with 1 for warnings and clashes too");
    add_json(command, request.json);
    command.add_flag("--verbose", request.verbose, "list every repair");
}

/// Where now and search look: a store or a hub.
void add_programme_place(CLI::App& command, std::string& db, HubAccess& hub, std::string& trust) {
    CLI::Option* const url = add_hub(command, hub, HubOption::one_of);
    add_db(command, db)->excludes(url);
    add_text(command, "--trust", trust,
             "the root that must have signed what the hub says; without it its first one is taken",
             "ROOT.JSON")
        ->needs(url);
}

void declare_now(CommandSet& commands) {
    auto [command, request] = commands.add<NowRequest>(
        "now", "what is on now and next in every room",
        "foyerctl now --db kiosk.db --at 2018-06-26T11:20:00+02:00 --room \"Salle 1\"");
    add_programme_place(command, request.db, request.hub, request.trust);
    add_instant(command, "--at", request.at,
                "this instant instead of now (RFC 3339, with offset or Z)");
    add_text(command, "--room", request.room, "only this room, by id or name", "ROOM");
    add_language(command, request.language, "the language of titles and names");
    add_json(command, request.json);
}

void declare_search(CommandSet& commands) {
    auto words = std::make_shared<std::vector<std::string>>();
    auto [command, request] = commands.add<SearchRequest>(
        "search", "find sessions, people, rooms and tracks",
        "foyerctl search --db kiosk.db kubern secu", [words](SearchRequest& made) {
            for (const std::string& word : *words)
                made.query += (made.query.empty() ? "" : " ") + word;
        });
    command.add_option("query", *words, "what to look for: words or beginnings of words")
        ->required()
        ->type_name("QUERY");
    add_programme_place(command, request.db, request.hub, request.trust);
    add_language(command, request.language, "the language of titles and names");
    add_json(command, request.json);
}

void declare_diff(CommandSet& commands) {
    auto [command, request] =
        commands.add<DiffRequest>("diff", "what changed for the public between two programmes",
                                  "foyerctl diff yesterday.xml kiosk.db");
    add_text(command, "before", request.before, "the earlier programme: a file or a store", "A")
        ->required();
    add_text(command, "after", request.after, "the later one", "B")->required();
    add_time_zone(command, request.time_zone);
    add_language(command, request.language, "compare texts in this language only");
    add_json(command, request.json);
}

void declare_doctor(CommandSet& commands) {
    auto [command, request] = commands.add<DoctorRequest>(
        "doctor", "examine the store and its surroundings: what is wrong, what to do",
        "foyerctl doctor --db kiosk.db");
    add_db(command, request.db);
    add_json(command, request.json);
}

}  // namespace

void declare_programme_commands(CommandSet& commands) {
    declare_import(commands);
    declare_export(commands);
    declare_check(commands);
    declare_now(commands);
    declare_search(commands);
    declare_diff(commands);
    declare_doctor(commands);
}

}  // namespace foyer::foyerctl
