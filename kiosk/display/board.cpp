#include "kiosk/display/board.h"

#include <algorithm>

#include "kiosk/display/board_parts.h"
#include "kiosk/display/burn_in.h"
#include "kiosk/display/display_voice.h"
#include "kiosk/display/fitting.h"
#include "kiosk/display/remark.h"
#include "kiosk/i18n/wording.h"
#include "kiosk/screens/page_parts.h"

namespace foyer::kiosk {

namespace {

using board::BoardLayout;
using board::Touching;

constexpr float segment_height = 6;
constexpr float segment_gap = 12;
constexpr float hold_height = 96;

/// One page of the board as it is to be drawn.
struct Turned {
    BoardModel model;
    std::size_t page = 0;
    UtcTime until{};
    DisplayVoice voice;
    bool held = false;
};

BoardModel model_in(const ScreenContext& context, const BoardLayout& layout,
                    const DisplayVoice& voice) {
    return board_model(
        *context.snapshot, context.now, voice.words, voice.other,
        {.screen = context.screen, .pages = context.role.pages, .shape = board::shape_for(layout)});
}

/// The times of the pages follow from the language at home, so that the loop is as long in every
/// language; each loop speaks the next one.
Turned turn_board(const ScreenContext& context, const BoardLayout& layout) {
    const DisplayVoice home = display_voice(context, 0);
    BoardModel model = model_in(context, layout, home);
    const auto times = page_times(loads_of(model));
    const BoardTurn turn = turn_at(times, context.now);
    const DisplayVoice voice =
        display_voice(context, model.sheets.size() > 1 ? turn.loop : minute_number(context.now));
    if (voice.words.language() != home.words.language()) model = model_in(context, layout, voice);
    Turned turned{std::move(model), turn.page, turn.until, voice};
    const std::string& held = context.state.held_page;
    const auto found = std::ranges::find(turned.model.sheets, held, &BoardSheet::key);
    if (held.empty() || found == turned.model.sheets.end()) return turned;
    turned.page = static_cast<std::size_t>(found - turned.model.sheets.begin());
    turned.until = UtcTime::max();
    turned.held = true;
    return turned;
}

/// What stands in the head of a page beside the clock, on `side` of the screen.
void draw_page_title(Canvas& canvas, const BoardLayout& layout, const BoardSheet& sheet,
                     const Rect& box, HeadSide side) {
    const Theme& theme = canvas.theme();
    const TextOptions style =
        fitted(canvas, sheet.title, box.w, 84,
               {{TextToken::headline, 1}, {TextToken::title, 1}, {TextToken::bodyl, 1}},
               {.color = theme.text, .align = side_align(side)});
    const float line = type_size(style.token).line;
    const TextExtent title =
        canvas.text({box.x, box.y + (84 - line) / 2, box.w, line}, sheet.title, style);
    canvas.note("heading", sheet.title, sheet.subtitle, box);
    std::string subtitle = sheet.subtitle;
    if (!sheet.more.empty()) subtitle += (subtitle.empty() ? "" : ", ") + sheet.more;
    if (subtitle.empty()) return;
    const TextOptions small{
        .token = TextToken::body, .color = theme.text2, .align = side_align(side)};
    const float rest = box.w - title.width - 34;
    if (layout.wide && canvas.measure(subtitle, 0, small).width <= rest) {
        const float x = side == HeadSide::left ? box.right() - rest : box.x;
        canvas.text({x, box.y + 33, rest, 44}, subtitle, small);
    } else if (!layout.wide) {
        canvas.text({metrics::margin, box.y + 92, canvas.width() - 2 * metrics::margin, 44},
                    subtitle, small);
    }
    if (!sheet.more.empty()) canvas.note("more", sheet.more, {}, box);
}

void draw_board_header(const ScreenContext& context, Canvas& canvas, const BoardLayout& layout,
                       const Turned& turned) {
    // Who can touch a board expects things where they were.
    const HeadSide side = context.panel.touched ? HeadSide::left : head_side(context.now);
    const bool at_left = side == HeadSide::left;
    const float right = canvas.width() - metrics::margin;
    const std::string time =
        time_of_day(turned.voice.words, context.snapshot->days_rule().zone, context.now);
    const float clock_y = layout.wide ? 13 : 24;
    constexpr float most_clock = 420;
    const float clock = canvas.clock(
        {at_left ? right - most_clock : metrics::margin, clock_y, most_clock, 112}, time,
        TextToken::display, canvas.theme().text, at_left ? Align::right : Align::left);
    canvas.note("clock", time, {},
                {at_left ? right - clock : metrics::margin, clock_y, clock, 112});
    const float width = right - clock - 40 - metrics::margin;
    const Rect words{at_left ? metrics::margin : right - width, layout.wide ? 24.0F : 36.0F, width,
                     84};
    draw_page_title(canvas, layout, turned.model.sheets[turned.page], words, side);
}

/// What is left of the foot for words, and where it ends.
void draw_page_number(Canvas& canvas, const Turned& turned, Touching touching, float y,
                      float& right) {
    const Theme& theme = canvas.theme();
    const std::size_t count = turned.model.sheets.size();
    if (count < 2) return;
    const std::string page = std::to_string(turned.page + 1) + "/" + std::to_string(count);
    const TextOptions number{.token = TextToken::bodyb, .color = theme.text, .align = Align::right};
    const float width = canvas.measure(page, 0, number).width + 4;
    canvas.text({right - width, y, width, 44}, page, number);
    canvas.note("text", page, {}, {right - width, y, width, 44});
    right -= width + 40;
    if (touching == Touching::yes || turned.held) {
        const std::string words =
            turned.voice.words.text(turned.held ? "board.paused" : "board.touch");
        const TextOptions style{.token = TextToken::bodyb, .color = theme.accent};
        const float word_width = canvas.measure(words, 0, style).width + 4;
        const float left = right - word_width - 48;
        canvas.icon(turned.held ? "pause" : "hand", left, y + 4, 36, theme.accent);
        canvas.text({left + 48, y, word_width, 44}, words, style);
        if (turned.held) canvas.note("status", words, {}, {left, y, right - left, 44});
        right = left - 40;
    }
    const float each =
        (canvas.width() - 2 * metrics::margin - segment_gap * static_cast<float>(count - 1)) /
        static_cast<float>(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Rect segment{metrics::margin + static_cast<float>(i) * (each + segment_gap), y + 56,
                           each, segment_height};
        const Color color = i == turned.page  ? theme.text
                            : i < turned.page ? theme.line
                                              : theme.card2;
        canvas.fill(segment, color, segment_height / 2);
    }
}

void draw_about(const ScreenContext& context, Canvas& canvas, const Turned& turned, float y,
                float right) {
    const Theme& theme = canvas.theme();
    const Catalogue& words = turned.voice.words;
    // What is wrong is said instead of what everybody knows.
    for (const Remark& remark : remarks_of(context, words)) {
        const bool alarm = remark.tone == RemarkTone::alarm;
        const bool warns = remark.tone == RemarkTone::warn;
        const Rect band{metrics::margin, y - 10, right - metrics::margin, 60};
        const Color ink = alarm ? theme.on_cancel : warns ? theme.on_warn : theme.warn_text;
        if (alarm || warns)
            canvas.fill(band, alarm ? theme.cancel : theme.warn, metrics::radius_button);
        canvas.icon(remark.icon, band.x + 16, y + 2, 36, ink);
        draw_fitted(canvas, {band.x + 68, y - 4, band.w - 84, 54}, remark.text,
                    {{TextToken::bodyb, 1}, {TextToken::caption, 1}}, {.color = ink});
        canvas.note("alert", remark.text, {}, band);
        return;
    }
    const std::string title(context.snapshot->conference().title.in(words.language()));
    const TextOptions bold{.token = TextToken::bodyb, .color = theme.text2};
    float x = metrics::margin;
    x += canvas.text({x, y, right - x, 44}, title, bold).width + 24;
    canvas.note("text", title, {}, {metrics::margin, y, x - metrics::margin, 44});
    const std::string date = day_name(words, context.snapshot->days_rule().day_of(context.now));
    const TextOptions plain{.token = TextToken::body, .color = theme.text2};
    if (canvas.measure(date, 0, plain).width > right - x) return;
    x += canvas.text({x, y, right - x, 44}, date, plain).width + 24;
    const Remark age = age_of(context, words);
    if (age.text.empty()) return;
    const std::string fresh = words.text("fresh.up_to_date", {{"time", age.text}});
    const float width = canvas.measure(fresh, 0, plain).width + 4;
    if (width + 40 > right - x) return;
    canvas.icon(age.icon, x, y + 8, 28, theme.ok);
    canvas.text({x + 40, y, width, 44}, fresh, plain);
    canvas.note("status", fresh, "fresh", {x, y, width + 40, 44});
}

void draw_board_foot(const ScreenContext& context, Canvas& canvas, const Turned& turned,
                     Touching touching) {
    const float y = canvas.height() - 86;
    float right = canvas.width() - metrics::margin;
    draw_page_number(canvas, turned, touching, y, right);
    draw_about(context, canvas, turned, y, right);
    if (touching == Touching::no || turned.model.sheets.size() < 2) return;
    // All of the foot holds the page, and lets it go.
    const BoardSheet& sheet = turned.model.sheets[turned.page];
    Intent hold;
    hold.kind = IntentKind::hold_page;
    hold.argument = turned.held ? std::string() : sheet.key;
    canvas.button(turned.voice.words.text(turned.held ? "board.go_on" : "board.touch"), {},
                  {0, canvas.height() - hold_height, canvas.width(), hold_height}, hold);
}

}  // namespace

void draw_board(const ScreenContext& context, Canvas& canvas) {
    const BoardLayout layout = board::layout_for(canvas);
    const Turned turned = turn_board(context, layout);
    canvas.set_language(turned.voice.words.language());
    if (turned.until != UtcTime::max()) canvas.probe().changes_at = turned.until;
    const Touching touching = context.panel.touched ? Touching::yes : Touching::no;
    const BoardSheet& sheet = turned.model.sheets[turned.page];
    draw_board_header(context, canvas, layout, turned);
    if (!sheet.headline.empty())
        draw_message(canvas,
                     {metrics::margin, layout.top, canvas.width() - 2 * metrics::margin,
                      layout.bottom - layout.top},
                     "event", sheet.headline, sheet.detail);
    board::draw_rows(canvas, layout,
                     {.sheet = sheet,
                      .words = turned.voice.words,
                      .dense = turned.model.dense,
                      .touching = touching});
    board::draw_changes(canvas, layout, sheet, touching);
    board::draw_notices(canvas, layout, sheet);
    board::draw_logos(canvas, layout, sheet);
    draw_board_foot(context, canvas, turned, touching);
}

}  // namespace foyer::kiosk
