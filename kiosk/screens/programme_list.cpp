// The programme as a list: what starts together on one card, its time beside it.

#include <algorithm>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/programme_model.h"
#include "kiosk/screens/programme_view.h"
#include "kiosk/screens/room_card.h"
#include "kiosk/screens/room_card_parts.h"

namespace foyer::kiosk::programme_page {

namespace {

using programme::Session;

constexpr float row_left = 28;
constexpr float plate_size = 72;
constexpr float plate_column = plate_size + 28;
constexpr float chip_height = 38;
/// Until when a start is counted down.
constexpr std::chrono::minutes countdown{60};

/// What stands after the people: the talk's language, how long it takes or what changed.
struct RowTail {
    std::string badge;
    std::string chip;   ///< what changed
    std::string plain;  ///< "45 min", "Done"
};

RowTail tail_of(const View& view, const Session& session, const SessionRow& row,
                programme::SessionIndex index) {
    RowTail tail;
    tail.badge = session.language.empty() ? std::string() : badge_word(session.language);
    if (row.ended) {
        tail.plain = view.words().text("chip.done");
        return tail;
    }
    if (const programme::SessionMark* mark = view.marks.of(index)) {
        const Move move = move_of(view.snapshot, view.words(), *mark);
        if (mark->moved_end && !mark->moved_room)
            tail.chip = view.words().text(
                "when.until",
                {{"time", time_of_day(view.words(), view.snapshot.days_rule().zone, session.end)}});
        else if (move.says() && !move.from.empty())
            tail.chip = view.words().text("programme.from", {{"from", move.from}});
        else
            tail.chip = word_for_mark(view.snapshot, view.words(), *mark);
    }
    if (tail.chip.empty()) tail.plain = duration(view.words(), session.end - session.start);
    return tail;
}

float chip_width(Canvas& canvas, const std::string& word) {
    return word.empty() ? 0 : canvas.measure(word, 0, {.token = TextToken::caption}).width + 28;
}

/// The line below the title: room and people give way to what stands after them.
void draw_row_line(Canvas& canvas, const Rect& box, const SessionRow& row, const RowTail& tail) {
    const Theme& theme = canvas.theme();
    const TextOptions note{.token = TextToken::note, .color = theme.text2};
    const float badge = tail.badge.empty() ? 0 : 56 + 16;
    float chip = chip_width(canvas, tail.chip);
    const float plain = tail.plain.empty() ? 0 : canvas.measure(tail.plain, 0, note).width + 4;
    chip = std::min(chip, box.w - badge);
    const float room = box.w - badge - std::max(chip, plain) - 16;
    std::vector<std::string> wordings;
    const std::string where = row.sign ? std::string() : row.where;
    for (const std::string& people : row.people)
        wordings.push_back(where.empty() ? people : where + "  \u00B7  " + people);
    if (!where.empty()) wordings.push_back(where);
    float x = box.x;
    const bool readable =
        room > 80 && !wordings.empty() && !canvas.measure(wordings.back(), room, note).broken_word;
    if (readable) {
        const float taken = draw_fitting(canvas, {x, box.y, room, 34}, wordings, note).width;
        if (taken > 0) x += taken + 16;
    }
    if (badge > 0) x += draw_badge(canvas, x, box.y - 1, tail.badge) + 16;
    if (chip > 0) {
        canvas.fill({x, box.y - 2, chip, chip_height}, theme.warn, metrics::radius_chip);
        canvas.text({x + 14, box.y, chip - 24, 34}, tail.chip,
                    {.token = TextToken::caption, .color = theme.on_warn});
    } else if (plain > 0) {
        canvas.text({x, box.y, plain, 34}, tail.plain, note);
    }
}

void draw_row_sign(Canvas& canvas, const Rect& rect, const SessionRow& row) {
    const Theme& theme = canvas.theme();
    const Rect plate{rect.x + row_left, rect.y + (rect.h - plate_size) / 2, plate_size, plate_size};
    canvas.fill(plate, theme.card2, 16);
    if (theme.edge_width > 2) canvas.outline(plate, theme.edge, 16, 2);
    canvas.text({plate.x + 2, plate.y + 9, plate_size - 4, 54}, row.sign->sign,
                {.token = TextToken::bodyl,
                 .color = row.cancelled ? theme.text3 : theme.text,
                 .align = Align::center});
}

float draw_cancelled_chip(Canvas& canvas, float x, float y, const std::string& word) {
    const Theme& theme = canvas.theme();
    const TextOptions style{.token = TextToken::caption, .color = theme.on_cancel};
    const float width = canvas.measure(word, 0, style).width + 72;
    canvas.fill({x, y, width, 44}, theme.cancel, metrics::radius_chip);
    if (theme.edge_width > 2)
        canvas.outline({x, y, width, 44}, theme.edge, metrics::radius_chip, 2);
    canvas.icon("cancel", x + 16, y + 8, 28, theme.on_cancel);
    canvas.text({x + 56, y + 5, width - 64, 34}, word, style);
    return width;
}

void draw_list_row(const View& view, Canvas& canvas, const RowTeller& teller,
                   const TimedEntry& entry) {
    const Theme& theme = canvas.theme();
    const Session& session = view.snapshot.session(entry.session);
    const SessionRow row = teller.row(entry.session);
    const Rect rect{entry.x, entry.y, entry.w, entry.h};
    const std::string label = label_for(row);
    room_card::draw_pressed(canvas, rect, label);
    const float signs = row.sign ? plate_column : 0;
    if (row.sign) draw_row_sign(canvas, rect, row);
    const float x = rect.x + row_left + signs;
    const float width = rect.right() - 72 - x;
    const TextOptions title{.token = TextToken::bodyb,
                            .color = row.cancelled || row.ended ? theme.text2 : theme.text,
                            .max_lines = entry.title_lines,
                            .struck = row.cancelled,
                            .language = row.title_language,
                            .strike_color = theme.danger};
    const float title_height = canvas.measure(row.title, width, title).height;
    if (row.cancelled) {
        const float y = rect.y + (rect.h - 48 - title_height) / 2;
        draw_cancelled_chip(canvas, x, y, view.words().text("room.cancelled"));
        canvas.text({x, y + 48, width, title_height}, row.title, title);
    } else {
        const float y = rect.y + (rect.h - title_height - 36) / 2;
        canvas.text({x, y, width, title_height}, row.title, title);
        draw_row_line(canvas, {x, y + title_height + 1, width, 34}, row,
                      tail_of(view, session, row, entry.session));
    }
    room_card::draw_chevron(canvas, rect.right() - 28 - 32, rect.y + (rect.h - 32) / 2);
    if (view.context.fading.holds(session.id))
        draw_fading(view.context, canvas, {rect.x + 8, rect.y + 4, rect.w - 16, rect.h - 8},
                    metrics::radius_button);
    canvas.button(label, value_for(row), rect, open_page(PageKind::session, row.session));
}

void draw_list_band(const View& view, Canvas& canvas, const RowTeller& teller,
                    const TimedEntry& entry) {
    const Theme& theme = canvas.theme();
    const Session& session = view.snapshot.session(entry.session);
    const SessionRow row = teller.row(entry.session);
    const Rect rect{entry.x, entry.y, entry.w, entry.h};
    canvas.outline(rect, theme.rule, metrics::radius_card, 2);
    canvas.icon(rest_icon(session.kind), rect.x + row_left + 16, rect.y + 20, 40, theme.text2);
    const float x = rect.x + row_left + plate_column;
    const TextOptions title{.token = TextToken::bodyb,
                            .color = theme.text2,
                            .struck = row.cancelled,
                            .language = row.title_language,
                            .strike_color = theme.danger};
    const float width = rect.right() - 28 - x;
    const std::string tail = row.cancelled     ? view.words().text("room.cancelled")
                             : session.plenary ? duration(view.words(), session.end - session.start)
                                               : row.where;
    const TextOptions note{.token = TextToken::note, .color = theme.text2};
    const float tail_width = std::min(canvas.measure(tail, 0, note).width, width / 2);
    const TextExtent taken =
        canvas.text({x, rect.y + 18, width - tail_width - 24, 44}, row.title, title);
    canvas.text({x + taken.width + 24, rect.y + 24, tail_width + 4, 34}, tail, note);
    canvas.note("text", label_for(row), value_for(row), rect);
}

bool is_running(const Session& session, UtcTime now) {
    return session.status == programme::SessionStatus::scheduled && session.start <= now &&
           now < session.end;
}

/// The time of a group stays in sight as long as the group does.
void draw_group_time(const View& view, Canvas& canvas, const TimedList& layout,
                     const TimedGroup& group, float top) {
    const Theme& theme = canvas.theme();
    const Catalogue& words = view.words();
    bool running = false;
    for (std::size_t i = group.first; i < group.last && !running; ++i)
        running = is_running(view.snapshot.session(layout.entries[i].session), view.now());
    const std::chrono::seconds left = group.start - view.now();
    const bool counted = view.today && left > std::chrono::seconds{0} && left <= countdown;
    const float height = running || counted ? 116 : 72;
    const float y = std::clamp(top, group.y, std::max(group.y, group.y + group.h - height)) + 12;
    const std::string time = time_of_day(words, view.snapshot.days_rule().zone, group.start);
    const bool past = group.start <= view.now() && !running;
    draw_time(canvas, {0, y, 144, 54}, time,
              {.token = TextToken::bodyl, .color = past ? theme.text2 : theme.text});
    std::string said;
    if (running) {
        said = words.text("chip.now");
        draw_chip(canvas, 0, y + 60, 0, said, ChipTone::inverse);
    } else if (counted) {
        said = words.text("when.in", {{"duration", duration(words, left)}});
        draw_fitting(canvas, {0, y + 56, 148, 34}, {said, duration(words, left)},
                     {.token = TextToken::note, .color = theme.text2});
    }
    canvas.note("heading", time, said, {0, y, 148, height - 12});
}

}  // namespace

Body list_body(const View& view, const Rect& window) {
    Body body;
    const bool signs = !natural_signs(view.snapshot, view.words()).empty();
    const TimedList& layout =
        view.memo.list(view.snapshot, view.words().language(),
                       {.width = window.w, .title_left = row_left + (signs ? plate_column : 0)});
    body.list = &layout;
    body.view = {.position = {.area = "programme-list"},
                 .window = window,
                 .width = window.w,
                 .height = layout.height};
    if (!view.sessions.empty()) {
        const UtcTime first = telling_start(view.snapshot, view.sessions, view.now());
        const auto group = std::ranges::lower_bound(layout.groups, first, {}, &TimedGroup::start);
        if (group != layout.groups.end()) body.now = {.area = "programme-list", .y = group->y};
    }
    if (view.today) body.view.position = body.now;
    body.view.position.area = "programme-list";
    find_position(view, body);
    return body;
}

void draw_list_body(const View& view, Canvas& canvas, const Body& body) {
    const TimedList& layout = *body.list;
    const RowTeller teller(view.snapshot, view.now(), view.words(), {.day = true});
    canvas.begin_scroll(body.view);
    const float top = body.view.position.y;
    const float bottom = top + body.view.window.h;
    auto group = std::ranges::lower_bound(layout.groups, top, {},
                                          [](const TimedGroup& g) { return g.y + g.h; });
    const float times = TimedMeasures{}.times;
    for (; group != layout.groups.end() && group->y < bottom; ++group) {
        if (group->card_h > 0)
            draw_card_ground(canvas, {times, group->y, body.view.width - times, group->card_h},
                             false);
        draw_group_time(view, canvas, layout, *group, top);
        for (std::size_t i = group->first; i < group->last; ++i) {
            const TimedEntry& entry = layout.entries[i];
            if (!canvas.shows({entry.x, entry.y, entry.w, entry.h})) continue;
            if (entry.pause) {
                draw_list_band(view, canvas, teller, entry);
                continue;
            }
            if (entry.y > group->y)
                canvas.rule(entry.x + row_left, entry.y, entry.w - 2 * row_left,
                            canvas.theme().rule);
            draw_list_row(view, canvas, teller, entry);
        }
    }
    canvas.end_scroll();
}

}  // namespace foyer::kiosk::programme_page
