#include "kiosk/screens/programme_page.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "kiosk/screens/frame.h"
#include "kiosk/screens/programme_model.h"
#include "kiosk/screens/programme_view.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace programme_page {

namespace {

constexpr float side_width = 216;
constexpr float side_gap = 28;
/// Less of the programme than this is not worth being moved.
constexpr float least_programme = 300;
/// From this width on the tools for going through the day stand beside it.
constexpr float least_with_side = 1300;

bool shows_grid(const View& view, const Canvas& canvas) {
    switch (view.choices().shape) {
        case ProgrammeShape::automatic:
            return !canvas.portrait();
        case ProgrammeShape::list:
            return false;
        case ProgrammeShape::grid:
            break;
    }
    return true;
}

float days_width(const View& view, Canvas& canvas) {
    float width = 0;
    for (const DayPill& day : day_pills(view.snapshot, view.now(), view.choices(), view.words()))
        width += pill_width(canvas, day.word, {}) + tool_gap;
    return width - tool_gap;
}

void draw_day_pill(const View& view, Canvas& canvas, const Rect& rect, const DayPill& day) {
    draw_pill(view, canvas, rect, day.word, day.name, {.chosen = day.shown},
              choose_in_programme(ProgrammeField::day, day.today ? "" : day.day));
}

void draw_days(const View& view, Canvas& canvas, const Rect& window) {
    const auto days = day_pills(view.snapshot, view.now(), view.choices(), view.words());
    const float whole = days_width(view, canvas);
    // The chosen day is in sight until the visitor moves the row.
    float x = 0;
    float begin = 0;
    for (const DayPill& day : days) {
        const float width = pill_width(canvas, day.word, {});
        if (day.shown) begin = x + width / 2 - window.w / 2;
        x += width + tool_gap;
    }
    begin = std::clamp(begin, 0.0F, std::max(0.0F, whole - window.w));
    const Scrolled area =
        begin_scroll(view.context, canvas,
                     {.position = {.area = std::string(programme_days_area), .x = begin},
                      .window = window,
                      .width = whole,
                      .height = window.h});
    static_cast<void>(area);
    x = 0;
    for (const DayPill& day : days) {
        const float width = pill_width(canvas, day.word, {});
        draw_day_pill(view, canvas, {x, 0, width, tool}, day);
        x += width + tool_gap;
    }
    canvas.end_scroll();
}

/// List or grid.
void draw_switch(const View& view, Canvas& canvas, const Rect& rect, bool grid) {
    const Theme& theme = canvas.theme();
    canvas.fill(rect, theme.card, metrics::radius_card);
    if (theme.edge_width > 0)
        canvas.outline(rect, theme.edge, metrics::radius_card, theme.edge_width);
    for (const bool second : {false, true}) {
        const std::string word = view.words().text(second ? "programme.grid" : "programme.list");
        const Rect half{second ? rect.x + rect.w / 2 : rect.x, rect.y, rect.w / 2, rect.h};
        const bool on = second == grid;
        const Rect inner{half.x + 8, half.y + 8, half.w - 16, half.h - 16};
        if (on) {
            canvas.fill(inner, theme.inverse, 22);
        } else if (canvas.pressed(word)) {
            canvas.fill(inner, theme.card2, 22);
        }
        TextOptions style{.token = TextToken::bodyb,
                          .color = on ? theme.on_inverse : theme.accent,
                          .align = Align::center};
        if (canvas.measure(word, 0, style).width > inner.w - 8) style.token = TextToken::caption;
        const float line = type_size(style.token).line;
        canvas.text({inner.x, half.y + (half.h - line) / 2, inner.w, line}, word, style);
        canvas.button(word, on ? view.words().text("selected") : std::string(), half,
                      choose_in_programme(ProgrammeField::shape, second ? "grid" : "list"));
    }
}

/// One of the tools above the programme, drawn wherever the flow puts it.
struct Tool {
    float width;
    std::function<void(const Rect&)> draw;
    bool right = false;  ///< stands at the right end of its row
};

void draw_filter_button(const View& view, Canvas& canvas, const Rect& rect) {
    const std::string word = view.words().text("programme.filter");
    draw_pill(
        view, canvas, rect, word, word, {},
        choose_in_programme(ProgrammeField::panel, std::string(word_for(view.choices().facet))));
}

/// What stands above or beside the programme, given what of it is seen.
class Tools {
public:
    Tools(const View& view, Canvas& canvas, bool grid, bool beside, bool sideways)
        : view_(view), canvas_(canvas), grid_(grid), beside_(beside), sideways_(sideways) {}

