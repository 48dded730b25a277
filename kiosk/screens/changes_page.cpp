#include "kiosk/screens/changes_page.h"

#include <algorithm>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/home_telling.h"
#include "kiosk/screens/page_parts.h"
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
    const float time_width = canvas.text({x, y - 5, right - x, 54}, row.time, time).width + 28;
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

void draw_list(const ScreenContext& context, Canvas& canvas, Rect area,
               const std::vector<ChangeRow>& rows) {
    const int count = static_cast<int>(rows.size());
    const auto fitting = [](float height) {
        return std::max(1, static_cast<int>((height - 16) / change_height));
    };
    int per_page = fitting(area.h);
    if (count > per_page) per_page = fitting(area.h - pager_height);
    const int pages = (count + per_page - 1) / per_page;
    const int page = std::clamp(context.state.list_page, 0, pages - 1);
    const int first = page * per_page;
    const int last = std::min(count, first + per_page);
    if (pages > 1)
        draw_pager(
            canvas, area,
            {.range = context.words().text("changes.range", {{"from", std::to_string(first + 1)},
                                                             {"to", std::to_string(last)},
                                                             {"total", std::to_string(count)}}),
             .previous = context.words().text("list.previous"),
             .next = context.words().text("list.next")},
            page, pages);
    const Rect ground{area.x, area.y, area.w,
                      change_height * static_cast<float>(last - first) + 16};
    draw_card_ground(canvas, ground, false);
    for (int i = first; i < last; ++i) {
        const float y = ground.y + 8 + change_height * static_cast<float>(i - first);
        if (i > first) canvas.rule(ground.x + 28, y, ground.w - 56, canvas.theme().rule);
        draw_change_row(context, canvas, {ground.x, y, ground.w, change_height},
                        rows[static_cast<std::size_t>(i)]);
    }
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
        const std::string title = context.words().text("changes.title");
        canvas.text({content.x, content.y, content.w, 64}, title,
                    {.token = TextToken::title, .color = canvas.theme().text});
        canvas.note("heading", title, {}, {content.x, content.y, content.w, 64});
        const float top = content.y + 64 + metrics::gap;
        draw_list(context, canvas, {content.x, top, content.w, content.bottom() - top}, rows);
    }
}

}  // namespace foyer::kiosk
