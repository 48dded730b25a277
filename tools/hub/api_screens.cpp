// Screens: how they are set up, and what they say of themselves.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/ids.h"
#include "core/base/limits.h"
#include "tools/hub/api_handlers.h"
#include "tools/hub/request_body.h"
#include "tools/hub/rows.h"

namespace foyer::hub {

namespace {

using programme::Screen;

constexpr std::int64_t tallest_px = 20'000;
constexpr std::int64_t farthest_cm = 100'000;
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

Json screen_answer(const std::string& id, const Screen* screen, const ScreenSight* sight,
                   const TimeZone& zone) {
    static const Screen nobody;
    const Screen& known = screen != nullptr ? *screen : nobody;
    Json json;
    json["id"] = id;
    json["name"] = known.name;
    json["room"] = known.room;
    json["zone"] = known.zone;
    json["mode"] = word_for(known.mode);
    json["languages"] = known.languages;
    json["theme"] = known.theme ? Json(word_for(*known.theme)) : Json();
    json["reach_top_px"] = known.reach_top_px ? Json(*known.reach_top_px) : Json();
    json["map_position"] = position_answer(known.map_position);
    json["way_out"] = known.way_out ? Json(word_for(*known.way_out)) : Json();
    json["viewing_cm"] = known.viewing_cm ? Json(*known.viewing_cm) : Json();
    json["pages"] = Json::array();
    for (const programme::BoardPage page : known.pages)
        json["pages"].push_back(word_for(page));
    json["known"] = screen != nullptr;
    json["seen_at"] = sight != nullptr ? Json(zone.format(sight->seen_at)) : Json();
    json["shown"] = nullptr;
    if (sight != nullptr && sight->revision > 0)
        json["shown"] = {{"epoch", sight->epoch}, {"revision", sight->revision}};
    json["state"] = sight != nullptr ? sight->state : "";
    json["status"] =
        sight != nullptr && sight->status ? status_answer(*sight->status, zone) : Json();
    return json;
}

template <class Record>
bool is_one_of(const std::vector<Record>& records, const std::string& id) {
    return std::any_of(records.begin(), records.end(),
                       [&](const Record& record) { return record.id == id; });
}

/// "You are here": all three members, or none.
std::optional<programme::MapPosition> read_position(BodyFields& fields,
                                                    const programme::Programme& programme) {
    std::optional<programme::MapPosition> read;
    fields.with_object("map_position", Presence::optional, [&](BodyFields& position) {
        const std::string map = position.text("map", Presence::required);
        if (!is_one_of(programme.maps, map)) position.wrong("map", "there is no map of this id");
        const auto part = [&](const char* name) {
            const auto number = position.number(name, 0, limits::map_parts);
            if (!number) position.wrong(name, "is missing");
            return static_cast<int>(number.value_or(0));
        };
        read = {map, part("x"), part("y")};
    });
    return read;
}

std::vector<programme::BoardPage> read_pages(BodyFields& fields) {
    std::vector<programme::BoardPage> pages;
    for (const std::string& word : fields.texts("pages", programme::board_pages.size())) {
        if (const auto page = programme::board_page(word))
            pages.push_back(*page);
        else
            fields.wrong("pages",
                         "must be of changes, now, next, rooms, sponsors and announcements");
    }
    return pages;
}

Asked<Screen> read_screen_wish(const ApiCall& call, const programme::Programme& programme) {
    BodyFaults faults;
    BodyFields fields(*call.body, "", faults);
    Screen screen;
    screen.id = call.ids[0];
    screen.name = fields.text("name", Presence::required);
    screen.room = fields.id("room");
    if (!screen.room.empty() && !is_one_of(programme.rooms, screen.room))
        fields.wrong("room", "there is no room of this id");
    screen.zone = fields.id("zone");
    screen.mode = fields.word("mode", programme::screen_mode, programme::ScreenMode::touch);
    screen.languages = fields.texts("languages", limits::languages_per_text);
    if (const std::string theme = fields.text("theme"); !theme.empty()) {
        screen.theme = programme::screen_theme(theme);
        if (!screen.theme) fields.wrong("theme", "must be dark, light or contrast");
    }
    if (const auto reach = fields.number("reach_top_px", 1, tallest_px))
        screen.reach_top_px = static_cast<int>(*reach);
    screen.map_position = read_position(fields, programme);
    if (const std::string way = fields.text("way_out"); !way.empty()) {
        screen.way_out = programme::way_out(way);
        if (!screen.way_out) fields.wrong("way_out", "must be left, right, ahead or back");
    }
    if (const auto viewing = fields.number("viewing_cm", 1, farthest_cm))
        screen.viewing_cm = static_cast<int>(*viewing);
    screen.pages = read_pages(fields);
    fields.refuse_unknown();
    if (faults.any()) return faults.first();
    return screen;
}

HttpResponse commit_screens(ApiContext& context, const ApiCall& call, Turn turn,
                            const std::string& op) {
    const AuditEntry entry = audit_of(call, op, "screen " + call.ids[0]);
    turn.rows.push_back(
        [entry](const store::Database& database) { return add_audit(database, entry); });
    Json json;
    json["revision"] = context.desk.next_revision();
    return commit_turn(context, call, std::move(turn), json_answer(200, json));
}

}  // namespace

HttpResponse get_screens(ApiContext& context, const ApiCall&) {
    const Desk& desk = context.desk;
    const TimeZone& zone = desk.programme().conference.zone;
    const auto& sights = context.screens.all();
    Json json;
    json["revision"] = desk.published().revision();
    json["screens"] = Json::array();
    for (const Screen& screen : desk.layers().screens) {
        const auto sight = sights.find(screen.id);
        json["screens"].push_back(screen_answer(
            screen.id, &screen, sight == sights.end() ? nullptr : &sight->second, zone));
    }
    for (const auto& [id, sight] : sights) {
        const bool known =
            std::any_of(desk.layers().screens.begin(), desk.layers().screens.end(),
                        [&id = id](const Screen& screen) { return screen.id == id; });
        if (!known) json["screens"].push_back(screen_answer(id, nullptr, &sight, zone));
    }
    return json_answer(200, json);
}

HttpResponse put_screen(ApiContext& context, const ApiCall& call) {
    if (!is_record_id(call.ids[0]))
        return answer_of(
            {422, "invalid", "The id of a screen must have 1 to 64 of a-z, 0-9, _ and -.", ""});
    auto read = read_screen_wish(call, context.desk.programme());
    if (const auto* refusal = std::get_if<Refusal>(&read)) return answer_of(*refusal);
    Turn turn = context.desk.begin(call.moment, call.actor);
    auto& screens = turn.layers.screens.change();
    const auto found = std::find_if(screens.begin(), screens.end(),
                                    [&](const Screen& screen) { return screen.id == call.ids[0]; });
    if (found != screens.end())
        *found = std::get<Screen>(std::move(read));
    else if (screens.size() < limits::screens)
        screens.push_back(std::get<Screen>(std::move(read)));
    else
        return answer_of({422, "too_large",
                          "There are " + std::to_string(limits::screens) + " screens already.",
                          ""});
    return commit_screens(context, call, std::move(turn), "screen.set");
}

HttpResponse delete_screen(ApiContext& context, const ApiCall& call) {
    Turn turn = context.desk.begin(call.moment, call.actor);
    const auto removed = std::erase_if(turn.layers.screens.change(), [&](const Screen& screen) {
        return screen.id == call.ids[0];
    });
    if (removed == 0)
        return answer_of({404, "not_found", "There is no screen \"" + call.ids[0] + "\".", ""});
    return commit_screens(context, call, std::move(turn), "screen.remove");
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
    ScreenSight* sight = context.screens.of(call.ids[0]);
    if (sight == nullptr)
        return answer_of({503, "too_large", "There are more screens than this hub holds.", ""});
    if (sight->seen_at < status.at) sight->seen_at = status.at;
    sight->status = std::move(status);
    Json json;
    json["revision"] = context.desk.published().revision();
    return json_answer(200, json);
}

}  // namespace foyer::hub
