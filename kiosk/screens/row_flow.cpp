#include "kiosk/screens/row_flow.h"

#include <utility>

#include "kiosk/screens/prose.h"
#include "kiosk/screens/room_card_parts.h"

namespace foyer::kiosk {

namespace {

constexpr float low_row_height = 104;
constexpr float low_row_side = 32;
// Below this width the words stand above the row, not before it.
constexpr float low_row_least = 760;

void draw_low_row(Canvas& canvas, const Rect& rect, const std::string& heading,
                  const SessionRow& row) {
    const Theme& theme = canvas.theme();
    const std::string label = label_for(row);
    draw_card_ground(canvas, rect, canvas.pressed(label));
    float x = rect.x + low_row_side;
    if (rect.w >= low_row_least) {
        const TextOptions quiet{.token = TextToken::caption, .color = theme.text2};
        const float most = rect.w * 0.4F;
        x += canvas.text({x, rect.y + 35, most, 34}, heading, quiet).width + 26;
    }
    x += canvas.clock({x, rect.y + 25, 160, 54}, row.time, TextToken::bodyl, theme.text,
                      Align::left) +
         26;
    const float right = rect.right() - low_row_side - 32;
    canvas.text({x, rect.y + 30, right - 16 - x, 44}, row.title,
                {.token = TextToken::body, .color = theme.text, .language = row.title_language});
    room_card::draw_chevron(canvas, right, rect.y + 36);
    canvas.button(label, heading, rect, open_page(PageKind::session, row.session));
}

}  // namespace

void add_session_rows(Canvas& canvas, PageFlow& flow, float above, const std::string& heading,
                      const std::vector<SessionRow>& rows) {
    if (rows.empty()) return;
    if (!heading.empty()) {
        add_heading(canvas, flow, above, heading);
        above = 16;
    }
    for (const SessionRow& row : rows) {
        flow.add(above, session_row_height,
                 [&canvas, &row](const Rect& rect) { draw_session_row(canvas, rect, row); });
        above = session_row_step - session_row_height;
    }
}

void add_low_row(Canvas& canvas, PageFlow& flow, float above, const std::string& heading,
                 const SessionRow& row) {
    if (flow.width() < low_row_least) {
        add_heading(canvas, flow, above, heading);
        above = 16;
    }
    flow.add(above, low_row_height, [&canvas, &heading, &row](const Rect& rect) {
        draw_low_row(canvas, rect, heading, row);
    });
}

void add_quiet_line(Canvas& canvas, PageFlow& flow, float above, std::string text) {
    const TextOptions quiet{
        .token = TextToken::body, .color = canvas.theme().text2, .max_lines = 12};
    const float height = canvas.measure(text, flow.width(), quiet).height;
    flow.add(above, height, [&canvas, quiet, text = std::move(text)](const Rect& rect) {
        canvas.text(rect, text, quiet);
        canvas.note("text", text, {}, rect);
    });
}

}  // namespace foyer::kiosk
