// foyer-hub screen: the screens that the hub knows.

#include <nlohmann/json.hpp>

#include "tools/hub_program/open_hub.h"

namespace foyer::hub_program {

namespace {

constexpr const char* screens_path = "/api/v1/screens";

std::string text_in(const Json& record, const char* name) {
    const auto found = record.find(name);
    return found != record.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Outcome run(const ScreenListRequest& request, World& world) {
    auto hub = open_hub(request.place, world, "ask it with GET /api/v1/screens");
    if (!hub) return hub.error();
    const auto answer = ask_api(*hub, world, "GET", screens_path, Json());
    if (!answer) return answer.error();
    if (request.json) {
        print_json(world.out, *answer);
        return 0;
    }
    const auto screens = answer->find("screens");
    if (screens == answer->end() || screens->empty()) {
        world.out.line("No screens yet; add one with: foyer-hub screen add ID");
        return 0;
    }
    for (const Json& screen : *screens) {
        const std::string room = text_in(screen, "room"), zone = text_in(screen, "zone");
        world.out.line(text_in(screen, "id") + "  " + text_in(screen, "mode") + "  " +
                       text_in(screen, "name") + (room.empty() ? "" : "  room " + room) +
                       (zone.empty() ? "" : "  zone " + zone));
    }
    return 0;
}

Outcome run(const ScreenAddRequest& request, World& world) {
    auto hub =
        open_hub(request.place, world, "add the screen with PUT /api/v1/screens/" + request.id);
    if (!hub) return hub.error();
    Json body;
    body["name"] = request.name.empty() ? request.id : request.name;
    body["mode"] = request.mode;
    if (!request.room.empty()) body["room"] = request.room;
    if (!request.zone.empty()) body["zone"] = request.zone;
    if (!request.languages.empty()) body["languages"] = request.languages;
    if (!request.theme.empty()) body["theme"] = request.theme;
    if (!request.map.empty())
        body["map_position"] = {{"map", request.map}, {"x", request.map_x}, {"y", request.map_y}};
    const auto answer =
        ask_api(*hub, world, "PUT", std::string(screens_path) + "/" + request.id, body);
    if (!answer) return answer.error();
    if (request.json)
        print_json(world.out, *answer);
    else
        world.out.line("The hub knows the screen " + request.id +
                       "; start it with: foyer --hub URL --screen " + request.id);
    return 0;
}

}  // namespace foyer::hub_program
