#include "kiosk/display/emergency.h"

#include <algorithm>

#include "kiosk/display/display_voice.h"
#include "kiosk/display/fitting.h"
#include "kiosk/i18n/wording.h"
#include "kiosk/screens/frame.h"

namespace foyer::kiosk {

namespace {

constexpr float header = 132;

const char* arrow_of(programme::WayOut way) {
    switch (way) {
        case programme::WayOut::left:
            return "arrowleft";
        case programme::WayOut::right:
            return "arrow";
        case programme::WayOut::ahead:
            return "arrowup";
        case programme::WayOut::back:
            return "arrowdown";
    }
    return "arrow";
}

/// Where the screen is, as people there call it.
std::string place_of(const ScreenContext& context) {
    const ScreenRole& role = context.role;
    if (role.room_index)
        return std::string(
            context.snapshot->room(*role.room_index).name.in(context.state.language));
    if (!role.name.empty()) return role.name;
    return std::string(context.snapshot->conference().title.in(context.state.language));
}

void draw_head(const ScreenContext& context, Canvas& canvas, const EmergencyModel& emergency,
               Color ink) {
    const std::string time =
        time_of_day(context.words(), context.snapshot->days_rule().zone, context.now);
    const float right = canvas.width() - metrics::margin;
    const float clock =
        canvas.clock({right - 300, 40, 300, 64}, time, TextToken::title, ink, Align::right);
    note_clock(context, canvas, time, {right - clock, 20, clock, 104});
    float edge = right - clock - 40;
    if (emergency.count > 1) {
        const std::string page =
            std::to_string(emergency.number) + "/" + std::to_string(emergency.count);
        const TextOptions style{.token = TextToken::title, .color = ink, .align = Align::right};
        const float width = canvas.measure(page, 0, style).width + 4;
        canvas.text({edge - width, 40, width, 64}, page, style);
        canvas.note("text", page, {}, {edge - width, 40, width, 64});
        edge -= width + 40;
    }
    canvas.icon("pin", metrics::margin, 46, 52, ink);
    const std::string place = place_of(context);
    const float left = metrics::margin + 72;
    draw_fitted(canvas, {left, 40, edge - left, 64}, place,
                {{TextToken::title, 1}, {TextToken::bodyl, 1}}, {.color = ink});
    canvas.note("heading", place, {}, {metrics::margin, 40, edge - metrics::margin, 64});
    canvas.rule(metrics::margin, header - 4, right - metrics::margin, ink, 4);
}

/// One language: the call, and what to do.
void draw_language(Canvas& canvas, const Rect& box, const EmergencyText& text, Color ink) {
    const bool explains = !text.body.empty();
    const float share = explains ? 0.52F : 1.0F;
    const TextOptions head = fitted(canvas, text.head, box.w, box.h * share,
                                    {{TextToken::hero, 1},
                                     {TextToken::display, 2},
                                     {TextToken::headline, 3},
                                     {TextToken::title, 4},
                                     {TextToken::bodyl, 5}},
                                    {.color = ink, .language = text.language});
    const float head_height = canvas.measure(text.head, box.w, head).height;
    canvas.text({box.x, box.y, box.w, std::max(head_height, 54.0F)}, text.head, head);
    canvas.note("alert", text.head, text.body, box);
    if (!explains) return;
    const float y = box.y + head_height + 12;
    draw_fitted(canvas, {box.x, y, box.w, std::max(54.0F, box.bottom() - y)}, text.body,
                {{TextToken::headline, 3},
                 {TextToken::title, 4},
                 {TextToken::bodyl, 6},
                 {TextToken::body, 8}},
                {.color = ink, .language = text.language});
}

void draw_way_out(const ScreenContext& context, Canvas& canvas, const Rect& panel,
                  const EmergencyColors& colors) {
    canvas.fill(panel, colors.ink, metrics::radius_card);
    canvas.fill({panel.x + 12, panel.y + 12, panel.w - 24, panel.h - 24}, colors.way,
                metrics::radius_card - 8);
    // In its own two languages: who reads neither sees a door and an arrow.
    std::string words = context.words().text("emergency.exit");
    const std::string other = context.other().text("emergency.exit");
    if (other != words) words += "  " + other;
    const float word_height = 112;
    const float icons = panel.h - 64 - word_height;
    const float size = std::min({icons, (panel.w - 160) / 2, 400.0F});
    const float left = panel.x + (panel.w - 2 * size - 64) / 2;
    const float y = panel.y + 36 + (icons - size) / 2;
    canvas.icon("door", left, y, size, colors.ink);
    canvas.icon(arrow_of(*context.role.way_out), left + size + 64, y, size, colors.ink);
    draw_fitted(canvas,
                {panel.x + 40, panel.bottom() - 28 - word_height, panel.w - 80, word_height}, words,
                {{TextToken::display, 1}, {TextToken::headline, 1}, {TextToken::title, 1}},
                {.color = colors.ink, .align = Align::center});
    canvas.note("way", words, std::string(programme::word_for(*context.role.way_out)), panel);
}

/// What holds in every emergency; returns its upper edge.
float draw_foot(const ScreenContext& context, Canvas& canvas, const EmergencyModel& emergency,
                Color ink) {
    const std::string time =
        time_of_day(context.words(), context.snapshot->days_rule().zone, emergency.since);
    std::string staff = context.words().text("emergency.staff");
    const std::string other = context.other().text("emergency.staff");
    if (other != staff) staff += " " + other;
    const std::string since = context.words().text("emergency.since", {{"time", time}});
    const float width = canvas.width() - 2 * metrics::margin;
    const TextOptions style{.token = TextToken::body, .color = ink, .max_lines = 2};
    const float height = canvas.measure(staff, width, style).height + 44;
    const float y = canvas.height() - 40 - height;
    canvas.text({metrics::margin, y, width, height - 44}, staff, style);
    canvas.text({metrics::margin, y + height - 44, width, 44}, since, style);
    canvas.note("text", staff, since, {metrics::margin, y, width, height});
    return y;
}

}  // namespace

void draw_emergency(const ScreenContext& context, Canvas& canvas, const EmergencyModel& emergency) {
    const EmergencyColors& colors = emergency_colors(context.state.theme);
    canvas.ground(colors.ground);
    // Without colours a frame says that this is no page like the others.
    if (context.state.theme == ThemeName::contrast)
        canvas.outline({12, 12, canvas.width() - 24, canvas.height() - 24}, canvas.theme().focus,
                       metrics::radius_card, 12);
    if (emergency.until != UtcTime::max()) canvas.probe().changes_at = emergency.until;
    draw_head(context, canvas, emergency, colors.ink);
    // What holds in every emergency stands at the foot and is read last.
    auto& items = canvas.probe().items;
    const auto before = static_cast<std::ptrdiff_t>(items.size());
    const float foot = draw_foot(context, canvas, emergency, colors.ink) - 32;
    const auto foot_end = static_cast<std::ptrdiff_t>(items.size());
    Rect area{metrics::margin, header + 28, canvas.width() - 2 * metrics::margin,
              foot - header - 28};
    Rect panel = area;
    if (context.role.way_out) {
        if (canvas.portrait()) {
            panel.h = area.h * 0.42F;
            panel.y = area.bottom() - panel.h;
            area.h -= panel.h + 32;
        } else {
            panel.w = area.w * 0.38F;
            panel.x = area.right() - panel.w;
            area.w -= panel.w + 48;
        }
    }
    const auto count = static_cast<float>(emergency.texts.size());
    const float height = (area.h - 49 * (count - 1)) / count;
    float y = area.y;
    for (const EmergencyText& text : emergency.texts) {
        if (y > area.y) canvas.rule(area.x, y - 27, area.w, colors.ink, 4);
        draw_language(canvas, {area.x, y, area.w, height}, text, colors.ink);
        y += height + 49;
    }
    if (context.role.way_out) draw_way_out(context, canvas, panel, colors);
    std::rotate(items.begin() + before, items.begin() + foot_end, items.end());
}

}  // namespace foyer::kiosk
