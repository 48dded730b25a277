#include "kiosk/screens/home_rest.h"

#include <algorithm>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/room_card.h"
#include "kiosk/widgets/parts.h"
#include "kiosk/widgets/track_mark.h"

namespace foyer::kiosk {

namespace {

constexpr float rest_gap = metrics::gap;
constexpr float rest_padding = metrics::padding;

/// The track, or the kind, at the right of the first row of the wide card.
void draw_kind(Canvas& canvas, const RoomCard& card, float left, float right, float y) {
    const Theme& theme = canvas.theme();
    const TextOptions style{.token = TextToken::caption, .color = theme.text2};
    if (const std::string_view icon = rest_icon(card.kind); !icon.empty()) {
        canvas.icon(icon, right - 44, y, 44, theme.text2);
        return;
    }
    if (card.track.empty()) return;
    const float width =
        std::min(canvas.measure(card.track, 0, style).width, std::max(0.0F, right - left - 48));
    if (width < 60 || canvas.measure(card.track, width, style).broken_word) return;
    canvas.text({right - width, y + 5, width, 34}, card.track, style);
    draw_track_mark(canvas, right - width - 48, y + 4, card.track, card.track_color);
}

void draw_together_card(Canvas& canvas, const Rect& rect, const WideCard& wide,
                        std::size_t max_lines) {
    const Theme& theme = canvas.theme();
    const RoomCard& card = wide.card;
    const float left = rect.x + rest_padding;
    const float right = rect.right() - rest_padding;
    const bool compact = rect.h < 560;
    const float step = compact ? 96 : 108;
    const std::size_t count = std::min(card.lines.size(), max_lines);
    const float lines_height = count == 0 ? 0 : 108 + step * static_cast<float>(count - 1);
    const float lower_gap = compact ? 72 : 104;
    const float until_y = rect.bottom() - lines_height - (count == 0 ? lower_gap - 8 : lower_gap);

    draw_card_ground(canvas, rect, canvas.pressed(card.headline));
    const bool now = card.state == CardState::now || card.state == CardState::together;
    const float chip =
        std::max(128.0F, draw_chip(canvas, left, rect.y + rest_padding, 128, card.chip,
                                   now ? ChipTone::inverse : ChipTone::plain));
    const float where_x = left + chip + 32;
    const TextExtent where =
        canvas.text({where_x, rect.y + rest_padding, right - where_x, 44}, wide.where,
                    {.token = TextToken::bodyb, .color = theme.text});
    draw_kind(canvas, card, where_x + where.width + 32, right, rect.y + rest_padding);

    const float title_y = rect.y + (compact ? 100.0F : 120.0F);
    const TextToken token = compact ? TextToken::title : TextToken::headline;
    const float line = type_size(token).line;
    const float room = until_y - title_y - 12;
    const int title_lines = std::clamp(static_cast<int>((room - 54) / line), 1, compact ? 2 : 4);
    const TextExtent title = canvas.text(
        {left, title_y, right - left - 64, line * static_cast<float>(title_lines)}, card.headline,
        {.token = token,
         .color = theme.text,
         .max_lines = title_lines,
         .language = card.headline_language});
    canvas.icon("right", right - 32, title_y + 52, 32, theme.accent);
    const float people_y = title_y + title.height + (compact ? 8.0F : 20.0F);
    if (people_y + 54 <= until_y) {
        const float badge = card.language.empty() ? 0 : 76;
        const TextExtent people = draw_fitting(
            canvas, {left, people_y, right - left - badge, 54}, card.people,
            {.token = compact ? TextToken::body : TextToken::bodyr, .color = theme.text2});
        if (badge > 0)
            draw_badge(canvas, left + (people.width > 0 ? people.width + 20 : 0),
                       people_y + (compact ? 4.0F : 9.0F), card.language);
    }
    if (const std::string_view icon = rest_icon(card.kind);
        !icon.empty() && until_y - people_y >= 300) {
        const float size = std::min(240.0F, until_y - people_y - 96);
        canvas.icon(icon, left, until_y - 48 - size, size, theme.text3);
    }
    const TextOptions until_style{
        .token = TextToken::bodyb, .color = theme.text, .align = Align::right};
    const float until_width = canvas.measure(card.until, 0, until_style).width;
    if (card.progress >= 0) {
        canvas.text({right - until_width, until_y, until_width, 44}, card.until, until_style);
        draw_progress(canvas, {left, until_y + 14, right - until_width - 28 - left, 16},
                      card.progress);
    } else {
        canvas.text({left, until_y, right - left, 44}, card.until,
                    {.token = TextToken::bodyb, .color = theme.text});
    }
    canvas.button(card.headline, card.chip + ", " + wide.where + ", " + card.until,
                  {rect.x, rect.y, rect.w, rect.h - lines_height},
                  open_page(PageKind::session, card.session));
    draw_lines(canvas, rect, card.lines, count, rect.bottom() - lines_height + 32, step, 200);
}

/// A tall narrow card: the room's sign, then what it does first.
void draw_first_card(Canvas& canvas, const Rect& rect, const RoomCard& card,
                     const std::string& heading_time) {
    const Theme& theme = canvas.theme();
    const float left = rect.x + 28;
    const float width = rect.w - 56;
    const std::string label = card.name + ": " + card.headline;
    draw_card_ground(canvas, rect, canvas.pressed(label));
    float y = rect.y + 32;
    if (card.sign) {
        draw_plate(canvas, left, y, 112, card.sign->caption, card.sign->sign);
        canvas.icon("right", rect.right() - 28 - 32, y + 40, 32, theme.accent);
        y += 140;
    } else {
        canvas.icon("right", rect.right() - 28 - 32, y + 6, 32, theme.accent);
        const TextExtent name =
            canvas.text({left, y, width - 44, 88}, card.name,
                        {.token = TextToken::bodyb, .color = theme.text2, .max_lines = 2});
        y += name.height + 16;
    }
    if (card.chip != heading_time) {
        draw_chip(canvas, left, y, 0, card.chip, ChipTone::quiet);
        y += 56;
    }
    const float end = rect.bottom() - 24;
    const int lines = std::clamp(static_cast<int>((end - y - 90) / 44), 1, 6);
    const TextExtent title =
        canvas.text({left, y, width, 44 * static_cast<float>(lines)}, card.headline,
                    {.token = TextToken::bodyb,
                     .color = theme.text,
                     .max_lines = lines,
                     .language = card.headline_language});
    y += title.height + 12;
    if (y + 34 <= end && !card.people.empty())
        y += 14 + draw_names(canvas, {left, y, width, std::clamp(end - y - 50, 34.0F, 102.0F)},
                             card.people, card.names,
                             {.token = TextToken::note, .color = theme.text2});
    if (y + 36 <= end && !card.language.empty()) draw_badge(canvas, left, y, card.language);
    canvas.button(label, card.chip, rect, open_page(PageKind::session, card.session));
}

/// One room as a row: time, room, what it does first.
void draw_first_row(Canvas& canvas, const Rect& rect, const RoomCard& card) {
    const Theme& theme = canvas.theme();
    const std::string label = card.name + ": " + card.headline;
    if (canvas.pressed(label))
        canvas.fill({rect.x + 8, rect.y + 4, rect.w - 16, rect.h - 8}, theme.card2,
                    metrics::radius_button);
    const float middle = rect.y + rect.h / 2;
    const float left = rect.x + 28;
    const TextExtent time = canvas.text({left, middle - 46, 140, 44}, card.chip,
                                        {.token = TextToken::bodyb, .color = theme.text});
    const float name_x = left + std::max(112.0F, time.width + 24);
    const float right = rect.right() - 28 - 48;
    canvas.text({name_x, middle - 46, right - name_x, 44}, card.name,
                {.token = TextToken::body, .color = theme.text2});
    canvas.text(
        {left, middle, right - left, 44}, card.headline,
        {.token = TextToken::bodyb, .color = theme.text, .language = card.headline_language});
    canvas.icon("right", rect.right() - 28 - 32, middle - 16, 32, theme.accent);
    canvas.button(label, card.chip, rect, open_page(PageKind::session, card.session));
}

void draw_first_rows(const ScreenContext& context, Canvas& canvas, Rect area,
                     const std::vector<RoomCard>& rooms) {
    const int count = static_cast<int>(rooms.size());
    const auto rows_in = [](float height) {
        return std::max(1, static_cast<int>((height - 16) / 104));
    };
    int rows = rows_in(area.h);
    int pages = 1;
    if (count > rows) {
        rows = rows_in(area.h - 96 - rest_gap);
        pages = (count + rows - 1) / rows;
    }
    const int page = std::clamp(context.state.room_page, 0, pages - 1);
    if (pages > 1) {
        const Rect pager{area.x, area.bottom() - 96, area.w, 96};
        const float buttons = pager.right() - 208;
        const std::string place = std::to_string(page + 1) + "/" + std::to_string(pages);
        canvas.text({pager.x, pager.y + 26, buttons - 24 - pager.x, 44}, place,
                    {.token = TextToken::bodyb, .color = canvas.theme().text});
        canvas.note("page", place, {}, pager);
        const auto turn = [](int amount) {
            return Intent{.kind = amount == 0 ? IntentKind::nothing : IntentKind::turn_page,
                          .amount = amount};
        };
        draw_icon_button(canvas, {buttons, pager.y, 96, 96}, "up",
                         context.words().text("rooms.previous"), turn(page > 0 ? -1 : 0));
        draw_icon_button(canvas, {pager.right() - 96, pager.y, 96, 96}, "down",
                         context.words().text("rooms.next"), turn(page + 1 < pages ? 1 : 0));
        area.h -= 96 + rest_gap;
    }
    const int first = page * rows;
    const int last = std::min(count, first + rows);
    const float height = std::min(132.0F, (area.h - 16) / static_cast<float>(std::max(rows, 1)));
    const Rect ground{area.x, area.y, area.w, height * static_cast<float>(last - first) + 16};
    draw_card_ground(canvas, ground, false);
    for (int i = first; i < last; ++i) {
        const float y = ground.y + 8 + height * static_cast<float>(i - first);
        if (i > first) canvas.rule(ground.x + 28, y, ground.w - 56, canvas.theme().rule);
        draw_first_row(canvas, {ground.x, y, ground.w, height}, rooms[static_cast<std::size_t>(i)]);
    }
}

/// The heading "From 11:00 in the rooms"; returns where what follows begins.
float draw_rooms_heading(Canvas& canvas, const WideCard& wide, const Rect& area) {
    canvas.text({area.x, area.y, area.w, 54}, wide.rooms_heading,
                {.token = TextToken::bodyl, .color = canvas.theme().text});
    canvas.note("heading", wide.rooms_heading, {}, {area.x, area.y, area.w, 54});
    return area.y + 76;
}

}  // namespace

void draw_together(const ScreenContext& context, Canvas& canvas, const Rect& content,
                   const WideCard& wide) {
    const auto count = static_cast<float>(wide.rooms.size());
    if (wide.rooms.empty()) {
        const Rect rect{content.x, content.y, content.w, std::min(content.h, 980.0F)};
        draw_together_card(canvas, rect, wide, rect.h >= 900 ? 4 : 2);
        return;
    }
    if (!canvas.portrait() && content.w >= 1000) {
        const float half = (content.w - rest_gap) / 2;
        draw_together_card(canvas, {content.x, content.y, half, content.h}, wide, 2);
        Rect right{content.x + half + rest_gap, content.y, half, content.h};
        const float top = draw_rooms_heading(canvas, wide, {right.x, right.y + 8, right.w, 54});
        right.h = content.bottom() - top;
        right.y = top;
        if (count <= 3 && half / count >= 260) {
            const float width = (half - rest_gap * (count - 1)) / count;
            for (std::size_t i = 0; i < wide.rooms.size(); ++i)
                draw_first_card(
                    canvas,
                    {right.x + static_cast<float>(i) * (width + rest_gap), right.y, width, right.h},
                    wide.rooms[i], wide.rooms_from);
        } else {
            draw_first_rows(context, canvas, right, wide.rooms);
        }
        return;
    }
    const bool columns = count <= 3 && content.h >= 1200;
    const float below = 552 + 112;
    const float card_height = columns ? content.h - below : std::min(440.0F, content.h * 0.45F);
    draw_together_card(canvas, {content.x, content.y, content.w, card_height}, wide,
                       columns ? 2 : 1);
    const float top =
        draw_rooms_heading(canvas, wide, {content.x, content.y + card_height + 36, content.w, 54});
    const Rect area{content.x, top, content.w, content.bottom() - top};
    if (!columns) {
        draw_first_rows(context, canvas, area, wide.rooms);
        return;
    }
    const float width = (area.w - rest_gap * (count - 1)) / count;
    for (std::size_t i = 0; i < wide.rooms.size(); ++i)
        draw_first_card(
            canvas, {area.x + static_cast<float>(i) * (width + rest_gap), area.y, width, area.h},
            wide.rooms[i], wide.rooms_from);
}

void draw_rest(const ScreenContext& context, Canvas& canvas, const Rect& content,
               const RestCard& rest) {
    const Theme& theme = canvas.theme();
    const std::string time =
        time_of_day(context.words(), context.snapshot->days_rule().zone, context.now);
    const bool tall = content.h >= 1200;
    float y = content.y + (tall ? 128.0F : 0.0F);
    const float clock = canvas.clock({content.x - 3, y, content.w, 184}, time, TextToken::hero,
                                     theme.text, Align::left);
    canvas.note("clock", time, {}, {content.x, y, clock, 184});
    y += tall ? 256 : 200;

    const int lines = tall ? 2 : 1;
    const TextExtent head =
        canvas.text({content.x - 2, y, content.w, 112 * static_cast<float>(lines)}, rest.headline,
                    {.token = TextToken::display, .color = theme.text, .max_lines = lines});
    canvas.note("heading", rest.headline, rest.detail, {content.x, y, content.w, head.height});
    y += head.height + 16;
    if (rest.headline_other != rest.headline) {
        const TextExtent other =
            canvas.text({content.x - 2, y, content.w, 84}, rest.headline_other,
                        {.token = tall ? TextToken::headline : TextToken::title,
                         .color = theme.text2,
                         .language = context.other().language()});
        y += other.height;
    }
    if (!rest.detail.empty()) {
        const TextExtent detail =
            canvas.text({content.x, y + 24, content.w, 108}, rest.detail,
                        {.token = TextToken::bodyr, .color = theme.text2, .max_lines = 2});
        y += 24 + detail.height;
    }
    y += tall ? 64 : 32;
    if (!rest.figures.empty() && y + 248 <= content.bottom()) {
        const Rect card{content.x, y, content.w, 248};
        draw_card_ground(canvas, card, false);
        const float width = card.w / static_cast<float>(rest.figures.size());
        for (std::size_t i = 0; i < rest.figures.size(); ++i) {
            const RestCard::Figure& figure = rest.figures[i];
            const float x = card.x + width * static_cast<float>(i) + rest_padding;
            const float room = width - rest_padding - 16;
            if (i > 0) canvas.fill({x - rest_padding, card.y + 48, 2, 152}, theme.rule);
            const std::string number = std::to_string(figure.number);
            canvas.text({x, card.y + 28, room, 112}, number,
                        {.token = TextToken::display, .color = theme.text});
            TextOptions what{.token = TextToken::body, .color = theme.text};
            if (canvas.measure(figure.what, room, what).broken_word)
                what.token = TextToken::caption;
            canvas.text({x, card.y + 136, room, 44}, figure.what, what);
            if (figure.what_other != figure.what)
                canvas.text({x, card.y + 178, room, 34}, figure.what_other,
                            {.token = TextToken::note,
                             .color = theme.text2,
                             .language = context.other().language()});
            canvas.note("text", number + " " + figure.what, {}, {x, card.y, room, card.h});
        }
        y += 248 + 48;
    }
    if (y + 136 > content.bottom()) return;
    const std::string review = context.words().text("day.review");
    const Rect button{content.x, y, content.w, 136};
    draw_card_ground(canvas, button, canvas.pressed(review));
    canvas.outline(button, theme.line, metrics::radius_card, theme.control_width);
    canvas.icon("history", button.x + rest_padding, y + 46, 44, theme.accent);
    canvas.text({button.x + 112, y + 41, button.w - 112 - 88, 54}, review,
                {.token = TextToken::bodyl, .color = theme.accent});
    canvas.icon("right", button.right() - rest_padding - 32, y + 52, 32, theme.accent);
    canvas.button(review, {}, button, open_page(PageKind::programme));
}

}  // namespace foyer::kiosk