    /// Height in `width` on a page that is `room` high: where rows would leave too little of the
    /// programme, the tools stand in one row that is moved sideways.
    [[nodiscard]] float height(float width, float room) {
        strip_ = room - rows_height(width) < least_programme;
        return strip_ ? tool + row_gap : rows_height(width);
    }
    void draw(float x, float y, float width, const Body& body) {
        body_ = &body;
        if (strip_) {
            draw_strip({x, y, width, tool});
            return;
        }
        place(width, [&](const Tool& each, const Rect& rect) {
            each.draw({x + rect.x, y + rect.y, rect.w, rect.h});
        });
    }

private:
    [[nodiscard]] float rows_height(float width) {
        float taken = 0;
        place(width, [&](const Tool&, const Rect& rect) { taken = rect.bottom() + row_gap; });
        return taken;
    }
    void draw_strip(const Rect& window) {
        const std::vector<Tool> all = tools(window.w);
        float width = -tool_gap;
        for (const Tool& each : all)
            width += each.width + tool_gap;
        const Scrolled area = begin_scroll(view_.context, canvas_,
                                           {.position = {.area = "programme-tools"},
                                            .window = window,
                                            .width = width,
                                            .height = tool});
        float x = 0;
        for (const Tool& each : all) {
            if (x < area.position.x + window.w) each.draw({x, 0, each.width, tool});
            x += each.width + tool_gap;
        }
        canvas_.end_scroll();
    }

    template <class Use>
    void place(float width, const Use& use) {
        const std::vector<Tool> all = tools(width);
        float y = 0;
        for (std::size_t first = 0; first < all.size();) {
            std::size_t last = first;
            float taken = 0;
            for (; last < all.size(); ++last) {
                const float more = (last > first ? tool_gap : 0) + all[last].width;
                if (last > first && taken + more > width + 0.5F) break;
                taken += more;
            }
            float x = 0;
            float rest = std::max(0.0F, width - taken);
            for (; first < last; ++first) {
                if (all[first].right) x += std::exchange(rest, 0.0F);
                use(all[first], Rect{x, y, std::min(all[first].width, width), tool});
                x += all[first].width + tool_gap;
            }
            y += tool + row_gap;
        }
    }

    void add_arrows(std::vector<Tool>& all, bool across) {
        const auto arrow = [&](bool forward) {
            return Tool{tool,
                        [this, across, forward](const Rect& rect) {
                            const float sign = forward ? 1.0F : -1.0F;
                            const Intent intent =
                                across ? turn_to(*body_, sign * page_width(*body_), 0)
                                       : turn_to(*body_, 0, sign * page_height(*body_));
                            const char* key = across    ? forward ? "rooms.next" : "rooms.previous"
                                              : forward ? "programme.later"
                                                        : "programme.earlier";
                            const char* icon = across    ? forward ? "right" : "left"
                                               : forward ? "down"
                                                         : "up";
                            draw_icon_button(canvas_, rect, icon, view_.words().text(key), intent);
                        },
                        true};
        };
        all.push_back(arrow(false));
        all.push_back(arrow(true));
    }

    void add_active_filters(std::vector<Tool>& all) {
        for (ActiveFilter& filter : active_filters(view_)) {
            const PillStyle style{.icon = "close", .chosen = true};
            const float width = std::min(pill_width(canvas_, filter.word, style), 640.0F);
            all.push_back({width, [this, style, filter = std::move(filter)](const Rect& rect) {
                               draw_pill(view_, canvas_, rect, filter.word, filter.label, style,
                                         filter.intent);
                           }});
        }
    }

    std::vector<Tool> tools(float width) {
        std::vector<Tool> all;
        const Catalogue& words = view_.words();
        const float filter = pill_width(canvas_, words.text("programme.filter"), {});
        const float list = std::max(
            canvas_.measure(words.text("programme.list"), 0, {.token = TextToken::bodyb}).width,
            canvas_.measure(words.text("programme.grid"), 0, {.token = TextToken::bodyb}).width);
        const float both = std::max(2 * tool, 2 * (list + 56));
        const float arrows = 2 * (tool + tool_gap);
        const float rest = both + tool_gap + filter + (sideways_ ? arrows : 0);
        const float now = pill_width(canvas_, words.text("programme.now"), {.icon = "now"});
        // What does not fit beside the other tools stands beside the days.
        const bool crowded = !beside_ && sideways_ && rest + tool_gap + now + arrows > width;
        bool arrows_placed = false;
        if (view_.snapshot.days().size() > 1 && strip_) {
            for (const DayPill& day :
                 day_pills(view_.snapshot, view_.now(), view_.choices(), view_.words()))
                all.push_back({pill_width(canvas_, day.word, {}), [this, day](const Rect& rect) {
                                   draw_day_pill(view_, canvas_, rect, day);
                               }});
        } else if (view_.snapshot.days().size() > 1) {
            // On a wide screen the days share the row, at least a few of them.
            const float beside = width - rest - tool_gap;
            const bool shares = beside_ && beside > 300;
            const float days = shares ? beside : crowded ? width - arrows : width;
            all.push_back({days, [this](const Rect& rect) { draw_days(view_, canvas_, rect); }});
            if (crowded) add_arrows(all, false);
            arrows_placed = crowded;
        }
        all.push_back(
            {both, [this](const Rect& rect) { draw_switch(view_, canvas_, rect, grid_); }});
        all.push_back(
            {filter, [this](const Rect& rect) { draw_filter_button(view_, canvas_, rect); }});
        if (!beside_) {
            all.push_back(
                {now, [this](const Rect& rect) { draw_now_button(view_, canvas_, rect, *body_); }});
        }
        if (sideways_) add_arrows(all, true);
        if (!beside_ && !arrows_placed) add_arrows(all, false);
        add_active_filters(all);
        return all;
    }

