// A power cut at any step of a store that follows a feed leaves the old revision or the new one,
// proven by its state hash. FOYER_CUTS asks for more cuts than a test session has time for.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/sim/disk.h"
#include "tests/store/feed_support.h"
#include "tests/support/effort.h"
#include "tests/support/random_publication.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::tests;
using sim::Disk;
using sim::Loss;
using store::FeedStore;
using store::Store;

namespace {

/// What the store had acknowledged after so many steps of the disk.
struct FeedAcknowledged {
    std::size_t steps;
    std::uint64_t revision;  ///< that the tables hold
    std::uint64_t trusted;
};

std::size_t hash_of(const sim::Image& image) {
    std::size_t hash = 0;
    for (const auto& [name, bytes] : image)
        for (const std::string* part : {&name, &bytes})
            hash = hash * 31 + std::hash<std::string>{}(*part);
    return hash;
}

/// What a store held when it was opened after a cut.
struct Found {
    std::uint64_t revision = 0;
    std::uint64_t trusted = 0;
    std::optional<std::string> damage;
};

/// The life of a store on a disk that notes each step.
struct RecordedLife {
    TempFolder folder;
    std::filesystem::path path = folder / "kiosk.db";
    Disk disk{"feed_recorded"};
    test::Feed feed;
    std::vector<feed::State> states{{}};  ///< by revision
    std::vector<FeedAcknowledged> acknowledged{{0, 0, 0}};

    RecordedLife() {
        Store::use_vfs("feed_recorded");
        test::RandomPublications random(4);
        auto publication = random.make(4);
        {
            FeedStore store = opened_feed(path);
            REQUIRE(store.keep_root(feed.root, test::root_file(feed.root, feed.root_key)));
            for (int step = 0; step < 6; ++step) {
                publish(publication);
                REQUIRE(take(store, feed));
                note(store);
                publication = random.step(std::move(publication));
            }
            ++feed.beat;
            REQUIRE(store.keep_trusted(test::holding(feed.head()), feed.head_file()));
            note(store);
        }
        {
            FeedStore store = opened_feed(path);
            REQUIRE(store.end_trial(FeedStore::TrialEnd::lasted));
            const auto before = store.revision();
            for (int step = 0; step < 4; ++step) {
                publication = random.step(std::move(publication));
                publish(publication);
                REQUIRE(take(store, feed));
                note(store);
            }
            // Back to what was shown before; what is trusted stays.
            REQUIRE(store.keep(before, store.row().trusted, from_feed(morning),
                               FeedStore::Arrival::restored));
            note(store);
        }
        forget_files_beside();
    }

    /// What lies beside the database is of another time than a cut.
    void forget_files_beside() const {
        for (const char* beside : {".trust.json", ".root.json"})
            std::filesystem::remove(path.string() + beside);
    }

    void publish(const programme::Publication& publication) {
        feed.publish(publication);
        states.push_back(feed.state);
    }
    void note(const FeedStore& store) {
        acknowledged.push_back({disk.steps().size(), store.revision()->head.position.revision,
                                store.row().trusted.revision});
    }

    /// Opens the store on `image`; what it holds must be a revision that was. `goes_on`: then takes
    /// the newest revision.
    [[nodiscard]] Found open_on(Disk& after, const sim::Image& image, bool goes_on) const {
        after.load(image);
        store::OpenReport report;
        auto store = FeedStore::open(path, morning, report);
        if (!store) {
            REQUIRE(store.error().kind == ErrorKind::damaged);
            return {0, 0, store.error().detail};
        }
        REQUIRE_FALSE(report.set_aside);
        const auto revision = store->revision() ? store->revision()->head.position.revision : 0;
        if (store->revision()) REQUIRE(store->revision()->state == states[revision]);
        const Found found{revision, store->row().trusted.revision, {}};
        if (!goes_on || revision == feed.revision) return found;
        REQUIRE(take(*store, feed));
        REQUIRE(store->revision()->state == states.back());
        REQUIRE(store->store().examine()->empty());
        forget_files_beside();
        return found;
    }

    /// What a store that was cut off after `cut` steps may hold: the last acknowledged state, or
    /// the one that was on its way.
    [[nodiscard]] std::vector<FeedAcknowledged> allowed(std::size_t cut) const {
        std::vector<FeedAcknowledged> allowed;
        for (const auto& point : acknowledged) {
            if (point.steps <= cut) allowed.clear();
            allowed.push_back(point);
            if (point.steps > cut) break;
        }
        return allowed;
    }
};

}  // namespace

TEST_CASE("D1 D2 D3 a power cut while a feed is followed leaves a proven revision" *
          doctest::test_suite("slow")) {
    const RecordedLife life;
    const std::size_t steps = life.disk.steps().size();
    REQUIRE(steps > 150);

    Disk after("feed_after");
    Store::use_vfs("feed_after");
    std::map<std::size_t, Found> found_on;
    std::size_t lies_noticed = 0, lies_lost = 0, held_old = 0, held_new = 0;
    const std::size_t cuts = test::rounds(20'000, "FOYER_CUTS");
    for (std::size_t i = 0; i < cuts; ++i) {
        const std::size_t cut = i * steps / cuts;
        const Loss loss = sim::losses[i % std::size(sim::losses)];
        CAPTURE(cut);
        CAPTURE(i);
        const sim::Image image = life.disk.after_power_cut(cut, loss, i);
        const auto [known, is_new] = found_on.try_emplace(hash_of(image));
        if (is_new) known->second = life.open_on(after, image, i % 50 == 0);
        const Found& found = known->second;
        const bool lied = loss == Loss::lying;
        if (found.damage) {
            // A disk that lies may damage the database; it must then be noticed.
            REQUIRE_MESSAGE(lied, *found.damage);
            ++lies_noticed;
            continue;
        }
        const auto allowed = life.allowed(cut);
        const bool expected = std::any_of(allowed.begin(), allowed.end(), [&](const auto& point) {
            return point.revision == found.revision && point.trusted == found.trusted;
        });
        lies_lost += lied && !expected ? 1 : 0;
        if (lied) continue;
        REQUIRE(expected);
        ++(found.revision == allowed.front().revision ? held_old : held_new);
    }
    MESSAGE(cuts << " cuts over " << steps << " steps left " << found_on.size()
                 << " different disks; of the lies " << lies_noticed << " were noticed, "
                 << lies_lost << " lost a revision");
    CHECK(held_old > 0);
    CHECK(held_new > 0);
    CHECK(lies_noticed + lies_lost > 0);
    Store::use_vfs("");
}
