#include "kiosk/screens/page_parts.h"

#include <algorithm>

#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

void draw_message(Canvas& canvas, const Rect& content, std::string_view icon,
                  const std::string& head, const std::string& text) {
    const Theme& theme = canvas.theme();
    const TextOptions head_style{
        .token = TextToken::headline, .color = theme.text, .max_lines = 3, .align = Align::center};
    const TextOptions text_style{
        .token = TextToken::bodyr, .color = theme.text2, .max_lines = 6, .align = Align::center};
    const float head_height = canvas.measure(head, content.w, head_style).height;
    const float text_height = canvas.measure(text, content.w, text_style).height;
    const float height = 96 + 40 + head_height + 16 + text_height;
    float y = content.y + std::max(0.0F, (content.h - height) / 2 - 60);
    canvas.icon(icon, content.x + (content.w - 96) / 2, y, 96, theme.text2);
    y += 136;
    canvas.text({content.x, y, content.w, head_height}, head, head_style);
    canvas.note("heading", head, text, {content.x, y, content.w, head_height});
    y += head_height + 16;
    canvas.text({content.x, y, content.w, text_height}, text, text_style);
}

void draw_rooms_pager(const ScreenContext& context, Canvas& canvas, const Rect& area,
                      const RoomsShown& shown) {
    const Catalogue& words = context.words();
    const float y = area.bottom() - 96;
    const float buttons = area.right() - 96 - 16 - 96;
    const Rect box{area.x, y + 26, buttons - 24 - area.x, 44};
    const std::string range = words.text("rooms.range", {{"from", std::to_string(shown.first)},
                                                         {"to", std::to_string(shown.last)},
                                                         {"total", std::to_string(shown.total)}});
    canvas.text(box, range, {.token = TextToken::bodyb, .color = canvas.theme().text});
    canvas.note("text", range, {}, box);
    const auto turn = [](int amount) {
        return Intent{.kind = amount == 0 ? IntentKind::nothing : IntentKind::turn_page,
                      .amount = amount};
    };
    draw_icon_button(canvas, {buttons, y, 96, 96}, "up", words.text("rooms.previous"),
                     turn(shown.page > 0 ? -1 : 0));
    draw_icon_button(canvas, {area.right() - 96, y, 96, 96}, "down", words.text("rooms.next"),
                     turn(shown.page + 1 < shown.pages ? 1 : 0));
    canvas.note("page", std::to_string(shown.page + 1) + "/" + std::to_string(shown.pages), {},
                {area.x, area.y, area.w, area.h - pager_height});
}

void draw_fading(const ScreenContext& context, Canvas& canvas, const Rect& rect, float radius) {
    constexpr float ground = 56;  // of 255: words on it stay readable
    constexpr float edge = 6;
    const auto faded = [&](float alpha) {
        Color color = canvas.theme().warn;
        color.a = static_cast<std::uint8_t>(alpha * context.fading.strength);
        return color;
    };
    canvas.fill(rect, faded(ground), radius);
    canvas.outline(rect, faded(255), radius, edge);
}

Scrolled begin_scroll(const ScreenContext& context, Canvas& canvas, const ScrollView& view) {
    ScrollView asked = view;
    if (auto moved = scroll_of(context.state, view.position.area))
        asked.position = *std::move(moved);
    const ScrollPosition at = canvas.begin_scroll(asked);
    const auto most = [](float content, float window) { return std::max(0.0F, content - window); };
    return {at, {most(view.width, view.window.w), most(view.height, view.window.h)}, view.window};
}

void draw_scroll_buttons(Canvas& canvas, const Rect& up, const Rect& down, const ScrollWords& words,
                         const Scrolled& area) {
    if (area.limits.most_y <= 0) return;
    // What was seen last stays in sight.
    const float step = std::max(96.0F, area.window.h - 144);
    const auto target = [&](float y) {
        ScrollPosition to = area.position;
        to.y = std::clamp(y, 0.0F, area.limits.most_y);
        return to;
    };
    const ScrollPosition above = target(area.position.y - step);
    const ScrollPosition below = target(area.position.y + step);
    const bool at_top = area.position.y <= 0.5F;
    const bool at_end = area.position.y >= area.limits.most_y - 0.5F;
    draw_icon_button(canvas, up, "up", words.up, at_top ? Intent{} : scroll_to(above));
    draw_icon_button(canvas, down, "down", words.down, at_end ? Intent{} : scroll_to(below));
}

}  // namespace foyer::kiosk
