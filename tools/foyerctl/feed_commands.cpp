// The command lines of keygen and verify.

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

}  // namespace

void declare_feed_commands(CommandSet& commands) {
    declare_keygen(commands);
    declare_verify(commands);
}

}  // namespace foyer::foyerctl
