#pragma once
// The pages of a board, drawn. Measures in logical px. UI thread only. Internal to the board.

#include "kiosk/display/board_model.h"
#include "kiosk/widgets/canvas.h"

namespace foyer::kiosk::board {

/// Whether rows can be touched.
enum class Touching { no, yes };

/// Where things stand on a canvas.
struct BoardLayout {
    bool wide = false;  ///< a row is one line with columns
    float top = 0;      ///< of the rows
    float bottom = 0;   ///< below the last row
    float row = 0;      ///< height of a row
    float tallest_row = 0;
    float dense_row = 0;  ///< where there are many
    float change = 0;     ///< height of a change
};
[[nodiscard]] BoardLayout layout_for(const Canvas& canvas);
[[nodiscard]] BoardShape shape_for(const BoardLayout& layout);

struct RowsOfSheet {
    const BoardSheet& sheet;
    const Catalogue& words;
    bool dense = false;
    Touching touching = Touching::no;
};
void draw_rows(Canvas& canvas, const BoardLayout& layout, const RowsOfSheet& rows);

void draw_changes(Canvas& canvas, const BoardLayout& layout, const BoardSheet& sheet,
                  Touching touching);
void draw_notices(Canvas& canvas, const BoardLayout& layout, const BoardSheet& sheet);
void draw_logos(Canvas& canvas, const BoardLayout& layout, const BoardSheet& sheet);

/// A row of a page that has few of them, at least 240 high.
void draw_large_row(Canvas& canvas, const Rect& rect, const BoardRow& row);

/// A chip with an icon before its word, 48 high times `scale`, at most `width` wide; returns what
/// it took.
float draw_board_chip(Canvas& canvas, float x, float y, float width, const BoardChip& chip,
                      float scale = 1);

}  // namespace foyer::kiosk::board
