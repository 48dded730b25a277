// A disk that takes half a minute for a sync: the store waits, the screen does not.

#include <doctest/doctest.h>

#include "core/base/files.h"
#include "core/formats/export.h"
#include "kiosk/app/loader.h"
#include "tests/sim/disk.h"
#include "tests/support/loop_rig.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::kiosk;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds patience = 30s;

/// Holds whoever syncs until it is opened.
class Gate {
public:
    void pass() {
        state_.change([](State& state) { state.somebody_waits = true; });
        state_.wait_for({}, patience, [](const State& state) { return state.open; });
    }
    void open() {
        state_.change([](State& state) { state.open = true; });
    }
    [[nodiscard]] bool somebody_waits() {
        return state_.wait_for({}, patience,
                               [](const State& state) { return state.somebody_waits; });
    }

private:
    struct State {
        bool open = false;
        bool somebody_waits = false;
    };
    Guarded<State> state_;
};

/// Stores are opened on `disk` while it lives.
class OnDisk {
public:
    explicit OnDisk(const sim::Disk& disk) { store::Store::use_vfs(disk.name()); }
    ~OnDisk() { store::Store::use_vfs(""); }
    OnDisk(const OnDisk&) = delete;
    OnDisk& operator=(const OnDisk&) = delete;
};

}  // namespace

TEST_CASE("D22 a sync that takes half a minute keeps no minute from the screen") {
    tests::TempFolder folder;
    test::ProgrammeBuilder programme;
    programme.room("salle-1");
    programme.session("Opening", "2018-06-26 09:00", 30min, {"salle-1"});
    REQUIRE(write_file(folder / "day.json", formats::write_foyer_json(programme.programme())).ok());

    sim::Disk disk("slow");
    const OnDisk on_disk(disk);
    Gate gate;
    disk.before_sync([&gate] { gate.pass(); });
    KeeperOptions options;
    options.db = folder / "kiosk.db";
    options.source = (folder / "day.json").string();

    test::LoopRig screen;
    test::FalseClock clock{test::instant("2018-06-26T09:20:30Z")};
    const Trace trace(clock, false);
    {
        const Loader loader(
            options, {.clock = clock, .trace = trace, .reports = screen.reports, .wake = [] {}});
        REQUIRE(gate.somebody_waits());
        // The store is in the middle of its sync: each minute has its frame all the same.
        CHECK(screen.run_until(10min) == 11);
        gate.open();
        CHECK(screen.reports.wait({}, patience).has_value());
    }
}
