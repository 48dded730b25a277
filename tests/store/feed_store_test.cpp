#include "core/store/feed_store.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "core/store/content_hash.h"
#include "tests/store/feed_support.h"
#include "tests/support/files.h"
#include "tests/support/pictures.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::tests;
using store::FeedPlace;
using store::FeedStore;
using store::Store;

namespace {

/// A feed with its second revision: the talk is in the other room.
struct MovedFeed : test::Feed {
    programme::Publication publication = test::small_publication();

    MovedFeed() { publish(publication); }
    void move() {
        publication.programme.sessions.front().rooms = {"salle-2"};
        publish(publication);
    }
};

/// Takes the tables of the third schema step away.
constexpr std::string_view without_third_step =
    "DROP TABLE session_live; DROP TABLE room_map; DROP TABLE map; DROP TABLE info; DROP TABLE "
    "sponsor;";

}  // namespace

TEST_CASE("a revision of a feed is kept with its head, its records and plain tables") {
    const TempFolder folder;
    MovedFeed feed;
    {
        FeedStore store = opened_feed(folder / "kiosk.db");
        CHECK_FALSE(store.revision());
        REQUIRE(store.keep_root(feed.root, test::root_file(feed.root, feed.root_key)));
        REQUIRE(take(store, feed));
        feed.move();
        REQUIRE(take(store, feed, morning + std::chrono::minutes{1}));
    }
    const FeedStore store = opened_feed(folder / "kiosk.db");
    REQUIRE(store.revision());
    CHECK(store.revision()->state == feed.state);
    CHECK(store.revision()->head_file == feed.head_file());
    CHECK(store.revision()->head.position == feed.position());
    CHECK(store.revision()->snapshot->publication().announcements.size() == 1);
    CHECK(store.row().trusted == test::holding(feed.head()));
    CHECK(store.row().root_file == test::root_file(feed.root, feed.root_key));
    CHECK(store.info().number == 2);
    CHECK(store.info().source == "https://hub.example/feed/");
    CHECK(store.store().examine()->empty());

    const auto stored = store.store().load();
    REQUIRE(stored);
    CHECK(stored->programme.sessions.front().rooms == std::vector<std::string>{"salle-2"});
    CHECK(stored->changes == feed.publication.changes);
    Shell shell(folder / "kiosk.db");
    CHECK(shell.ask("SELECT rooms FROM programme WHERE title='Orchestration'") == "Salle 2");
    CHECK(shell.ask("SELECT count(*) FROM record") == std::to_string(feed.state.count()));
    CHECK(shell.ask("SELECT feed, epoch, revision FROM feed") == feed.root.feed + "|1|2");
}

TEST_CASE(
    "F68 records in effect other than those signed for are refused before the store changes") {
    MovedFeed feed;
    auto received = received_whole(feed);
    received.documents.front().put.back().json += " ";
    const auto proven = feed::proven_revision(nullptr, received);
    REQUIRE_FALSE(proven);
    CHECK(proven.error().kind == ErrorKind::untrusted);
}

TEST_CASE("a delta where nothing is held is refused") {
    MovedFeed feed;
    feed.move();
    const auto proven = feed::proven_revision(nullptr, received_delta(feed, 1));
    REQUIRE_FALSE(proven);
    CHECK(proven.error().kind == ErrorKind::invalid);
}

TEST_CASE("F70 a reference to nothing is dropped from the tables and kept in the record") {
    const TempFolder folder;
    MovedFeed feed;
    feed.publication.programme.sessions.front().rooms = {"salle-9"};
    feed.publication.programme.sessions.front().people.push_back({"nobody"});
    feed.publish(feed.publication);
    {
        FeedStore store = opened_feed(folder / "kiosk.db");
        REQUIRE(take(store, feed));
        CHECK(store.revision()->snapshot->dropped_references() == 2);
    }
    const FeedStore store = opened_feed(folder / "kiosk.db");
    CHECK(store.revision()->state == feed.state);
    Shell shell(folder / "kiosk.db");
    CHECK(shell.ask("SELECT rooms FROM programme WHERE title='Orchestration'") ==
          "(to be announced)");
}

