#include "kiosk/screens/news.h"

#include <algorithm>

#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

constexpr float strip_height = 96;
constexpr float least_title = 240;  // of the time and a word or two
constexpr float card_item_height = 104;
constexpr std::size_t card_items = 2;

MoveStyle news_style(const Theme& theme) {
    return {.from = theme.on_warn, .to = theme.on_warn};
}

/// What is said of the news where they are tapped or spoken.
std::string value_of(const ChangeNews& news) {
    std::string value;
    for (const ChangeNews::Item& item : news.items) {
        if (!value.empty()) value += "; ";
        value += item.time + " " + item.title;
        if (!item.said.empty()) value += ", " + item.said;
    }
    return value;
}

/// The ground with its icon and head, and a button over all of it.
void draw_ground(Canvas& canvas, const Rect& rect, const ChangeNews& news, float radius) {
    const Theme& theme = canvas.theme();
    canvas.fill(rect, theme.warn, radius);
    if (canvas.pressed(news.head)) canvas.outline(rect, theme.text, radius, 4);
    canvas.button(news.head, value_of(news), rect, open_page(PageKind::changes));
}

/// The change of `item`: its move, else its word. Returns the width taken.
float draw_change(Canvas& canvas, float x, float y, float width, const ChangeNews::Item& item) {
    if (item.move.says())
        return draw_move(canvas, x, y, width, item.move.from, item.move.to,
                         news_style(canvas.theme()));
    const TextOptions style{.token = TextToken::bodyb, .color = canvas.theme().on_warn};
    return canvas.text({x, y, width, 44}, item.word, style).width;
}

float change_width(Canvas& canvas, const ChangeNews::Item& item) {
    if (item.move.says())
        return measure_move(canvas, item.move.from, item.move.to, news_style(canvas.theme()));
    return canvas.measure(item.word, 0, {.token = TextToken::bodyb}).width;
}

}  // namespace

Rect draw_news_strip(Canvas& canvas, const Rect& content, const ChangeNews& news) {
    if (news.items.empty()) return content;
    const Theme& theme = canvas.theme();
    const ChangeNews::Item& first = news.items.front();
    const TextOptions head{.token = TextToken::bodyb, .color = theme.on_warn};
    const TextOptions plain{
        .token = TextToken::body, .color = theme.on_warn, .language = first.title_language};
    const std::string what = first.time + " " + first.title;
    const float left = content.x + 96;
    const float title_x = left + canvas.measure(news.head, 0, head).width + 32;
    const float right = content.right() - 32 - 32 - 24;
    // Where to go is worth more than the rest of a title; a title of which too little is left has a
    // line of its own.
    const float change = change_width(canvas, first);
    const float beside = right - title_x - change - 28;
    const bool one_line = beside >= std::min(least_title, canvas.measure(what, 0, plain).width);
    const Rect rect{content.x, content.y, content.w, strip_height + (one_line ? 0 : 48.0F)};
    draw_ground(canvas, rect, news, metrics::radius_button);
    const float y = rect.y + 22;
    canvas.icon("warn", rect.x + 28, rect.y + (rect.h - 40) / 2, 40, theme.on_warn);
    canvas.icon("right", right + 24, rect.y + (rect.h - 32) / 2, 32, theme.on_warn);
    canvas.text({left, y, title_x - left, 44}, news.head, head);
    const float title_width = one_line ? beside : right - title_x;
    const TextExtent title = canvas.text({title_x, y, title_width, 44}, what, plain);
    if (one_line) {
        draw_change(canvas, title_x + title.width + 28, y, change + 4, first);
    } else {
        draw_change(canvas, left, y + 48, right - left, first);
    }
    const float taken = rect.h + metrics::gap;
    return {content.x, content.y + taken, content.w, std::max(0.0F, content.h - taken)};
}

Rect draw_news_card(const ScreenContext& context, Canvas& canvas, const Rect& rail,
                    const ChangeNews& news) {
    if (news.items.empty()) return rail;
    const Theme& theme = canvas.theme();
    const std::size_t shown = std::min(news.items.size(), card_items);
    const bool more = news.items.size() > shown;
    const Rect rect{rail.x, rail.y, rail.w,
                    100 + card_item_height * static_cast<float>(shown) + (more ? 44.0F : 0.0F)};
    draw_ground(canvas, rect, news, metrics::radius_card);
    const float left = rect.x + 28;
    const float width = rect.w - 56;
    canvas.icon("warn", left, rect.y + 26, 40, theme.on_warn);
    canvas.icon("right", rect.right() - 28 - 32, rect.y + 32, 32, theme.on_warn);
    canvas.text({left + 60, rect.y + 28, width - 60 - 48, 44}, news.head,
                {.token = TextToken::bodyb, .color = theme.on_warn});
    float y = rect.y + 88;
    for (std::size_t i = 0; i < shown; ++i, y += card_item_height) {
        const ChangeNews::Item& item = news.items[i];
        canvas.text(
            {left, y, width, 44}, item.time + " " + item.title,
            {.token = TextToken::body, .color = theme.on_warn, .language = item.title_language});
        draw_change(canvas, left, y + 48, width, item);
    }
    if (more)
        canvas.text(
            {left, y, width, 44},
            context.words().plural("news.more", static_cast<long>(news.items.size() - shown)),
            {.token = TextToken::body, .color = theme.on_warn});
    const float taken = rect.h + metrics::gap;
    return {rail.x, rail.y + taken, rail.w, std::max(0.0F, rail.h - taken)};
}

}  // namespace foyer::kiosk
