#include "kiosk/screens/home.h"

#include <algorithm>
#include <functional>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/home_fading.h"
#include "kiosk/screens/home_memo.h"
#include "kiosk/screens/home_model.h"
#include "kiosk/screens/home_rest.h"
#include "kiosk/screens/news.h"
#include "kiosk/screens/page_parts.h"
#include "kiosk/screens/room_card.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

constexpr float gap = metrics::gap;
constexpr float rail_width = 456;
constexpr float rail_beside = 1780;  // content this wide has room for the rail
constexpr float row_height = 104;    // two lines of body text, and a finger
constexpr float tall_row = 172;      // with a second line for the title
constexpr float card_height = 348;   // of a medium card in a column where there is little room
constexpr int least_rows_a_page = 4;
constexpr float least_rest = 560;
constexpr float narrow = 760;  // below it everything is magnified

float cell(float total, int count) {
    return (total - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
}

int ceil_div(int a, int b) {
    return (a + b - 1) / b;
}

RoomGrid rows_grid(const Rect& area, int count) {
    RoomGrid grid;
    grid.shape = RoomGrid::Shape::rows;
    grid.columns = area.w >= 1500 ? 2 : 1;
    const auto rows_in = [](float height) {
        return std::max(1, static_cast<int>((height - 16) / row_height));
    };
    const int needed = ceil_div(count, grid.columns);
    grid.rows = rows_in(area.h);
    const bool few = rows_in(area.h - pager_height) * grid.columns < least_rows_a_page;
    if (needed > grid.rows && few) {
        grid.scroll = true;
        grid.columns = 1;
        grid.rows = count;
        grid.height = row_height;
        return grid;
    }
    if (needed > grid.rows) {
        grid.pager = true;
        grid.rows = rows_in(area.h - pager_height);
        grid.pages = ceil_div(count, grid.rows * grid.columns);
    }
    // Pages of equal length read better than a last one with two rooms.
    grid.rows = ceil_div(ceil_div(count, grid.pages), grid.columns);
    return grid;
}

void draw_rail(const ScreenContext& context, Canvas& canvas, const Rect& rail,
               const std::vector<SoonLine>& soon) {
    const Theme& theme = canvas.theme();
    draw_card_ground(canvas, rail, false);
    const float left = rail.x + 28;
    const float width = rail.w - 56;
    const std::string title = context.words().text("soon.title");
    canvas.text({left, rail.y + 22, width, 44}, title,
                {.token = TextToken::bodyb, .color = theme.text});
    canvas.note("heading", title, {}, {left, rail.y + 22, width, 44});
    float y = rail.y + 84;
    if (soon.empty()) {
        canvas.text({left, y + 10, width, 88}, context.words().text("soon.none"),
                    {.token = TextToken::body, .color = theme.text2, .max_lines = 2});
        return;
    }
    for (const SoonLine& line : soon) {
        if (y + 116 > rail.bottom() + 1) break;
        const std::string label = line.time + " " + line.title;
        if (canvas.pressed(label))
            canvas.fill({rail.x + 8, y + 6, rail.w - 16, 104}, theme.card2, metrics::radius_button);
        canvas.rule(left, y, width, theme.rule);
        const TextExtent time =
            draw_time(canvas, {left, y + 10, 120, 44}, line.time,
                      {.token = TextToken::bodyb, .color = theme.text, .struck = line.cancelled});
        const TextOptions in_style{.token = TextToken::body,
                                   .color = line.cancelled ? theme.danger : theme.text2,
                                   .align = Align::right};
        const TextOptions room_style{.token = TextToken::body, .color = theme.text2};
        const float room_width = canvas.measure(line.room, 0, room_style).width;
        const float room_x = left + time.width + 24;
        const float beside = left + width - 20 - room_x;
        std::string in = line.cancelled ? context.words().text("room.cancelled") : line.in;
        if (!line.cancelled && canvas.measure(in, 0, in_style).width > beside - room_width)
            in = line.in_short;
        const float in_width = canvas.measure(in, 0, in_style).width + 4;
        canvas.text({left + width - in_width, y + 10, in_width, 44}, in, in_style);
        if (!canvas.measure(line.room, beside - in_width, room_style).broken_word)
            canvas.text({room_x, y + 10, beside - in_width, 44}, line.room, room_style);
        canvas.text({left, y + 54, width, 44}, line.title,
                    {.token = TextToken::body,
                     .color = line.cancelled ? theme.text2 : theme.text,
                     .struck = line.cancelled,
                     .language = line.title_language});
        const Rect row{rail.x, y, rail.w, 116};
        draw_fading_row(context, canvas, row, line.session);
        canvas.button(label, line.room + ", " + in, row,
                      open_page(PageKind::session, line.session));
        y += 116;
    }
}

void draw_rows(const ScreenContext& context, Canvas& canvas, const Rect& area,
               const std::vector<RoomCard>& rooms, int first, const RoomGrid& grid) {
    const float width = cell(area.w, grid.columns);
    const bool signs = !rooms.empty() && rooms.front().sign.has_value();
    const float height =
        std::min(signs ? tall_row : 132.0F, (area.h - 16) / static_cast<float>(grid.rows));
    const int count = static_cast<int>(rooms.size());
    for (int column = 0; column < grid.columns; ++column) {
        const int begin = first + column * grid.rows;
        const int end = std::min(count, begin + grid.rows);
        if (begin >= end) break;
        const Rect ground{area.x + static_cast<float>(column) * (width + gap), area.y, width,
                          height * static_cast<float>(end - begin) + 16};
        draw_card_ground(canvas, ground, false);
        for (int i = begin; i < end; ++i) {
            const float y = ground.y + 8 + height * static_cast<float>(i - begin);
            if (i > begin) canvas.rule(ground.x + 28, y, width - 56, canvas.theme().rule);
            const RoomCard& room = rooms[static_cast<std::size_t>(i)];
            draw_row(canvas, {ground.x, y, width, height}, room);
            draw_fading_row(context, canvas, {ground.x, y, width, height}, room);
        }
    }
}

void draw_cards(const ScreenContext& context, Canvas& canvas, const Rect& area,
                const std::vector<RoomCard>& rooms, const RoomGrid& grid) {
    const float width = cell(area.w, grid.columns);
    const float height = cell(area.h, grid.rows);
    for (std::size_t i = 0; i < rooms.size(); ++i) {
        const int row_number = static_cast<int>(i) / grid.columns;
        const auto column = static_cast<float>(static_cast<int>(i) - row_number * grid.columns);
        const auto row = static_cast<float>(row_number);
        const Rect rect{area.x + column * (width + gap), area.y + row * (height + gap), width,
                        height};
        switch (grid.shape) {
            case RoomGrid::Shape::wide:
                draw_wide_card(canvas, rect, rooms[i]);
                break;
            case RoomGrid::Shape::column:
                draw_column_card(canvas, rect, rooms[i]);
                break;
            case RoomGrid::Shape::medium:
                draw_medium_card(canvas, rect, rooms[i]);
                break;
            case RoomGrid::Shape::rows:
                break;
        }
        draw_fading_card(context, canvas, rect, rooms[i]);
    }
}

/// All rooms in one column, with buttons below where there is room for them.
void draw_scrolled(const ScreenContext& context, Canvas& canvas, const Rect& area,
                   const std::vector<RoomCard>& rooms, const RoomGrid& grid) {
    const auto count = static_cast<float>(rooms.size());
    const bool cards = grid.shape == RoomGrid::Shape::medium;
    const float height = cards ? count * (grid.height + gap) - gap : count * grid.height + 16;
    Rect window = area;
    const bool buttons = height > area.h && area.h >= 3 * pager_height;
    if (buttons) window.h -= pager_height;
    const Scrolled at = begin_scroll(
        context, canvas,
        {.position = {.area = "rooms"}, .window = window, .width = window.w, .height = height});
    const Rect whole{0, 0, window.w, height};
    if (cards) {
        draw_cards(context, canvas, whole, rooms, grid);
    } else {
        draw_rows(context, canvas, whole, rooms, 0, grid);
    }
    canvas.end_scroll();
    if (!buttons) return;
    const float y = area.bottom() - 96;
    draw_scroll_buttons(
        canvas, {area.right() - 96 - 16 - 96, y, 96, 96}, {area.right() - 96, y, 96, 96},
        {context.words().text("rooms.previous"), context.words().text("rooms.next")}, at);
}

/// Draws a page that needs `least` px of height: where there is less, a finger moves it.
void draw_with_room(const ScreenContext& context, Canvas& canvas, const Rect& content, float least,
                    const std::function<void(const Rect&)>& draw) {
    if (content.h >= least) {
        draw(content);
        return;
    }
    const Scrolled moved = begin_scroll(
        context, canvas,
        {.position = {.area = "page"}, .window = content, .width = content.w, .height = least});
    draw({0, 0, moved.window.w, least});
    canvas.end_scroll();
}

void draw_rooms(const ScreenContext& context, Canvas& canvas, const Rect& content,
                const HomeModel& home) {
    const int count = static_cast<int>(home.rooms.size());
    if (count == 0) {
        draw_rail(context, canvas, content, home.soon);
        return;
    }
    RoomGrid grid = room_grid(content, count, canvas.portrait());
    Rect area = content;
    if (grid.rail) {
        area.w -= rail_width + gap;
        const Rect rail{area.right() + gap, content.y, rail_width, content.h};
        draw_rail(context, canvas, draw_news_card(context, canvas, rail, home.news), home.soon);
    } else {
        area = draw_news_strip(canvas, content, home.news);
        grid = room_grid(area, count, canvas.portrait());
    }
    if (grid.scroll) {
        draw_scrolled(context, canvas, area, home.rooms, grid);
        return;
    }
    if (grid.shape != RoomGrid::Shape::rows) {
        draw_cards(context, canvas, area, home.rooms, grid);
        return;
    }
    const int page = std::clamp(context.state.room_page, 0, grid.pages - 1);
    if (grid.pager) {
        const int first = page * grid.per_page() + 1;
        const int last = std::min(count, first + grid.per_page() - 1);
        draw_rooms_pager(context, canvas, area, {first, last, count, page, grid.pages});
        area.h -= pager_height;
    }
    draw_rows(context, canvas, area, home.rooms, page * grid.per_page(), grid);
}

}  // namespace

