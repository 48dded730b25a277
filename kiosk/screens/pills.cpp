#include "kiosk/screens/pills.h"

#include <algorithm>

namespace foyer::kiosk {

namespace {

constexpr float pill_height = 96;
constexpr float pills_gap = 16;
constexpr float pills_padding = 36;
constexpr float pill_icon = 36;
constexpr float heading_height = 34 + 12;
constexpr float group_gap = 28;

float pill_width(Canvas& canvas, const Pill& pill, float most) {
    const float word = canvas.measure(pill.label, 0, {.token = TextToken::bodyb}).width;
    const float icon = pill.icon.empty() ? 0 : pill_icon + 16;
    return std::clamp(word + icon + 2 * pills_padding + 2, pill_height, most);
}

void draw_pill(Canvas& canvas, const Rect& rect, const Pill& pill) {
    const Theme& theme = canvas.theme();
    if (canvas.pressed(pill.label)) canvas.fill(rect, theme.card2, rect.h / 2);
    canvas.outline(rect, theme.line, rect.h / 2, theme.control_width);
    float x = rect.x + pills_padding;
    if (!pill.icon.empty()) {
        canvas.icon(pill.icon, x, rect.y + (rect.h - pill_icon) / 2, pill_icon, theme.accent);
        x += pill_icon + 16;
    }
    canvas.text({x, rect.y + (rect.h - 44) / 2, rect.right() - pills_padding + 2 - x, 44},
                pill.label, {.token = TextToken::bodyb, .color = theme.accent});
    canvas.button(pill.label, {}, rect, pill.intent);
}

enum class Flow { measure, draw };

float flow(Canvas& canvas, const Rect& area, const std::vector<PillGroup>& groups, Flow how) {
    float y = area.y;
    for (const PillGroup& group : groups) {
        if (group.pills.empty()) continue;
        if (y > area.y) y += group_gap;
        if (!group.heading.empty()) {
            const Rect box{area.x, y, area.w, 34};
            if (how == Flow::draw) {
                canvas.text(box, group.heading,
                            {.token = TextToken::caption, .color = canvas.theme().text2});
                canvas.note("heading", group.heading, {}, box);
            }
            y += heading_height;
        }
        float x = area.x;
        for (const Pill& pill : group.pills) {
            const float width = pill_width(canvas, pill, area.w);
            if (x > area.x && x + width > area.right()) {
                x = area.x;
                y += pill_height + pills_gap;
            }
            if (how == Flow::draw) draw_pill(canvas, {x, y, width, pill_height}, pill);
            x += width + pills_gap;
        }
        y += pill_height;
    }
    return y - area.y;
}

}  // namespace

float measure_pills(Canvas& canvas, float width, const std::vector<PillGroup>& groups) {
    return flow(canvas, {0, 0, width, 0}, groups, Flow::measure);
}

float draw_pills(Canvas& canvas, float x, float y, float width,
                 const std::vector<PillGroup>& groups) {
    return flow(canvas, {x, y, width, 0}, groups, Flow::draw);
}

}  // namespace foyer::kiosk
