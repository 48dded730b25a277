#include "kiosk/screens/list_layout.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"
#include "tests/support/looking.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

TimedList list_of(const programme::Snapshot& snapshot, std::size_t day, float width) {
    return list_layout(snapshot, snapshot.days().at(day).sessions, "en", {.width = width});
}

void check_list(const programme::Snapshot& snapshot, std::size_t day, float width) {
    const TimedList list = list_of(snapshot, day, width);
    CHECK(list.entries.size() == snapshot.days()[day].sessions.size());
    float bottom = 0;
    UtcTime last{};
    for (const TimedGroup& group : list.groups) {
        CHECK(group.y >= bottom);
        CHECK(group.start > last);
        last = group.start;
        bottom = group.y + group.h;
        for (std::size_t i = group.first; i < group.last; ++i) {
            const TimedEntry& entry = list.entries[i];
            CHECK(snapshot.session(entry.session).start == group.start);
            CHECK(entry.y >= group.y - 0.1F);
            CHECK(entry.y + entry.h <= bottom + 0.1F);
            CHECK(entry.x + entry.w <= width + 0.1F);
            CHECK(entry.h >= (entry.pause ? 80 : 96));
            for (std::size_t k = i + 1; k < group.last; ++k) {
                const TimedEntry& other = list.entries[k];
                const bool apart = other.y >= entry.y + entry.h - 0.1F ||
                                   other.x >= entry.x + entry.w - 0.1F ||
                                   entry.x >= other.x + other.w - 0.1F;
                CHECK(apart);
            }
        }
    }
    CHECK(list.height >= bottom);
}

}  // namespace

TEST_CASE("the list holds every session once, by start, and nothing overlaps") {
    check_list(*sample(), 0, 984);
    for (const char* file : {"36c3/final.xml", "fosdem/2025.xml", "33c3/final.xml"}) {
        const auto path = tests::shared_file(file);
        if (path.empty()) {
            MESSAGE("SKIPPED: no real programmes beside the sources (", file, ")");
            continue;
        }
        const auto snapshot = programme_in(path);
        REQUIRE(snapshot);
        for (std::size_t day = 0; day < snapshot->days().size(); ++day) {
            check_list(*snapshot, day, 984);
            check_list(*snapshot, day, 1824);
        }
    }
}

TEST_CASE("rows come in the order of rooms, pauses after them") {
    test::ProgrammeBuilder p;
    p.room("second").room("first");
    p.session("A", "2025-02-01 10:00", 60min, {"first"});
    p.session("B", "2025-02-01 10:00", 60min, {"second"});
    p.plenary(programme::SessionKind::break_, "Aaa", "2025-02-01 10:00", 60min);
    const auto snapshot = p.snapshot();
    const TimedList list = list_of(*snapshot, 0, 984);
    REQUIRE(list.entries.size() == 3);
    CHECK(snapshot->session(list.entries[0].session).title.in("") == "B");
    CHECK(snapshot->session(list.entries[1].session).title.in("") == "A");
    CHECK(list.entries[2].pause);
}

TEST_CASE("a long title is reckoned with more lines, at most three") {
    CHECK(reckoned_lines("Short", 600) == 1);
    CHECK(reckoned_lines(std::string(50, 'a'), 600) == 2);
    CHECK(reckoned_lines(std::string(500, 'a'), 600) == 3);
    CHECK(reckoned_lines("畢業前，計算機學生必須做過的 10101 件事", 600) == 2);
    CHECK(reckoned_lines("", 600) == 1);
}

}  // namespace foyer::kiosk