RoomGrid room_grid(const Rect& area, int count, bool portrait) {
    using Shape = RoomGrid::Shape;
    const bool rail = !portrait && area.w >= rail_beside;
    const float beside = area.w - (rail ? rail_width + gap : 0);
    const auto fits = [](float width, float height, int columns, int rows, float min_width,
                         float min_height) {
        return cell(width, columns) >= min_width && cell(height, rows) >= min_height;
    };
    // One room alone has width for its lines.
    if (!portrait && count == 1 && fits(beside, area.h, 1, 1, 800, 330))
        return {Shape::wide, 1, 1, 1, rail, false};
    if (!portrait && count <= 3) {
        // The rail gives way before a column becomes too narrow for a title.
        for (const bool with_rail : {true, false}) {
            if (with_rail && !rail) continue;
            const float width = with_rail ? beside : area.w;
            if (fits(width, area.h, count, 1, 360, 560))
                return {Shape::column, count, 1, 1, with_rail, false};
        }
    }
    if (portrait && fits(area.w, area.h, 1, count, 800, 330))
        return {Shape::wide, 1, count, 1, false, false};
    if (!portrait && count <= 4 && fits(beside, area.h, 2, 2, 430, 300))
        return {Shape::medium, 2, 2, 1, rail, false};
    if (count <= 8) {
        const int columns = portrait ? 2 : ceil_div(count, 2);
        const int rows = ceil_div(count, columns);
        if (fits(area.w, area.h, columns, rows, 430, 300))
            return {Shape::medium, columns, rows, 1, false, false};
    }
    if (area.w < narrow && area.h >= card_height + pager_height) {
        RoomGrid grid{Shape::medium, 1, count, 1, false, false};
        grid.scroll = true;
        const bool roomy = area.h >= signed_card_height + pager_height;
        grid.height = roomy ? signed_card_height : card_height;
        return grid;
    }
    return rows_grid(area, count);
}

void draw_home(const ScreenContext& context, Canvas& canvas) {
    const HomeModel& home = canvas.keep().of<HomeMemo>().model(*context.snapshot, context.now,
                                                               context.words(), context.other());
    switch (home.mode) {
        case HomeModel::Mode::rest: {
            const Rect content = draw_header_and_strip(context, canvas, HeaderStyle::plain);
            draw_with_room(context, canvas, content, least_rest,
                           [&](const Rect& page) { draw_rest(context, canvas, page, home.rest); });
            return;
        }
        case HomeModel::Mode::together: {
            const Rect content = draw_header_and_strip(context, canvas);
            const Rect page = draw_news_strip(canvas, content, home.news);
            draw_with_room(
                context, canvas, page, canvas.portrait() || page.w < 1000 ? 860.0F : 560.0F,
                [&](const Rect& area) { draw_together(context, canvas, area, home.together); });
            return;
        }
        case HomeModel::Mode::rooms: {
            const Rect content = draw_header_and_strip(context, canvas);
            draw_rooms(context, canvas, content, home);
            return;
        }
    }
}

}  // namespace foyer::kiosk
