#include "kiosk/screens/list_layout.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"

namespace foyer::kiosk {

namespace {

using programme::Session;
using programme::SessionIndex;
using programme::SessionStatus;
using programme::Snapshot;

constexpr float list_group_gap = 20;
constexpr float band_height = 80;
constexpr float band_gap = 12;
constexpr float list_title_line = 44;
constexpr float around_title = 60;  // above it, and the line below it
constexpr float least_height = 116;
constexpr float cancelled_chip = 60;
constexpr int most_lines = 3;

/// What a letter of a title takes, at most or nearly so, px.
float reckoned_width(char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xE1) return 34;  // three bytes and more: mostly scripts of wide letters
    if (byte >= 0xC0) return 20;
    if (byte >= 0x80) return 0;  // the rest of a letter
    if (c == 'M' || c == 'W') return 32;
    if (c == 'm' || c == 'w') return 28;
    if (std::string_view(" iljI.,:;!|'").find(c) != std::string_view::npos) return 9.5F;
    if (std::string_view("tfr()[]-/\"").find(c) != std::string_view::npos) return 13;
    if (c >= 'A' && c <= 'Z') return 24;
    return 20;
}

float row_height_of(const Session& session, int lines) {
    const float title = list_title_line * static_cast<float>(lines);
    if (session.status == SessionStatus::cancelled)
        return std::max(least_height, cancelled_chip + title + 16);
    return std::max(least_height, around_title + title);
}

/// Lays the rows of `group` on its card, `across` side by side.
void place_rows(std::vector<TimedEntry>& entries, TimedGroup& group, const TimedMeasures& measures,
                std::size_t across) {
    const float left = measures.times;
    const float width = (measures.width - left) / static_cast<float>(across);
    std::size_t column = 0;
    float y = group.y;
    float tallest = 0;
    for (std::size_t i = group.first; i < group.last && !entries[i].pause; ++i) {
        TimedEntry& entry = entries[i];
        entry.x = left + width * static_cast<float>(column);
        entry.y = y;
        entry.w = width;
        tallest = std::max(tallest, entry.h);
        column = (column + 1) % across;
        const bool last = i + 1 == group.last || entries[i + 1].pause;
        if (column != 0 && !last) continue;
        // Rows beside each other are equally tall.
        for (std::size_t k = i + 1; k-- > group.first && entries[k].y == y;)
            entries[k].h = tallest;
        y += tallest;
        tallest = 0;
    }
    group.card_h = y - group.y;
    group.h = group.card_h;
}

void place_bands(std::vector<TimedEntry>& entries, TimedGroup& group,
                 const TimedMeasures& measures) {
    for (std::size_t i = group.first; i < group.last; ++i) {
        TimedEntry& entry = entries[i];
        if (!entry.pause) continue;
        if (group.h > 0) group.h += band_gap;
        entry.x = measures.times;
        entry.y = group.y + group.h;
        entry.w = measures.width - measures.times;
        entry.h = band_height;
        group.h += band_height;
    }
}

/// Pauses come last; else in the order of rooms, what is for everybody first.
std::pair<bool, std::size_t> order_within(const Snapshot& snapshot, const Session& session) {
    std::size_t room = snapshot.programme().rooms.size();
    if (session.plenary) room = 0;
    for (const std::string& id : session.rooms)
        if (const auto found = snapshot.find_room(id))
            room = std::min(room, static_cast<std::size_t>(*found));
    return {programme::is_pause(session.kind), room};
}

}  // namespace

int reckoned_lines(std::string_view title, float width) {
    float taken = 0;
    for (const char c : title)
        taken += reckoned_width(c);
    if (taken <= width) return 1;
    // A word that does not fit leaves the end of its line empty.
    const float usable = std::max(1.0F, width - 60);
    return std::clamp(static_cast<int>(taken / usable) + 1, 2, most_lines);
}

TimedList list_layout(const Snapshot& snapshot, std::span<const SessionIndex> sessions,
                      std::string_view language, const TimedMeasures& measures) {
    TimedList layout;
    layout.entries.reserve(sessions.size());
    const float room = measures.width - measures.times;
    const auto across = static_cast<std::size_t>(std::max(1.0F, room / least_row));
    const float title =
        room / static_cast<float>(across) - measures.title_left - measures.title_right;
    float y = 0;
    for (std::size_t i = 0; i < sessions.size();) {
        TimedGroup group{
            .start = snapshot.session(sessions[i]).start, .y = y, .first = layout.entries.size()};
        for (; i < sessions.size() && snapshot.session(sessions[i]).start == group.start; ++i) {
            const Session& session = snapshot.session(sessions[i]);
            const int lines = reckoned_lines(session.title.in(language), title);
            layout.entries.push_back({.session = sessions[i],
                                      .h = row_height_of(session, lines),
                                      .title_lines = lines,
                                      .pause = programme::is_pause(session.kind)});
        }
        group.last = layout.entries.size();
        std::stable_sort(layout.entries.begin() + static_cast<std::ptrdiff_t>(group.first),
                         layout.entries.end(), [&](const TimedEntry& a, const TimedEntry& b) {
                             return order_within(snapshot, snapshot.session(a.session)) <
                                    order_within(snapshot, snapshot.session(b.session));
                         });
        place_rows(layout.entries, group, measures, across);
        place_bands(layout.entries, group, measures);
        y = group.y + group.h + list_group_gap;
        layout.groups.push_back(group);
    }
    layout.height = y;
    return layout;
}

}  // namespace foyer::kiosk
