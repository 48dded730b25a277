// The command lines of keygen, verify and follow.

#include <CLI/CLI.hpp>

#include "tools/foyerctl/command_options.h"
#include "tools/foyerctl/command_set.h"

namespace foyer::foyerctl {

namespace {

void declare_keygen(CommandSet& commands) {
    auto [command, request] =
        commands.add<KeygenRequest>("keygen", "make a key that signs heads or roots of a feed",
                                    "foyerctl keygen --output head-key");
    add_text(command, "--output", request.output,
             "the new file with the secret key, for your eyes only; the public half goes to "
             "FILE.pub",
             "FILE")
        ->required();
    add_json(command, request.json);
}

void declare_verify(CommandSet& commands) {
    auto [command, request] =
        commands.add<VerifyRequest>("verify", "check a feed: who signed, every document, the state",
                                    "foyerctl verify http://hub:8080/feed/ --trust root.json");
    add_text(command, "feed", request.feed,
             "a folder with a feed, its address, its head, or a root document", "FILE|URL|DIR")
        ->required();
    add_text(command, "--trust", request.trust,
             "the root to begin with; without it the feed's first one, whose fingerprint is then "
             "for you to compare",
             "ROOT.JSON");
    add_text(command, "--authority", request.authority,
             "PEM file with an authority for https, trusted besides those of the system", "FILE");
    add_json(command, request.json);
}

void declare_follow(CommandSet& commands) {
    auto [command, request] = commands.add<FollowRequest>(
        "follow", "keep a store on the newest revision of a feed, as a kiosk does",
        "foyerctl follow --hub https://hub.example --db kiosk.db");
    CLI::Option* const hub = add_hub(command, request.hub, HubOption::one_of);
    add_text(command, "--feed", request.feed,
             "the address of a feed on any web server, or its folder", "URL|DIR")
        ->excludes(hub);
    add_db(command, request.db);
    add_text(command, "--screen", request.screen, "the id that the hub knows this screen by", "ID");
    add_text(command, "--trust", request.trust,
             "the root that must have signed; without it the feed's first one is trusted",
             "ROOT.JSON");
    command
        .add_option("--until-revision", request.until_revision,
                    "end as soon as this revision, or a later one, is held")
        ->type_name("N");
    FollowRequest& filled = request;
    command
        .add_option_function<unsigned>(
            "--timeout",
            [&filled](unsigned seconds) { filled.timeout = std::chrono::seconds{seconds}; },
            "end after so many seconds; with 1 when a revision was wanted and did not come")
        ->type_name("S");
    add_json(command, request.json);
}

}  // namespace

void declare_feed_commands(CommandSet& commands) {
    declare_keygen(commands);
    declare_verify(commands);
    declare_follow(commands);
}

}  // namespace foyer::foyerctl
