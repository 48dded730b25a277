// Screens: how they are set up, and what they say of themselves.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/ids.h"
#include "core/base/limits.h"
#include "core/base/pairing_code.h"
#include "tools/hub/api_handlers.h"
#include "tools/hub/request_body.h"
#include "tools/hub/rows.h"
#include "tools/hub/screen_wish.h"

namespace foyer::hub {

namespace {

using programme::Screen;

constexpr std::int64_t longest_uptime_s = std::int64_t{100} * 366 * 86'400;

Json status_answer(const ScreenStatus& status, const TimeZone& zone) {
    const auto number = [](const std::optional<std::int64_t>& value) {
        return value ? Json(*value) : Json();
    };
    return {{"version", status.version},
            {"uptime_s", number(status.uptime_s)},
            {"freshness", status.freshness},
            {"last_error", status.last_error},
            {"clock_error_ms", number(status.clock_error_ms)},
            {"at", zone.format(status.at)}};
}

Json position_answer(const std::optional<programme::MapPosition>& position) {
    if (!position) return {};
    return {{"map", position->map}, {"x", position->x}, {"y", position->y}};
}

Json screen_answer(const ApiContext& context, const std::string& id, const Screen* screen,
                   const ScreenSight* sight) {
    static const Screen nobody;
    const TimeZone& zone = context.desk.programme().conference.zone;
    const Screen& known = screen != nullptr ? *screen : nobody;
    Json json;
    json["id"] = id;
    json["name"] = known.name;
    json["room"] = known.room;
    json["zone"] = known.zone;
    json["mode"] = word_for(known.mode);
    json["languages"] = known.languages;
    json["theme"] = known.theme ? Json(word_for(*known.theme)) : Json();
    json["light_hours"] = known.light_hours ? Json(words_for(*known.light_hours)) : Json();
    json["reach_top_px"] = known.reach_top_px ? Json(*known.reach_top_px) : Json();
    json["map_position"] = position_answer(known.map_position);
    json["way_out"] = known.way_out ? Json(word_for(*known.way_out)) : Json();
    json["viewing_cm"] = known.viewing_cm ? Json(*known.viewing_cm) : Json();
    json["pages"] = Json::array();
    for (const programme::BoardPage page : known.pages)
        json["pages"].push_back(word_for(page));
    json["known"] = screen != nullptr;
    json["code"] = screen != nullptr ? "" : pairing_code(id);
    json["seen_at"] = sight != nullptr ? Json(zone.format(sight->seen_at)) : Json();
    json["shown"] = nullptr;
    if (sight != nullptr && sight->revision > 0)
        json["shown"] = {{"epoch", sight->epoch}, {"revision", sight->revision}};
    json["state"] = sight != nullptr ? sight->state : "";
    json["status"] =
        sight != nullptr && sight->status ? status_answer(*sight->status, zone) : Json();
    json["picture"] = picture_answer(context.pictures.of(id), zone);
    return json;
}

}  // namespace

HttpResponse get_screens(ApiContext& context, const ApiCall&) {
    const Desk& desk = context.desk;
    const auto& sights = context.screens.all();
    Json json;
    json["revision"] = desk.published().revision();
    json["screens"] = Json::array();
    for (const Screen& screen : desk.layers().screens) {
        const auto sight = sights.find(screen.id);
        json["screens"].push_back(screen_answer(context, screen.id, &screen,
                                                sight == sights.end() ? nullptr : &sight->second));
    }
    for (const auto& [id, sight] : sights) {
        const bool known =
            std::any_of(desk.layers().screens.begin(), desk.layers().screens.end(),
                        [&id = id](const Screen& screen) { return screen.id == id; });
        if (!known) json["screens"].push_back(screen_answer(context, id, nullptr, &sight));
    }
    return json_answer(200, json);
}

HttpResponse put_screen(ApiContext& context, const ApiCall& call) {
    if (!is_record_id(call.ids[0]))
        return answer_of(
            {422, "invalid", "The id of a screen must have 1 to 64 of a-z, 0-9, _ and -.", ""});
    BodyFaults faults;
    BodyFields fields(*call.body, "", faults);
    Screen screen = read_screen_wish(fields, context.desk.programme());
    screen.id = call.ids[0];
    if (faults.any()) return answer_of(faults.first());
    return set_screen(context, call, std::move(screen), "screen.set");
}

HttpResponse delete_screen(ApiContext& context, const ApiCall& call) {
    Turn turn = context.desk.begin(call.moment, call.actor);
    const auto removed = std::erase_if(turn.layers.screens.change(), [&](const Screen& screen) {
        return screen.id == call.ids[0];
    });
    if (removed == 0)
        return answer_of({404, "not_found", "There is no screen \"" + call.ids[0] + "\".", ""});
    const AuditEntry entry = audit_of(call, "screen.remove", "screen " + call.ids[0]);
    turn.rows.push_back(
        [entry](const store::Database& database) { return add_audit(database, entry); });
    Json json;
    json["revision"] = context.desk.next_revision();
    return commit_turn(context, call, std::move(turn), json_answer(200, json));
}

HttpResponse post_screen_status(ApiContext& context, const ApiCall& call) {
    if (!is_record_id(call.ids[0]))
        return answer_of(
            {422, "invalid", "The id of a screen must have 1 to 64 of a-z, 0-9, _ and -.", ""});
    BodyFaults faults;
    BodyFields fields(*call.body, "", faults);
    ScreenStatus status;
    status.version = fields.text("version");
    status.uptime_s = fields.number("uptime_s", 0, longest_uptime_s);
    status.freshness = fields.text("freshness");
    status.last_error = fields.text("last_error");
    status.clock_error_ms =
        fields.number("clock_error_ms", -limits::feed_number, limits::feed_number);
    status.at = call.moment.now();
    fields.refuse_unknown();
    if (faults.any()) return answer_of(faults.first());
    ScreenSight* sight = context.screens.of(call.ids[0], status.at);
    if (sight == nullptr)
        return answer_of({503, "too_large", "There are more screens than this hub holds.", ""});
    if (sight->seen_at < status.at) sight->seen_at = status.at;
    sight->status = std::move(status);
    Json json;
    json["revision"] = context.desk.published().revision();
    return json_answer(200, json);
}

}  // namespace foyer::hub
