#include "kiosk/app/loader.h"

#include <doctest/doctest.h>

#include "core/base/files.h"
#include "core/formats/export.h"
#include "tests/support/builders.h"
#include "tests/support/false_clock.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::kiosk;
using namespace std::chrono_literals;

namespace {

/// Longer than any machine takes; a passing test never waits for it.
constexpr std::chrono::milliseconds patience = 30s;

struct Rig {
    Rig() {
        test::ProgrammeBuilder programme;
        programme.room("salle-1");
        programme.session("Opening", "2018-06-26 09:00", 30min, {"salle-1"});
        REQUIRE(write_file(folder / "source.json", formats::write_foyer_json(programme.programme()))
                    .ok());
        options.db = folder / "kiosk.db";
        options.source = folder / "source.json";
    }

    [[nodiscard]] BackgroundParts parts(std::function<void()> wake) {
        return {.clock = clock, .trace = trace, .reports = reports, .wake = std::move(wake)};
    }
    [[nodiscard]] ProgrammeReport first_report() {
        auto report = reports.wait({}, patience);
        REQUIRE(report.has_value());
        return *std::move(report);
    }

    tests::TempFolder folder;
    test::FalseClock clock{test::instant("2018-06-26T09:00:00Z")};
    Trace trace{clock, false};
    Mailbox<ProgrammeReport> reports;
    KeeperOptions options;
};

}  // namespace

TEST_CASE("the loader leaves a report and wakes the UI thread") {
    Rig rig;
    Guarded<int> wakes;
    const Loader loader(rig.options, rig.parts([&] { wakes.change([](int& count) { ++count; }); }));
    CHECK(wakes.wait_for({}, patience, [](int count) { return count >= 1; }));
    const ProgrammeReport report = rig.first_report();
    CHECK(report.snapshot);
    CHECK(report.origin == Origin::source);
}

TEST_CASE("a loader that cannot have its store says so and ends") {
    Rig rig;
    auto holder = store::Store::open(rig.options.db);
    REQUIRE(holder.ok());
    const Loader loader(rig.options, rig.parts([] {}));
    const ProgrammeReport report = rig.first_report();
    REQUIRE(report.fatal.has_value());
    CHECK(report.fatal->kind == ErrorKind::in_use);
}

TEST_CASE("a loader ends when asked to, not when its next look is due") {
    Rig rig;
    {
        const Loader loader(rig.options, rig.parts([] {}));
        (void)rig.first_report();
    }
    CHECK_MESSAGE(store::Store::open(rig.options.db).ok(), "the store is free again");
}
