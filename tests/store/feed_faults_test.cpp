// What happens to a store that follows a feed when the disk under it fails or is tampered with.

#include <doctest/doctest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "tests/sim/disk.h"
#include "tests/store/feed_support.h"
#include "tests/support/files.h"
#include "tests/support/full_disk.h"
#include "tests/support/random_publication.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::tests;
using sim::Disk;
using sim::Fault;
using store::FeedStore;
using store::Store;
namespace fs = std::filesystem;

namespace {

/// A store at revision 1 of a feed that has gone on to revision 2.
struct FeedBehind {
    TempFolder folder;
    fs::path db = folder / "kiosk.db";
    test::Feed feed;
    feed::State first;

    void keep_first(FeedStore& store) {
        test::RandomPublications random(8);
        auto publication = random.make(10);
        feed.publish(publication);
        first = feed.state;
        REQUIRE(store.keep_root(feed.root, test::root_file(feed.root, feed.root_key)));
        REQUIRE(take(store, feed));
        feed.publish(random.step(random.step(std::move(publication))));
    }
};

struct OnFaultyDisk : FeedBehind {
    Disk disk{"feed_faulty"};
    OnFaultyDisk() { Store::use_vfs("feed_faulty"); }
    ~OnFaultyDisk() { Store::use_vfs(""); }
};

/// A closed store with its last good copy, and its files for spoiling.
struct SpoiledFeed : FeedBehind {
    std::string whole;

    SpoiledFeed() {
        {
            FeedStore store = opened_feed(db);
            keep_first(store);
            REQUIRE(store.keep_copy());
        }
        whole = read_file(db);
    }
    void spoil(const std::string& bytes) const {
        std::ofstream(db, std::ios::binary | std::ios::trunc) << bytes;
    }
    /// Opens it; it must hold revision 1 as it was, and take revision 2.
    store::OpenReport opens() const {
        store::OpenReport report;
        FeedStore store = opened_feed(db, &report);
        REQUIRE(store.revision());
        CHECK(store.revision()->state == first);
        CHECK(store.row().trusted.revision >= 1);
        CHECK(store.store().examine()->empty());
        return report;
    }
};

}  // namespace

TEST_CASE("D5 D7 D21 a disk that takes no write leaves the old revision of a feed") {
    for (const int code : {SQLITE_FULL, SQLITE_READONLY, SQLITE_IOERR_WRITE}) {
        OnFaultyDisk on;
        FeedStore store = opened_feed(on.db);
        on.keep_first(store);
        for (std::size_t skip = 0;; ++skip) {
            CAPTURE(skip);
            on.disk.inject({Fault::On::write, skip, code, false});
            const auto kept = take(store, on.feed);
            on.disk.heal();
            if (kept) {
                CHECK(skip > 2);
                break;
            }
            REQUIRE(kept.error().kind == ErrorKind::disk);
            REQUIRE(store.revision()->state == on.first);
            REQUIRE(store.row().trusted.revision == 1);
        }
        CHECK(store.revision()->state == on.feed.state);
        CHECK(store.store().examine()->empty());
    }
}

TEST_CASE("D6 a copy that does not fit leaves nothing behind and the store as it is") {
    const SpoiledFeed on;
    FeedStore store = opened_feed(on.db);
    REQUIRE(take(store, on.feed));
    const auto files = [&] {
        return std::distance(fs::directory_iterator(on.folder.path()), fs::directory_iterator());
    };
    const auto before = files();
    {
        const FullDisk full(200);
        CHECK(store.keep_copy().error().kind == ErrorKind::disk);
    }
    CHECK(files() == before);
    CHECK(store.other_copy({1, 2})->state == on.first);
    REQUIRE(store.keep_copy());
    CHECK(store.other_copy({1, 1})->state == on.feed.state);
    CHECK(store.other_copy({1, 2})->state == on.first);
}