TEST_CASE("D19 the higher one of database and trust file counts") {
    const TempFolder folder;
    MovedFeed feed;
    const auto trust_file = (folder / "kiosk.db.trust.json").string();
    {
        FeedStore store = opened_feed(folder / "kiosk.db");
        REQUIRE(take(store, feed));
    }
    const std::string low = read_file(trust_file);
    const auto held = test::holding(feed.head());
    auto high = held;
    high.revision = 7;
    const auto opened_with = [&](const std::string& bytes) {
        std::ofstream(trust_file, std::ios::trunc) << bytes;
        return opened_feed(folder / "kiosk.db").row().trusted;
    };
    CHECK(opened_with(feed::write_trusted(high)) == high);
    auto lower = held;
    lower.revision = 0;
    CHECK(opened_with(feed::write_trusted(lower)) == held);
    CHECK(opened_with(low.substr(0, low.size() / 2)) == held);
    auto other = high;
    other.feed = std::string(32, 'f');
    CHECK(opened_with(feed::write_trusted(other)) == held);
    std::filesystem::remove(trust_file);
    CHECK(opened_feed(folder / "kiosk.db").row().trusted == held);
}

TEST_CASE("a rebuilt store is not led back: what was trusted comes from the file beside it") {
    const TempFolder folder;
    MovedFeed feed;
    const auto db = folder / "kiosk.db";
    {
        FeedStore store = opened_feed(db);
        REQUIRE(store.keep_root(feed.root, test::root_file(feed.root, feed.root_key)));
        REQUIRE(take(store, feed));
    }
    std::filesystem::remove(db);
    std::filesystem::remove(db.string() + "-wal");
    const FeedStore store = opened_feed(db);
    CHECK_FALSE(store.revision());
    CHECK(store.row().trusted == test::holding(feed.head()));
    CHECK(store.row().root_file == test::root_file(feed.root, feed.root_key));
}

TEST_CASE("a damaged store is rebuilt from the last good copy, else from the one before") {
    const TempFolder folder;
    MovedFeed feed;
    const auto db = folder / "kiosk.db";
    {
        FeedStore store = opened_feed(db);
        REQUIRE(store.keep_root(feed.root, test::root_file(feed.root, feed.root_key)));
        REQUIRE(take(store, feed));
        REQUIRE(store.keep_copy());
        feed.move();
        REQUIRE(take(store, feed));
        REQUIRE(store.keep_copy());
        CHECK(store.other_copy({1, 2})->head.position.revision == 1);
        CHECK(store.other_copy({1, 1})->head.position.revision == 2);
    }
    const auto spoil = [&](const std::string& path) {
        std::ofstream(path, std::ios::trunc) << std::string(9000, 'x');
    };
    store::OpenReport report;
    spoil(db);
    {
        const FeedStore store = opened_feed(db, &report);
        CHECK(report.rebuilt_from == "last good copy");
        CHECK(store.revision()->state == feed.state);
        CHECK(store.store().examine()->empty());
    }
    spoil(db);
    spoil(db.string() + ".last.json.gz");
    {
        const FeedStore store = opened_feed(db, &report);
        CHECK(report.rebuilt_from == "last good copy but one");
        CHECK(store.revision()->head.position.revision == 1);
        // It may not be led back all the same.
        CHECK(store.row().trusted.revision == 2);
    }
    spoil(db);
    spoil(db.string() + ".prev.json.gz");
    const FeedStore store = opened_feed(db, &report);
    CHECK(report.set_aside);
    CHECK_FALSE(report.rebuilt_from);
    CHECK_FALSE(store.revision());
}

TEST_CASE("a store goes from a file to a feed and back") {
    const TempFolder folder;
    MovedFeed feed;
    const auto db = folder / "kiosk.db";
    {
        Store store = opened(db);
        REQUIRE(store.apply(small_programme(), at(morning)));
    }
    {
        FeedStore store = opened_feed(db);
        CHECK_FALSE(store.revision());
        REQUIRE(take(store, feed));
        REQUIRE(store.keep_copy());
        CHECK(store.store().examine()->empty());
    }
    CHECK_FALSE(std::filesystem::exists(db.string() + ".last.json"));
    {
        Store store = opened(db);
        auto options = at(morning);
        options.changes = feed.publication.changes;
        REQUIRE(store.apply(small_programme(), options));
        CHECK(store.load()->programme == in_stored_order(small_programme()));
        CHECK(store.load()->changes == feed.publication.changes);
        CHECK(store.examine()->empty());
    }
    CHECK_FALSE(std::filesystem::exists(db.string() + ".last.json.gz"));
    const FeedStore store = opened_feed(db);
    CHECK_FALSE(store.revision());
    CHECK(store.row().trusted == test::holding(feed.head()));
}

