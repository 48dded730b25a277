// The rows of a board's pages.

#include <algorithm>

#include "kiosk/display/board_parts.h"
#include "kiosk/display/fitting.h"

namespace foyer::kiosk::board {

namespace {

constexpr float least_wide = 1500;
constexpr float inset = 32;
constexpr float chip_height = 48;
constexpr float badge_column = 88;

/// Where the columns of a wide row stand.
struct Columns {
    float time = 0, room = 0, title = 0, status = 0, right = 0;
    bool signs = false;
};

Columns columns_for(const Canvas& canvas, const BoardSheet& sheet) {
    Columns columns;
    columns.signs = std::ranges::all_of(
        sheet.rows, [](const BoardRow& row) { return row.sign || !row.icon.empty(); });
    const float width = canvas.width() - 2 * metrics::margin;
    columns.time = metrics::margin + inset;
    columns.room = columns.time + 168;
    columns.title = columns.room + (columns.signs ? 104.0F : 280.0F);
    columns.status = metrics::margin + width - inset - 344;
    columns.right = metrics::margin + width - inset;
    return columns;
}

TextOptions title_style(const Theme& theme, const BoardRow& row, TextToken token) {
    return {.token = token,
            .color = row.struck ? theme.text2 : theme.text,
            .struck = row.struck,
            .language = row.title_language};
}

/// The sign of a room, the icon of a pause, or nothing.
void draw_room_sign(Canvas& canvas, const Rect& cell, const BoardRow& row) {
    const Theme& theme = canvas.theme();
    const float side = std::min(72.0F, cell.h - 12);
    const float y = cell.y + (cell.h - side) / 2;
    if (row.sign && row.icon.empty()) {
        const Rect plate{cell.x, y, 80, side};
        canvas.fill(plate, theme.card2, 16);
        if (theme.edge_width > 2) canvas.outline(plate, theme.edge, 16, theme.edge_width);
        canvas.text({plate.x + 4, y + (side - 54) / 2, 72, 54}, row.sign->sign,
                    {.token = TextToken::bodyl,
                     .color = row.struck ? theme.text2 : theme.text,
                     .align = Align::center});
        return;
    }
    const float size = std::min(44.0F, side);
    if (!row.icon.empty())
        canvas.icon(row.icon, cell.x + (80 - size) / 2, cell.y + (cell.h - size) / 2, size,
                    theme.text2);
}

/// Chips from `x` to `right`, then the words; what finds no room is left out.
void draw_status(Canvas& canvas, float x, float right, float y, float height, const BoardRow& row) {
    const float middle = y + (height - chip_height) / 2;
    for (std::size_t i = 0; i < row.chips.size(); ++i) {
        const BoardChip& chip = row.chips[i];
        // What changed matters more than that it is on.
        const bool more = i + 1 < row.chips.size();
        const bool crowded =
            more && chip.tone == ChipTone::inverse && row.chips[i + 1].word.size() > 12;
        if (crowded) continue;
        if (right - x < 72) return;
        x += draw_board_chip(canvas, x, middle, right - x, chip) + 12;
    }
    const TextOptions style{.token = TextToken::body, .color = canvas.theme().text2};
    if (row.status.empty() || canvas.measure(row.status, 0, style).width > right - x - 8) return;
    canvas.text({x + (row.chips.empty() ? 0.0F : 4.0F), y + (height - 44) / 2, right - x, 44},
                row.status, style);
}

void draw_wide_row(Canvas& canvas, const Columns& columns, float y, float height,
                   const BoardRow& row) {
    const Theme& theme = canvas.theme();
    const bool low = height < 90;
    const auto time_token = low ? TextToken::bodyl : TextToken::title;
    const float time_line = type_size(time_token).line;
    canvas.text({columns.time, y + (height - time_line) / 2, 160, time_line}, row.time,
                {.token = time_token,
                 .color = row.struck ? theme.text2 : theme.text,
                 .struck = row.struck});
    if (columns.signs) {
        draw_room_sign(canvas, {columns.room, y, 80, height}, row);
    } else {
        const TextOptions room = fitted(canvas, row.room, 256, height - 8,
                                        {{TextToken::bodyb, 1}, {TextToken::caption, low ? 1 : 2}},
                                        {.color = theme.text2});
        const float room_height = canvas.measure(row.room, 256, room).height;
        canvas.text({columns.room, y + (height - room_height) / 2, 256, room_height}, row.room,
                    room);
    }
    const float badge = columns.status - badge_column;
    const bool badged = !row.badge.empty() && row.icon.empty();
    const float title_right = (badged ? badge : columns.status) - 24;
    TextOptions title = title_style(theme, row, low ? TextToken::bodyb : TextToken::bodyl);
    title.max_lines = height >= 124 ? 2 : 1;
    const float lines = canvas.measure(row.title, title_right - columns.title, title).height;
    canvas.text({columns.title, y + (height - lines) / 2, title_right - columns.title, lines},
                row.title, title);
    if (badged) draw_badge(canvas, badge, y + (height - 36) / 2, row.badge);
    draw_status(canvas, columns.status, columns.right, y, height, row);
}

/// Title over room, the time before both, what is said about it at the right.
void draw_narrow_row(Canvas& canvas, float y, float height, const BoardRow& row) {
    const Theme& theme = canvas.theme();
    const float left = metrics::margin + 28;
    const float right = canvas.width() - metrics::margin - 28;
    const bool low = height < 112;
    const auto title_token = low ? TextToken::bodyb : TextToken::bodyl;
    TextOptions title = title_style(theme, row, title_token);
    title.max_lines = height >= 54 * 2 + 44 + 16 ? 2 : 1;
    const float x = left + 168;
    const float title_line = canvas.measure(row.title, right - x, title).height;
    const float top = y + (height - title_line - 44) / 2;
    canvas.text({left, top - 5, 156, 64}, row.time,
                {.token = TextToken::title,
                 .color = row.struck ? theme.text2 : theme.text,
                 .struck = row.struck});
    canvas.text({x, top, right - x, title_line}, row.title, title);
    const float y2 = top + title_line;
    const TextOptions status{.token = TextToken::body, .color = theme.text2};
    float status_width = row.status.empty() ? 0 : canvas.measure(row.status, 0, status).width + 12;
    float chips = 0;
    for (const BoardChip& chip : row.chips)
        chips += canvas.measure(chip.word, 0, {.token = TextToken::caption}).width + 44 +
                 (chip.icon.empty() ? 0.0F : 44.0F);
    const float most = (right - x) * 0.68F;
    const float below_right = std::max(right - status_width - chips, right - most);
    std::string where = row.room;
    if (!row.floor.empty()) where += ", " + row.floor;
    draw_fitting(canvas, {x, y2, below_right - x - 20, 44}, {where, row.room},
                 {.token = TextToken::body, .color = theme.text2});
    draw_status(canvas, below_right, right + 8, y2 - 2, chip_height, row);
}

void draw_column_heads(Canvas& canvas, const BoardLayout& layout, const Columns& columns,
                       const RowsOfSheet& rows) {
    const TextOptions style{.token = TextToken::caption, .color = canvas.theme().text2};
    const float y = layout.top - 44;
    // Signs carry what they are called once, above all of them.
    std::string room = rows.words.text("board.room");
    if (columns.signs) {
        const auto sign = std::ranges::find_if(rows.sheet.rows, [](const BoardRow& row) {
            return row.sign && !row.sign->caption.empty();
        });
        if (sign != rows.sheet.rows.end()) room = sign->sign->caption;
    }
    canvas.text({columns.time, y, columns.room - columns.time - 8, 34},
                rows.words.text("board.time"), style);
    canvas.text({columns.room, y, columns.title - columns.room - 8, 34}, room, style);
    canvas.text({columns.title, y, 400, 34}, rows.words.text("board.session"), style);
    canvas.text({columns.status, y, columns.right - columns.status, 34},
                rows.words.text("board.status"), style);
}

/// A page of so few rows sets them large: nobody should have to come near for them.
constexpr std::size_t most_large_rows = 3;

/// The height of large rows, 0 where rows are not.
float large_row_height(const BoardLayout& layout, const RowsOfSheet& rows) {
    const std::size_t count = rows.sheet.rows.size();
    if (rows.dense || count > most_large_rows) return 0;
    const float share = (layout.bottom - layout.top) / static_cast<float>(count);
    const float least = layout.wide ? 240 : 320;
    const float most = layout.wide ? 400 : count == 1 ? 640.0F : 480.0F;
    return share < least ? 0 : std::min(share, most);
}

/// Few rows are taller, so that a page is full and long titles have a second line.
float row_height(const BoardLayout& layout, const RowsOfSheet& rows) {
    if (const float large = large_row_height(layout, rows); large > 0) return large;
    const float least = rows.dense ? layout.dense_row : layout.row;
    const float share = (layout.bottom - layout.top) / static_cast<float>(rows.sheet.rows.size());
    return std::clamp(share, least, layout.tallest_row);
}

std::string value_of_row(const BoardRow& row) {
    std::string value = row.room;
    for (const BoardChip& chip : row.chips)
        value += ", " + chip.word;
    if (!row.status.empty()) value += ", " + row.status;
    return value;
}

}  // namespace

BoardLayout layout_for(const Canvas& canvas) {
    BoardLayout layout;
    layout.wide = canvas.width() >= least_wide && !canvas.portrait();
    layout.top = layout.wide ? 176 : 192;
    layout.bottom = canvas.height() - 104;
    layout.row = layout.wide ? 96 : 128;
    layout.dense_row = layout.wide ? 72 : 104;
    layout.tallest_row = layout.wide ? 128 : 200;
    layout.change = layout.wide ? 256 : 376;
    return layout;
}

BoardShape shape_for(const BoardLayout& layout) {
    const float height = layout.bottom - layout.top;
    const auto fitting = [&](float row) {
        return std::max(1, static_cast<int>((height + 1) / row));
    };
    BoardShape shape;
    shape.rows = fitting(layout.row);
    shape.dense_rows = fitting(layout.dense_row);
    shape.changes = std::max(
        1, static_cast<int>((height + metrics::gap + 36) / (layout.change + metrics::gap)));
    shape.notices = std::max(1, static_cast<int>(height / 380));
    shape.logos = layout.wide ? 12 : 10;
    return shape;
}

float draw_board_chip(Canvas& canvas, float x, float y, float width, const BoardChip& chip,
                      float scale) {
    const Theme& theme = canvas.theme();
    Color fill = theme.card2, ink = theme.text;
    switch (chip.tone) {
        case ChipTone::inverse:
            fill = theme.inverse;
            ink = theme.on_inverse;
            break;
        case ChipTone::warn:
            fill = theme.warn;
            ink = theme.on_warn;
            break;
        case ChipTone::cancel:
            fill = theme.cancel;
            ink = theme.on_cancel;
            break;
        case ChipTone::quiet:
        case ChipTone::plain:
            break;
    }
    const float before = (chip.icon.empty() ? 16.0F : 56.0F) * scale;
    const TextOptions style{.token = TextToken::caption, .color = ink, .scale = scale};
    const float wanted = before + canvas.measure(chip.word, 0, style).width + 18 * scale;
    const float taken = std::min(width, wanted);
    const Rect ground{x, y, taken, chip_height * scale};
    canvas.fill(ground, fill, metrics::radius_chip * scale);
    if (theme.edge_width > 2) canvas.outline(ground, theme.edge, metrics::radius_chip * scale, 2);
    if (!chip.icon.empty()) canvas.icon(chip.icon, x + 14 * scale, y + 8 * scale, 32 * scale, ink);
    canvas.text({x + before, y + 7 * scale, taken - before - 12 * scale, 34 * scale}, chip.word,
                style);
    return taken;
}

void draw_rows(Canvas& canvas, const BoardLayout& layout, const RowsOfSheet& rows) {
    if (rows.sheet.rows.empty()) return;
    const Theme& theme = canvas.theme();
    const float height = row_height(layout, rows);
    const float width = canvas.width() - 2 * metrics::margin;
    const Columns columns = columns_for(canvas, rows.sheet);
    const bool large = large_row_height(layout, rows) > 0;
    if (layout.wide && !large) draw_column_heads(canvas, layout, columns, rows);
    // What is on stands on a card of its own.
    const auto running = static_cast<float>(
        std::ranges::find_if(rows.sheet.rows, [](const BoardRow& row) { return !row.now; }) -
        rows.sheet.rows.begin());
    if (running > 0)
        draw_card_ground(canvas, {metrics::margin, layout.top, width, running * height}, false);
    float y = layout.top;
    bool first = true;
    for (const BoardRow& row : rows.sheet.rows) {
        if (!first) canvas.rule(metrics::margin + inset, y - 1, width - 2 * inset, theme.rule);
        first = false;
        const std::string label = row.time + " " + row.title;
        const Rect rect{metrics::margin, y, width, height};
        if (canvas.pressed(label)) canvas.fill(rect, theme.card2, metrics::radius_button);
        if (large) {
            draw_large_row(canvas, rect, row);
        } else if (layout.wide) {
            draw_wide_row(canvas, columns, y, height, row);
        } else {
            draw_narrow_row(canvas, y, height, row);
        }
        const bool tall = rect.h >= 96 && rows.touching == Touching::yes && !row.session.empty();
        if (tall) {
            canvas.button(label, value_of_row(row), rect,
                          open_page(PageKind::session, row.session));
        } else {
            canvas.note(row.now ? "now" : "row", label, value_of_row(row), rect);
        }
        y += height;
    }
}

}  // namespace foyer::kiosk::board
