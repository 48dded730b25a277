#include "kiosk/screens/frame.h"

#include <algorithm>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/footer.h"
#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/lowered.h"
#include "kiosk/screens/staff_frame.h"
#include "kiosk/screens/strips.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

constexpr float margin = metrics::margin;
constexpr float least_marked_width = 900;
/// What a header takes above the reachable part of a lowered screen.
constexpr float lowered_header = 136;

struct FreshnessWords {
    std::string icon;
    std::string text;
    Color color;
    bool strong = false;
};

/// The words beside the date; empty text when there is nothing honest to say.
FreshnessWords freshness_words(const ScreenContext& context, const Theme& theme) {
    const Freshness& freshness = context.freshness;
    if (!context.snapshot || !freshness.ever_confirmed || context.origin == Origin::sample)
        return {};
    const Catalogue& words = context.words();
    const std::string time =
        moment(words, context.snapshot->days_rule().zone, freshness.confirmed, context.now);
    switch (freshness.grade) {
        case FreshnessGrade::fresh:
            return {"uptodate", words.text("fresh.up_to_date", {{"time", time}}), theme.text2};
        case FreshnessGrade::ageing:
            return {"offline", words.text("fresh.as_of", {{"time", time}}), theme.text, true};
        case FreshnessGrade::stale:
        case FreshnessGrade::outdated:
            return {"offline", words.text("fresh.as_of", {{"time", time}}), theme.warn_text, true};
    }
    return {};
}

void draw_date_line(const ScreenContext& context, Canvas& canvas, float x, float y, float width) {
    const Theme& theme = canvas.theme();
    if (!context.snapshot) return;
    const DayRule& rule = context.snapshot->days_rule();
    const TextOptions date_style{.token = TextToken::body, .color = theme.text2};
    const FreshnessWords fresh = freshness_words(context, theme);
    const TextOptions fresh_style{.token = fresh.strong ? TextToken::bodyb : TextToken::body,
                                  .color = fresh.color};
    const float fresh_width =
        fresh.text.empty() ? 0 : 22 + 36 + canvas.measure(fresh.text, 0, fresh_style).width;
    const ProgrammeDay today = rule.day_of(context.now);
    const std::vector<std::string> dates{day_name(context.words(), today),
                                         short_date(context.words(), today)};
    const float date_width = std::max(0.0F, width - fresh_width);
    // How old all of it is counts more than the date.
    const bool dated =
        fresh.text.empty() || canvas.measure(dates.back(), 0, date_style).width <= date_width;
    float at = x;
    if (dated) {
        const TextExtent date = draw_fitting(canvas, {x, y, date_width, 44}, dates, date_style);
        canvas.note("text", dates.front(), {}, {x, y, date.width, 44});
        at += date.width + 22;
    }
    if (fresh.text.empty()) return;
    canvas.icon(fresh.icon, at, y + 8, 28,
                context.freshness.grade == FreshnessGrade::fresh ? theme.ok : fresh.color);
    const float left = at + 36;
    canvas.text({left, y, x + width - left, 44}, fresh.text, fresh_style);
    canvas.note("status", fresh.text, std::string(word_for(context.freshness.grade)),
                {at, y, fresh_width - 22, 44});
}

void draw_mark(Canvas& canvas, float x, float y) {
    const Theme& theme = canvas.theme();
    canvas.fill({x, y, 80, 80}, theme.card2, metrics::radius_button);
    if (theme.edge_width > 2)
        canvas.outline({x, y, 80, 80}, theme.edge, metrics::radius_button, theme.edge_width);
    canvas.icon("event", x + 16, y + 16, 48, theme.text);
}

/// Draws the clock and returns its left edge.
float draw_clock(const ScreenContext& context, Canvas& canvas, float lift) {
    const float right = canvas.width() - margin;
    if (!context.snapshot) return right;
    const std::string time =
        time_of_day(context.words(), context.snapshot->days_rule().zone, context.now);
    const Rect box{right - 420, 36 - lift, 420, 112};
    const float width =
        canvas.clock(box, time, TextToken::display, canvas.theme().text, Align::right);
    note_clock(context, canvas, time, {right - width, box.y, width, box.h});
    return right - width;
}

