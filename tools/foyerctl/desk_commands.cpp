// The command lines of what stands at a hub: its state, its lists, and what waits to be decided.

#include <CLI/CLI.hpp>

#include "tools/foyerctl/command_options.h"
#include "tools/foyerctl/command_set.h"

namespace foyer::foyerctl {

namespace {

/// What the hub gives in one answer.
constexpr std::size_t most_listed = 1000;

std::pair<CLI::App&, ListRequest&> declare_list(CommandSet& commands, const char* name,
                                                const char* words, HubList list) {
    auto [command, request] = commands.add<ListRequest>(
        name, words, std::string("foyerctl ") + name + " --hub http://hub:8080",
        [list](ListRequest& made) { made.list = list; });
    add_hub(command, request.hub, HubOption::required);
    add_token(command, request.hub);
    add_json(command, request.json);
    return {command, request};
}

void add_limit(CLI::App& command, std::size_t& limit) {
    command.add_option("--limit", limit, "how many, the newest (default: 20)")
        ->check(CLI::Range(std::size_t{1}, most_listed))
        ->type_name("N");
}

void declare_lists(CommandSet& commands) {
    declare_list(commands, "status", "how a hub is, and how many screens show its last revision",
                 HubList::status);
    declare_list(commands, "rooms", "the rooms of the programme", HubList::rooms);
    declare_list(commands, "screens", "what each screen is and shows, and since when it is silent",
                 HubList::screens);
    declare_list(commands, "announcements", "the announcements in force", HubList::announcements);
    auto [imports, imported] =
        declare_list(commands, "imports", "programmes that were imported or wait to be accepted",
                     HubList::imports);
    add_text(imports, "id", imported.id, "only this one, with what it would change", "ID");
    auto [edits, listed] = declare_list(
        commands, "edits", "what staff have changed, the newest first", HubList::edits);
    edits.add_flag("--held", listed.held, "only those that wait for somebody to decide");
    add_limit(edits, listed.limit);
    add_text(edits, "id", listed.id, "only this one, with what it sets", "ID");
    auto [audit, entries] =
        declare_list(commands, "audit",
                     "who did what, the newest entries; --json with their hashes", HubList::audit);
    add_limit(audit, entries.limit);
}

void declare_decision(CommandSet& commands, const char* name, const char* words,
                      const char* id_words, Decision decision) {
    auto [command, request] = commands.add<DecideRequest>(
        name, words, std::string("foyerctl ") + name + " 17 --hub http://hub:8080",
        [decision](DecideRequest& made) { made.decision = decision; });
    add_text(command, "id", request.id, id_words, "ID")->required();
    add_hub(command, request.hub, HubOption::required);
    add_token(command, request.hub);
    add_json(command, request.json);
}

void declare_steering(CommandSet& commands) {
    auto [upstream, followed] = commands.add<UpstreamRequest>(
        "upstream", "follow a schedule on the web; without an address tell which one",
        "foyerctl upstream https://example.org/schedule.xml --every 60 --hub http://hub:8080");
    CLI::Option* const url =
        add_text(upstream, "url", followed.url, "the address of the schedule", "URL");
    upstream.add_option("--every", followed.every_s, "seconds between two looks at it")
        ->check(CLI::Range(15, 86400))
        ->needs(url)
        ->type_name("S");
    upstream.add_flag("--off", followed.off, "follow none any more")->excludes(url);
    add_hub(upstream, followed.hub, HubOption::required);
    add_token(upstream, followed.hub);
    add_json(upstream, followed.json);

    auto [rehearse, rehearsal] = commands.add<RehearseRequest>(
        "rehearse", "put the hub and all its screens on a simulated clock",
        "foyerctl rehearse --at 2018-06-26T11:15:00+02:00 --speed 10 --hub http://hub:8080");
    CLI::Option* const at =
        add_instant(rehearse, "--at", rehearsal.at, "where it begins (RFC 3339, with offset or Z)");
    rehearse.add_option("--speed", rehearsal.speed, "how many times as fast (default: 1)")
        ->check(CLI::Range(0.0, 1000.0))
        ->needs(at)
        ->type_name("X");
    rehearse.add_flag("--off", rehearsal.off, "end it: real time again")->excludes(at);
    add_hub(rehearse, rehearsal.hub, HubOption::required);
    add_token(rehearse, rehearsal.hub);
    add_json(rehearse, rehearsal.json);
}

void declare_pair(CommandSet& commands) {
    auto [command, request] = commands.add<PairRequest>(
        "pair", "set up the screen that shows this code",
        "foyerctl pair KX7-M2P --name \"Door of Salle 2\" --mode door --room salle-2 --hub "
        "http://hub:8080");
    add_text(command, "code", request.code, "as the screen shows it", "CODE")->required();
    add_text(command, "--name", request.name, "what staff call the screen", "NAME")->required();
    add_text(command, "--mode", request.mode, "touch, door or board", "MODE")
        ->check(CLI::IsMember({"touch", "door", "board"}))
        ->default_str("touch");
    add_text(command, "--room", request.room, "the id of the room whose sign it is", "ROOM");
    add_text(command, "--zone", request.zone, "where it stands, for announcements", "ZONE");
    command
        .add_option("--lang", request.languages,
                    "a language of the screen; again for several, which a display alternates")
        ->take_all()
        ->allow_extra_args(false)
        ->type_name("LANG");
    add_hub(command, request.hub, HubOption::required);
    add_token(command, request.hub);
    add_json(command, request.json);
}

}  // namespace

void declare_desk_commands(CommandSet& commands) {
    declare_lists(commands);
    declare_pair(commands);
    declare_decision(commands, "accept", "publish an import that is held", "of the import",
                     Decision::accept_import);
    declare_decision(commands, "reject", "drop an import that is held", "of the import",
                     Decision::reject_import);
    declare_decision(commands, "drop",
                     "drop an edit that waits for its time or for somebody to decide",
                     "of the edit", Decision::drop_edit);
    declare_decision(commands, "forget", "forget how a screen is set up", "of the screen",
                     Decision::forget_screen);
    declare_steering(commands);
}

}  // namespace foyer::foyerctl
