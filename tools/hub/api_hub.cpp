// The hub itself: what it publishes, how it is.

#include <nlohmann/json.hpp>

#include "tools/hub/api_handlers.h"

namespace foyer::hub {

namespace {

Json rehearsal_answer(const Desk& desk) {
    const auto& rehearsal = desk.rehearsal();
    if (!rehearsal) return nullptr;
    const TimeZone& zone = desk.programme().conference.zone;
    const auto format = [&](feed::SignedTime time) {
        return zone.format(std::chrono::floor<std::chrono::seconds>(time));
    };
    return {{"at", format(rehearsal->at)},
            {"since", format(rehearsal->since)},
            {"speed", static_cast<double>(rehearsal->speed_thousandths) / 1000.0}};
}

}  // namespace

HttpResponse get_hub(ApiContext& context, const ApiCall& call) {
    const Desk& desk = context.desk;
    const Published& published = desk.published();
    Json json;
    json["feed"] = published.root.feed;
    json["epoch"] = published.head.position.epoch;
    json["revision"] = published.revision();
    json["title"] = desk.programme().conference.title.in("");
    json["time_zone"] = desk.programme().conference.zone.name();
    json["now"] = desk.programme().conference.zone.format(desk.programme_time(call.moment));
    json["version"] = context.options.version;
    json["rehearsal"] = rehearsal_answer(desk);
    return json_answer(200, json);
}

HttpResponse get_rooms(ApiContext& context, const ApiCall&) {
    Json json;
    json["revision"] = context.desk.revision();
    json["rooms"] = Json::array();
    for (const programme::Room& room : context.desk.programme().rooms)
        json["rooms"].push_back({{"id", room.id},
                                 {"name", room.name.in("")},
                                 {"floor", room.floor.in("")},
                                 {"capacity", room.capacity ? Json(*room.capacity) : Json()}});
    return json_answer(200, json);
}

HttpResponse get_status(ApiContext& context, const ApiCall& call) {
    const Desk& desk = context.desk;
    const Published& published = desk.published();
    const ScreenCount screens = context.screens.showing(published.head.position.epoch,
                                                        published.revision(), call.moment.now());
    const TimeZone& zone = desk.programme().conference.zone;
    Json json;
    json["revision"] = published.revision();
    json["beat"] = published.head.beat;
    json["issued"] = zone.format(std::chrono::floor<std::chrono::seconds>(published.head.issued));
    json["pending"] = desk.revision() != published.revision();
    json["trouble"] = desk.trouble();
    json["backup_trouble"] = context.backup_trouble;
    json["ahead"] = nullptr;
    if (desk.ahead())
        json["ahead"] = {{"epoch", desk.ahead()->epoch},
                         {"revision", desk.ahead()->revision},
                         {"where", desk.ahead()->where}};
    json["screens"] = {{"shown", screens.shown}, {"all", screens.all}};
    json["screens_ahead"] = screens.ahead;
    json["sessions"] = desk.programme().sessions.size();
    json["overrides"] = desk.layers().overrides->size();
    json["version"] = context.options.version;
    return json_answer(200, json);
}

HttpResponse get_events(ApiContext&, const ApiCall&) {
    return json_answer(200, {{"listening", true}});
}

}  // namespace foyer::hub
