// The column card (landscape, up to three rooms): one room from top to bottom.

#include <algorithm>

#include "kiosk/screens/room_card_parts.h"

namespace foyer::kiosk {

namespace {

using namespace room_card;

constexpr float column_inset = 32;
constexpr float next_height = 216;

/// The sign or name, the state, how far it is; returns where the title begins.
float draw_head(Canvas& canvas, const Rect& rect, const RoomCard& card) {
    const float left = rect.x + column_inset;
    const float width = rect.w - 2 * column_inset;
    float x = left;
    float y = rect.y + 32;
    if (card.sign) {
        draw_plate(canvas, left, y, 112, card.sign->caption, card.sign->sign);
        x += 136;
    } else {
        const TextExtent name =
            canvas.text({left, y - 8, width, 108}, card.name,
                        {.token = TextToken::bodyl, .color = canvas.theme().text2, .max_lines = 2});
        y += name.height;
    }
    const float chip = draw_chip(canvas, x, y, 0, card.chip, chip_tone(card.state));
    draw_more_now(canvas, x + chip + 12, y, card);
    draw_until(canvas, x, rect.right() - column_inset - 40, y + 60, card, Align::left);
    draw_chevron(canvas, rect.right() - column_inset - 32, y + 66);
    y += card.sign ? 144.0F : 124.0F;
    if (card.progress >= 0)
        draw_progress(canvas, {left, y, width, 12}, card.progress, card.planned);
    return y + 36;
}

void draw_body(Canvas& canvas, const Rect& rect, const RoomCard& card, float y, float end) {
    const Theme& theme = canvas.theme();
    const float left = rect.x + column_inset;
    const float width = rect.w - 2 * column_inset;
    const TextToken token = rect.w >= 620 ? TextToken::title : TextToken::bodyl;
    const float line = type_size(token).line;
    const int max_lines = std::clamp(static_cast<int>((end - y - 56) / line), 1, 5);
    const TextExtent title =
        draw_headline(canvas, {left, y, width, std::max(line, end - y)}, card, token, max_lines);
    y += title.height + 12;
    if (y + 44 <= end && !card.people.empty())
        y += 12 + draw_names(canvas, {left, y, width, std::clamp(end - y - 52, 44.0F, 132.0F)},
                             card.people, card.names,
                             {.token = TextToken::body, .color = theme.text2});
    if (y + 36 <= end && !card.language.empty()) {
        draw_badge(canvas, left, y, card.language);
        y += 52;
    }
    if (y + 44 <= end && !card.also_now.empty())
        canvas.text({left, y, width, std::min(88.0F, end - y)}, card.also_now,
                    {.token = TextToken::body, .color = theme.text2, .max_lines = 2});
}

void draw_next(Canvas& canvas, const Rect& rect, const RoomCard& card) {
    const Theme& theme = canvas.theme();
    const float left = rect.x + column_inset;
    const float width = rect.w - 2 * column_inset;
    const SessionLine& next = card.lines.front();
    const std::string label = label_for(next);
    draw_pressed(canvas, rect, label);
    canvas.button(label, value_for(next), rect, open_page(PageKind::session, next.session));
    canvas.rule(left, rect.y, width, theme.rule);
    const float chip =
        std::max(112.0F, draw_chip(canvas, left, rect.y + 32, 112, next.chip, chip_tone(next)));
    draw_time(canvas, {left + chip + 24, rect.y + 27, width - chip - 24 - 40, 54}, next.time,
              {.token = TextToken::bodyl,
               .color = next.cancelled ? theme.text2 : theme.text,
               .struck = next.cancelled});
    draw_chevron(canvas, rect.right() - column_inset - 32, rect.y + 38);
    const SessionLine* instead = line_instead(card);
    const bool one_line = instead != nullptr || next.move.says();
    canvas.text({left, rect.y + 92, width, one_line ? 44.0F : 88.0F}, next.title,
                {.token = TextToken::body,
                 .color = next.cancelled ? theme.text2 : theme.text,
                 .max_lines = one_line ? 1 : 2,
                 .struck = next.cancelled,
                 .language = next.title_language});
    if (next.move.says()) {
        draw_move(canvas, left, rect.y + 140, width, next.move.from, next.move.to,
                  move_style(theme));
    } else if (instead) {
        draw_session_line(canvas, {left, rect.y + 140, width, 44}, *instead, TextToken::bodyb, 0,
                          LineChip::none);
    }
}

}  // namespace

void draw_column_card(Canvas& canvas, const Rect& rect, const RoomCard& card) {
    const std::string label = label_for(card);
    const float lower = card.lines.empty() ? 0 : next_height;
    const Rect upper{rect.x, rect.y, rect.w, rect.h - lower};
    draw_card_ground(canvas, rect, false);
    draw_pressed(canvas, upper, label);
    canvas.button(label, value_for(card), upper, intent_for(card));
    const float y = draw_head(canvas, rect, card);
    draw_body(canvas, rect, card, y, upper.bottom() - 16);
    if (lower > 0) draw_next(canvas, {rect.x, upper.bottom(), rect.w, lower}, card);
}

}  // namespace foyer::kiosk
