// The wide card (portrait, up to four rooms): the left column says where and when, the right one
// what; lines at the foot tell what comes.

#include <algorithm>

#include "kiosk/screens/room_card_parts.h"

namespace foyer::kiosk {

namespace {

using namespace room_card;

constexpr float padding = metrics::padding;
constexpr float indent = 200;      // where the right column begins
constexpr float chip_width = 128;  // as wide as the plate

struct Plan {
    bool tight = false;     ///< too low for the mock-up's spacing
    float step = 108;       ///< from line to line
    std::size_t lines = 0;  ///< at the foot
    float lines_height = 0;
    float state_y = 0;  ///< of the row "Now ▬▬▬ until 11:45"
};

Plan plan_for(const Rect& rect, const RoomCard& card) {
    Plan plan;
    plan.tight = rect.h < 400;
    plan.step = rect.h >= 620 ? 108 : 96;
    const float spare = rect.h - (plan.tight ? 334.0F : 440.0F);
    const auto more = static_cast<std::size_t>(std::max(0.0F, spare / plan.step));
    // A cancelled line needs the one that takes its place beside it.
    const std::size_t wanted = rect.h >= 440 && line_instead(card) ? 2 : 1;
    plan.lines = std::min(card.lines.size(), std::max(wanted, 1 + (rect.h >= 620 ? more : 0)));
    if (plan.lines > 0) plan.lines_height = 108 + plan.step * static_cast<float>(plan.lines - 1);
    plan.state_y = rect.bottom() - plan.lines_height -
                   (plan.lines == 0 ? 84.0F
                    : plan.tight    ? 60.0F
                                    : 76.0F);
    return plan;
}

/// The row "Now ▬▬▬▬ until 11:45".
void draw_state_row(Canvas& canvas, const Rect& rect, float y, const RoomCard& card) {
    const float right = rect.right() - padding;
    draw_chip(canvas, rect.x + padding, y, chip_width, card.chip, chip_tone(card.state));
    const float begin = rect.x + indent;
    if (card.progress < 0) {
        draw_until(canvas, begin, right, y, card, Align::left);
        return;
    }
    float bar_right = draw_until(canvas, begin + 200, right, y, card, Align::right) - 28;
    if (card.more_now > 0) {
        const float width = 76;
        bar_right -= width;
        draw_more_now(canvas, bar_right, y, card);
        bar_right -= 24;
    }
    draw_progress(canvas, {begin, y + 16, bar_right - begin, 12}, card.progress, card.planned);
}

struct TitlePlace {
    float x, y, w;
};

/// Draws the plate, or the name, of the room; returns where the title goes.
TitlePlace draw_room(Canvas& canvas, const Rect& rect, const RoomCard& card, bool tight) {
    if (card.sign) {
        const float size = tight ? 112 : 128;
        draw_plate(canvas, rect.x + padding + (128 - size) / 2, rect.y + (tight ? 28 : padding),
                   size, card.sign->caption, card.sign->sign);
        return {rect.x + indent, rect.y + (tight ? 20.0F : 28.0F),
                rect.w - indent - 48 - padding - 8};
    }
    const float width = rect.w - 2 * padding - 48;
    const float top = rect.y + (tight ? 16.0F : 24.0F);
    canvas.text({rect.x + padding, top, width, 54}, card.name,
                {.token = TextToken::bodyl, .color = canvas.theme().text2});
    return {rect.x + padding, top + 56, width};
}

void draw_title_and_people(Canvas& canvas, const Rect& rect, const RoomCard& card,
                           const TitlePlace& place, float end) {
    const float room = end - place.y;
    const bool large = rect.h >= 620 && room >= 260;
    const TextToken token = large       ? TextToken::headline
                            : room < 64 ? TextToken::bodyl
                                        : TextToken::title;
    const float line = type_size(token).line;
    const int max_lines = std::clamp(static_cast<int>(room / line), 1, large ? 3 : 2);
    const TextExtent title = draw_headline(
        canvas, {place.x, place.y, place.w, std::max(line, room)}, card, token, max_lines);
    float y = place.y + title.height + 6;
    const float width = rect.right() - padding - place.x;
    if (y + 44 <= end + 4) y += draw_people(canvas, {place.x, y, width, 44}, card);
    if (!card.also_now.empty() && y + 48 <= end + 4)
        canvas.text({place.x, y + 4, width, 44}, card.also_now,
                    {.token = TextToken::body, .color = canvas.theme().text2});
}

}  // namespace

void draw_wide_card(Canvas& canvas, const Rect& rect, const RoomCard& card) {
    const Plan plan = plan_for(rect, card);
    const std::string label = label_for(card);
    const Rect upper{rect.x, rect.y, rect.w, rect.h - plan.lines_height};
    draw_card_ground(canvas, rect, false);
    draw_pressed(canvas, upper, label);
    canvas.button(label, value_for(card), upper, intent_for(card));
    const TitlePlace place = draw_room(canvas, rect, card, plan.tight);
    draw_title_and_people(canvas, rect, card, place, plan.state_y - 8);
    draw_chevron(canvas, rect.right() - padding - 32, rect.y + (plan.tight ? 64.0F : 88.0F));
    draw_state_row(canvas, rect, plan.state_y, card);
    draw_lines(canvas, rect, card.lines, plan.lines, upper.bottom() + 32, plan.step, indent);
}

}  // namespace foyer::kiosk
