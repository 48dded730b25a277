#include "kiosk/screens/changes_page.h"

#include <algorithm>
#include <utility>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/flow_page.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/home_telling.h"
#include "kiosk/screens/page_parts.h"
#include "kiosk/screens/prose.h"
#include "kiosk/screens/room_card_parts.h"

namespace foyer::kiosk {

namespace {

constexpr float change_height = 144;
constexpr float chip_width = 152;

std::string label_of(const ChangeRow& row) {
    return row.time + " " + row.title;
}

std::string value_of(const ScreenContext& context, const ChangeRow& row) {
    std::string value = row.chip;
    const std::string said = spoken(context.words(), row.move);
    for (const std::string& part : {said, row.where, row.published})
        if (!part.empty()) value += ", " + part;
    return value;
}

void draw_change_row(const ScreenContext& context, Canvas& canvas, const Rect& rect,
                     const ChangeRow& row) {
    const Theme& theme = canvas.theme();
    const std::string label = label_of(row);
    room_card::draw_pressed(canvas, rect, label);
    const float left = rect.x + 28;
    const float right = rect.right() - 28 - 48;
    const float y = rect.y + 24;
    const float chip = draw_chip(canvas, left, y, chip_width, row.chip,
                                 row.cancelled ? ChipTone::cancel : ChipTone::warn);
    const float x = left + chip + 28;
    const TextOptions time{.token = TextToken::bodyl,
                           .color = row.cancelled ? theme.text2 : theme.text,
                           .struck = row.cancelled};
    const float time_width =
        draw_time(canvas, {x, y - 5, right - x, 54}, row.time, time).width + 28;
    canvas.text({x + time_width, y, right - x - time_width, 44}, row.title,
                {.token = TextToken::body,
                 .color = row.cancelled ? theme.text2 : theme.text,
                 .struck = row.cancelled,
                 .language = row.title_language});
    const TextOptions quiet{.token = TextToken::body, .color = theme.text2};
    const float published = canvas.measure(row.published, 0, quiet).width;
    canvas.text({right - published, y + 56, published + 4, 44}, row.published, quiet);
    const float width = right - published - 28 - x;
    if (row.move.says()) {
        draw_move(canvas, x, y + 56, width, row.move.from, row.move.to,
                  room_card::move_style(theme));
    } else {
        canvas.text({x, y + 56, width, 44}, row.where, quiet);
    }
    room_card::draw_chevron(canvas, rect.right() - 28 - 32, y + 34);
    canvas.button(label, value_of(context, row), rect, open_page(PageKind::session, row.session));
}

/// All rows on one card.
void add_change_rows(const ScreenContext& context, Canvas& canvas, PageFlow& flow,
                     const std::vector<ChangeRow>& rows) {
    const float height = change_height * static_cast<float>(rows.size()) + 16;
    flow.add(0, height, [&context, &canvas, &rows](const Rect& ground) {
        draw_card_ground(canvas, ground, false);
        Rect rect{ground.x, ground.y + 8, ground.w, change_height};
        for (const ChangeRow& row : rows) {
            if (canvas.shows(rect)) {
                if (&row != &rows.front())
                    canvas.rule(ground.x + 28, rect.y, ground.w - 56, canvas.theme().rule);
                draw_change_row(context, canvas, rect, row);
            }
            rect.y += change_height;
        }
    });
}

}  // namespace

std::vector<ChangeRow> change_rows(const programme::Snapshot& snapshot, UtcTime now,
                                   const Catalogue& words) {
    const DayRule& rule = snapshot.days_rule();
    const programme::Marks marks(snapshot, now);
    std::vector<const programme::SessionMark*> today;
    for (const programme::SessionMark& mark : marks.all())
        if (rule.day_of(mark.at) == rule.day_of(now)) today.push_back(&mark);
    std::stable_sort(today.begin(), today.end(),
                     [](const auto* a, const auto* b) { return a->at > b->at; });
    std::vector<ChangeRow> rows;
    for (const programme::SessionMark* mark : today) {
        const programme::Session& session = snapshot.session(mark->session);
        ChangeRow row;
        row.session = session.id;
        row.chip = word_for_mark(snapshot, words, *mark);
        if (row.chip.empty()) row.chip = words.text("chip.changed");
        row.cancelled = session.status == programme::SessionStatus::cancelled;
        row.time = time_of_day(words, rule.zone, mark->was ? mark->was->start : session.start);
        row.title = std::string(session.title.in(words.language()));
        row.title_language = home::shown_language(session.title, words.language());
        if (!row.cancelled) row.move = move_of(snapshot, words, *mark);
        if (!mark->moved_room || row.cancelled)
            row.where = rooms_in_words(snapshot, words, session);
        row.published = words.text("when.at", {{"time", time_of_day(words, rule.zone, mark->at)}});
        rows.push_back(std::move(row));
    }
    return rows;
}

void draw_changes_page(const ScreenContext& context, Canvas& canvas) {
    const Rect content = draw_header_and_strip(context, canvas);
    const auto rows = change_rows(*context.snapshot, context.now, context.words());
    if (rows.empty()) {
        draw_message(canvas, content, "history", context.words().text("changes.none"), {});
    } else {
        PageFlow head(content.w);
        add_title(canvas, head, context.words().text("changes.title"));
        PageFlow body(content.w);
        add_change_rows(context, canvas, body, rows);
        draw_flow_page(context, canvas, content, std::move(head), std::move(body));
    }
}

}  // namespace foyer::kiosk
