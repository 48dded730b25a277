#include "kiosk/screens/idle_banner.h"

#include <algorithm>

namespace foyer::kiosk {

namespace {

constexpr float ring_size = 160;
constexpr float button_height = 136;

Rect sheet_of(const Canvas& canvas) {
    const bool tall = canvas.width() < 1500;
    const float height = std::min(canvas.height(), tall ? 464.0F : 264.0F);
    return {0, canvas.height() - height, canvas.width(), height};
}

void draw_countdown(const Idle::Verdict& idle, Canvas& canvas, float x, float y) {
    const Theme& theme = canvas.theme();
    const Color blue = theme.sheet_accent;
    canvas.ring({x, y, ring_size, ring_size}, theme.sheet_trough, 14, 1);
    const double share =
        static_cast<double>(idle.seconds_left) / static_cast<double>(std::max(1, idle.seconds));
    canvas.ring({x, y, ring_size, ring_size}, blue, 14, share);
    canvas.text({x, y + (ring_size - 84) / 2, ring_size, 84}, std::to_string(idle.seconds_left),
                {.token = TextToken::headline,
                 .color = theme.on_sheet,
                 .align = Align::center,
                 .tabular = true});
}

void draw_stay(const ScreenContext& context, Canvas& canvas, const Rect& button) {
    const Theme& theme = canvas.theme();
    const std::string label = context.words().text("idle.stay");
    canvas.fill(button, theme.sheet_accent, metrics::radius_card);
    if (canvas.pressed(label)) canvas.outline(button, theme.on_sheet, metrics::radius_card, 6);
    canvas.text(
        {button.x + 24, button.y + (button.h - 54) / 2, button.w - 48, 54}, label,
        {.token = TextToken::bodyl, .color = theme.on_sheet_accent, .align = Align::center});
    canvas.button(label, {}, button, Intent{.kind = IntentKind::stay});
}

}  // namespace

void draw_idle_banner(const ScreenContext& context, Canvas& canvas) {
    if (context.idle.phase != Idle::Phase::warning) return;
    const Theme& theme = canvas.theme();
    const Catalogue& words = context.words();
    const Rect sheet = sheet_of(canvas);
    static_cast<void>(canvas.cover(sheet));
    canvas.fill({sheet.x, sheet.y, sheet.w, sheet.h + 40}, theme.sheet, 40);
    canvas.outline({sheet.x, sheet.y, sheet.w, sheet.h + 40}, theme.edge, 40,
                   theme.edge_width > 2 ? theme.edge_width : 0);
    const bool tall = canvas.width() < 1500;
    const float top = sheet.y + (tall ? 56.0F : 52.0F);
    draw_countdown(context.idle, canvas, 64, top);
    const float x = 64 + ring_size + 48;
    const float right = tall ? sheet.right() - metrics::margin : sheet.right() - 48 - 520 - 48;
    const std::string title = words.text("idle.title");
    const std::string text =
        words.text("idle.text", {{"seconds", std::to_string(context.idle.seconds_left)}});
    const TextOptions head{
        .token = tall && canvas.width() < 900 ? TextToken::title : TextToken::headline,
        .color = theme.on_sheet};
    const float line = type_size(head.token).line;
    canvas.text({x, top - 8, right - x, line}, title, head);
    const TextOptions small{.token = TextToken::body, .color = theme.on_sheet2, .max_lines = 3};
    canvas.text({x, top + line, right - x, 132}, text, small);
    canvas.note("alert", title, text, {x, top - 8, right - x, line + 96});
    if (tall) {
        draw_stay(context, canvas,
                  {metrics::margin, sheet.bottom() - 48 - button_height,
                   sheet.w - 2 * metrics::margin, button_height});
    } else {
        draw_stay(context, canvas,
                  {sheet.right() - 48 - 520, sheet.y + (sheet.h - button_height) / 2, 520,
                   button_height});
    }
}

}  // namespace foyer::kiosk
