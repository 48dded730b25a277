#include "kiosk/screens/session_row.h"

#include <algorithm>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/home_telling.h"
#include "kiosk/screens/room_card_parts.h"

namespace foyer::kiosk {

namespace {

using programme::Session;
using programme::SessionMark;
using programme::Snapshot;

constexpr float row_padding = 32;
constexpr float time_column = 156;
constexpr float plate_size = 80;
constexpr float plate_column = plate_size + 32;
/// A narrower row needs the room for its title.
constexpr float least_width_with_plate = 640;
constexpr float chevron_column = 72;
constexpr float title_line = 42;

/// Gives the row the chip that says how the session stands.
void tell_standing(const Snapshot& snapshot, const Catalogue& words, UtcTime now,
                   const Session& session, const SessionMark* mark, SessionRow& row) {
    row.cancelled = session.status == programme::SessionStatus::cancelled;
    row.ended = session.end <= now;
    if (row.cancelled) {
        row.chip = words.text("chip.off");
        row.tone = ChipTone::cancel;
    } else if (row.ended) {
        row.chip = words.text("chip.done");
        row.tone = ChipTone::quiet;
    } else if (session.start <= now) {
        row.chip = words.text("chip.now");
        row.tone = ChipTone::inverse;
    } else if (mark) {
        row.chip = word_for_mark(snapshot, words, *mark);
        row.tone = ChipTone::warn;
    }
    if (mark) row.said = spoken(words, move_of(snapshot, words, *mark));
}

void draw_row_plate(Canvas& canvas, float x, float y, const std::string& sign) {
    const Theme& theme = canvas.theme();
    const Rect plate{x, y, plate_size, plate_size};
    canvas.fill(plate, theme.card2, 16);
    if (theme.edge_width > 2) canvas.outline(plate, theme.edge, 16, theme.edge_width);
    canvas.text({x + 4, y + (plate_size - 54) / 2, plate_size - 8, 54}, sign,
                {.token = TextToken::bodyl, .color = theme.text, .align = Align::center});
}

void draw_when(Canvas& canvas, const Rect& rect, const SessionRow& row) {
    const Theme& theme = canvas.theme();
    const float x = rect.x + row_padding;
    const float width = time_column - 12;
    const bool faint = row.cancelled || row.ended;
    const TextOptions time{.token = TextToken::bodyl,
                           .color = faint ? theme.text2 : theme.text,
                           .struck = row.cancelled,
                           .strike_color = theme.danger};
    const float day = row.day.empty() ? 0 : 34;
    const float chip = row.chip.empty() ? 0 : 44;
    const float height = day + 54 + chip;
    float y = rect.y + (rect.h - height) / 2;
    if (day > 0)
        canvas.text({x, y, width, 34}, row.day, {.token = TextToken::note, .color = theme.text2});
    y += day;
    draw_time(canvas, {x, y, width, 54}, row.time, time);
    if (chip == 0) return;
    draw_chip(canvas, x, y + 54, 0, row.chip, row.tone, time_column - 8);
}

/// Where it is, unless that is "", and who speaks, on one line: the people give way first.
void draw_below_title(Canvas& canvas, const Rect& box, const SessionRow& row,
                      const std::string& where) {
    const TextOptions style{.token = TextToken::note, .color = canvas.theme().text2};
    if (where.empty()) {
        draw_fitting(canvas, box, row.people, style);
        return;
    }
    std::vector<std::string> wordings;
    for (const std::string& people : row.people)
        wordings.push_back(where + "  \u00B7  " + people);
    wordings.push_back(where);
    draw_fitting(canvas, box, wordings, style);
}

}  // namespace

RowTeller::RowTeller(const Snapshot& snapshot, UtcTime now, const Catalogue& words, RowOmits omits)
    : snapshot_(snapshot),
      now_(now),
      words_(words),
      omits_(omits),
      marks_(snapshot, now),
      signs_(natural_signs(snapshot, words)) {}

SessionRow RowTeller::row(programme::SessionIndex index) const {
    const Session& session = snapshot_.session(index);
    const DayRule& rule = snapshot_.days_rule();
    SessionRow row;
    row.session = session.id;
    row.time = time_of_day(words_, rule.zone, session.start);
    if (!omits_.day && snapshot_.day_of(index) != rule.day_of(now_))
        row.day = brief_day(words_, zone_date(rule.zone, session.start));
    tell_standing(snapshot_, words_, now_, session, marks_.of(index), row);
    if (!omits_.room) {
        row.where = rooms_in_words(snapshot_, words_, session);
        if (!signs_.empty() && session.rooms.size() == 1) {
            if (const auto room = snapshot_.find_room(session.rooms.front()))
                row.sign = signs_[*room];
        }
    }
    row.title = std::string(session.title.in(words_.language()));
    row.title_language = home::shown_language(session.title, words_.language());
    if (!omits_.people) row.people = people_wordings(words_, snapshot_, session);
    return row;
}

std::string label_for(const SessionRow& row) {
    return (row.day.empty() ? row.time : row.day + " " + row.time) + " " + row.title;
}

std::string value_for(const SessionRow& row) {
    std::string value;
    const std::string people = row.people.empty() ? std::string() : row.people.front();
    for (const std::string& part : {row.chip, row.said, row.where, people}) {
        if (part.empty()) continue;
        if (!value.empty()) value += ", ";
        value += part;
    }
    return value;
}

void draw_row_ground(Canvas& canvas, const Rect& rect, const std::string& label) {
    const Theme& theme = canvas.theme();
    canvas.fill(rect, canvas.pressed(label) ? theme.card2 : theme.card, 24);
    if (theme.edge_width > 0) canvas.outline(rect, theme.edge, 24, theme.edge_width);
}

void draw_session_row(Canvas& canvas, const Rect& rect, const SessionRow& row) {
    const Theme& theme = canvas.theme();
    const std::string label = label_for(row);
    draw_row_ground(canvas, rect, label);
    draw_when(canvas, rect, row);
    float x = rect.x + row_padding + time_column;
    const bool plate = row.sign && rect.w >= least_width_with_plate;
    if (plate) {
        draw_row_plate(canvas, x, rect.y + (rect.h - plate_size) / 2, row.sign->sign);
        x += plate_column;
    }
    const float width = rect.right() - chevron_column - 12 - x;
    const std::string where = plate ? std::string() : row.where;
    const bool below = !row.people.empty() || !where.empty();
    const TextOptions title{.token = TextToken::bodyb,
                            .color = row.cancelled || row.ended ? theme.text2 : theme.text,
                            .max_lines = 2,
                            .struck = row.cancelled,
                            .line = title_line,
                            .language = row.title_language,
                            .strike_color = theme.danger,
                            .marked = row.marked};
    const float title_height = canvas.measure(row.title, width, title).height;
    float y = rect.y + (rect.h - title_height - (below ? 34 : 0)) / 2;
    canvas.text({x, y, width, title_height}, row.title, title);
    y += title_height;
    if (below) draw_below_title(canvas, {x, y, width, 34}, row, where);
    room_card::draw_chevron(canvas, rect.right() - chevron_column + 8, rect.y + (rect.h - 32) / 2);
    canvas.button(label, value_for(row), rect, open_page(PageKind::session, row.session));
}

}  // namespace foyer::kiosk
