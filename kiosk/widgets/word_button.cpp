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
    const TextExtent word = canvas.measure(button.label, room, style);
    const float left = rect.x + std::max(20.0F, (rect.w - icon - gap - word.width) / 2);
    canvas.icon(button.icon, left, rect.y + (rect.h - icon) / 2, icon, ink);
    canvas.text({left + icon + gap, rect.y + (rect.h - word.height) / 2,
                 std::max(1.0F, rect.right() - 12 - left - icon - gap), word.height},
                button.label, style);
    if (active) canvas.button(button.label, button.value, rect, button.intent);
}

}  // namespace foyer::kiosk
