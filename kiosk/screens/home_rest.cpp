#include "kiosk/screens/home_rest.h"

#include <algorithm>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/home_fading.h"
#include "kiosk/screens/page_parts.h"
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

/// How the wide card stands in its rectangle.
struct TogetherPlan {
    Rect rect;
    float left, right;
    bool compact;
    std::size_t lines;
    float step = 0, lines_height = 0;
    float until_y = 0;
};

TogetherPlan plan_together(const Rect& rect, const RoomCard& card, std::size_t most_lines) {
    TogetherPlan plan{.rect = rect,
                      .left = rect.x + rest_padding,
                      .right = rect.right() - rest_padding,
                      .compact = rect.h < 560,
                      .lines = std::min(card.lines.size(), most_lines)};
    plan.step = plan.compact ? 96 : 108;
    plan.lines_height = plan.lines == 0 ? 0 : 108 + plan.step * static_cast<float>(plan.lines - 1);
    const float below = plan.compact ? 72 : 104;
    plan.until_y = rect.bottom() - plan.lines_height - (plan.lines == 0 ? below - 8 : below);
    return plan;
}

/// Now, where, and of what kind.
void draw_together_head(Canvas& canvas, const TogetherPlan& plan, const WideCard& wide) {
    const RoomCard& card = wide.card;
    const float y = plan.rect.y + rest_padding;
    const bool now = card.state == CardState::now || card.state == CardState::together;
    const float chip = std::max(128.0F, draw_chip(canvas, plan.left, y, 128, card.chip,
                                                  now ? ChipTone::inverse : ChipTone::plain));
    const float where_x = plan.left + chip + 32;
    const TextExtent where = canvas.text({where_x, y, plan.right - where_x, 44}, wide.where,
                                         {.token = TextToken::bodyb, .color = canvas.theme().text});
    draw_kind(canvas, card, where_x + where.width + 32, plan.right, y);
}

/// What is on, and who; a pause has its picture where there is room.
void draw_together_title(Canvas& canvas, const TogetherPlan& plan, const RoomCard& card) {
    const Theme& theme = canvas.theme();
    const float y = plan.rect.y + (plan.compact ? 100.0F : 120.0F);
    const TextToken token = plan.compact ? TextToken::title : TextToken::headline;
    const float line = type_size(token).line;
    const float room = plan.until_y - y - 12;
    const int lines = std::clamp(static_cast<int>((room - 54) / line), 1, plan.compact ? 2 : 4);
    const TextExtent title =
        canvas.text({plan.left, y, plan.right - plan.left - 64, line * static_cast<float>(lines)},
                    card.headline,
                    {.token = token,
                     .color = theme.text,
                     .max_lines = lines,
                     .language = card.headline_language});
    canvas.icon("right", plan.right - 32, y + 52, 32, theme.accent);
    const float people_y = y + title.height + (plan.compact ? 8.0F : 20.0F);
    if (people_y + 54 <= plan.until_y) {
        const float badge = card.language.empty() ? 0 : 76;
        const TextExtent people = draw_fitting(
            canvas, {plan.left, people_y, plan.right - plan.left - badge, 54}, card.people,
            {.token = plan.compact ? TextToken::body : TextToken::bodyr, .color = theme.text2});
        if (badge > 0)
            draw_badge(canvas, plan.left + (people.width > 0 ? people.width + 20 : 0),
                       people_y + (plan.compact ? 4.0F : 9.0F), card.language);
    }
    const std::string_view icon = rest_icon(card.kind);
    if (icon.empty() || plan.until_y - people_y < 300) return;
    const float size = std::min(240.0F, plan.until_y - people_y - 96);
    canvas.icon(icon, plan.left, plan.until_y - 48 - size, size, theme.text3);
}

void draw_together_until(Canvas& canvas, const TogetherPlan& plan, const RoomCard& card) {
    const Theme& theme = canvas.theme();
    const float y = plan.until_y;
    TextOptions style{.token = TextToken::bodyb, .color = theme.text};
    if (card.progress < 0) {
        canvas.text({plan.left, y, plan.right - plan.left, 44}, card.until, style);
        return;
    }
    style.align = Align::right;
    const float width = canvas.measure(card.until, 0, style).width;
    canvas.text({plan.right - width, y, width, 44}, card.until, style);
    draw_progress(canvas, {plan.left, y + 14, plan.right - width - 28 - plan.left, 16},
                  card.progress, card.planned);
}

void draw_together_card(const ScreenContext& context, Canvas& canvas, const Rect& rect,
                        const WideCard& wide, std::size_t most_lines) {
    const RoomCard& card = wide.card;
    const TogetherPlan plan = plan_together(rect, card, most_lines);
    draw_card_ground(canvas, rect, canvas.pressed(card.headline));
    draw_together_head(canvas, plan, wide);
    draw_together_title(canvas, plan, card);
    draw_together_until(canvas, plan, card);
    canvas.button(card.headline, card.chip + ", " + wide.where + ", " + card.until,
                  {rect.x, rect.y, rect.w, rect.h - plan.lines_height},
                  open_page(PageKind::session, card.session));
    draw_lines(canvas, rect, card.lines, plan.lines, rect.bottom() - plan.lines_height + 32,
               plan.step, 200);
    draw_fading_card(context, canvas, rect, card);
}

