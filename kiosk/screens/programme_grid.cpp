// The programme as a grid: rooms side by side, time downwards. The heads of rooms and the times
// stay in sight; all of it moves with one finger.

#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/programme_model.h"
#include "kiosk/screens/programme_view.h"

namespace foyer::kiosk::programme_page {

namespace {

constexpr float axis_width = 112;  // the times
constexpr float heads_height = 96;
constexpr float heads_gap = 12;
constexpr float above_now = 100;  // what is seen above the first running session
constexpr float label_height = 34;
constexpr float tag_height = 44;

constexpr std::string_view grid_area = "programme-grid";

/// The window in parts, in the coordinates of the content as it stands.
struct Frame {
    Rect heads, times, blocks;
    float x, y;  ///< of the first column and the first start
};

Frame frame_of(const Body& body) {
    const Rect& window = body.view.window;
    const ScrollPosition& at = body.view.position;
    const float top = heads_height + heads_gap;
    return {.heads = {at.x + axis_width, at.y, window.w - axis_width, heads_height},
            .times = {at.x, at.y + top, axis_width, window.h - top},
            .blocks = {at.x + axis_width, at.y + top, window.w - axis_width, window.h - top},
            .x = axis_width,
            .y = top};
}

std::string column_name(const View& view, const GridColumn& column) {
    switch (column.kind) {
        case ColumnKind::room:
            return std::string(view.snapshot.room(column.room).name.in(view.words().language()));
        case ColumnKind::all_rooms:
            return view.words().text("room.all");
        case ColumnKind::no_room:
            break;
    }
    return view.words().text("room.to_be_announced");
}

/// The first of the ways to write a head that breaks no word.
void draw_head_name(Canvas& canvas, const Rect& rect, const std::string& name, Color color) {
    for (const auto& [token, scale, lines] :
         {std::tuple{TextToken::bodyl, 1.0F, 1}, std::tuple{TextToken::bodyb, 1.0F, 2},
          std::tuple{TextToken::caption, 1.0F, 2}, std::tuple{TextToken::caption, 0.85F, 3},
          std::tuple{TextToken::caption, 0.7F, 4}}) {
        const float line = token == TextToken::bodyb ? 40.0F : 0.0F;
        const TextOptions style{
            .token = token, .color = color, .max_lines = lines, .line = line, .scale = scale};
        const TextExtent extent = canvas.measure(name, rect.w, style);
        const bool last = scale < 0.75F;
        if (!last && (extent.shortened || extent.broken_word)) continue;
        const float height = std::min(extent.height, rect.h);
        canvas.text({rect.x, rect.y + (rect.h - height) / 2, rect.w, height}, name, style);
        return;
    }
}

/// What keys reach, in their order: bands, then each room with its sessions.
struct Stops {
    std::vector<ScrollStop> all;
    std::vector<int> bands, heads, blocks;  ///< of each band; of each column: its head, its first
};

Stops stops_of(const View& view, const GridLayout& grid, const Frame& frame) {
    Stops stops;
    const auto add = [&](const ScrollStop& stop) {
        stops.all.push_back(stop);
        return static_cast<int>(stops.all.size()) - 1;
    };
    // A band is as wide as what is seen.
    for (const GridBand& band : grid.bands)
        stops.bands.push_back(
            band_opens(view, band) ? add({frame.blocks.x, frame.y + band.y, 0, band.h}) : -1);
    for (const GridColumn& column : grid.columns) {
        const float x = frame.x + column.x;
        stops.heads.push_back(column.kind == ColumnKind::room
                                  ? add({x, frame.heads.y, column.w, heads_height, true})
                                  : -1);
        stops.blocks.push_back(static_cast<int>(stops.all.size()));
        for (const GridBlock& block : column.blocks) {
            const float line = block.above ? cancelled_step : 0;
            static_cast<void>(
                add({frame.x + block.x, frame.y + block.y + line, block.w, block.h - line}));
        }
    }
    return stops;
}

/// The control that was drawn last, when there was one among the items from `first` on.
void note_stop(Canvas& canvas, std::size_t first, int stop) {
    auto& items = canvas.probe().items;
    if (items.size() > first && !items.back().actions.empty()) items.back().stop = stop;
}

void draw_heads(const View& view, Canvas& canvas, const GridLayout& grid, const Frame& frame,
                const Stops& stops) {
    const Theme& theme = canvas.theme();
    canvas.begin_clip(frame.heads);
    for (std::size_t i = 0; i < grid.columns.size(); ++i) {
        const GridColumn& column = grid.columns[i];
        const Rect rect{frame.x + column.x, frame.heads.y, column.w, heads_height};
        if (!canvas.shows(rect)) continue;
        const std::string name = column_name(view, column);
        const bool opens = column.kind == ColumnKind::room;
        canvas.fill(rect, opens && canvas.pressed(name) ? theme.card : theme.card2,
                    metrics::radius_button);
        if (theme.edge_width > 2)
            canvas.outline(rect, theme.edge, metrics::radius_button, theme.edge_width);
        // A long name stays in sight as long as its column does.
        const float left = std::max(rect.x, frame.heads.x) + 24;
        const float right = std::min(rect.right(), frame.heads.right()) - 12;
        const float least = std::min(column.w - 36, 168.0F);
        const float x = std::min(left, rect.right() - 12 - least);
        draw_head_name(canvas, {x, rect.y + 6, std::max(right - x, least), heads_height - 12}, name,
                       theme.text);
        if (opens) {
            const std::size_t noted = canvas.probe().items.size();
            canvas.button(name, {}, rect,
                          open_page(PageKind::room, view.snapshot.room(column.room).id));
            note_stop(canvas, noted, stops.heads[i]);
        } else {
            canvas.note("heading", name, {}, rect);
        }
    }
    canvas.end_clip();
}

/// Full and half hours of the venue's clock within what is seen.
template <class Draw>
void each_half_hour(const View& view, const TimeAxis& axis, const Draw& draw) {
    using std::chrono::minutes;
    constexpr minutes half{30};
    if (axis.height() <= 0) return;
    const TimeZone& zone = view.snapshot.days_rule().zone;
    const LocalTime first = zone.to_local(axis.begin());
    const auto into = (first - std::chrono::floor<std::chrono::hours>(first)) % half;
    for (UtcTime at = axis.begin() - into; at <= axis.end(); at += half)
        if (at >= axis.begin() && !axis.squeezed(at)) draw(at);
}

/// Where now stands in the content; empty on other days, and in quiet times.
std::optional<float> now_y(const View& view, const GridLayout& grid, const Frame& frame) {
    const UtcTime now = view.now();
    if (!view.today || now < grid.axis.begin() || now > grid.axis.end()) return {};
    return frame.y + grid.axis.y_of(now);
}

void draw_times(const View& view, Canvas& canvas, const GridLayout& grid, const Frame& frame) {
    const Theme& theme = canvas.theme();
    canvas.begin_clip(frame.times);
    const auto now = now_y(view, grid, frame);
    each_half_hour(view, grid.axis, [&](UtcTime at) {
        const float y = frame.y + grid.axis.y_of(at);
        // The first and the last label are whole.
        const Rect box{frame.times.x, std::max(frame.y, y - label_height / 2), axis_width - 24,
                       label_height};
        if (!canvas.shows(box) || (now && std::abs(*now - y) < tag_height)) return;
        const std::string time = time_of_day(view.words(), view.snapshot.days_rule().zone, at);
        canvas.text(box, time,
                    {.token = TextToken::caption, .color = theme.text2, .align = Align::right});
        canvas.note("text", time, {}, box);
    });
    if (now) {
        const std::string time =
            time_of_day(view.words(), view.snapshot.days_rule().zone, view.now());
        const Rect tag{frame.times.x, *now - tag_height / 2, 92, tag_height};
        canvas.fill(tag, theme.accent, metrics::radius_chip);
        // The point of the tag, towards the line.
        for (int i = 0; i < 12; ++i) {
            const auto inset = static_cast<float>(i);
            canvas.fill({tag.right() - 3 + inset, tag.y + 10 + inset, 1.5F, 24 - 2 * inset},
                        theme.accent);
        }
        canvas.text(
            {tag.x, tag.y + 5, tag.w, label_height}, time,
            {.token = TextToken::caption, .color = theme.on_accent, .align = Align::center});
        canvas.note("text", time, view.words().text("chip.now"), tag);
    }
    canvas.end_clip();
}

void draw_lines(const View& view, Canvas& canvas, const GridLayout& grid, const Frame& frame) {
    const Theme& theme = canvas.theme();
    const float left = frame.blocks.x;
    each_half_hour(view, grid.axis, [&](UtcTime at) {
        const float y = frame.y + grid.axis.y_of(at);
        if (canvas.shows({left, y - 1, frame.blocks.w, 2}))
            canvas.rule(left, y - 1, frame.blocks.w, theme.rule);
    });
    if (const auto now = now_y(view, grid, frame))
        canvas.rule(left, *now - 2, frame.blocks.w, theme.accent, 4);
}

void draw_bands(const View& view, Canvas& canvas, const GridLayout& grid, const Frame& frame,
                const Stops& stops) {
    for (std::size_t i = 0; i < grid.bands.size(); ++i) {
        const GridBand& band = grid.bands[i];
        const Rect rect{frame.x, frame.y + band.y, grid.width, band.h};
        if (!canvas.shows(rect)) continue;
        const std::size_t noted = canvas.probe().items.size();
        draw_grid_band(view, canvas, rect, band, frame.blocks);
        note_stop(canvas, noted, stops.bands[i]);
    }
}

void draw_blocks(const View& view, Canvas& canvas, const GridLayout& grid, const Frame& frame,
                 const Stops& stops) {
    const float now = now_y(view, grid, frame).value_or(-1);
    for (std::size_t i = 0; i < grid.columns.size(); ++i) {
        const GridColumn& column = grid.columns[i];
        if (!canvas.shows({frame.x + column.x, frame.blocks.y, column.w, frame.blocks.h})) continue;
        const std::string room = column_name(view, column);
        int stop = stops.blocks[i];
        for (GridBlock block : column.blocks) {
            block.x += frame.x;
            block.y += frame.y;
            if (canvas.shows({block.x, block.y, block.w, block.h})) {
                const std::size_t noted = canvas.probe().items.size();
                draw_grid_block(view, canvas, block, room, now);
                note_stop(canvas, noted, stop);
            }
            ++stop;
        }
    }
}

}  // namespace

const GridLayout& grid_for(const View& view, float width) {
    return view.memo.grid(view.snapshot, ghosts_of(view.snapshot, view.marks, view.day.day),
                          {.width = width - axis_width});
}

Body grid_body(const View& view, const Rect& window) {
    Body body;
    const GridLayout& grid = grid_for(view, window.w);
    const float top = heads_height + heads_gap;
    body.grid = &grid;
    body.view = {.position = {.area = std::string(grid_area)},
                 .window = window,
                 .width = axis_width + grid.width,
                 .height = top + grid.height};
    if (!view.sessions.empty()) {
        const UtcTime first = telling_start(view.snapshot, view.sessions, view.now());
        body.now.y = std::max(0.0F, grid.axis.y_of(first) - above_now);
        // The line of now stands in the upper half, whenever what is on began.
        if (view.today && view.now() <= grid.axis.end())
            body.now.y = std::max(body.now.y, grid.axis.y_of(view.now()) - (window.h - top) * 0.4F);
    }
    if (view.today) body.view.position.y = body.now.y;
    find_position(view, body);
    body.now.area = grid_area;
    body.now.x = body.view.position.x;
    return body;
}

void draw_grid_body(const View& view, Canvas& canvas, const Body& body) {
    const GridLayout& grid = *body.grid;
    // Whole px, so that what stays in sight does not tremble against what moves.
    ScrollView whole = body.view;
    whole.position.x = std::round(whole.position.x * canvas.scale()) / canvas.scale();
    whole.position.y = std::round(whole.position.y * canvas.scale()) / canvas.scale();
    Body drawn = body;
    drawn.view.position = canvas.begin_scroll(whole);
    const Frame frame = frame_of(drawn);
    Stops stops = stops_of(view, grid, frame);
    draw_heads(view, canvas, grid, frame, stops);
    draw_times(view, canvas, grid, frame);
    canvas.begin_clip(frame.blocks);
    draw_lines(view, canvas, grid, frame);
    draw_bands(view, canvas, grid, frame, stops);
    draw_blocks(view, canvas, grid, frame, stops);
    ScrollArea& area = canvas.probe().scroll_areas.back();
    area.stops = std::move(stops.all);
    area.inset_x = axis_width;
    area.inset_y = heads_height + heads_gap;
    area.home_y = body.now.y;
    canvas.end_clip();
    canvas.end_scroll();
}

}  // namespace foyer::kiosk::programme_page
