// Ways through the programme: earlier, now, later, and beside it the languages of its talks.

#include <algorithm>
#include <cmath>

#include "kiosk/screens/programme_model.h"
#include "kiosk/screens/programme_view.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk::programme_page {

namespace {

/// To what is on: on this day, or from another one.
Intent to_now(const View& view, const Body& body) {
    if (!view.today) return choose_in_programme(ProgrammeField::day, {});
    return scroll_to(body.now);
}

/// Whether there is a now to jump to: today has sessions.
bool has_now(const View& view) {
    const DayRule& rule = view.snapshot.days_rule();
    return std::ranges::any_of(view.snapshot.days(),
                               [&](const auto& day) { return day.day == rule.day_of(view.now()); });
}

/// Languages of talks, where the day has few of them and there is room.
void draw_side_languages(const View& view, Canvas& canvas, const Rect& side, float y) {
    const auto values = facet_values(view.snapshot, view.day, view.choices(),
                                     ProgrammeFacet::language, view.words());
    const float step = tool + row_gap;
    const float needed = 48 + step * static_cast<float>(values.size() + 1) - row_gap;
    if (values.size() < 2 || y + needed > side.bottom() + 1) return;
    const std::string head = view.words().text("programme.talks_in");
    draw_fitting(canvas, {side.x, y, side.w, 34},
                 {head, view.words().text("programme.by_language")},
                 {.token = TextToken::caption, .color = canvas.theme().text2});
    canvas.note("heading", head, {}, {side.x, y, side.w, 34});
    y += 48;
    const std::string all = view.words().text("programme.all");
    const bool any = view.choices().language.empty();
    draw_pill(view, canvas, {side.x, y, side.w, tool}, all, all, {.chosen = any},
              choose_in_programme(ProgrammeField::language, {}));
    for (const FacetValue& value : values) {
        y += step;
        draw_pill(view, canvas, {side.x, y, side.w, tool}, value.name, value.name,
                  {.chosen = value.chosen},
                  choose_in_programme(ProgrammeField::language, value.value));
    }
}

PillStyle now_style(float width) {
    return {.icon = width > 190 ? "now" : ""};
}

/// Whether one of the three ways does not fit in the size of text: then all are set small.
bool has_small_way(const View& view, Canvas& canvas, float width) {
    const auto large = [&](const char* key, const PillStyle& style) {
        return is_set_large(canvas, width, view.words().text(key), style);
    };
    return !large("programme.earlier", {.icon = "up"}) ||
           !large("programme.later", {.icon = "down"}) || !large("programme.now", now_style(width));
}

}  // namespace

Intent turn_to(const Body& body, float dx, float dy) {
    ScrollPosition to = body.at.position;
    to.x = std::clamp(to.x + dx, 0.0F, body.at.limits.most_x);
    to.y = std::clamp(to.y + dy, 0.0F, body.at.limits.most_y);
    if (std::abs(to.x - body.at.position.x) < 1 && std::abs(to.y - body.at.position.y) < 1)
        return {};
    return scroll_to(to);
}

float page_height(const Body& body) {
    return std::max(96.0F, body.at.window.h * 0.7F);
}

/// As many whole columns as are seen; the times take their part of the window.
float page_width(const Body& body) {
    return std::max(96.0F, body.at.window.w - 112);
}

void draw_now_button(const View& view, Canvas& canvas, const Rect& rect, const Body& body,
                     bool small) {
    const Catalogue& words = view.words();
    const bool away = has_now(view) && (!view.today || !body.now_shows);
    PillStyle style = now_style(rect.w);
    style.enabled = away;
    style.small = small;
    draw_pill(view, canvas, rect, words.text("programme.now"), words.text("programme.jump"), style,
              to_now(view, body));
}

void draw_side(const View& view, Canvas& canvas, const Rect& side, const Body& body) {
    const Catalogue& words = view.words();
    const float step = tool + row_gap;
    const bool small = has_small_way(view, canvas, side.w);
    const auto go = [&](float y, const char* key, const char* icon, float by) {
        const std::string word = words.text(key);
        const Intent intent = turn_to(body, 0, by);
        const bool can = intent.kind != IntentKind::nothing;
        draw_pill(view, canvas, {side.x, y, side.w, tool}, word, word,
                  {.icon = icon, .enabled = can, .small = small}, intent);
    };
    go(side.y, "programme.earlier", "up", -page_height(body));
    draw_now_button(view, canvas, {side.x, side.y + step, side.w, tool}, body, small);
    go(side.y + 2 * step, "programme.later", "down", page_height(body));
    draw_side_languages(view, canvas, side, side.y + 3 * step + 24);
}

}  // namespace foyer::kiosk::programme_page
