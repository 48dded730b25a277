#include "kiosk/screens/room_page.h"

#include <algorithm>

#include "kiosk/screens/flow_page.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/map_card.h"
#include "kiosk/screens/page_parts.h"
#include "kiosk/screens/prose.h"
#include "kiosk/screens/room_model.h"
#include "kiosk/screens/row_flow.h"
#include "kiosk/widgets/word_button.h"

namespace foyer::kiosk {

namespace {

// From this width on, the day and the way stand beside each other.
constexpr float room_columns_from = 1600;
/// What is seen of the sessions before the one that is on.
constexpr float room_rows_before = 64;

PageFlow room_head(Canvas& canvas, const RoomModel& model, float width) {
    PageFlow flow(width);
    TextOptions style{.token = TextToken::headline,
                      .color = canvas.theme().text,
                      .max_lines = 6,
                      .language = model.name_language};
    const TextExtent large = canvas.measure(model.name, width, style);
    if (large.lines > 2 || large.broken_word) style.token = TextToken::title;
    flow.add(0, canvas.measure(model.name, width, style).height,
             [&canvas, &model, style](const Rect& rect) {
                 canvas.text(rect, model.name, style);
                 canvas.note("heading", model.name, model.about, rect);
             });
    add_quiet_line(canvas, flow, 4, model.about);
    add_quiet_line(canvas, flow, 4, model.standing);
    return flow;
}

/// The sessions of the room by day; `from` becomes the height of what is over.
PageFlow room_days(Canvas& canvas, const Catalogue& words, const RoomModel& model, float width,
                   float& from) {
    PageFlow flow(width);
    from = 0;
    if (model.days.empty()) {
        add_quiet_line(canvas, flow, 24, words.text("room.no_sessions"));
        return flow;
    }
    for (std::size_t day = 0; day < model.days.size(); ++day) {
        add_heading(canvas, flow, 48, model.days[day].heading);
        float above = 16;
        for (std::size_t row = 0; row < model.days[day].rows.size(); ++row) {
            if (day == model.first_day && row == model.first_row && row > 0)
                from = std::max(0.0F, flow.height() - room_rows_before);
            if (day == model.first_day && row == 0 && day > 0)
                from = std::max(0.0F, flow.height() - 54);
            flow.add(above, session_row_height,
                     [&canvas, &shown = model.days[day].rows[row]](const Rect& rect) {
                         draw_session_row(canvas, rect, shown);
                     });
            above = session_row_step - session_row_height;
        }
    }
    return flow;
}

/// How to get there.
PageFlow room_way(Canvas& canvas, const Catalogue& words, const RoomModel& model, float width,
                  float height) {
    PageFlow flow(width);
    add_prose(canvas, flow, 0, model.directions, {});
    if (model.map) add_map(canvas, flow, 24, words, *model.map, model.name, height);
    add_prose(canvas, flow, 24, model.description, {});
    return flow;
}

void draw_room_in_columns(const ScreenContext& context, Canvas& canvas, const Rect& content,
                          const RoomModel& model) {
    const Catalogue& words = context.words();
    const float side = model.has_way() ? (content.w - 48) * 0.46F : 0;
    Rect list{content.x, content.y, content.w - side - (side > 0 ? 48 : 0), content.h};
    // The name stays in sight unless it would leave little of the list.
    PageFlow still = room_head(canvas, model, list.w);
    const bool stays = still.height() <= list.h * 0.4F;
    if (stays) {
        still.draw(canvas, list.x, list.y);
        list.y += still.height() + metrics::gap;
        list.h -= still.height() + metrics::gap;
    }
    float from = 0;
    draw_flow_beside(
        context, canvas, list,
        [&](float width) {
            PageFlow flow = stays ? PageFlow(width) : room_head(canvas, model, width);
            const float head = stays ? 0 : flow.height() + 32;
            PageFlow days = room_days(canvas, words, model, width, from);
            if (from > 0) from += head;
            flow.append(32, std::move(days));
            return flow;
        },
        [&] { return from; });
    if (side == 0) return;
    const Rect way{content.right() - side, content.y, side, content.h};
    const PageFlow flow = room_way(canvas, words, model, side, content.h);
    draw_scroll_area(context, canvas, way, flow, "way");
}

void draw_room_in_one_column(const ScreenContext& context, Canvas& canvas, const Rect& content,
                             const RoomModel& model) {
    const Catalogue& words = context.words();
    const bool way = model.has_way() && context.state.list_page > 0;
    PageFlow head = room_head(canvas, model, content.w);
    FlowFoot foot;
    if (model.has_way()) {
        foot.height = 96;
        foot.draw = [&](const Rect& row) {
            Intent turn;
            turn.kind = IntentKind::turn_page;
            turn.amount = way ? -1 : 1;
            draw_word_button(canvas, row,
                             {.icon = way ? "programme" : "pin",
                              .label = words.text(way ? "room.sessions" : "room.way"),
                              .value = {},
                              .intent = turn});
        };
    }
    PageFlow body = way ? room_way(canvas, words, model, content.w,
                                   std::max(320.0F, content.h - head.height() - 160))
                        : room_days(canvas, words, model, content.w, foot.from);
    draw_flow_page(context, canvas, content, std::move(head), std::move(body), foot);
}

}  // namespace

void draw_room_page(const ScreenContext& context, Canvas& canvas) {
    const Rect content = draw_header_and_strip(context, canvas);
    const auto found = context.snapshot->room_called(current_page(context.state).argument);
    if (!found) {
        draw_message(canvas, content, "history", context.words().text("room.gone"), {});
        return;
    }
    RoomModel model =
        room_model(*context.snapshot, *found, context.now, context.words(), context.screen);
    // A plan that cannot be drawn shows nobody the way.
    if (model.map && canvas.picture_extent({0, 0, 200, 200}, *model.map->picture).h <= 0)
        model.map.reset();
    if (content.w >= room_columns_from) {
        draw_room_in_columns(context, canvas, content, model);
    } else {
        draw_room_in_one_column(context, canvas, content, model);
    }
}

}  // namespace foyer::kiosk
