#include "kiosk/screens/grid_layout.h"

#include <algorithm>
#include <map>
#include <utility>

#include "kiosk/screens/grid_lanes.h"

namespace foyer::kiosk {

namespace {

using programme::RoomIndex;
using programme::Session;
using programme::SessionIndex;
using programme::SessionStatus;
using programme::Snapshot;

/// Between the edge of a block's time and the block.
constexpr float above_block = 3;
constexpr float around_block = 6;
constexpr float below_all = 16;

/// A session or ghost in one column, not placed yet.
struct Item {
    SessionIndex session = 0;
    UtcTime start{}, end{};
    bool ghost = false;
};

/// Columns are made in the order in which they stand.
using ColumnKey = std::pair<int, RoomIndex>;
constexpr int order_of(ColumnKind kind) {
    return kind == ColumnKind::all_rooms ? 0 : kind == ColumnKind::room ? 1 : 2;
}
using Columns = std::map<ColumnKey, std::vector<Item>>;

/// What is on when nothing else is.
std::vector<bool> stands_alone(const std::vector<Item>& items) {
    std::vector<bool> alone(items.size(), true);
    UtcTime latest{};
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0 && latest > items[i].start) alone[i] = false;
        if (i + 1 < items.size() && items[i + 1].start < items[i].end) alone[i] = false;
        latest = i == 0 ? items[i].end : std::max(latest, items[i].end);
    }
    return alone;
}

/// All that has a place on the day, by start.
std::vector<Item> items_of(const Snapshot& snapshot, UtcTime day_end,
                           std::span<const SessionIndex> sessions,
                           std::span<const GridGhost> ghosts) {
    const auto within = [&](UtcTime start, UtcTime end) {
        return std::max(std::min(end, day_end), start + std::chrono::minutes{1});
    };
    std::vector<Item> items;
    items.reserve(sessions.size() + ghosts.size());
    for (const SessionIndex index : sessions) {
        const Session& session = snapshot.session(index);
        items.push_back({index, session.start, within(session.start, session.end)});
    }
    for (const GridGhost& ghost : ghosts)
        items.push_back({ghost.session, ghost.start, within(ghost.start, ghost.end), true});
    std::ranges::stable_sort(items, {}, &Item::start);
    return items;
}

void sort_into_columns(const Snapshot& snapshot, const Item& item, Columns& columns) {
    const Session& session = snapshot.session(item.session);
    if (session.plenary && session.rooms.empty()) {
        columns[{order_of(ColumnKind::all_rooms), 0}].push_back(item);
    } else if (session.rooms.empty()) {
        columns[{order_of(ColumnKind::no_room), 0}].push_back(item);
    }
    for (const std::string& id : session.rooms)
        if (const auto room = snapshot.find_room(id))
            columns[{order_of(ColumnKind::room), *room}].push_back(item);
}

std::vector<GridBlock> blocks_of(const Snapshot& snapshot, const TimeAxis& axis,
                                 const std::vector<Item>& items) {
    std::vector<GridBlock> blocks;
    const auto cancelled = [&](const GridBlock& block) {
        return snapshot.session(block.session).status == SessionStatus::cancelled;
    };
    std::vector<std::size_t> off;  // cancelled, waiting for what begins in their place
    for (const Item& item : items) {
        const float y = axis.y_of(item.start);
        const float height = std::max(least_block, axis.y_of(item.end) - y);
        blocks.push_back({.session = item.session, .y = y, .h = height, .ghost = item.ghost});
        if (!item.ghost && cancelled(blocks.back())) off.push_back(blocks.size() - 1);
    }
    std::vector<bool> taken(blocks.size(), false);
    for (const std::size_t i : off) {
        // Equal starts stand side by side in the order of starts.
        std::size_t first = i;
        while (first > 0 && items[first - 1].start == items[i].start)
            --first;
        for (std::size_t k = first; k < blocks.size() && items[k].start == items[i].start; ++k) {
            GridBlock& block = blocks[k];
            if (block.ghost || block.above || cancelled(block)) continue;
            if (block.h < cancelled_step + least_block) continue;
            block.above = blocks[i].session;
            taken[i] = true;
            break;
        }
    }
    std::vector<GridBlock> left;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (!taken[i]) left.push_back(blocks[i]);
    return left;
}

/// Gives columns their widths: what there is, or as many whole columns as it holds.
float set_widths(std::vector<GridColumn>& columns, const std::vector<std::size_t>& lanes,
                 const GridMeasures& measures) {
    if (columns.empty()) return 0;
    std::size_t total = 0;
    for (const std::size_t each : lanes)
        total += each;
    const float step = measures.least_column + measures.gap;
    const auto fitting =
        static_cast<std::size_t>(std::max(1.0F, (measures.width + measures.gap) / step));
    const auto shown = static_cast<float>(std::min(total, fitting));
    const float lane = (measures.width - (shown - 1) * measures.gap) / shown;
    float x = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto count = static_cast<float>(lanes[i]);
        columns[i].x = x;
        columns[i].w = count * lane + (count - 1) * measures.gap;
        x += columns[i].w + measures.gap;
    }
    return x - measures.gap;
}

