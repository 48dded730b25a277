#include "kiosk/screens/staff_parts.h"

#include <algorithm>

#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

constexpr float side_padding = 32;
constexpr float side_arrow = 88;
/// Narrower than this, two sides stand below each other.
constexpr float sides_beside = 720;

float side_lines(const EditSide& side) {
    return side.state.empty() ? 2 : 3;
}

float side_height(const EditSide& before, const EditSide& after) {
    return 88 + 44 * std::max(side_lines(before), side_lines(after));
}

enum class SideKind { was, is };

void draw_side(Canvas& canvas, const Rect& rect, const std::string& head, const EditSide& side,
               SideKind kind) {
    const Theme& theme = canvas.theme();
    const bool is_new = kind == SideKind::is;
    canvas.fill(rect, theme.background, metrics::radius_button);
    if (is_new) {
        canvas.outline(rect, theme.warn, metrics::radius_button, 4);
    } else if (theme.edge_width > 0) {
        canvas.outline(rect, theme.edge, metrics::radius_button, theme.edge_width);
    }
    const float x = rect.x + side_padding;
    const float width = rect.w - 2 * side_padding;
    const Color head_ink = is_new ? theme.warn_text : theme.text2;
    canvas.text({x, rect.y + 20, width, 34}, head,
                {.token = TextToken::caption, .color = head_ink});
    TextOptions time{.token = TextToken::bodyl, .color = is_new ? theme.text : theme.text2};
    time.scale = scale_for_word(canvas, side.time, width, time);
    canvas.text({x, rect.y + 54, width, 54}, side.time, time);
    const TextOptions place{.token = TextToken::body, .color = is_new ? theme.text : theme.text2};
    float y = rect.y + 112;
    canvas.text({x, y, width, 44}, side.place, place);
    y += 44;
    if (!side.state.empty())
        canvas.text({x, y, width, 44}, side.state,
                    {.token = TextToken::bodyb, .color = is_new ? theme.danger : theme.text2});
    std::string said = side.time + ", " + side.place;
    if (!side.state.empty()) said += ", " + side.state;
    canvas.note("text", head, said, rect);
}

}  // namespace

void draw_choice(Canvas& canvas, const Rect& rect, const EditChoice& choice, std::string_view value,
                 const std::string& label) {
    const Theme& theme = canvas.theme();
    const bool pressed = canvas.pressed(label);
    const Color fill = choice.chosen ? theme.inverse : pressed ? theme.card2 : theme.background;
    const Color ink = choice.chosen ? theme.on_inverse : choice.taken ? theme.text3 : theme.accent;
    canvas.fill(rect, fill, metrics::radius_button);
    if (!choice.chosen)
        canvas.outline(rect, theme.line, metrics::radius_button, theme.control_width);
    TextOptions style{.token = TextToken::bodyb, .color = ink, .align = Align::center};
    style.struck = choice.taken && !choice.chosen;
    const float room = rect.w - 24;
    style.scale = std::clamp(room / (canvas.measure(choice.label, 0, style).width + 4), 0.6F, 1.0F);
    const float line = 44 * style.scale;
    canvas.text({rect.x + 12, rect.y + (rect.h - line) / 2, room, line + 1}, choice.label, style);
    canvas.button(label, std::string(value), rect, choice.intent);
}

