// Random publications: however a store came to a revision, it holds the same.

#include <doctest/doctest.h>

#include <string>

#include "core/feed/records.h"
#include "tests/store/feed_support.h"
#include "tests/support/effort.h"
#include "tests/support/random_publication.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::tests;
using store::FeedStore;

namespace {

/// All rows of the plain tables, as a program that knows only SQL sees them.
std::string rows_of(const std::filesystem::path& db) {
    Shell shell(db);
    std::string rows;
    for (const char* sql :
         {"SELECT * FROM conference", "SELECT * FROM room ORDER BY id",
          "SELECT * FROM track ORDER BY id", "SELECT * FROM person ORDER BY id",
          "SELECT * FROM programme", "SELECT * FROM session_room ORDER BY session, place",
          "SELECT * FROM session_person ORDER BY session, place",
          "SELECT * FROM session_link ORDER BY session, kind, place",
          "SELECT * FROM text ORDER BY record, id, field, language",
          "SELECT session, title, people, rooms, text FROM session_search ORDER BY session",
          "SELECT * FROM record ORDER BY kind, id"})
        rows += shell.ask(sql) + "\n--\n";
    return rows;
}

}  // namespace

TEST_CASE("deltas over many revisions leave the same store as the last snapshot") {
    for (std::uint64_t seed = test::rounds(6); seed > 0; --seed) {
        CAPTURE(seed);
        const TempFolder folder;
        test::Feed feed;
        test::RandomPublications random(seed);
        auto publication = random.make(8);
        std::mt19937_64 chance(seed);
        const auto stepped = folder / "stepped.db";
        {
            auto store = std::make_unique<FeedStore>(opened_feed(stepped));
            for (int revision = 1; revision <= 25; ++revision) {
                feed.publish(publication);
                publication = random.step(std::move(publication));
                // Some revisions are missed, and sometimes the program begins anew.
                if (chance() % 3 == 0 && revision < 25) continue;
                REQUIRE(take(*store, feed));
                if (chance() % 5 == 0) {
                    store.reset();
                    store = std::make_unique<FeedStore>(opened_feed(stepped));
                }
                REQUIRE(store->revision()->state == feed.state);
            }
            CHECK(store->store().examine()->empty());
            CHECK(store->revision()->snapshot->publication().programme.sessions.size() ==
                  feed.state.records(feed::Table::sessions).size());
        }
        const auto fresh = folder / "fresh.db";
        {
            FeedStore store = opened_feed(fresh);
            REQUIRE(take(store, feed));
            CHECK(store.store().examine()->empty());
        }
        CHECK(rows_of(stepped) == rows_of(fresh));
    }
}
