#include "kiosk/app/reporter.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"
#include "tests/support/false_clock.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;

namespace {

/// Keeps every report that was put, as the UI thread would see them if it were fast enough.
struct ReporterRig {
    test::FalseClock clock{test::instant("2018-06-26T09:20:30Z")};
    Trace trace{clock, false};
    Mailbox<ProgrammeReport> reports;
    std::vector<ProgrammeReport> seen;
    BackgroundParts parts{.clock = clock, .trace = trace, .reports = reports, .wake = [this] {
                              if (auto report = reports.take()) seen.push_back(*std::move(report));
                          }};
    Reporter reporter{parts};

    void leave(std::shared_ptr<const programme::Snapshot> snapshot) {
        ProgrammeReport report;
        report.snapshot = std::move(snapshot);
        reporter.leave(std::move(report));
    }
};

std::shared_ptr<const programme::Snapshot> one_talk() {
    test::ProgrammeBuilder p;
    p.room("r");
    p.session("A talk", "2018-06-26 09:00", 30min, {"r"});
    return p.snapshot();
}

}  // namespace

TEST_CASE("a programme is shown first, what finds something in it follows") {
    ReporterRig rig;
    const auto snapshot = one_talk();
    rig.leave(snapshot);
    REQUIRE(rig.seen.size() == 2);
    CHECK_FALSE(rig.seen[0].finder);
    CHECK(rig.seen[0].snapshot == snapshot);
    REQUIRE(rig.seen[1].finder);
    CHECK(&rig.seen[1].finder->snapshot() == snapshot.get());
}

TEST_CASE("what was built for a programme is left with every report of it") {
    ReporterRig rig;
    const auto snapshot = one_talk();
    rig.leave(snapshot);
    const auto finder = rig.seen.back().finder;
    rig.leave(snapshot);
    REQUIRE(rig.seen.size() == 3);
    CHECK(rig.seen.back().finder == finder);
}

TEST_CASE("until that of a new programme is built, the one before goes on finding") {
    ReporterRig rig;
    const auto old = one_talk();
    rig.leave(old);
    const auto fresh = one_talk();
    rig.leave(fresh);
    REQUIRE(rig.seen.size() == 4);
    CHECK(rig.seen[2].snapshot == fresh);
    CHECK(&rig.seen[2].finder->snapshot() == old.get());
    CHECK(&rig.seen[3].finder->snapshot() == fresh.get());
}

TEST_CASE("nothing is built where there is no programme") {
    ReporterRig rig;
    rig.leave(nullptr);
    REQUIRE(rig.seen.size() == 1);
    CHECK_FALSE(rig.seen[0].finder);
}

}  // namespace foyer::kiosk
