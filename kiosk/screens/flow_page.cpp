#include "kiosk/screens/flow_page.h"

#include <algorithm>
#include <utility>

#include "kiosk/screens/page_parts.h"

namespace foyer::kiosk {

namespace {

/// More of the page than this may not stand still above what scrolls.
constexpr float still_share = 0.42F;
constexpr float foot_gap = 16;
constexpr float scroll_button = 96;

ScrollWords flow_words(const ScreenContext& context) {
    return {context.words().text("scroll.up"), context.words().text("scroll.down")};
}

/// The flow in its window, with rules where it is cut.
Scrolled draw_scrolled(const ScreenContext& context, Canvas& canvas, const Rect& window,
                       const PageFlow& flow, float from, const std::string& name = "page") {
    const float most = std::max(0.0F, flow.height() - window.h);
    const Scrolled area =
        begin_scroll(context, canvas,
                     {.position = {.area = name, .y = std::clamp(from, 0.0F, most)},
                      .window = window,
                      .width = window.w,
                      .height = flow.height()});
    flow.draw(canvas, 0, 0);
    canvas.end_scroll();
    const Color rule = canvas.theme().rule;
    if (area.position.y > 1) canvas.rule(window.x, window.y, window.w, rule);
    if (area.position.y < area.limits.most_y - 1)
        canvas.rule(window.x, window.bottom() - 2, window.w, rule);
    return area;
}

}  // namespace

void draw_flow_page(const ScreenContext& context, Canvas& canvas, const Rect& content,
                    PageFlow head, PageFlow body, const FlowFoot& foot) {
    float from = foot.from;
    const bool needs_foot = foot.draw || head.height() + 28 + body.height() > content.h;
    const float foot_height = needs_foot ? std::max(foot.height, scroll_button) + foot_gap : 0.0F;
    Rect window{content.x, content.y, content.w, content.h - foot_height};
    if (head.height() <= window.h * still_share) {
        head.draw(canvas, content.x, content.y);
        const float taken = head.empty() ? 0 : head.height() + 28;
        window.y += taken;
        window.h -= taken;
    } else {
        if (from > 0) from += head.height() + 28;
        head.append(28, std::move(body));
        body = std::move(head);
    }
    const Scrolled area = draw_scrolled(context, canvas, window, body, from);
    if (!needs_foot) return;
    Rect row{content.x, content.bottom() - (foot_height - foot_gap), content.w,
             foot_height - foot_gap};
    if (area.limits.movable()) {
        const Rect down{row.right() - scroll_button, row.y, scroll_button, row.h};
        const Rect up{down.x - 16 - scroll_button, row.y, scroll_button, row.h};
        draw_scroll_buttons(canvas, up, down, flow_words(context), area);
        row.w = up.x - 16 - row.x;
    }
    if (foot.draw) foot.draw(row);
}

void draw_flow_beside(const ScreenContext& context, Canvas& canvas, const Rect& content,
                      const std::function<PageFlow(float width)>& make,
                      const std::function<float()>& from) {
    PageFlow flow = make(content.w);
    Rect window = content;
    if (flow.height() > content.h) {
        window.w -= scroll_button + metrics::gap;
        flow = make(window.w);
    }
    const Scrolled area = draw_scrolled(context, canvas, window, flow, from ? from() : 0);
    const float x = content.right() - scroll_button;
    draw_scroll_buttons(canvas, {x, content.y, scroll_button, scroll_button},
                        {x, content.bottom() - scroll_button, scroll_button, scroll_button},
                        flow_words(context), area);
}

void draw_scroll_area(const ScreenContext& context, Canvas& canvas, const Rect& window,
                      const PageFlow& flow, const std::string& name) {
    static_cast<void>(draw_scrolled(context, canvas, window, flow, 0, name));
}

}  // namespace foyer::kiosk
