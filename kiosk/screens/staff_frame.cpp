#include "kiosk/screens/staff_frame.h"

#include <algorithm>

#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

constexpr float frame_width = 8;
constexpr float lock_height = 96;

/// A button in the bar; returns its left edge.
float draw_lock(const ScreenContext& context, Canvas& canvas) {
    const Theme& theme = canvas.theme();
    const std::string label = context.words().text("staff.lock");
    const TextOptions style{.token = TextToken::bodyb, .color = theme.warn};
    const float word = canvas.measure(label, 0, style).width;
    const float width = 32 + 36 + 14 + word + 32;
    const Rect button{canvas.width() - metrics::margin - width,
                      (staff_bar_height - lock_height) / 2, width, lock_height};
    const bool pressed = canvas.pressed(label);
    canvas.fill(button, pressed ? theme.warn : theme.on_warn, metrics::radius_button);
    if (pressed) canvas.outline(button, theme.on_warn, metrics::radius_button, 4);
    const Color ink = pressed ? theme.on_warn : theme.warn;
    canvas.icon("lock", button.x + 32, button.y + 30, 36, ink);
    canvas.text({button.x + 82, button.y + 26, word + 2, 44}, label,
                {.token = TextToken::bodyb, .color = ink});
    canvas.button(label, {}, button, staff_intent(IntentKind::staff_leave));
    return button.x;
}

void draw_bar(const ScreenContext& context, Canvas& canvas) {
    const Theme& theme = canvas.theme();
    const Catalogue& words = context.words();
    canvas.fill({0, 0, canvas.width(), staff_bar_height}, theme.warn);
    // Nobody may take a rehearsal for the day.
    const std::string mode = context.rehearsal
                                 ? words.text("rehearsal") + ", " + words.text("staff.mode")
                                 : words.text("staff.mode");
    const std::string left =
        words.text("staff.closes", {{"time", countdown_words(context.idle.seconds_left)}});
    const TextOptions strong{.token = TextToken::bodyb, .color = theme.on_warn};
    const TextOptions plain{.token = TextToken::body, .color = theme.on_warn, .tabular = true};
    const float lock = draw_lock(context, canvas);
    float x = metrics::margin;
    const float mode_width = canvas.measure(mode, 0, strong).width;
    const float left_width = canvas.measure(left, 0, plain).width;
    const float room = lock - 24 - x;
    if (56 + mode_width + 24 + left_width <= room) {
        canvas.icon("unlock", x, 32, 40, theme.on_warn);
        x += 56;
    }
    // Where there is little room, how long it lasts stands below its name.
    const bool beside = x + mode_width + 24 + left_width <= lock - 24;
    canvas.text({x, beside ? 30.0F : 10.0F, lock - 24 - x, 44}, mode, strong);
    const Rect count = beside ? Rect{x + mode_width + 24, 30, lock - 24 - (x + mode_width + 24), 44}
                              : Rect{x, 52, lock - 24 - x, 44};
    TextOptions fitted = plain;
    fitted.scale = std::min(1.0F, count.w / (left_width + 2));
    canvas.text(count, left, fitted);
    canvas.note("status", mode, left, {metrics::margin, 10, room, 86});
}

struct QueueWords {
    std::string text;
    bool asks = false;
};

/// What the strip says of edits that are not through; empty when all are.
QueueWords queue_words(const ScreenContext& context) {
    if (!context.staff) return {};
    long looks = 0, waiting = 0;
    for (const DeskEdit& edit : context.staff->report.edits) {
        if (needs_a_look(edit.standing)) ++looks;
        if (edit.standing == EditStanding::waiting) ++waiting;
    }
    if (looks > 0) return {context.words().plural("staff.needs_look", looks), true};
    if (waiting > 0) return {context.words().plural("staff.waits", waiting), false};
    return {};
}

}  // namespace

std::string countdown_words(int seconds) {
    const std::string rest = std::to_string(seconds % 60);
    return std::to_string(seconds / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

bool is_staff_page(PageKind page) {
    return page == PageKind::staff_edit || page == PageKind::staff_done ||
           page == PageKind::staff_queue || page == PageKind::staff_words;
}

float draw_staff_bar(const ScreenContext& context, Canvas& canvas, StaffBar bar) {
    draw_bar(context, canvas);
    const float top = staff_bar_height + metrics::gap;
    const QueueWords said = queue_words(context);
    if (bar == StaffBar::alone || said.text.empty() ||
        current_page(context.state).kind == PageKind::staff_queue)
        return top;
    const Theme& theme = canvas.theme();
    const Rect strip{metrics::margin, top, canvas.width() - 2 * metrics::margin, 96};
    const bool pressed = canvas.pressed(said.text);
    canvas.fill(strip, pressed ? theme.card2 : theme.card, metrics::radius_button);
    canvas.outline(strip, said.asks ? theme.danger : theme.warn_text, metrics::radius_button, 4);
    const Color ink = said.asks ? theme.danger : theme.warn_text;
    canvas.icon(said.asks ? "warn" : "offline", strip.x + 28, strip.y + 26, 44, ink);
    TextOptions style{.token = TextToken::bodyb, .color = theme.text, .max_lines = 2};
    const float room = strip.w - 96 - 84;
    style.line = 40;
    const TextExtent text = canvas.measure(said.text, room, style);
    canvas.text({strip.x + 96, strip.y + (strip.h - text.height) / 2, room, text.height}, said.text,
                style);
    canvas.icon("right", strip.right() - 60, strip.y + 32, 32, theme.accent);
    canvas.button(said.text, {}, strip, open_page(PageKind::staff_queue));
    return strip.bottom() + metrics::gap;
}

void draw_staff_frame(const ScreenContext& context, Canvas& canvas) {
    if (!staff_are_in(context.state)) return;
    canvas.outline({0, 0, canvas.width(), canvas.height()}, canvas.theme().warn, 0, frame_width);
}

}  // namespace foyer::kiosk