void draw_staff_button(Canvas& canvas, const Rect& rect, std::string_view icon,
                       const std::string& label, ButtonTone tone, const Intent& intent) {
    const Theme& theme = canvas.theme();
    const bool active = intent.kind != IntentKind::nothing;
    const bool pressed = active && canvas.pressed(label);
    const bool filled = active && !pressed && tone != ButtonTone::plain;
    const Color ground = tone == ButtonTone::grave ? theme.cancel : theme.accent;
    canvas.fill(rect,
                filled    ? ground
                : pressed ? theme.card2
                          : theme.background,
                metrics::radius_card);
    if (!filled)
        canvas.outline(rect, active ? theme.line : theme.rule, metrics::radius_card,
                       theme.control_width);
    const Color ink = !active                     ? theme.text3
                      : !filled                   ? theme.accent
                      : tone == ButtonTone::grave ? theme.on_cancel
                                                  : theme.on_accent;
    TextOptions style{.token = TextToken::bodyl, .color = ink};
    const float icon_width = icon.empty() ? 0 : 60;
    const float room = rect.w - 48 - icon_width;
    if (canvas.measure(label, 0, style).width > room) style.token = TextToken::bodyb;
    style.scale = std::clamp(room / (canvas.measure(label, 0, style).width + 4), 0.6F, 1.0F);
    const float line = type_size(style.token).line * style.scale;
    const float width = std::min(room, canvas.measure(label, 0, style).width + 2);
    const float x = rect.x + (rect.w - width - icon_width) / 2;
    if (!icon.empty()) canvas.icon(icon, x, rect.y + (rect.h - 44) / 2, 44, ink);
    canvas.text({x + icon_width, rect.y + (rect.h - line) / 2, width, line + 1}, label, style);
    if (active) canvas.button(label, {}, rect, intent);
}

Rect draw_session_card(Canvas& canvas, const Rect& rect, const StaffEditModel& model,
                       const CardInsets& insets) {
    const Theme& theme = canvas.theme();
    draw_card_ground(canvas, rect, false);
    float x = rect.x + insets.side;
    if (model.sign) {
        draw_plate(canvas, x, rect.y + insets.plate, 128, model.sign->caption, model.sign->sign);
        x += 160;
    }
    const float width = rect.right() - insets.side - x;
    const float title = rect.y + insets.title;
    canvas.text({x, title, width, 54}, model.title,
                {.token = TextToken::bodyl, .color = theme.text, .language = model.title_language});
    draw_fitting(canvas, {x, title + 54, width, 44}, model.people,
                 {.token = TextToken::body, .color = theme.text2});
    return {x, rect.y, width, rect.h};
}

void draw_staff_card(Canvas& canvas, const Rect& rect, const StaffEditModel& model) {
    const Theme& theme = canvas.theme();
    const Rect words =
        draw_session_card(canvas, rect, model, {.side = 32, .plate = 28, .title = 68});
    const TextExtent time = canvas.text({words.x, rect.y + 24, words.w, 44}, model.time,
                                        {.token = TextToken::bodyb, .color = theme.text});
    const std::string tail = model.sign ? model.tail : model.tail + "  ·  " + model.where;
    const float left = words.w - time.width - 24;
    if (left > 80)
        canvas.text({words.x + time.width + 24, rect.y + 24, left, 44}, tail,
                    {.token = TextToken::body, .color = theme.text2});
    canvas.note("heading", model.title, model.time + ", " + model.where + ", " + model.tail, rect);
}

std::string staff_lack(const ScreenContext& context) {
    const DeskLack lack = context.staff ? context.staff->report.lack : DeskLack::hub;
    switch (lack) {
        case DeskLack::none:
            return {};
        case DeskLack::hub:
            return context.words().text("staff.no_hub");
        case DeskLack::token:
            return context.words().text("staff.no_token");
    }
    return {};
}

float measure_sides(float width, const EditSide& before, const EditSide& after) {
    const float one = side_height(before, after);
    return width >= sides_beside ? one : 2 * one + 16;
}

void draw_sides(Canvas& canvas, const Rect& rect, const Catalogue& words, const EditSide& before,
                const EditSide& after) {
    const float one = side_height(before, after);
    const std::string was = words.text("staff.now");
    const std::string is = words.text("staff.new");
    if (rect.w < sides_beside) {
        draw_side(canvas, {rect.x, rect.y, rect.w, one}, was, before, SideKind::was);
        draw_side(canvas, {rect.x, rect.y + one + 16, rect.w, one}, is, after, SideKind::is);
        return;
    }
    const float width = (rect.w - side_arrow) / 2;
    draw_side(canvas, {rect.x, rect.y, width, one}, was, before, SideKind::was);
    canvas.icon("arrow", rect.x + width + (side_arrow - 44) / 2, rect.y + (one - 44) / 2, 44,
                canvas.theme().text2);
    draw_side(canvas, {rect.right() - width, rect.y, width, one}, is, after, SideKind::is);
}

}  // namespace foyer::kiosk