void draw_header(const ScreenContext& context, Canvas& canvas, HeaderStyle header) {
    const float lift = canvas.portrait() ? 0 : 22;
    const bool plain = header == HeaderStyle::plain;
    const float right = canvas.width() - margin;
    const float text_right = plain ? right - 80 : draw_clock(context, canvas, lift);
    // Where all is magnified, words need the room more than the mark.
    const bool marked = canvas.width() >= least_marked_width;
    const float left = plain || !marked ? margin : 148;
    if (marked || plain) draw_mark(canvas, plain ? right - 80 : margin, 50 - lift);

    const float width = text_right - 32 - left;
    const std::string title =
        context.snapshot
            ? std::string(context.snapshot->conference().title.in(context.words().language()))
            : std::string("Foyer");
    // A long name is set smaller before it is shortened.
    TextOptions style{.token = TextToken::bodyl, .color = canvas.theme().text};
    Rect box{left, 44 - lift, width, 54};
    if (canvas.measure(title, width, style).shortened) {
        style.token = TextToken::bodyb;
        box.y += 6;
        box.h = 44;
    }
    canvas.text(box, title, style);
    canvas.note("heading", title, {}, box);
    draw_date_line(context, canvas, left, 93 - lift, width);
}

/// Where strips end: on a low screen, or a magnified one, the page keeps room for what its visitor
/// has come for. The home, which everybody sees, says all.
float lowest_strip(const ScreenContext& context, const Canvas& canvas, float bottom) {
    constexpr float least_page = 400;
    constexpr float least_search = 144;
    if (keyboard_shown(context))
        return canvas.height() - keyboard_height(context, canvas, 0) - least_search;
    return current_page(context.state).kind == PageKind::now ? bottom : bottom - least_page;
}

}  // namespace

// Nobody may take it for the day. In the corner where the clock leaves room for it, else beside the
// clock.
void draw_rehearsal(const ScreenContext& context, Canvas& canvas) {
    if (!context.rehearsal) return;
    const Theme& theme = canvas.theme();
    const std::string words = context.words().text("rehearsal");
    const TextOptions style{
        .token = TextToken::caption, .color = theme.on_warn, .align = Align::center};
    const float width = canvas.measure(words, 0, style).width + 56;
    const float beside_clock = canvas.portrait() ? 0 : margin + 280;
    const Rect corner{canvas.width() - beside_clock - width, 0, width, 40};
    canvas.fill(corner, theme.warn, 0);
    canvas.text({corner.x, 3, width, 34}, words, style);
    canvas.note("status", words, {}, corner);
}

void note_clock(const ScreenContext& context, Canvas& canvas, const std::string& time,
                const Rect& rect) {
    canvas.note("clock", time, {}, rect);
    const bool held = context.staff && context.staff->available() &&
                      context.state.staff.phase == StaffPhase::closed;
    if (!held) return;
    ProbeItem& item = canvas.probe().items.back();
    item.actions = {"hold"};
    item.intent = staff_intent(IntentKind::staff_enter);
    item.acts = Acts::after_hold;
}

namespace {

/// The room of a page; `below` is taken by the footer.
Rect room_of_page(const Canvas& canvas, float top, float below) {
    const float bottom = canvas.height() - below - metrics::gap;
    return {margin, top, canvas.width() - 2 * margin, std::max(0.0F, bottom - top)};
}

}  // namespace

Rect draw_header_and_strip(const ScreenContext& context, Canvas& canvas, HeaderStyle style) {
    const bool footer = context.state.staff.phase != StaffPhase::pin &&
                        !is_staff_page(current_page(context.state).kind);
    const float footer_room = footer ? footer_height(context, canvas) : metrics::gap;
    if (staff_are_in(context.state)) {
        return room_of_page(canvas, draw_staff_bar(context, canvas), footer_room);
    }
    const bool lowered =
        context.state.low_reach && reach(context, canvas) + lowered_header < canvas.height();
    if (lowered && has_clock_above_reach(context, canvas)) style = HeaderStyle::plain;
    draw_header(context, canvas, style);
    draw_rehearsal(context, canvas);
    float first = canvas.portrait() ? 168 : 136;
    if (lowered) first = draw_above_reach(context, canvas, first);
    const float bottom = canvas.height() - footer_room - metrics::gap;
    const float below = draw_strips(context, canvas, first, lowest_strip(context, canvas, bottom));
    const float top = below > first || lowered ? below : canvas.portrait() ? 176 : 136;
    return room_of_page(canvas, top, footer_room);
}

}  // namespace foyer::kiosk
