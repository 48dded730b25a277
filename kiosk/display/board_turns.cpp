#include "kiosk/display/board_turns.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace foyer::kiosk {

namespace {

using std::chrono::seconds;

seconds time_for(const PageLoad& page) {
    const double wanted = 2.0 + page.rows + 0.3 * page.new_words;
    const double steps = std::clamp(wanted, static_cast<double>(shortest_page.count()),
                                    static_cast<double>(longest_page.count())) /
                         static_cast<double>(turn_step.count());
    const auto whole = static_cast<seconds::rep>(steps);
    return turn_step * (static_cast<double>(whole) < steps ? whole + 1 : whole);
}

seconds total_of(std::span<const seconds> times) {
    return std::accumulate(times.begin(), times.end(), seconds{0});
}

}  // namespace

std::vector<seconds> page_times(std::span<const PageLoad> pages) {
    std::vector<seconds> times;
    for (const PageLoad& page : pages)
        times.push_back(time_for(page));
    while (total_of(times) > longest_loop) {
        // The last of the longest gives way: what stands first is read by more people.
        const auto longest = std::max_element(times.rbegin(), times.rend());
        if (*longest <= shortest_page) break;
        *longest -= turn_step;
    }
    return times;
}

BoardTurn turn_at(std::span<const seconds> times, UtcTime now) {
    assert(!times.empty());
    if (times.size() == 1) return {.page = 0, .loop = 0, .until = UtcTime::max()};
    const seconds loop = total_of(times);
    const seconds since = now.time_since_epoch();
    std::int64_t number = since / loop;
    seconds place = since % loop;
    if (place < seconds{0}) {
        place += loop;
        --number;
    }
    BoardTurn turn{.page = 0, .loop = number, .until = now - place};
    for (std::size_t page = 0; page < times.size(); ++page) {
        turn.page = page;
        turn.until += times[page];
        if (turn.until > now) break;
    }
    return turn;
}

}  // namespace foyer::kiosk
