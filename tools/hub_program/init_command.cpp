// foyer-hub init: a new hub from a programme.

#include <nlohmann/json.hpp>

#include "platform/randomness.h"
#include "tools/hub/init.h"
#include "tools/hub_program/open_hub.h"

namespace foyer::hub_program {

namespace {

void print_made(const InitRequest& request, const hub::InitOptions& options,
                const hub::InitOutcome& made, Terminal& out) {
    const std::string db = request.place.db.empty() ? "" : " --db " + request.place.db;
    out.line(out.styled(Style::strong, options.database.string()) + ": a hub with " +
             std::to_string(made.sessions) + " sessions.");
    out.line("  feed      " + made.feed);
    out.line("  root      " + made.root.string() + "  (give it to screens: foyer --trust)");
    out.line("  root key  " + made.root_key.string() +
             "  (take it off this machine, keep it safe)");
    out.line("  token     " + made.token + "  (an administrator's; shown this once)");
    if (!made.token_file.empty()) out.line("            also in " + made.token_file.string());
    out.line("Next: foyer-hub serve" + db +
             ", then open its address in a browser: the token sets up the first account");
}

}  // namespace

Outcome run(const InitRequest& request, World& world) {
    const auto place = options_for(request.place);
    if (!place) return place.error();
    auto programme = read_source(request.programme);
    if (!programme) return programme.error();
    hub::InitOptions options;
    options.database = place->database;
    options.feed = place->feed;
    options.programme = std::move(*programme);
    options.import.format = request.format;
    options.import.time_zone = request.time_zone;
    options.import.language = request.language;
    options.import.title = request.title;
    options.import.name = std::filesystem::path(request.programme).filename().string();
    options.token_folder = hub::default_token_folder();
    const auto made = hub::init_hub(options, world.clock, platform::fill_with_randomness);
    if (!made) return made.error();
    if (!request.json) {
        print_made(request, options, *made, world.out);
        return 0;
    }
    Json json;
    json["feed"] = made->feed;
    json["root"] = made->root.string();
    json["token"] = made->token;
    json["root_key"] = made->root_key.string();
    json["token_file"] = made->token_file.string();
    json["sessions"] = made->sessions;
    print_json(world.out, json);
    return 0;
}

}  // namespace foyer::hub_program
