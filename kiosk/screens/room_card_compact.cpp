// The compact shapes: the medium card (five to eight rooms) and the row (more rooms).

#include <algorithm>

#include "kiosk/screens/room_card_parts.h"

namespace foyer::kiosk {

namespace {

using namespace room_card;

constexpr float compact_inset = 28;

void draw_medium_next(Canvas& canvas, const Rect& rect, const RoomCard& card) {
    const SessionLine& next = card.lines.front();
    const std::string label = label_for(next);
    draw_pressed(canvas, rect, label);
    canvas.rule(rect.x + compact_inset, rect.y, rect.w - 2 * compact_inset, canvas.theme().rule);
    const float y = rect.y + 24;
    const float width = rect.w - 2 * compact_inset;
    draw_session_line(canvas, {rect.x + compact_inset, y, width, 44}, next, TextToken::bodyb, 0,
                      LineChip::none);
    if (const SessionLine* instead = line_instead(card))
        draw_session_line(canvas, {rect.x + compact_inset, y + 48, width, 44}, *instead,
                          TextToken::bodyb, 0, LineChip::none);
    canvas.button(label, value_for(next), rect, open_page(PageKind::session, next.session));
}

/// What comes, after "until 11:45": "12:20 Next title"; a cancelled one struck before it.
void draw_row_next(Canvas& canvas, Rect box, const RoomCard& card) {
    const SessionLine& first = card.lines.front();
    if (const SessionLine* instead = line_instead(card);
        instead && first.cancelled && box.w >= 420) {
        const float struck = box.w * 0.42F;
        const Theme& theme = canvas.theme();
        canvas.icon("cancel", box.x, box.y + 8, 28, theme.danger);
        const TextExtent extent =
            canvas.text({box.x + 40, box.y, struck - 40, 44}, first.time + " " + first.title,
                        {.token = TextToken::body,
                         .color = theme.text2,
                         .struck = true,
                         .language = first.title_language});
        const float x = box.x + 40 + extent.width + 20;
        draw_session_line(canvas, {x, box.y, box.right() - x, 44}, *instead, TextToken::bodyb, 0,
                          LineChip::none);
        return;
    }
    draw_session_line(canvas, box, first, TextToken::bodyb, 0, LineChip::none);
}

void draw_row_name(Canvas& canvas, float left, float middle, float width, const RoomCard& card) {
    const TextOptions style{
        .token = TextToken::bodyb,
        .color = is_quiet(card.state) ? canvas.theme().text2 : canvas.theme().text,
        .max_lines = 2};
    const float height = canvas.measure(card.name, width, style).height;
    canvas.text({left, middle - height / 2, width, height}, card.name, style);
}

int title_lines(Canvas& canvas, const RoomCard& card, float width) {
    return canvas.measure(card.headline, width, {.token = TextToken::bodyb, .max_lines = 2}).lines;
}

}  // namespace

void draw_medium_card(Canvas& canvas, const Rect& rect, const RoomCard& card) {
    const Theme& theme = canvas.theme();
    const float left = rect.x + compact_inset;
    const float width = rect.w - 2 * compact_inset;
    const std::string label = label_for(card);
    const float lower = card.lines.empty() ? 0.0F : line_instead(card) ? 136.0F : 96.0F;
    const Rect upper{rect.x, rect.y, rect.w, rect.h - lower};

    draw_card_ground(canvas, rect, false);
    draw_pressed(canvas, upper, label);
    canvas.button(label, value_for(card), upper, intent_for(card));
    canvas.text({left, rect.y + 20, width - 40, 44}, card.name,
                {.token = TextToken::bodyb, .color = theme.text2});
    draw_chevron(canvas, rect.right() - compact_inset - 24, rect.y + 26);
    float x = left + draw_chip(canvas, left, rect.y + 74, 0, card.chip, chip_tone(card.state)) + 16;
    if (card.more_now > 0) x += draw_more_now(canvas, x - 4, rect.y + 74, card) + 12;
    draw_until(canvas, x, rect.right() - compact_inset, rect.y + 74, card, Align::left);
    if (card.progress >= 0)
        draw_progress(canvas, {left, rect.y + 130, width, 8}, card.progress, card.planned);

    const float end = upper.bottom() - 12;
    float y = rect.y + 146;
    const TextToken token = end - y >= 3 * 54 ? TextToken::bodyl : TextToken::bodyb;
    const float line = type_size(token).line;
    const int max_lines = std::clamp(static_cast<int>((end - y) / line), 1, 3);
    const TextExtent title =
        draw_headline(canvas, {left, y, width, std::max(line, end - y)}, card, token, max_lines);
    y += title.height + 4;
    if (y + 44 <= end) draw_people(canvas, {left, y, width, 44}, card);
    if (lower > 0) draw_medium_next(canvas, {rect.x, upper.bottom(), rect.w, lower}, card);
}

void draw_row(Canvas& canvas, const Rect& rect, const RoomCard& card) {
    const std::string label = label_for(card);
    draw_pressed(canvas, rect, label);
    const float left = rect.x + compact_inset;
    const float middle = rect.y + rect.h / 2;
    float name_width = std::min(272.0F, rect.w * 0.3F);
    if (card.sign) {
        // A small sign has no room for its caption.
        const bool small = rect.h < 132;
        name_width = small ? 80 : 108;
        draw_plate(canvas, left, middle - name_width / 2, name_width,
                   small ? std::string() : card.sign->caption, card.sign->sign);
    } else {
        draw_row_name(canvas, left, middle, name_width, card);
    }
    draw_chevron(canvas, rect.right() - compact_inset - 20, middle - 16);

    const float x = left + name_width + 24;
    const float right = rect.right() - compact_inset - 44;
    const bool busy = !is_quiet(card.state);
    const bool has_next = busy && !card.lines.empty();
    const bool tells_until = card.progress >= 0 || card.state == CardState::soon ||
                             card.state == CardState::cancelled || card.state == CardState::moved;
    const bool second = has_next || (busy && tells_until);
    // A high row has a second line for a long title.
    const float title_width = right - x - (card.more_now > 0 ? 92.0F : 0.0F);
    const bool two_lines = rect.h >= 152 && title_lines(canvas, card, title_width) > 1;
    const float title_height = two_lines ? 88 : 44;
    const float y = middle - (title_height + (second ? 48.0F : 0.0F)) / 2;

    float title_right = right;
    if (card.more_now > 0) {
        const float width = 76;
        draw_more_now(canvas, right - width, y, card);
        title_right -= width + 16;
    }
    draw_headline(canvas, {x, y, title_right - x, title_height}, card,
                  busy && !card.session.empty() ? TextToken::bodyb : TextToken::body,
                  two_lines ? 2 : 1);
    std::string then;
    if (second) {
        float at = x;
        if (tells_until) {
            const std::string& words = card.until_short.empty() ? card.until : card.until_short;
            at += draw_chip(canvas, x, y + title_height + 2, 0, words, chip_tone(card.state)) + 24;
        }
        if (has_next) {
            draw_row_next(canvas, {at, y + title_height + 2, right - at, 44}, card);
            then.append(", ").append(label_for(card.lines.front()));
        }
    }
    canvas.button(label, value_for(card) + then, rect, intent_for(card));
}

}  // namespace foyer::kiosk
