// The compact shapes: the medium card (five to eight rooms) and the row (more rooms).

#include <algorithm>

#include "kiosk/screens/room_card_parts.h"

namespace foyer::kiosk {

namespace {

using namespace room_card;

constexpr float compact_inset = 28;
/// A card this wide has room for the room's sign.
constexpr float least_signed = 640;
constexpr float signed_plate = 112;
constexpr float people_height = 48;  // a line of people and the gap above it
constexpr float people_slack = 4;    // of it that may reach beyond the room of the title

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

/// With the room's sign: it stands where its name would, the state beside it, and the title is as
/// large as in a wide card. Returns where the title begins.
float draw_signed_head(Canvas& canvas, const Rect& rect, const RoomCard& card) {
    const float left = rect.x + compact_inset;
    const float right = rect.right() - compact_inset;
    const float y = rect.y + 24;
    draw_plate(canvas, left, y, signed_plate, card.sign->caption, card.sign->sign);
    const float x = left + signed_plate + 24;
    const float chip = draw_chip(canvas, x, y, 0, card.chip, chip_tone(card.state));
    draw_more_now(canvas, x + chip + 12, y, card);
    draw_until(canvas, x, right - 44, y + 52, card, Align::left);
    draw_chevron(canvas, right - 24, y + 40);
    if (card.progress < 0) return y + signed_plate + 12;
    draw_progress(canvas, {left, y + signed_plate + 16, right - left, 8}, card.progress,
                  card.planned);
    return y + signed_plate + 32;
}

/// The name, the state and how far it is; returns where the title begins. A roomy card has its
/// name as large as others have their sign.
float draw_named_head(Canvas& canvas, const Rect& rect, const RoomCard& card, bool roomy) {
    const float left = rect.x + compact_inset;
    const float width = rect.w - 2 * compact_inset;
    const TextToken token = roomy ? TextToken::bodyl : TextToken::bodyb;
    const float line = type_size(token).line;
    canvas.text({left, rect.y + 20, width - 40, line}, card.name,
                {.token = token, .color = canvas.theme().text2});
    draw_chevron(canvas, rect.right() - compact_inset - 24, rect.y + 20 + (line - 32) / 2);
    const float y = rect.y + 20 + line + (roomy ? 8 : 10);
    float x = left + draw_chip(canvas, left, y, 0, card.chip, chip_tone(card.state)) + 16;
    if (card.more_now > 0) x += draw_more_now(canvas, x - 4, y, card) + 12;
    draw_until(canvas, x, rect.right() - compact_inset, y, card, Align::left);
    if (card.progress >= 0)
        draw_progress(canvas, {left, y + 56, width, 8}, card.progress, card.planned);
    // Cards side by side begin their titles on one line, with a bar or without.
    return y + (roomy ? 80 : 72);
}

/// The largest size in which the whole headline stands in `box`.
TextToken headline_token(Canvas& canvas, const Rect& box, const RoomCard& card) {
    for (const TextToken token : {TextToken::title, TextToken::bodyl}) {
        const int lines = std::max(1, static_cast<int>(box.h / type_size(token).line));
        const TextExtent extent = canvas.measure(
            card.headline, box.w,
            {.token = token, .max_lines = lines, .language = card.headline_language});
        if (!extent.shortened && !extent.broken_word && extent.height <= box.h) return token;
    }
    return TextToken::bodyb;
}

/// How far below the bar the title of a roomy card may stand when nothing is lost by it.
float air_above_title(Canvas& canvas, const Rect& box, const RoomCard& card, TextToken token,
                      int max_lines) {
    constexpr float most = 12;
    const float title =
        canvas
            .measure(card.headline, box.w,
                     {.token = token, .max_lines = max_lines, .language = card.headline_language})
            .height;
    const float with_people = title + people_height;
    const float spare = box.h - (with_people <= box.h ? with_people : title);
    return with_people > box.h && with_people <= box.h + people_slack
               ? 0
               : std::clamp(spare / 2, 0.0F, most);
}

}  // namespace

void draw_medium_card(Canvas& canvas, const Rect& rect, const RoomCard& card) {
    const float left = rect.x + compact_inset;
    const float width = rect.w - 2 * compact_inset;
    const std::string label = label_for(card);
    const float lower = card.lines.empty() ? 0.0F : line_instead(card) ? 136.0F : 96.0F;
    const Rect upper{rect.x, rect.y, rect.w, rect.h - lower};
    const bool roomy = rect.w >= least_signed && rect.h >= signed_card_height;
    const bool with_sign = card.sign && roomy;

    draw_card_ground(canvas, rect, false);
    draw_pressed(canvas, upper, label);
    canvas.button(label, value_for(card), upper, intent_for(card));
    float y = with_sign ? draw_signed_head(canvas, rect, card)
                        : draw_named_head(canvas, rect, card, roomy);
    const float end = upper.bottom() - 12;
    const TextToken token = roomy ? headline_token(canvas, {left, y, width, end - y}, card)
                            : end - y >= 3 * 54 ? TextToken::bodyl
                                                : TextToken::bodyb;
    const float line = type_size(token).line;
    const int max_lines = std::clamp(static_cast<int>((end - y) / line), 1, 3);
    if (roomy) y += air_above_title(canvas, {left, y, width, end - y}, card, token, max_lines);
    const TextExtent title =
        draw_headline(canvas, {left, y, width, std::max(line, end - y)}, card, token, max_lines);
    y += title.height;
    if (y + people_height <= end + people_slack)
        draw_people(canvas, {left, y + people_height - 44, width, 44}, card);
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
            // Where to go matters more than what comes, and never leaves the row.
            at += draw_chip(canvas, x, y + title_height + 2, 0, words, chip_tone(card.state),
                            right - x) +
                  24;
        }
        if (has_next) {
            draw_row_next(canvas, {at, y + title_height + 2, right - at, 44}, card);
            then.append(", ").append(label_for(card.lines.front()));
        }
    }
    canvas.button(label, value_for(card) + then, rect, intent_for(card));
}

}  // namespace foyer::kiosk
