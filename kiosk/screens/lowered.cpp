#include "kiosk/screens/lowered.h"

#include <algorithm>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/home_memo.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

constexpr float board_row = 104;
constexpr float hint_height = 80;
constexpr float clock_height = 232;
/// A page, navigation and access need it.
constexpr float least_reach = 780;
constexpr float header_height = 168;

/// One start as on a board: time, room, title.
void draw_soon_row(Canvas& canvas, const Rect& row, const SoonLine& line) {
    const Theme& theme = canvas.theme();
    canvas.rule(row.x, row.y, row.w, theme.rule);
    const float y = row.y + 22;
    const TextOptions time{
        .token = TextToken::title, .color = theme.text, .struck = line.cancelled};
    const float time_width = draw_time(canvas, {row.x, y, 168, 64}, line.time, time).width;
    const TextOptions room{.token = TextToken::body, .color = theme.text2, .align = Align::right};
    const float room_width = std::min(canvas.measure(line.room, 0, room).width + 2, row.w * 0.36F);
    canvas.text({row.right() - room_width, y + 10, room_width, 44}, line.room, room);
    const float left = row.x + std::max(time_width, 136.0F) + 32;
    const float width = row.right() - room_width - 32 - left;
    TextOptions title{.token = TextToken::bodyl,
                      .color = line.cancelled ? theme.text2 : theme.text,
                      .struck = line.cancelled,
                      .language = line.title_language};
    // A long first word is set smaller before it is broken.
    for (const TextToken smaller : {TextToken::bodyb, TextToken::caption})
        if (canvas.measure(line.title, width, title).broken_word) title.token = smaller;
    const float height = type_size(title.token).line;
    canvas.text({left, y + 5 + (54 - height) / 2, width, height}, line.title, title);
    canvas.note("text", line.time + " " + line.title, line.room, row);
}

void draw_hint(const ScreenContext& context, Canvas& canvas, float y) {
    const Theme& theme = canvas.theme();
    const float x = metrics::margin;
    const std::string hint = context.words().text("access.lowered");
    canvas.icon("arrowdown", x, y + 18, 40, theme.text2);
    const Rect box{x + 56, y + 16, canvas.width() - 2 * x - 56, 44};
    draw_fitting(canvas, box, {hint, context.words().text("access.lowered_short")},
                 {.token = TextToken::body, .color = theme.text2});
    canvas.note("status", hint, {}, box);
}

}  // namespace

float reach(const ScreenContext& context, const Canvas& canvas) {
    const float px = reach_px(canvas.width_px(), canvas.height_px(), context.panel);
    // Magnified pages need as many logical px as plain ones.
    return std::min(canvas.height(), std::max(px / canvas.scale(), least_reach));
}

bool has_clock_above_reach(const ScreenContext& context, const Canvas& canvas) {
    const float end = canvas.height() - reach(context, canvas);
    return end >= header_height + clock_height + hint_height;
}

float draw_above_reach(const ScreenContext& context, Canvas& canvas, float top) {
    const float end = canvas.height() - reach(context, canvas);
    if (end <= top) return top;
    if (end - top >= hint_height) draw_hint(context, canvas, end - hint_height);
    if (!context.snapshot) return end;
    float y = top;
    if (has_clock_above_reach(context, canvas)) {
        const std::string time =
            time_of_day(context.words(), context.snapshot->days_rule().zone, context.now);
        const Rect box{metrics::margin, y, canvas.width() - 2 * metrics::margin, 184};
        canvas.clock(box, time, TextToken::hero, canvas.theme().text, Align::left);
        note_clock(context, canvas, time, box);
        y += clock_height;
    }
    const int rows = static_cast<int>((end - hint_height - y) / board_row);
    if (rows < 1) return end;
    const HomeModel& home = canvas.keep().of<HomeMemo>().model(*context.snapshot, context.now,
                                                               context.words(), context.other());
    int drawn = 0;
    for (const SoonLine& line : home.soon) {
        if (drawn++ == rows) break;
        draw_soon_row(canvas, {metrics::margin, y, canvas.width() - 2 * metrics::margin, board_row},
                      line);
        y += board_row;
    }
    return end;
}

}  // namespace foyer::kiosk
