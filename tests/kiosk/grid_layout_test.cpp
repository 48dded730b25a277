#include "kiosk/screens/grid_layout.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/builders.h"
#include "tests/support/looking.h"

namespace foyer::kiosk {

using namespace test::looking;
using programme::SessionIndex;
using programme::Snapshot;

namespace {

constexpr GridMeasures wide{.width = 1468};

GridLayout layout_of(const Snapshot& snapshot, std::size_t day = 0,
                     const GridMeasures& measures = wide) {
    const programme::DaySessions& shown = snapshot.days().at(day);
    return grid_layout(snapshot, shown.day, shown.sessions, {}, measures);
}

bool cover(const GridBlock& a, const GridBlock& b) {
    return a.x < b.x + b.w - 0.5F && b.x < a.x + a.w - 0.5F && a.y < b.y + b.h - 0.5F &&
           b.y < a.y + a.h - 0.5F;
}

/// What every grid keeps to; returns how often each session stands on it.
void check_grid(const Snapshot& snapshot, std::size_t day, const GridMeasures& measures) {
    const GridLayout grid = layout_of(snapshot, day, measures);
    std::vector<int> placed(snapshot.programme().sessions.size(), 0);
    for (const GridBand& band : grid.bands)
        ++placed[band.session];
    float right = 0;
    for (const GridColumn& column : grid.columns) {
        CHECK_FALSE(column.blocks.empty());
        CHECK(column.x >= right);
        CHECK(column.w >= std::min(measures.least_column, measures.width) - 0.5F);
        right = column.x + column.w;
        for (std::size_t i = 0; i < column.blocks.size(); ++i) {
            const GridBlock& block = column.blocks[i];
            ++placed[block.session];
            if (block.above) ++placed[*block.above];
            const float target = block.h - (block.above ? cancelled_step : 0);
            CHECK(target >= 96);
            CHECK(block.w >= std::min(measures.least_column, measures.width) - 0.5F);
            CHECK(block.x >= column.x - 0.5F);
            CHECK(block.x + block.w <= right + 0.5F);
            CHECK(block.y + block.h <= grid.height);
            for (std::size_t k = i + 1; k < column.blocks.size(); ++k) {
                if (column.blocks[k].y > block.y + block.h) break;
                CHECK_FALSE(cover(block, column.blocks[k]));
            }
        }
    }
    CHECK(right == doctest::Approx(grid.width));
    for (const SessionIndex index : snapshot.days()[day].sessions) {
        const auto rooms = std::max<std::size_t>(1, snapshot.session(index).rooms.size());
        CHECK(placed[index] == static_cast<int>(rooms));
    }
}

}  // namespace

TEST_CASE("every session of real programmes has its place, and none covers another") {
    for (const char* file :
         {"36c3/final.xml", "fosdem/2025.xml", "33c3/final.xml", "debconf23/debconf23.xml"}) {
        const auto path = tests::shared_file(file);
        if (path.empty()) {
            MESSAGE("SKIPPED: no real programmes beside the sources (", file, ")");
            continue;
        }
        const auto snapshot = programme_in(path);
        REQUIRE(snapshot);
        for (std::size_t day = 0; day < snapshot->days().size(); ++day) {
            check_grid(*snapshot, day, wide);
            check_grid(*snapshot, day, {.width = 872});
        }
    }
    check_grid(*sample(), 0, wide);
}

TEST_CASE("a programme without rooms stands in one column, one session fills the width") {
    test::ProgrammeBuilder p;
    p.session("Somewhere", "2025-02-01 10:00", 60min);
    const auto snapshot = p.snapshot();
    check_grid(*snapshot, 0, wide);
    const GridLayout grid = layout_of(*snapshot);
    REQUIRE(grid.columns.size() == 1);
    CHECK(grid.columns[0].kind == ColumnKind::no_room);
    CHECK(grid.columns[0].w == doctest::Approx(wide.width));
}

TEST_CASE("what has no room comes last, what is for all beside something else comes first") {
    test::ProgrammeBuilder p;
    p.room("b").room("a");
    p.session("A", "2025-02-01 10:00", 60min, {"a"});
    p.session("B", "2025-02-01 10:00", 60min, {"b"});
    p.session("Nowhere", "2025-02-01 10:00", 60min);
    p.plenary(programme::SessionKind::break_, "Coffee", "2025-02-01 10:30", 60min);
    p.plenary(programme::SessionKind::meal, "Lunch", "2025-02-01 12:00", 60min);
    const auto snapshot = p.snapshot();
    const GridLayout grid = layout_of(*snapshot);
    REQUIRE(grid.columns.size() == 4);
    CHECK(grid.columns[0].kind == ColumnKind::all_rooms);
    CHECK(snapshot->room(grid.columns[1].room).id == "b");
    CHECK(snapshot->room(grid.columns[2].room).id == "a");
    CHECK(grid.columns[3].kind == ColumnKind::no_room);
    REQUIRE(grid.bands.size() == 1);
    CHECK(snapshot->session(grid.bands[0].session).title.in("") == "Lunch");
    check_grid(*snapshot, 0, wide);
}

TEST_CASE("a cancelled session is a line above what begins in its place") {
    test::ProgrammeBuilder p;
    p.room("a");
    p.session("Off", "2025-02-01 10:00", 45min, {"a"}).status = programme::SessionStatus::cancelled;
    p.session("Instead", "2025-02-01 10:00", 45min, {"a"});
    const auto snapshot = p.snapshot();
    const GridLayout grid = layout_of(*snapshot);
    REQUIRE(grid.columns.at(0).blocks.size() == 1);
    const GridBlock& block = grid.columns[0].blocks[0];
    CHECK(snapshot->session(block.session).title.in("") == "Instead");
    REQUIRE(block.above);
    CHECK(snapshot->session(*block.above).title.in("") == "Off");
}

TEST_CASE("a session over midnight belongs to the day of its start and ends with it") {
    test::ProgrammeBuilder p;
    p.room("a").room("b");
    p.session("Night", "2025-02-01 23:00", 10h, {"a"});
    p.session("Late", "2025-02-02 03:50", 30min, {"b"});
    p.session("Morning", "2025-02-02 09:00", 1h, {"b"});
    const auto snapshot = p.snapshot();
    REQUIRE(snapshot->days().size() == 2);
    const GridLayout grid = layout_of(*snapshot);
    REQUIRE(grid.columns.size() == 2);
    CHECK(grid.axis.end() == p.at("2025-02-02 04:00"));
    check_grid(*snapshot, 0, wide);
    CHECK(layout_of(*snapshot, 1).columns.size() == 1);
}

TEST_CASE("nights on which clocks change keep every hour that passes") {
    for (const auto& [day, hours] : {std::pair{"2025-03-29", 4}, std::pair{"2025-10-25", 6}}) {
        test::ProgrammeBuilder p("Europe/Paris");
        p.room("a");
        const std::string date = day;
        p.session("Before", date + " 22:00", 1h, {"a"});
        const UtcTime end = p.at(date + " 22:00") + std::chrono::hours(hours);
        p.session("After", end, 1h, {"a"});
        p.session("All night", date + " 22:00", std::chrono::hours(hours), {"a"});
        const auto snapshot = p.snapshot();
        const GridLayout grid = layout_of(*snapshot);
        CHECK(grid.axis.y_of(end) == doctest::Approx(4.4F * 60 * static_cast<float>(hours)));
    }
}

TEST_CASE("what moved away leaves a ghost in its old place") {
    const auto snapshot = changed_sample();
    const programme::Marks marks(*snapshot, test::instant("2018-06-26T11:20:00+02:00"));
    const auto ghosts = ghosts_of(*snapshot, marks, snapshot->days().at(0).day);
    REQUIRE(ghosts.size() == 1);
    CHECK(snapshot->room(ghosts[0].room).id == "salle-2");
    const GridLayout grid =
        grid_layout(*snapshot, snapshot->days()[0].day, snapshot->days()[0].sessions, ghosts, wide);
    const auto is_ghost = [](const GridBlock& block) { return block.ghost; };
    CHECK(std::ranges::count_if(grid.columns.at(1).blocks, is_ghost) == 1);
    CHECK(std::ranges::count_if(grid.columns.at(2).blocks, is_ghost) == 0);
    CHECK(ghosts_of(*snapshot, marks, day_after(snapshot->days()[0].day)).empty());
}

TEST_CASE("twenty thousand sessions at the same time have their places") {
    test::ProgrammeBuilder p;
    for (int room = 0; room < 100; ++room)
        p.room("r" + std::to_string(room));
    for (int i = 0; i < 20000; ++i)
        p.session("S", p.at("2025-02-01 08:00") + std::chrono::minutes(i % 700),
                  5min + std::chrono::minutes(i % 90), {"r" + std::to_string(i % 100)});
    const auto snapshot = p.snapshot();
    const GridLayout grid = layout_of(*snapshot);
    std::size_t blocks = 0;
    for (const GridColumn& column : grid.columns)
        blocks += column.blocks.size();
    CHECK(blocks == 20000);
}

}  // namespace foyer::kiosk
