#include "kiosk/display/board_turns.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"
#include "tests/support/loop_rig.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;
using std::chrono::seconds;

namespace {

const std::vector<seconds> three_pages{10s, 20s, 15s};

}  // namespace

TEST_CASE("a page stays as long as it takes to read, within its bounds") {
    const std::vector<PageLoad> pages{
        {.rows = 0, .new_words = 0}, {.rows = 4, .new_words = 20}, {.rows = 11, .new_words = 90}};
    CHECK(page_times(pages) == std::vector<seconds>{10s, 15s, 20s});
}

TEST_CASE("a loop is never longer than a minute and a half") {
    const std::vector<PageLoad> full(most_pages, {.rows = 12, .new_words = 80});
    const auto times = page_times(full);
    seconds total{0};
    for (const seconds time : times) {
        CHECK(time >= shortest_page);
        CHECK(time % turn_step == 0s);
        total += time;
    }
    CHECK(total <= longest_loop);
}

TEST_CASE("pages take turns from 1970 on, each for its time") {
    const UtcTime begin{45s * 1'000'000};
    CHECK(turn_at(three_pages, begin).page == 0);
    CHECK(turn_at(three_pages, begin).until == begin + 10s);
    CHECK(turn_at(three_pages, begin + 9s).page == 0);
    CHECK(turn_at(three_pages, begin + 10s).page == 1);
    CHECK(turn_at(three_pages, begin + 29s).until == begin + 30s);
    CHECK(turn_at(three_pages, begin + 44s).page == 2);
    CHECK(turn_at(three_pages, begin + 45s).page == 0);
    CHECK(turn_at(three_pages, begin + 45s).loop == turn_at(three_pages, begin).loop + 1);
    CHECK(turn_at(three_pages, UtcTime{-1s}).page == 2);
}

TEST_CASE("one page alone never turns") {
    CHECK(turn_at(std::vector<seconds>{20s}, UtcTime{12345s}).until == UtcTime::max());
}

TEST_CASE("two boards whose clocks differ by 300 ms show the same page but for that moment") {
    using std::chrono::milliseconds;
    const auto page = [](std::chrono::sys_time<milliseconds> clock) {
        return turn_at(three_pages, std::chrono::floor<seconds>(clock)).page;
    };
    const std::chrono::sys_time<milliseconds> begin = UtcTime{45s * 1'000'000};
    for (milliseconds t{0}; t < 90s; t += 10ms) {
        const auto until = turn_at(three_pages, std::chrono::floor<seconds>(begin + t)).until;
        const bool at_turn = begin + t + 300ms >= until;
        if (!at_turn) CHECK(page(begin + t) == page(begin + t + 300ms));
    }
}

TEST_CASE("boards with different pages turn on the same grid of instants") {
    for (const std::vector<seconds>& times :
         {std::vector<seconds>{10s, 15s}, three_pages, std::vector<seconds>{20s, 20s, 20s, 15s}}) {
        for (seconds t{0}; t < 10min; t += 7s)
            CHECK(turn_at(times, UtcTime{t}).until.time_since_epoch() % turn_step == 0s);
    }
}

TEST_CASE("a board draws at its turns and at the edges of minutes, in thirty days nothing else" *
          doctest::test_suite("slow")) {
    test::LoopRig rig;
    rig.painter.page_times = three_pages;
    // Frames are counted a day at a time, so that the rig need not keep them.
    std::size_t frames = 0, turns_and_minutes = 0;
    UtcTime from = test::instant("2018-06-26T09:20:30Z");
    std::size_t page = turn_at(three_pages, from).page;
    for (int day = 1; day <= 30; ++day) {
        rig.run_until(24h * day);
        frames += rig.painter.frames.size();
        rig.painter.frames.clear();
        for (const UtcTime end = from + 24h; from < end;) {
            from += 1s;
            const std::size_t now = turn_at(three_pages, from).page;
            turns_and_minutes += now != page || from.time_since_epoch() % 60s == 0s;
            page = now;
        }
    }
    // Besides the first frame, and four as the programme ages: at 15 min, 1 h, 2 h and 12 h.
    CHECK(frames == turns_and_minutes + 1 + 4);
}

TEST_CASE("a held page waits for half a minute, then the board turns again") {
    test::LoopRig rig;
    rig.painter.hold = true;
    rig.run_until(1s);
    rig.window.tap(2s, 300, 700);
    rig.run_until(5s);
    CHECK(rig.loop->state().held_page == "now 1");
    rig.run_until(31s);
    CHECK(rig.loop->state().held_page == "now 1");
    rig.run_until(33s);
    CHECK(rig.loop->state().held_page.empty());
}

}  // namespace foyer::kiosk