TEST_CASE("D8 a page of a feed's store that cannot be read is damage") {
    OnFaultyDisk on;
    {
        FeedStore store = opened_feed(on.db);
        on.keep_first(store);
    }
    int damaged = 0;
    for (std::size_t skip = 0; skip < 40; skip += 2) {
        store::OpenReport report;
        on.disk.inject({Fault::On::read, skip, SQLITE_IOERR_READ, false});
        const auto store = FeedStore::open(on.db, morning, report);
        on.disk.heal();
        if (store) continue;
        CHECK(store.error().kind == ErrorKind::damaged);
        ++damaged;
    }
    CHECK(damaged > 5);
}

TEST_CASE("D9 after a failed sync nothing is written any more until it is opened again") {
    OnFaultyDisk on;
    {
        FeedStore store = opened_feed(on.db);
        on.keep_first(store);
        on.disk.inject({Fault::On::sync, 0, SQLITE_IOERR_FSYNC, true});
        CHECK(take(store, on.feed).error().kind == ErrorKind::disk);
        CHECK(take(store, on.feed).error().kind == ErrorKind::disk);
        CHECK(store.keep_trusted(store.row().trusted, "").error().kind == ErrorKind::disk);
        CHECK(store.end_trial(FeedStore::TrialEnd::lasted).error().kind == ErrorKind::disk);
    }
    FeedStore store = opened_feed(on.db);
    const bool old = store.revision()->state == on.first;
    CHECK((old || store.revision()->state == on.feed.state));
    CHECK(store.store().examine()->empty());
}

TEST_CASE("D10 D14 D15 D16 what stands in the place of a feed's store is set aside") {
    const SpoiledFeed on;
    const std::vector<std::pair<const char*, std::function<void()>>> spoilers{
        {"empty", [&] { on.spoil(""); }},
        {"one page", [&] { on.spoil(on.whole.substr(0, 16384)); }},
        {"half", [&] { on.spoil(on.whole.substr(0, on.whole.size() / 2)); }},
        {"a folder", [&] { fs::create_directory(on.db); }},
        {"a link",
         [&] {
             std::ofstream(on.folder / "precious") << "do not touch";
             fs::create_symlink(on.folder / "precious", on.db);
         }},
        {"a FIFO", [&] { REQUIRE(mkfifo(on.db.c_str(), 0600) == 0); }},
        {"another application's",
         [&] { Shell(on.db).run("CREATE TABLE bookmark (url TEXT); PRAGMA application_id=1"); }},
        {"a later Foyer's",
         [&] {
             on.spoil(on.whole);
             Shell(on.db).run("PRAGMA user_version=99");
         }},
        {"hostile",
         [&] {
             on.spoil(on.whole);
             Shell(on.db).run(
                 "CREATE TRIGGER evil AFTER UPDATE ON feed BEGIN DELETE FROM record; END");
         }},
    };
    for (const auto& spoiler : spoilers) {
        INFO(spoiler.first);
        for (const char* part : {"", "-wal", "-shm"})
            fs::remove_all(on.db.string() + part);
        spoiler.second();
        CHECK(on.opens().rebuilt_from == "last good copy");
    }
    CHECK(read_file(on.folder / "precious") == "do not touch");
    std::size_t aside = 0;
    for (const auto& entry : fs::directory_iterator(on.folder.path())) {
        const std::string name = entry.path().filename().string();
        const bool is_database = !name.ends_with("-wal") && !name.ends_with("-shm");
        aside += name.find(".damaged-") != std::string::npos && is_database ? 1 : 0;
    }
    CHECK(aside == 2);  // D20
}

TEST_CASE("D11 one flipped bit anywhere in a feed's store never shows wrong content") {
    const SpoiledFeed on;
    std::mt19937_64 random(5);
    int noticed = 0;
    constexpr std::size_t step = 16384 / 2;
    for (std::size_t begin = 0; begin < on.whole.size(); begin += step) {
        CAPTURE(begin);
        std::string broken = on.whole;
        broken[begin + random() % step] ^= static_cast<char>(1 << random() % 8);
        on.spoil(broken);
        noticed += on.opens().rebuilt_from ? 1 : 0;
    }
    CHECK(noticed > 3);
}

