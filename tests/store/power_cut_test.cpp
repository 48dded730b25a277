// A power cut at any step leaves the old revision or the new one, never a mix. This is the small
// run of every test session: the disk of tests/sim can replay as many points as one has time for.

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/store/store.h"
#include "tests/sim/disk.h"
#include "tests/store/support.h"
#include "tests/support/effort.h"
#include "tests/support/full_programme.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::tests;
using programme::Programme;
using sim::Disk;
using sim::Loss;
using store::Store;

namespace {

/// The step after which a revision had been acknowledged to the caller.
struct Acknowledged {
    std::size_t steps;
    std::uint64_t revision;
};

}  // namespace

TEST_CASE("a power cut at any step leaves the old revision or the new one (D1, D2, D3)" *
          doctest::test_suite("slow")) {
    const TempFolder folder;
    const auto path = folder / "kiosk.db";
    Disk recorded("recorded");
    Store::use_vfs("recorded");

    // A store's life: made, filled, changed a little, changed a lot, closed (which moves the log
    // into the database), opened again and changed.
    test::FullProgrammes programmes(21);
    std::vector<Programme> revisions{{}, programmes.make(20)};
    revisions.push_back(revisions.back());
    revisions.back().sessions.front().title.set("en", "Moved");
    revisions.push_back(programmes.make(25));
    revisions.push_back(programmes.make(10));
    std::vector<Acknowledged> acknowledged{{0, 0}};
    const auto apply = [&](Store& store, std::size_t revision) {
        REQUIRE(store.apply(revisions[revision], at(morning)));
        acknowledged.push_back({recorded.steps().size(), revision});
    };
    {
        Store store = opened(path);
        apply(store, 1);
        apply(store, 2);
        apply(store, 3);
    }
    {
        Store store = opened(path);
        apply(store, 4);
    }
    const std::size_t steps = recorded.steps().size();
    REQUIRE(steps > 100);

    Disk after("after");
    Store::use_vfs("after");
    std::size_t lies_noticed = 0;
    const std::size_t cuts = test::rounds(300, "FOYER_CUTS");
    for (std::size_t i = 0; i < cuts; ++i) {
        const std::size_t cut = i * steps / cuts;
        const Loss loss = sim::losses[i % std::size(sim::losses)];
        CAPTURE(cut);
        CAPTURE(static_cast<int>(loss));
        after.load(recorded.after_power_cut(cut, loss, i));

        std::uint64_t oldest = 0, newest = 0;
        for (const auto& point : acknowledged) {
            if (point.steps <= cut) oldest = point.revision;
            newest = point.revision;
            if (point.steps > cut) break;
        }
        auto store = Store::open(path);
        const bool lied = loss == Loss::lying;
        if (!store) {
            // A disk that lies may damage the database; it must then be noticed.
            REQUIRE_MESSAGE(lied, store.error().detail);
            CHECK(store.error().kind == ErrorKind::damaged);
            ++lies_noticed;
            continue;
        }
        const auto stored = store->load();
        if (!stored && (lied || oldest == 0)) {
            const bool empty = stored.error().kind == ErrorKind::not_found;
            CHECK((empty || lied));
            lies_noticed += lied ? 1 : 0;
            continue;
        }
        REQUIRE_MESSAGE(stored.ok(), (stored.ok() ? "" : stored.error().detail));
        const auto number = stored->revision.number;
        REQUIRE(number < revisions.size());
        CHECK(stored->programme == in_stored_order(revisions[number]));
        if (lied) continue;
        CHECK(number >= oldest);
        CHECK(number <= newest);
        CHECK(store->apply(revisions[1], at(morning)));
    }
    if (cuts >= 300) CHECK(lies_noticed > 0);
    Store::use_vfs("");
}
