// The blocks of the programme's grid.

#include <algorithm>
#include <array>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/home_telling.h"
#include "kiosk/screens/programme_view.h"
#include "kiosk/screens/room_card.h"
#include "kiosk/widgets/track_mark.h"

namespace foyer::kiosk::programme_page {

namespace {

using programme::Session;
using programme::SessionMark;
using programme::SessionStatus;

constexpr float bar_width = 8;
constexpr float bar_inset = 12;
constexpr float text_left = 32;
constexpr float text_right = 12;
constexpr float title_line = 42;
constexpr float times_line = 34;
/// How far the line of now reaches into a block from either side.
constexpr float now_reach = 26;

/// One block in words.
struct BlockWords {
    std::string label;  ///< for whoever taps or listens
    std::string value;
    std::string times;    ///< "11:00 – 11:45"
    std::string new_end;  ///< "11:50" where the end in `times` no longer holds
    std::string title, title_language;
    std::string chip;  ///< what changed
    std::string to;    ///< of a ghost: where it is now
    std::string badge;
    std::vector<std::string> people;
    bool cancelled = false, ended = false, running = false;
    double planned = 1;  ///< of its length: up to the end that no longer holds
};

void tell_change(const View& view, const SessionMark& mark, BlockWords& block) {
    const Catalogue& words = view.words();
    const Move move = move_of(view.snapshot, words, mark);
    if (!block.cancelled && mark.moved_end && mark.was) {
        block.new_end = time_of_day(words, view.snapshot.days_rule().zone,
                                    view.snapshot.session(mark.session).end);
        if (!mark.moved_room) return;
    }
    if (mark.moved_room || mark.moved_start) {
        block.chip = words.text("programme.moved_from", {{"from", move.from}});
    } else {
        block.chip = word_for_mark(view.snapshot, words, mark);
    }
}

BlockWords words_for(const View& view, const GridBlock& block, const std::string& room) {
    const Catalogue& words = view.words();
    const Session& session = view.snapshot.session(block.session);
    const TimeZone& zone = view.snapshot.days_rule().zone;
    BlockWords told;
    const SessionMark* mark =
        block.ghost ? view.marks.any_of(block.session) : view.marks.of(block.session);
    UtcTime start = session.start;
    UtcTime end = session.end;
    told.cancelled = session.status == SessionStatus::cancelled;
    if (mark && mark->was && (block.ghost || mark->moved_end)) {
        end = mark->was->end;
        if (block.ghost) start = mark->was->start;
    }
    told.ended = session.end <= view.now() && !block.ghost;
    told.running = !told.cancelled && !block.ghost && start <= view.now() && !told.ended;
    if (mark && mark->was && mark->moved_end && told.running && session.end > mark->was->end)
        told.planned = std::clamp(std::chrono::duration<double>(mark->was->end - session.start) /
                                      (session.end - session.start),
                                  0.0, 1.0);
    told.times = time_of_day(words, zone, start) + " – " + time_of_day(words, zone, end);
    told.title = std::string(session.title.in(words.language()));
    told.title_language = home::shown_language(session.title, words.language());
    if (block.ghost && mark) {
        told.to = move_of(view.snapshot, words, *mark).to;
    } else {
        if (mark) tell_change(view, *mark, told);
        told.people = people_wordings(words, view.snapshot, session);
        told.badge = badge_word(session.language);
    }
    if (told.cancelled) told.chip = words.text("room.cancelled");
    told.label = time_of_day(words, zone, start) + " " + told.title + ", " + room;
    if (told.running) told.value = words.text("chip.now") + ", ";
    if (told.ended) told.value = words.text("chip.done") + ", ";
    told.value += told.times;
    const std::string said =
        mark ? spoken(words, move_of(view.snapshot, words, *mark)) : std::string();
    for (const std::string& part : {told.cancelled ? told.chip : std::string(), said,
                                    told.people.empty() ? std::string() : told.people.front()})
        if (!part.empty()) told.value += ", " + part;
    return told;
}

Color bar_color(const View& view, const Theme& theme, const Session& session) {
    const auto track = view.snapshot.find_track(session.track);
    if (!track) return theme.line;
    const auto& colors = track_colors();
    return parsed_color(view.snapshot.track(*track).color, colors[*track % colors.size()]);
}

/// The largest way to set a title into `box` that breaks no word; what does not fit is shortened.
TextOptions title_style(Canvas& canvas, const Rect& box, const BlockWords& block, Color color) {
    TextOptions style{.token = TextToken::bodyb,
                      .color = color,
                      .struck = block.cancelled,
                      .line = title_line,
                      .language = block.title_language,
                      .strike_color = canvas.theme().danger};
    for (const auto& [token, line, scale] :
         {std::tuple{TextToken::bodyb, title_line, 1.0F},
          std::tuple{TextToken::caption, 34.0F, 1.0F}, std::tuple{TextToken::caption, 31.0F, 0.85F},
          std::tuple{TextToken::caption, 34.0F, 0.7F}}) {
        style.token = token;
        style.line = line;
        style.scale = scale;
        style.max_lines = std::max(1, static_cast<int>(box.h / (line * scale)));
        if (line * scale > box.h) continue;
        const TextExtent extent = canvas.measure(block.title, box.w, style);
        // Smaller is better than cut, but not at any price.
        if (!extent.broken_word && (!extent.shortened || scale < 1)) break;
    }
    return style;
}

/// The start, the end that no longer holds, struck, where there is room for it, and the new one.
void draw_new_end(Canvas& canvas, Rect box, const BlockWords& block, TextOptions style) {
    const std::size_t dash = block.times.rfind(' ') + 1;
    const std::string begin = block.times.substr(0, dash);
    const std::string old = block.times.substr(dash);
    const float begin_width = canvas.measure(begin, 0, style).width + 6;
    const float new_width = canvas.measure(block.new_end, 0, style).width + 2;
    // In a narrow lane both are set smaller before either is cut.
    if (const float needed = begin_width + new_width; needed > box.w)
        style.scale = std::max(0.6F, (box.w - 2) / needed);
    box.y += type_size(style.token).baseline * (1 - style.scale);
    float x = box.x + canvas.text(box, begin, style).width + 6;
    TextOptions struck = style;
    struck.struck = true;
    const float old_width = canvas.measure(old, 0, struck).width;
    if (x + old_width + 14 + new_width <= box.right()) {
        canvas.text({x, box.y, old_width + 2, box.h}, old, struck);
        x += old_width + 14;
    }
    style.color = canvas.theme().text;
    canvas.text({x, box.y, box.right() - x, box.h}, block.new_end, style);
}

/// When, what changed, and in which language; one line, what does not fit is left out from the
/// right: the title says more. Returns the height taken.
void draw_block_head(Canvas& canvas, const Rect& box, const BlockWords& block) {
    const Theme& theme = canvas.theme();
    const TextOptions quiet{.token = TextToken::caption,
                            .color = block.ended ? theme.text3 : theme.text2};
    float right = box.right();
    const float times = canvas.measure(block.times, 0, quiet).width;
    if (!block.badge.empty() && block.chip.empty() && times + 76 <= box.w) {
        right -= 56;
        draw_badge(canvas, right, box.y - 1, block.badge);
        if (block.running) {
            // On the part that is over the badge's own ground would not be seen.
            canvas.fill({right, box.y - 1, 56, 36}, theme.card, 8);
            canvas.text(
                {right, box.y, 56, 34}, block.badge,
                {.token = TextToken::caption, .color = theme.text2, .align = Align::center});
        }
        right -= 8;
    }
    if (!block.new_end.empty()) {
        draw_new_end(canvas, {box.x, box.y, right - box.x, box.h}, block, quiet);
        return;
    }
    TextOptions style = quiet;
    std::string shown = block.times;
    // In a narrow lane the start alone says enough: the block's foot is the end.
    if (times > right - box.x) shown = block.times.substr(0, block.times.find(' '));
    canvas.text({box.x, box.y, right - box.x, box.h}, shown, style);
}

/// What changed, right of the times where there is room, else on a line of its own. Returns the
/// height that it took below the times.
float draw_block_chip(Canvas& canvas, const Rect& box, const BlockWords& block) {
    const Theme& theme = canvas.theme();
    const std::string& word = block.to.empty() ? block.chip : block.to;
    if (word.empty()) return 0;
    const bool ghost = !block.to.empty();
    const float arrow = ghost || block.cancelled ? 36 : 0;
    TextOptions style{.token = ghost ? TextToken::bodyb : TextToken::caption,
                      .color = ghost             ? theme.warn_text
                               : block.cancelled ? theme.on_cancel
                                                 : theme.on_warn};
    const float times = canvas.measure(block.times, 0, {.token = TextToken::caption}).width;
    const float beside = box.w - times - 16;
    const float padding = ghost ? 0 : 12;
    float width = canvas.measure(word, 0, style).width + arrow + 2 * padding;
    const bool below = width > beside;
    if (below && ghost) {
        style.token = TextToken::caption;
        width = canvas.measure(word, 0, style).width + arrow;
    }
    width = std::min(width, box.w);
    // In a narrow lane a word is set smaller before it is broken.
    const float inner = width - arrow - 2 * padding + 2;
    style.scale = scale_for_word(canvas, word, inner, style);
    const float x = below ? box.x : box.right() - width;
    const float y = below ? box.y + times_line + 2 : box.y - 2;
    if (!ghost) canvas.fill({x, y, width, 38}, block.cancelled ? theme.cancel : theme.warn, 12);
    if (arrow > 0) canvas.icon(ghost ? "arrow" : "cancel", x + padding, y + 5, 28, style.color);
    const float line = type_size(style.token).line;
    canvas.text({x + padding + arrow, y + (38 - line) / 2, inner, line}, word, style);
    return below ? 42 : 0;
}

void draw_block_ground(Canvas& canvas, const View& view, const GridBlock& block, const Rect& rect,
                       const BlockWords& told, float now_y) {
    const Theme& theme = canvas.theme();
    const bool pressed = canvas.pressed(told.label);
    if (block.ghost || told.cancelled) {
        if (pressed) canvas.fill(rect, theme.card2, metrics::radius_button);
        canvas.outline(rect, theme.line, metrics::radius_button, 2);
        return;
    }
    canvas.fill(rect, pressed ? theme.card2 : theme.card, metrics::radius_button);
    const float done = std::clamp(now_y - rect.y, 0.0F, rect.h);
    if (told.running && done > 0 && !pressed) {
        // The part that is over stands out; its lower end is straight.
        canvas.begin_clip({rect.x, rect.y, rect.w, done});
        canvas.fill(rect, theme.card2, metrics::radius_button);
        canvas.end_clip();
    }
    if (theme.edge_width > 0)
        canvas.outline(rect, theme.edge, metrics::radius_button, theme.edge_width);
    const Rect bar{rect.x + bar_inset, rect.y + 14, bar_width, rect.h - 28};
    const Session& session = view.snapshot.session(block.session);
    canvas.fill(bar, told.ended ? theme.line : bar_color(view, theme, session), bar_width / 2);
    if (theme.background == theme_called(ThemeName::light).background && !told.ended)
        canvas.outline(bar, theme.text, bar_width / 2, 1);
}

/// The time that was added to a session, as a bar at the foot of its block; returns what is left of
/// the block above it.
Rect draw_added_time(Canvas& canvas, const Rect& rect, double planned) {
    constexpr float gap = 4;
    if (planned >= 1) return rect;
    const float added =
        std::clamp(rect.h * static_cast<float>(1 - planned) - gap, 16.0F, rect.h * 0.4F);
    const Rect bar{rect.x, rect.bottom() - added, rect.w, added};
    canvas.fill(bar, canvas.theme().warn, std::min(added / 2, metrics::radius_button));
    return {rect.x, rect.y, rect.w, rect.h - added - gap};
}

/// What is cancelled, as a line above what takes its place.
void draw_cancelled_line(const View& view, Canvas& canvas, const Rect& rect,
                         programme::SessionIndex index, const std::string& room) {
    const Theme& theme = canvas.theme();
    const Session& session = view.snapshot.session(index);
    const std::string word = view.words().text("room.cancelled");
    const std::string title(session.title.in(view.words().language()));
    canvas.outline(rect, theme.rule, 14, 2);
    canvas.icon("cancel", rect.x + 14, rect.y + 10, 28, theme.danger);
    const float x = rect.x + 52;
    const float width = rect.right() - 12 - x;
    const TextExtent taken = canvas.text({x, rect.y + 7, width, 34}, word,
                                         {.token = TextToken::caption, .color = theme.danger});
    const float left = width - taken.width - 14;
    const TextOptions struck{
        .token = TextToken::note,
        .color = theme.text2,
        .struck = true,
        .language = home::shown_language(session.title, view.words().language()),
        .strike_color = theme.danger};
    if (left > 90 && !canvas.measure(title, left, struck).broken_word)
        canvas.text({x + taken.width + 14, rect.y + 7, left, 34}, title, struck);
    canvas.note("text", title, word + ", " + room, rect);
}

}  // namespace

void draw_grid_block(const View& view, Canvas& canvas, const GridBlock& block,
                     const std::string& room, float now_y) {
    const Theme& theme = canvas.theme();
    const BlockWords told = words_for(view, block, room);
    Rect rect{block.x, block.y, block.w, block.h};
    if (block.above) {
        draw_cancelled_line(view, canvas, {rect.x, rect.y, rect.w, cancelled_line}, *block.above,
                            room);
        rect.y += cancelled_step;
        rect.h -= cancelled_step;
    }
    const Rect whole = rect;
    rect = draw_added_time(canvas, rect, told.planned);
    draw_block_ground(canvas, view, block, rect, told, now_y);
    const bool bar = !block.ghost && !told.cancelled;
    if (told.running && now_y > rect.y && now_y < rect.bottom()) {
        canvas.fill({rect.x - 2, now_y - 2, now_reach, 4}, theme.accent);
        canvas.fill({rect.right() - 8, now_y - 2, 10, 4}, theme.accent);
    }
    const float left = bar ? text_left : 20;
    const float pad = rect.h > 120 ? 12 : 5;
    // A tall block keeps its words in sight while any of it is.
    const Rect inner{rect.x + left, rect.y + pad, rect.w - left - text_right, rect.h - pad - 6};
    draw_block_head(canvas, {inner.x, inner.y, inner.w, times_line}, told);
    const float below = draw_block_chip(canvas, {inner.x, inner.y, inner.w, times_line}, told);
    const float top = inner.y + times_line + below + (rect.h > 120 ? 6.0F : 0.0F);
    const Rect box{inner.x, top, inner.w, inner.bottom() - top};
    if (box.h >= 30) {
        const TextOptions style =
            title_style(canvas, box, told,
                        told.ended || told.cancelled || block.ghost ? theme.text2 : theme.text);
        const TextExtent title = canvas.text(box, told.title, style);
        const float rest = box.h - title.height;
        const TextOptions note{.token = TextToken::note, .color = theme.text2};
        if (rest >= 40 && !told.people.empty() &&
            !canvas.measure(told.people.back(), box.w, note).broken_word)
            draw_fitting(canvas, {box.x, box.y + title.height + 4, box.w, 34}, told.people, note);
    }
    const std::string& id = view.snapshot.session(block.session).id;
    if (view.context.fading.holds(id))
        draw_fading(view.context, canvas, whole, metrics::radius_button);
    canvas.button(told.label, told.value, whole, open_page(PageKind::session, id));
}

}  // namespace foyer::kiosk::programme_page