TEST_CASE("changes that a kiosk found itself outlive the database") {
    const TempFolder folder;
    const auto db = folder / "kiosk.db";
    const auto changes = test::small_publication().changes;
    {
        Store store = opened(db);
        auto options = at(morning);
        options.changes = changes;
        REQUIRE(store.apply(small_programme(), options));
    }
    CHECK(opened(db).load()->changes == changes);
    std::ofstream(db, std::ios::trunc) << std::string(9000, 'x');
    store::OpenReport report;
    const auto store = Store::open_or_rebuild(db, morning, report);
    REQUIRE(store);
    CHECK(store->load()->changes == changes);
    CHECK(store->examine()->empty());
}

TEST_CASE("a revision on trial counts how often the program ended") {
    const TempFolder folder;
    MovedFeed feed;
    const auto db = folder / "kiosk.db";
    {
        FeedStore store = opened_feed(db);
        REQUIRE(take(store, feed));
        CHECK(store.row().trial == 0U);
    }
    for (unsigned start = 1; start <= 3; ++start) {
        FeedStore store = opened_feed(db);
        REQUIRE(store.begin_trial());
        CHECK(store.row().trial == start);
    }
    {
        FeedStore store = opened_feed(db);
        REQUIRE(store.begin_trial());
        REQUIRE(store.end_trial(FeedStore::TrialEnd::program_ends));
        CHECK(store.row().trial == 3U);
        REQUIRE(store.end_trial(FeedStore::TrialEnd::lasted));
    }
    FeedStore store = opened_feed(db);
    REQUIRE(store.begin_trial());
    CHECK_FALSE(store.row().trial);
    REQUIRE(store.quarantine({1, 1}));
    CHECK(opened_feed(folder / "other.db").row().quarantined == FeedPlace{});
    CHECK(store.row().quarantined == FeedPlace{1, 1});
}

TEST_CASE("a store that forgets its feed is as new") {
    const TempFolder folder;
    MovedFeed feed;
    const auto db = folder / "kiosk.db";
    FeedStore store = opened_feed(db);
    REQUIRE(store.keep_root(feed.root, test::root_file(feed.root, feed.root_key)));
    REQUIRE(take(store, feed));
    REQUIRE(store.keep_copy());
    REQUIRE(store.forget());
    CHECK_FALSE(store.revision());
    CHECK(store.row().trusted == feed::Trusted{});
    CHECK(store.store().load().error().kind == ErrorKind::not_found);
    CHECK(store.store().examine()->empty());
    for (const char* beside : {".trust.json", ".root.json", ".last.json.gz"})
        CHECK_FALSE(std::filesystem::exists(db.string() + beside));
    REQUIRE(take(store, feed));
    CHECK(store.store().examine()->empty());
}

TEST_CASE("a store of schema 1 is brought up to date with what it holds") {
    const TempFolder folder;
    const auto db = folder / "kiosk.db";
    {
        Store store = opened(db);
        REQUIRE(store.apply(small_programme(), at(morning)));
    }
    {
        Shell shell(db);
        shell.run(std::string(without_third_step) +
                  "DROP TABLE record; DROP TABLE feed; PRAGMA user_version=1");
    }
    CHECK(Store::open_read_only(db).error().kind == ErrorKind::unsupported);
    const FeedStore store = opened_feed(db);
    CHECK(store.store().load()->programme == in_stored_order(small_programme()));
    CHECK(store.store().examine()->empty());
    CHECK(Shell(db).ask("PRAGMA user_version") == "4");
}

TEST_CASE("what an older program left out of the tables comes with the next revision") {
    const TempFolder folder;
    const auto db = folder / "kiosk.db";
    MovedFeed feed;
    programme::Programme& published = feed.publication.programme;
    programme::Programme known_before = published;
    known_before.sponsors.clear();
    published.maps = {{"m", programme::LocalizedText("Level -1"), test::svg_picture("plan")}};
    published.rooms.front().map_position = {"m", 250, 400};
    feed.publish(feed.publication);
    {
        FeedStore store = opened_feed(db);
        REQUIRE(take(store, feed));
    }
    Shell(db).run(std::string(without_third_step) +
                  "DELETE FROM text WHERE record IN ('map', 'sponsor');"
                  "UPDATE revision SET content_hash='" +
                  store::content_hash(known_before) + "'; PRAGMA user_version=2");
    FeedStore store = opened_feed(db);
    REQUIRE(store.revision());
    CHECK(store.revision()->snapshot->maps().size() == 1);
    feed.move();
    REQUIRE(take(store, feed));
    CHECK(store.store().examine()->empty());
    CHECK(test::must(store.store().load()).programme == in_stored_order(published));
    CHECK(Shell(db).ask("SELECT room, map, x, y FROM room_map") == "salle-1|m|250|400");
}