/// Puts the blocks of all columns side by side.
void place_blocks(GridLayout& layout, const GridMeasures& measures) {
    std::vector<std::size_t> lanes;
    std::vector<std::vector<Lane>> places;
    for (const GridColumn& column : layout.columns) {
        std::vector<LaneSpan> spans;
        for (const GridBlock& block : column.blocks)
            spans.push_back({block.y, block.y + block.h});
        places.push_back(lanes_of(spans));
        std::size_t most = 1;
        for (const Lane& place : places.back())
            most = std::max(most, place.of);
        lanes.push_back(most);
    }
    layout.width = set_widths(layout.columns, lanes, measures);
    layout.height = layout.axis.height();
    for (std::size_t i = 0; i < layout.columns.size(); ++i) {
        GridColumn& column = layout.columns[i];
        for (std::size_t k = 0; k < column.blocks.size(); ++k) {
            GridBlock& block = column.blocks[k];
            const Lane& place = places[i][k];
            const float unit = (column.w + measures.gap) / static_cast<float>(place.of);
            block.x = column.x + unit * static_cast<float>(place.first);
            block.w = unit * static_cast<float>(place.span) - measures.gap;
            layout.height = std::max(layout.height, block.y + block.h);
            block.y += above_block;
            block.h -= around_block;
        }
    }
    layout.height += below_all;
}

GridColumn column_for(const ColumnKey& key) {
    GridColumn column;
    for (const ColumnKind kind : {ColumnKind::all_rooms, ColumnKind::room, ColumnKind::no_room})
        if (order_of(kind) == key.first) column.kind = kind;
    column.room = key.second;
    return column;
}

TimeAxis axis_of(const Snapshot& snapshot, const std::vector<Item>& items,
                 const std::vector<bool>& alone) {
    std::vector<AxisSpan> spans;
    spans.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Session& session = snapshot.session(items[i].session);
        const bool band = session.plenary && alone[i] && programme::is_pause(session.kind);
        spans.push_back({items[i].start, items[i].end, band});
    }
    return TimeAxis(spans);
}

}  // namespace

GridLayout grid_layout(const Snapshot& snapshot, ProgrammeDay day,
                       std::span<const SessionIndex> sessions, std::span<const GridGhost> ghosts,
                       const GridMeasures& measures) {
    const UtcTime day_end = snapshot.days_rule().begin_of(day_after(day));
    const std::vector<Item> items = items_of(snapshot, day_end, sessions, ghosts);
    const std::vector<bool> alone = stands_alone(items);
    GridLayout layout{.axis = axis_of(snapshot, items, alone), .columns = {}, .bands = {}};
    Columns columns;
    for (const GridGhost& ghost : ghosts) {
        const UtcTime end = std::max(std::min(ghost.end, day_end), ghost.start);
        columns[{order_of(ColumnKind::room), ghost.room}].push_back(
            {ghost.session, ghost.start, end, true});
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].ghost) continue;
        const Session& session = snapshot.session(items[i].session);
        const float y = layout.axis.y_of(items[i].start);
        const float height = layout.axis.y_of(items[i].end) - y;
        const bool tall = programme::is_pause(session.kind) || height >= least_block;
        if (alone[i] && tall && session.plenary) {
            layout.bands.push_back(
                {items[i].session, y + above_block, std::max(0.0F, height - around_block)});
        } else {
            sort_into_columns(snapshot, items[i], columns);
        }
    }
    for (auto& [key, inside] : columns) {
        std::ranges::stable_sort(inside, {}, &Item::start);
        layout.columns.push_back(column_for(key));
        layout.columns.back().blocks = blocks_of(snapshot, layout.axis, inside);
    }
    place_blocks(layout, measures);
    return layout;
}

std::vector<GridGhost> ghosts_of(const Snapshot& snapshot, const programme::Marks& marks,
                                 ProgrammeDay day) {
    std::vector<GridGhost> ghosts;
    if (marks.all().empty()) return ghosts;
    const auto rooms = static_cast<RoomIndex>(snapshot.programme().rooms.size());
    for (RoomIndex room = 0; room < rooms; ++room) {
        for (const programme::SessionMark* mark : marks.moved_away(room)) {
            if (snapshot.session(mark->session).status == SessionStatus::cancelled) continue;
            if (snapshot.days_rule().day_of(mark->was->start) != day) continue;
            ghosts.push_back({mark->session, room, mark->was->start, mark->was->end});
        }
    }
    return ghosts;
}

}  // namespace foyer::kiosk
