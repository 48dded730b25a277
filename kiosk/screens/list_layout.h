#pragma once
// Where everything stands on the list of one day: sessions that start together in one group, pauses
// as bands. Pure; any thread. Lengths are logical px from the top left of the list.

#include <span>
#include <string_view>
#include <vector>

#include "core/programme/snapshot.h"

namespace foyer::kiosk {

struct TimedEntry {
    programme::SessionIndex session = 0;
    float x = 0, y = 0, w = 0, h = 0;
    int title_lines = 1;
    bool pause = false;  ///< a band of its own; else a row on the card of its group
};

struct TimedGroup {
    UtcTime start{};
    float y = 0, h = 0;
    float card_h = 0;                 ///< of the card that holds its rows, from y; 0 without rows
    std::size_t first = 0, last = 0;  ///< its entries: from `first` to before `last`, rows first
};

struct TimedList {
    std::vector<TimedGroup> groups;  ///< by y
    std::vector<TimedEntry> entries;
    float height = 0;
};

struct TimedMeasures {
    float width = 0;
    float times = 152;       ///< of the column of times, on the left
    float title_left = 128;  ///< from the left of a row to its title
    float title_right = 72;  ///< and from the title's end to the right of the row
    friend bool operator==(const TimedMeasures&, const TimedMeasures&) = default;
};

/// A row is never narrower than this where rows stand side by side.
inline constexpr float least_row = 720;

/// `sessions` by start; their titles as a reader of `language` sees them.
[[nodiscard]] TimedList list_layout(const programme::Snapshot& snapshot,
                                    std::span<const programme::SessionIndex> sessions,
                                    std::string_view language, const TimedMeasures& measures);

/// How many lines `title` takes at most on lines of `width`, 1 to 3, reckoned without a font.
[[nodiscard]] int reckoned_lines(std::string_view title, float width);

}  // namespace foyer::kiosk
