#include "kiosk/widgets/word_button.h"

#include <algorithm>

namespace foyer::kiosk {

void draw_word_button(Canvas& canvas, const Rect& rect, const WordButton& button) {
    const Theme& theme = canvas.theme();
    const bool active = button.intent.kind != IntentKind::nothing;
    const bool pressed = active && canvas.pressed(button.label);
    canvas.fill(rect,
                pressed     ? theme.card2
                : button.on ? theme.accent
                            : theme.card,
                metrics::radius_button);
    if (!button.on || pressed)
        canvas.outline(rect, active ? theme.line : theme.rule, metrics::radius_button,
                       theme.control_width);
    const Color ink = !active                 ? theme.text3
                      : button.on && !pressed ? theme.on_accent
                                              : theme.accent;
    constexpr float icon = 40;
    constexpr float gap = 16;
    const float room = rect.w - 2 * 20 - icon - gap;
    TextOptions style{.token = TextToken::bodyb, .color = ink};
    if (canvas.measure(button.label, 0, style).width > room)
        style = {.token = TextToken::caption, .color = ink, .max_lines = 2};
    const bool whole = button.brief.empty() || !canvas.measure(button.label, room, style).shortened;
    const std::string& shown = whole ? button.label : button.brief;
    const TextExtent word = canvas.measure(shown, room, style);
    if (word.broken_word) {
        // Where there is little room the word stands below its icon.
        const Rect below{rect.x + 8, rect.y + (rect.h - icon - 34) / 2 + icon, rect.w - 16, 34};
        style = {.token = TextToken::caption, .color = ink, .align = Align::center};
        canvas.icon(button.icon, rect.x + (rect.w - icon) / 2, below.y - icon, icon, ink);
        canvas.text(below, shown, style);
    } else {
        const float left = rect.x + std::max(20.0F, (rect.w - icon - gap - word.width) / 2);
        canvas.icon(button.icon, left, rect.y + (rect.h - icon) / 2, icon, ink);
        canvas.text({left + icon + gap, rect.y + (rect.h - word.height) / 2,
                     std::max(1.0F, rect.right() - 12 - left - icon - gap), word.height},
                    shown, style);
    }
    if (active) canvas.button(button.label, button.value, rect, button.intent);
}

}  // namespace foyer::kiosk