/// A tall narrow card: the room's sign, then what it does first.
void draw_first_card(const ScreenContext& context, Canvas& canvas, const Rect& rect,
                     const RoomCard& card, const std::string& heading_time) {
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
    draw_fading_card(context, canvas, rect, card);
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
    const TextExtent time = draw_time(canvas, {left, middle - 46, 140, 44}, card.chip,
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
        rows = rows_in(area.h - pager_height);
        pages = (count + rows - 1) / rows;
    }
    const int page = std::clamp(context.state.room_page, 0, pages - 1);
    const int first = page * rows;
    const int last = std::min(count, first + rows);
    if (pages > 1) {
        draw_rooms_pager(context, canvas, area, {first + 1, last, count, page, pages});
        area.h -= pager_height;
    }
    const float height = std::min(132.0F, (area.h - 16) / static_cast<float>(std::max(rows, 1)));
    const Rect ground{area.x, area.y, area.w, height * static_cast<float>(last - first) + 16};
    draw_card_ground(canvas, ground, false);
    for (int i = first; i < last; ++i) {
        const float y = ground.y + 8 + height * static_cast<float>(i - first);
        if (i > first) canvas.rule(ground.x + 28, y, ground.w - 56, canvas.theme().rule);
        const RoomCard& room = rooms[static_cast<std::size_t>(i)];
        const Rect row{ground.x, y, ground.w, height};
        draw_first_row(canvas, row, room);
        draw_fading_row(context, canvas, row, room);
    }
}

/// The heading "From 11:00 in the rooms"; returns where what follows begins.
float draw_rooms_heading(Canvas& canvas, const WideCard& wide, const Rect& area) {
    canvas.text({area.x, area.y, area.w, 54}, wide.rooms_heading,
                {.token = TextToken::bodyl, .color = canvas.theme().text});
    canvas.note("heading", wide.rooms_heading, {}, {area.x, area.y, area.w, 54});
    return area.y + 76;
}

/// The time, and what the day is; returns where what follows begins.
float draw_rest_head(const ScreenContext& context, Canvas& canvas, const Rect& content,
                     const RestCard& rest, bool tall) {
    const Theme& theme = canvas.theme();
    const std::string time =
        time_of_day(context.words(), context.snapshot->days_rule().zone, context.now);
    float y = content.y + (tall ? 128.0F : 0.0F);
    const float clock = canvas.clock({content.x - 3, y, content.w, 184}, time, TextToken::hero,
                                     theme.text, Align::left);
    note_clock(context, canvas, time, {content.x, y, clock, 184});
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
    return y + (tall ? 64 : 32);
}

/// What the event is made of, in figures.
void draw_figures(const ScreenContext& context, Canvas& canvas, const Rect& card,
                  const std::vector<RestCard::Figure>& figures) {
    const Theme& theme = canvas.theme();
    draw_card_ground(canvas, card, false);
    const float width = card.w / static_cast<float>(figures.size());
    float x = card.x + rest_padding;
    for (const RestCard::Figure& figure : figures) {
        const float room = width - rest_padding - 16;
        if (&figure != &figures.front())
            canvas.fill({x - rest_padding, card.y + 48, 2, 152}, theme.rule);
        const std::string number = std::to_string(figure.number);
        TextOptions big{.token = TextToken::display, .color = theme.text};
        big.scale = scale_for_word(canvas, number, room, big);
        // A long number is set smaller, on the line of the others.
        const float line = type_size(big.token).line;
        const float lower = type_size(big.token).baseline * (1 - big.scale);
        canvas.text({x, card.y + 28 + lower, room, line * big.scale + 1}, number, big);
        TextOptions what{.token = TextToken::body, .color = theme.text};
        if (canvas.measure(figure.what, room, what).broken_word) what.token = TextToken::caption;
        canvas.text({x, card.y + 136, room, 44}, figure.what, what);
        if (figure.what_other != figure.what)
            canvas.text({x, card.y + 178, room, 34}, figure.what_other,
                        {.token = TextToken::note,
                         .color = theme.text2,
                         .language = context.other().language()});
        canvas.note("text", number + " " + figure.what, {}, {x, card.y, room, card.h});
        x += width;
    }
}

}  // namespace

void draw_together(const ScreenContext& context, Canvas& canvas, const Rect& content,
                   const WideCard& wide) {
    const auto count = static_cast<float>(wide.rooms.size());
    if (wide.rooms.empty()) {
        const Rect rect{content.x, content.y, content.w, std::min(content.h, 980.0F)};
        draw_together_card(context, canvas, rect, wide, rect.h >= 900 ? 4 : 2);
        return;
    }
    if (!canvas.portrait() && content.w >= 1000) {
        const float half = (content.w - rest_gap) / 2;
        draw_together_card(context, canvas, {content.x, content.y, half, content.h}, wide, 2);
        Rect right{content.x + half + rest_gap, content.y, half, content.h};
        const float top = draw_rooms_heading(canvas, wide, {right.x, right.y + 8, right.w, 54});
        right.h = content.bottom() - top;
        right.y = top;
        if (count <= 3 && half / count >= 260) {
            const float width = (half - rest_gap * (count - 1)) / count;
            for (std::size_t i = 0; i < wide.rooms.size(); ++i)
                draw_first_card(
                    context, canvas,
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
    draw_together_card(context, canvas, {content.x, content.y, content.w, card_height}, wide,
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
            context, canvas,
            {area.x + static_cast<float>(i) * (width + rest_gap), area.y, width, area.h},
            wide.rooms[i], wide.rooms_from);
}

void draw_rest(const ScreenContext& context, Canvas& canvas, const Rect& content,
               const RestCard& rest) {
    const Theme& theme = canvas.theme();
    const bool tall = content.h >= 1200;
    float y = draw_rest_head(context, canvas, content, rest, tall);
    if (!rest.figures.empty() && y + 248 <= content.bottom()) {
        draw_figures(context, canvas, {content.x, y, content.w, 248}, rest.figures);
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