    const View& view_;
    Canvas& canvas_;
    bool grid_, beside_, sideways_;
    bool strip_ = false;
    const Body* body_ = nullptr;
};

void draw_day(const View& view, Canvas& canvas, const Rect& content) {
    const bool grid = shows_grid(view, canvas);
    const bool beside = content.w >= least_with_side && content.h >= 3 * tool + 2 * row_gap;
    const float width = beside ? content.w - side_width - side_gap : content.w;
    const bool sideways = grid && grid_for(view, width).width > width - 112 + 1;
    Tools tools(view, canvas, grid, beside, sideways);
    const float top = content.y + tools.height(width, content.h);
    const Rect window{content.x, top, width, std::max(1.0F, content.bottom() - top)};
    const Body body = grid ? grid_body(view, window) : list_body(view, window);
    tools.draw(content.x, content.y, width, body);
    if (beside)
        draw_side(view, canvas, {content.right() - side_width, content.y, side_width, content.h},
                  body);
    if (view.sessions.empty()) {
        draw_message(canvas, window, "search", view.words().text("programme.none"),
                     view.words().text("programme.none_detail"));
    } else if (grid) {
        draw_grid_body(view, canvas, body);
    } else {
        draw_list_body(view, canvas, body);
    }
}

}  // namespace

void find_position(const View& view, Body& body) {
    const ScrollView& asked = body.view;
    const auto most = [](float content, float window) { return std::max(0.0F, content - window); };
    body.at.limits = {most(asked.width, asked.window.w), most(asked.height, asked.window.h)};
    body.at.window = asked.window;
    body.now.y = std::min(body.now.y, body.at.limits.most_y);
    if (const auto moved = scroll_of(view.context.state, asked.position.area)) {
        // A finger stretches it by less than half of its window.
        const auto held = [](float wanted, float limit, float window) {
            const float slack = limit > 0 ? window / 2 : 0;
            return std::clamp(wanted, -slack, limit + slack);
        };
        body.view.position.x = held(moved->x, body.at.limits.most_x, asked.window.w);
        body.view.position.y = held(moved->y, body.at.limits.most_y, asked.window.h);
    } else {
        body.view.position.x = std::clamp(asked.position.x, 0.0F, body.at.limits.most_x);
        body.view.position.y = std::clamp(asked.position.y, 0.0F, body.at.limits.most_y);
    }
    body.at.position = body.view.position;
    const float above = body.now.y - body.view.position.y;
    body.now_shows = above > -8 && above < asked.window.h / 2;
}

std::string badge_word(const std::string& language) {
    std::string badge = language.substr(0, language.find('-'));
    if (badge.size() > 3) return {};
    std::ranges::transform(badge, badge.begin(), [](char c) {
        return static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    });
    return badge;
}

}  // namespace programme_page

void draw_programme_page(const ScreenContext& context, Canvas& canvas) {
    const Rect content = draw_header_and_strip(context, canvas);
    const programme::Snapshot& snapshot = *context.snapshot;
    const programme::DaySessions* day =
        day_shown(snapshot, context.now, context.state.programme.day);
    if (!day) {
        draw_message(canvas, content, "programme", context.words().text("programme.none"), {});
        return;
    }
    auto& memo = canvas.keep().of<ProgrammeMemo>();
    const programme::Marks marks(snapshot, context.now);
    const programme_page::View view{
        .context = context,
        .snapshot = snapshot,
        .day = *day,
        .sessions = memo.sessions(snapshot, *day, context.state.programme),
        .marks = marks,
        .memo = memo,
        .today = day->day == snapshot.days_rule().day_of(context.now)};
    if (context.state.programme.panel_open) {
        programme_page::draw_filter_panel(view, canvas, content);
    } else {
        programme_page::draw_day(view, canvas, content);
    }
}

}  // namespace foyer::kiosk