TEST_CASE("D12 a log that is gone or another's leads to a whole revision, and never back") {
    SpoiledFeed on;
    {
        FeedStore store = opened_feed(on.db);
        REQUIRE(take(store, on.feed));
        REQUIRE(store.keep_copy());
        // The database without its log is that of revision 1.
    }
    on.spoil(on.whole);
    fs::remove(on.db.string() + "-wal");
    {
        store::OpenReport report;
        FeedStore store = opened_feed(on.db, &report);
        CHECK(report.rebuilt_from == "last good copy");
        CHECK(store.revision()->state == on.feed.state);
        CHECK(store.row().trusted.revision == 2);
    }
    // Without a copy it shows the older one and knows that there was a later one.
    on.spoil(on.whole);
    for (const char* copy : {".last.json.gz", ".prev.json.gz"})
        fs::remove(on.db.string() + copy);
    FeedStore store = opened_feed(on.db);
    CHECK(store.revision()->state == on.first);
    CHECK(store.row().trusted.revision == 2);
}

TEST_CASE("D13 D25 garbage in the index of the log and files from before 1980 do no harm") {
    const SpoiledFeed on;
    std::ofstream(on.db.string() + "-shm") << std::string(32 * 1024, 's');
    for (const auto& entry : fs::directory_iterator(on.folder.path()))
        fs::last_write_time(entry.path(), fs::file_time_type::min());
    CHECK_FALSE(on.opens().rebuilt_from);
}

TEST_CASE("D18 what another program does to a live store is noticed before the next revision") {
    for (const std::string sql :
         {"UPDATE record SET json='{}' WHERE kind='sessions'", "UPDATE session SET level='wrong'",
          "UPDATE text SET text='Wrong' WHERE field='title'"}) {
        INFO(sql);
        const SpoiledFeed on;
        FeedStore store = opened_feed(on.db);
        Shell(on.db).run(sql);
        const auto refused = take(store, on.feed);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::damaged);
    }
    const SpoiledFeed on;
    FeedStore store = opened_feed(on.db);
    Shell(on.db).run("INSERT INTO setting VALUES ('harmless', '')");
    CHECK(take(store, on.feed));
}

TEST_CASE("D23 the log of a store that follows a feed stays within bounds") {
    OnFaultyDisk on;
    FeedStore store = opened_feed(on.db);
    test::RandomPublications random(2);
    auto publication = random.make(10);
    for (int revision = 0; revision < 150; ++revision) {
        on.feed.publish(publication);
        REQUIRE(take(store, on.feed));
        publication = random.step(std::move(publication));
    }
    CHECK(on.disk.image().at(on.db.string() + "-wal").size() <= std::size_t{5} * 1024 * 1024);
}

TEST_CASE("a moved session of a feed with hundreds costs a few pages") {
    OnFaultyDisk on;
    FeedStore store = opened_feed(on.db);
    test::ProgrammeBuilder p("Europe/Paris");
    for (int i = 0; i < 20; ++i)
        p.room("room-" + std::to_string(i));
    for (int i = 0; i < 600; ++i)
        p.session("Talk " + std::to_string(i), morning + std::chrono::minutes{30 * (i / 20)},
                  std::chrono::minutes{30}, {"room-1"})
            .abstract.set("en", std::string(1500, 'a'));
    programme::Publication publication;
    publication.programme = p.programme();
    on.feed.publish(publication);
    REQUIRE(take(store, on.feed));
    publication.programme.sessions[300].rooms = {"room-2"};
    on.feed.publish(publication);
    const std::size_t before = on.disk.steps().size();
    REQUIRE(take(store, on.feed));
    const auto& steps = on.disk.steps();
    const auto pages = std::count_if(steps.begin() + static_cast<std::ptrdiff_t>(before),
                                     steps.end(), [](const sim::Step& step) {
                                         return step.kind == sim::Step::Kind::write &&
                                                step.file.ends_with("-wal") &&
                                                step.bytes.size() >= 4096;
                                     });
    CHECK(pages < 30);
    MESSAGE(pages << " pages");
}
