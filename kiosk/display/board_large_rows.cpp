// The rows of a page that has few of them: readable from across the hall.

#include <algorithm>

#include "kiosk/display/board_parts.h"
#include "kiosk/display/fitting.h"

namespace foyer::kiosk::board {

namespace {

constexpr float large_inset = 40;
constexpr float time_width = 300;
constexpr float large_chip = 1.5F;
constexpr float below_height = 72;

/// Chips, and what is said about the session, one after the other; what finds no room is left out.
void draw_large_status(Canvas& canvas, const Rect& box, const BoardRow& row) {
    float x = box.x;
    for (const BoardChip& chip : row.chips) {
        if (box.right() - x < 120) return;
        x += draw_board_chip(canvas, x, box.y, box.right() - x, chip, large_chip) + 20;
    }
    const TextOptions style =
        fitted(canvas, row.status, box.right() - x, 64,
               {{TextToken::title, 1}, {TextToken::bodyl, 1}}, {.color = canvas.theme().text2});
    if (row.status.empty() || canvas.measure(row.status, 0, style).width > box.right() - x) return;
    const float line = type_size(style.token).line;
    canvas.text({x, box.y + (below_height - line) / 2, box.right() - x, line}, row.status, style);
}

}  // namespace

void draw_large_row(Canvas& canvas, const Rect& rect, const BoardRow& row) {
    const Theme& theme = canvas.theme();
    const float left = rect.x + large_inset;
    const float x = left + time_width;
    const float width = rect.right() - large_inset - x;
    std::string where = row.room;
    if (!row.floor.empty()) where += (where.empty() ? "" : ", ") + row.floor;
    const bool says_more = !row.chips.empty() || !row.status.empty();
    const float below = (where.empty() ? 0 : below_height) + (says_more ? below_height + 12 : 0);
    const float room = rect.h - 48 - below;
    const TextOptions title = fitted(canvas, row.title, width, room,
                                     {{TextToken::display, 2},
                                      {TextToken::headline, 3},
                                      {TextToken::title, 3},
                                      {TextToken::bodyl, 3}},
                                     {.color = row.struck ? theme.text2 : theme.text,
                                      .struck = row.struck,
                                      .language = row.title_language});
    const float lines = canvas.measure(row.title, width, title).height;
    float y = rect.y + (rect.h - lines - below) / 2;
    const TextOptions time{.token = TextToken::display,
                           .color = row.struck ? theme.text2 : theme.text,
                           .struck = row.struck};
    // The time and the first line of the title stand on one baseline.
    const float raised = type_size(time.token).baseline - type_size(title.token).baseline;
    canvas.text({left, y - raised, time_width, 112}, row.time, time);
    canvas.text({x, y, width, lines}, row.title, title);
    y += lines;
    if (!where.empty()) {
        draw_fitted(canvas, {x, y + 4, width, 64}, where,
                    {{TextToken::title, 1}, {TextToken::bodyl, 1}}, {.color = theme.text2});
        y += below_height;
    }
    if (says_more) draw_large_status(canvas, {x, y + 12, width, below_height}, row);
}

}  // namespace foyer::kiosk::board
