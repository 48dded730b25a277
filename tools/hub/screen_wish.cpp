#include "tools/hub/screen_wish.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/limits.h"
#include "tools/hub/api_handlers.h"
#include "tools/hub/rows.h"

namespace foyer::hub {

namespace {

using programme::Screen;

constexpr std::int64_t tallest_px = 20'000;
constexpr std::int64_t farthest_cm = 100'000;

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

}  // namespace

programme::Screen read_screen_wish(BodyFields& fields, const programme::Programme& programme) {
    Screen screen;
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
    if (const std::string hours = fields.text("light_hours"); !hours.empty()) {
        screen.light_hours = programme::light_hours(hours);
        if (!screen.light_hours) fields.wrong("light_hours", "must be two times like 08:00-19:30");
        if (screen.theme) fields.wrong("light_hours", "goes without a theme: only one can decide");
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
    return screen;
}

HttpResponse set_screen(ApiContext& context, const ApiCall& call, Screen screen,
                        const std::string& op) {
    Turn turn = context.desk.begin(call.moment, call.actor);
    auto& screens = turn.layers.screens.change();
    const auto found = std::find_if(screens.begin(), screens.end(),
                                    [&](const Screen& one) { return one.id == screen.id; });
    const AuditEntry entry = audit_of(call, op, "screen " + screen.id);
    Json json;
    json["id"] = screen.id;
    if (found != screens.end())
        *found = std::move(screen);
    else if (screens.size() < limits::screens)
        screens.push_back(std::move(screen));
    else
        return answer_of({422, "too_large",
                          "There are " + std::to_string(limits::screens) + " screens already.",
                          ""});
    turn.rows.push_back(
        [entry](const store::Database& database) { return add_audit(database, entry); });
    json["revision"] = context.desk.next_revision();
    return commit_turn(context, call, std::move(turn), json_answer(200, json));
}

}  // namespace foyer::hub
