#pragma once
// Which page of a board is shown at an instant. Pure; any thread.
//
// The page follows from the wall clock alone, so that any number of boards turn together, without
// knowing of each other and after any restart: the pages fill a loop whose length is the sum of
// their times, loops follow each other from 1970 on, and the place of an instant within its loop is
// the page. Boards with the same pages therefore show the same page at any instant; where their
// clocks differ by some milliseconds, so do their turns.
//
// Boards whose pages differ in number (another size, another zone) have loops of their own, and
// show different pages. But every time is a multiple of `turn_step`, so every loop is, and all
// boards turn on the same grid of instants: next to each other they turn at once, or one of them
// stays. The edge of a minute lies on that grid, so a turn with the minute costs no frame of its
// own.

#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

#include "core/time/instant.h"

namespace foyer::kiosk {

inline constexpr std::chrono::seconds turn_step{5};
inline constexpr std::chrono::seconds shortest_page{10};
inline constexpr std::chrono::seconds longest_page{20};
/// Who has waited this long has seen everything.
inline constexpr std::chrono::seconds longest_loop{90};
inline constexpr std::size_t most_pages = 6;

/// How much there is to read on a page.
struct PageLoad {
    int rows = 0;
    int new_words = 0;  ///< that no earlier page of the loop shows
};

/// How long each page stays: two seconds, one more a row and 0.3 a new word, between the shortest
/// and the longest, rounded up to the step; less where the loop would become too long.
[[nodiscard]] std::vector<std::chrono::seconds> page_times(std::span<const PageLoad> pages);

struct BoardTurn {
    std::size_t page = 0;
    std::int64_t loop = 0;  ///< loops since 1970
    UtcTime until{};        ///< when it turns; UtcTime::max() with one page
};
/// `times` is not empty.
[[nodiscard]] BoardTurn turn_at(std::span<const std::chrono::seconds> times, UtcTime now);

}  // namespace foyer::kiosk
