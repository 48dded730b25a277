// D4: whatever step foyerctl follow is killed at, the next one holds a whole revision and goes on.
// FOYER_KILLS asks for more kills than a test session has time for.

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "core/store/feed_store.h"
#include "tests/cli/support.h"
#include "tests/support/effort.h"
#include "tests/support/feed_folder.h"
#include "tests/support/random_publication.h"
#include "tests/support/running_program.h"

using namespace foyer;
using namespace foyer::tests;

TEST_CASE("D4 follow that is killed at any moment leaves a whole revision" *
          doctest::test_suite("slow")) {
    const TempFolder folder;
    const auto feed_folder = folder / "feed";
    const std::string db = folder / "kiosk.db";
    test::Feed feed;
    test::RandomPublications random(11);
    auto publication = random.make(20);
    std::vector<feed::State> states{{}};
    const auto publish = [&] {
        feed.publish(publication);
        states.push_back(feed.state);
        write_feed(feed, feed_folder);
        publication = random.step(std::move(publication));
    };
    publish();
    std::mt19937_64 chance(3);
    std::uint64_t held = 0;
    std::size_t moved_on = 0;
    const std::size_t rounds = test::rounds(40, "FOYER_KILLS");
    for (std::size_t kills = rounds; kills > 0; --kills) {
        publish();
        RunningProgram follow(
            {foyerctl_path(), "follow", "--feed", feed_folder, "--db", db, "--screen", "stairs"});
        RunningProgram::live_for(std::chrono::milliseconds{chance() % 1500});
        follow.end(SIGKILL);

        store::OpenReport report;
        auto store = store::FeedStore::open(db, test::instant("2018-06-26T09:20:00Z"), report);
        REQUIRE_MESSAGE(store.ok(), (store.ok() ? "" : store.error().detail));
        CHECK_FALSE(report.set_aside);
        const std::uint64_t now = store->revision() ? store->revision()->head.position.revision : 0;
        CHECK(now >= held);
        CHECK(store->row().trusted.revision >= now);
        if (now > 0) {
            REQUIRE(store->revision()->state == states[now]);
            CHECK(store->store().examine()->empty());
        }
        moved_on += now > held ? 1 : 0;
        held = now;
        // Killed three times within a minute it would be taken for the revision's fault.
        REQUIRE(store->end_trial(store::FeedStore::TrialEnd::lasted));
    }
    // A few rounds may all end before the first revision is there.
    if (rounds >= 20) CHECK(moved_on > 0);
    RunningProgram last({foyerctl_path(), "follow", "--feed", feed_folder, "--db", db,
                         "--until-revision", std::to_string(feed.revision), "--timeout", "20"});
    CHECK(last.wait() == 0);
}

TEST_CASE("follow ends in order when it is asked to, with 0" * doctest::test_suite("slow")) {
    const TempFolder folder;
    test::Feed feed;
    feed.publish(test::small_publication());
    write_feed(feed, folder / "feed");
    const std::string db = folder / "kiosk.db";
    for (const int signal : {SIGTERM, SIGINT}) {
        REQUIRE(foyerctl({"follow", "--feed", folder / "feed", "--db", db, "--until-revision", "1",
                          "--timeout", "20"})
                    .code == 0);
        RunningProgram follow({foyerctl_path(), "follow", "--feed", folder / "feed", "--db", db});
        // Until it holds the lock it may not listen yet.
        for (int looks = 0; looks < 2000; ++looks) {
            if (store::Store::open_read_only(db).ok())
                RunningProgram::live_for(std::chrono::milliseconds{5});
            else
                break;
        }
        CHECK(follow.end(signal) == 0);
    }
}
