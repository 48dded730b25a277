// The pad on which staff type their code. The code is shown as dots, and said nowhere.

#include <algorithm>
#include <array>

#include "kiosk/screens/frame.h"
#include "kiosk/screens/staff_frame.h"
#include "kiosk/screens/staff_pages.h"

namespace foyer::kiosk {

namespace {

constexpr float key_gap = 24;
constexpr float largest_key_width = 216, largest_key_height = 168;
constexpr float least_key = 96;
/// What the lock, the title, the dots and the line below them take above the pad.
constexpr float pin_head_height = 400;
constexpr float pin_hint_height = 84;

struct PinLayout {
    Rect head;  ///< lock, title, dots, what went wrong; centred in it
    Rect pad;
    Rect hint;
};

Rect pad_in(const Rect& room) {
    const float key_w = std::clamp((room.w - 2 * key_gap) / 3, least_key, largest_key_width);
    const float key_h = std::clamp((room.h - 3 * key_gap) / 4, least_key, largest_key_height);
    const float w = 3 * key_w + 2 * key_gap;
    const float h = 4 * key_h + 3 * key_gap;
    return {room.x + (room.w - w) / 2, room.y + std::max(0.0F, (room.h - h) / 2), w, h};
}

PinLayout pin_layout(const Rect& content) {
    constexpr float least_pad = 4 * 120 + 3 * key_gap;
    const bool stacked = content.h >= pin_head_height + least_pad + pin_hint_height;
    PinLayout layout;
    if (stacked) {
        const float pad_room =
            std::min(content.h - pin_head_height - pin_hint_height, 4 * largest_key_height + 72);
        // The pad stands low, where everybody reaches it.
        const float below =
            std::min(120.0F, (content.h - pin_head_height - pin_hint_height - pad_room) / 2);
        layout.hint = {content.x, content.bottom() - pin_hint_height - below, content.w,
                       pin_hint_height};
        layout.pad = pad_in({content.x, layout.hint.y - pad_room, content.w, pad_room});
        layout.head = {content.x, content.y, content.w, layout.pad.y - content.y};
        const float spare = layout.head.h - pin_head_height;
        layout.head.y += spare;
        layout.head.h = pin_head_height;
        return layout;
    }
    const float half = (content.w - 48) / 2;
    layout.pad = pad_in({content.x + content.w - half, content.y, half, content.h});
    layout.head = {content.x, content.y + std::max(0.0F, (content.h - 484) / 2),
                   layout.pad.x - 48 - content.x, pin_head_height};
    layout.hint = {layout.head.x, layout.head.bottom(), layout.head.w, pin_hint_height};
    return layout;
}

struct PinWords {
    std::string text;
    bool bad = false;
};

PinWords pin_words(const ScreenContext& context) {
    const Catalogue& words = context.words();
    if (!context.staff) return {};
    if (context.staff->locked_seconds > 0)
        return {
            words.text("staff.locked", {{"time", countdown_words(context.staff->locked_seconds)}}),
            true};
    if (context.state.staff.digits.size() >= pin_length) return {words.text("staff.checking")};
    const int left = context.staff->report.tries_left;
    if (left < StaffReport{}.tries_left) return {words.plural("staff.wrong", left), true};
    return {};
}

void draw_dots(const ScreenContext& context, Canvas& canvas, float middle, float y) {
    constexpr float size = 40, pitch = 64;
    const Theme& theme = canvas.theme();
    const std::size_t typed = context.state.staff.digits.size();
    const float width = pitch * static_cast<float>(pin_length - 1) + size;
    for (std::size_t i = 0; i < pin_length; ++i) {
        const Rect dot{middle - width / 2 + pitch * static_cast<float>(i), y, size, size};
        if (i < typed) {
            canvas.fill(dot, theme.text, size / 2);
        } else {
            canvas.outline(dot, theme.line, size / 2, 4);
        }
    }
    canvas.note("status", context.words().text("staff.title"),
                std::to_string(typed) + "/" + std::to_string(pin_length),
                {middle - width / 2, y, width, size});
}

void draw_pin_head(const ScreenContext& context, Canvas& canvas, const Rect& head) {
    const Theme& theme = canvas.theme();
    const float middle = head.x + head.w / 2;
    const std::string title = context.words().text("staff.title");
    canvas.icon("lock", middle - 44, head.y + 8, 88, theme.text2);
    TextOptions style{.token = TextToken::headline, .color = theme.text, .align = Align::center};
    style.scale = std::min(1.0F, head.w / (canvas.measure(title, 0, style).width + 4));
    canvas.text({head.x, head.y + 130, head.w, 84}, title, style);
    canvas.note("heading", title, {}, {head.x, head.y + 130, head.w, 84});
    draw_dots(context, canvas, middle, head.y + 250);
    const PinWords said = pin_words(context);
    if (said.text.empty()) return;
    const Rect line{head.x, head.y + 312, head.w, 88};
    canvas.text(line, said.text,
                {.token = TextToken::body,
                 .color = said.bad ? theme.danger : theme.text2,
                 .max_lines = 2,
                 .align = Align::center});
    canvas.note(said.bad ? "alert" : "status", said.text, {}, line);
}

struct PadKey {
    std::string label;
    std::string_view icon;  ///< "" for a word or a digit
    Intent intent;
};

void draw_pad_key(Canvas& canvas, const Rect& rect, const PadKey& key, bool active) {
    const Theme& theme = canvas.theme();
    const bool pressed = canvas.pressed(key.label);
    canvas.fill(rect, pressed ? theme.card2 : theme.card, metrics::radius_card);
    if (theme.edge_width > 2)
        canvas.outline(rect, theme.line, metrics::radius_card, theme.control_width);
    const bool digit = key.intent.kind == IntentKind::staff_digit;
    const Color ink = !active ? theme.text3 : digit ? theme.text : theme.accent;
    if (!key.icon.empty()) {
        canvas.icon(key.icon, rect.x + (rect.w - 48) / 2, rect.y + (rect.h - 48) / 2, 48, ink);
    } else {
        TextOptions style{.token = digit ? TextToken::headline : TextToken::bodyb,
                          .color = ink,
                          .align = Align::center};
        const float line = type_size(style.token).line;
        style.scale =
            std::min(1.0F, (rect.w - 16) / (canvas.measure(key.label, 0, style).width + 4));
        canvas.text({rect.x + 8, rect.y + (rect.h - line) / 2, rect.w - 16, line}, key.label,
                    style);
    }
    if (active)
        canvas.button(key.label, {}, rect, key.intent, digit ? Acts::on_touch : Acts::on_release);
}

void draw_pad(const ScreenContext& context, Canvas& canvas, const Rect& pad) {
    const float w = (pad.w - 2 * key_gap) / 3;
    const float h = (pad.h - 3 * key_gap) / 4;
    const Catalogue& words = context.words();
    const bool locked = context.staff && context.staff->locked_seconds > 0;
    std::array<PadKey, 12> keys;
    for (std::size_t i = 0; i < 9; ++i) {
        const std::string digit(1, static_cast<char>('1' + i));
        keys[i] = {digit, {}, staff_intent(IntentKind::staff_digit, digit)};
    }
    keys[9] = {words.text("back"), {}, Intent{.kind = IntentKind::back}};
    keys[10] = {"0", {}, staff_intent(IntentKind::staff_digit, "0")};
    keys[11] = {words.text("keys.erase"), "backspace", Intent{.kind = IntentKind::erase_text}};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const Rect rect{pad.x + static_cast<float>(i % 3) * (w + key_gap),
                        pad.y + static_cast<float>(i / 3) * (h + key_gap), w, h};
        draw_pad_key(canvas, rect, keys[i], !locked || i == 9);
    }
}

}  // namespace

void draw_staff_pin_page(const ScreenContext& context, Canvas& canvas) {
    const Rect content = draw_header_and_strip(context, canvas);
    const PinLayout layout = pin_layout(content);
    draw_pin_head(context, canvas, layout.head);
    draw_pad(context, canvas, layout.pad);
    const std::string hint = context.words().text(
        "staff.pad_closes", {{"seconds", std::to_string(waiting_time(context.state).count())}});
    TextOptions style{.token = TextToken::note,
                      .color = canvas.theme().text2,
                      .max_lines = 2,
                      .align = Align::center};
    canvas.text({layout.hint.x, layout.hint.y + 16, layout.hint.w, 68}, hint, style);
    canvas.note("text", hint, {}, layout.hint);
}

}  // namespace foyer::kiosk
