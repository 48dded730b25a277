#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "core/store/store.h"
#include "tests/store/support.h"
#include "tests/support/files.h"
#include "tests/support/full_programme.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::tests;
using programme::Programme;
using store::OpenReport;
using store::Store;
namespace fs = std::filesystem;

namespace {

/// Bytes of a page of a new store.
constexpr std::size_t page_bytes = 16384;

void put(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// A closed store in `folder` whose revision 2 holds small_programme().
fs::path filled(const TempFolder& folder) {
    const fs::path path = folder / "kiosk.db";
    Store store = opened(path);
    Programme first = small_programme();
    first.sessions.pop_back();
    REQUIRE(store.apply(first, at(morning)));
    REQUIRE(store.apply(small_programme(), at(morning)));
    return path;
}

std::vector<std::string> set_aside(const TempFolder& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder.path())) {
        const auto name = entry.path().filename().string();
        if (name.find(".damaged-") != std::string::npos && !name.ends_with("-wal") &&
            !name.ends_with("-shm"))
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// Opens a store that is broken; it must come back with small_programme() as revision 2.
OpenReport rebuilt(const fs::path& path) {
    OpenReport report;
    auto store = Store::open_or_rebuild(path, morning, report);
    REQUIRE_MESSAGE(store.ok(), (store.ok() ? "" : store.error().detail));
    const auto stored = store->load();
    REQUIRE(stored);
    CHECK(stored->programme == in_stored_order(small_programme()));
    CHECK(stored->revision.number == 2);
    CHECK(stored->revision.applied_at == morning);
    CHECK(stored->revision.source == "schedule.xml");
    CHECK(store->examine()->empty());
    return report;
}

}  // namespace

TEST_CASE("a healthy store is opened as it is") {
    const TempFolder folder;
    const auto report = rebuilt(filled(folder));
    CHECK_FALSE(report.set_aside);
    CHECK_FALSE(report.rebuilt_from);
    CHECK(report.why.empty());
    CHECK(set_aside(folder).empty());
}

TEST_CASE("a truncated database is rebuilt from the last good copy (D10)") {
    const TempFolder folder;
    const auto path = filled(folder);
    const std::string whole = read_file(path);
    for (const std::size_t length : {std::size_t{0}, page_bytes, std::size_t{100}, whole.size() / 2,
                                     whole.size() - page_bytes}) {
        CAPTURE(length);
        put(path, whole.substr(0, length));
        const auto report = rebuilt(path);
        CHECK(report.rebuilt_from == "last good copy");
        CHECK_FALSE(report.why.empty());
        CHECK(report.set_aside.has_value() == (length != 0));
    }
    CHECK(set_aside(folder).size() == 2);
    // The last byte may be one that nothing uses.
    put(path, whole.substr(0, whole.size() - 1));
    rebuilt(path);
}

TEST_CASE("one flipped bit anywhere never shows wrong content (D11)") {
    const TempFolder folder;
    const auto path = filled(folder);
    const std::string whole = read_file(path);
    std::mt19937_64 random(7);
    int noticed = 0;
    // Several to a page, because the pages of a small store are mostly empty.
    constexpr std::size_t step = page_bytes / 4;
    for (std::size_t begin = 0; begin < whole.size(); begin += step) {
        std::string broken = whole;
        broken[begin + random() % step] ^= static_cast<char>(1 << random() % 8);
        put(path, broken);
        if (rebuilt(path).rebuilt_from) ++noticed;
    }
    CHECK(noticed > 0);
}

TEST_CASE("a log that is gone, foreign or stale leads to the right content (D12)") {
    const TempFolder folder;
    const auto path = filled(folder);
    const std::string database = read_file(path);

    // The log of another store, taken while that store was open.
    std::string foreign_log;
    {
        test::FullProgrammes programmes(5);
        Store other = opened(folder / "other.db");
        REQUIRE(other.apply(programmes.make(40), at(morning)));
        foreign_log = read_file(folder / "other.db-wal");
        REQUIRE(foreign_log.size() > 4096);
    }
    // It carries whole pages of a whole store, so SQLite takes them for its own.
    put(path.string() + "-wal", foreign_log);
    CHECK(rebuilt(path).rebuilt_from == "last good copy");

    put(path, database);
    put(path.string() + "-wal", foreign_log.substr(0, foreign_log.size() / 2));
    rebuilt(path);

    put(path, database);
    put(path.string() + "-wal", std::string(50'000, 'w'));
    rebuilt(path);
}

TEST_CASE("a lost log takes the store back to a whole programme") {
    const TempFolder folder;
    const fs::path path = folder / "kiosk.db";
    std::string database;
    {
        Store store = opened(path);
        REQUIRE(store.apply(small_programme(), at(morning)));
        database = read_file(path);  // everything is still in the log
    }
    fs::remove(path.string() + "-wal");
    put(path, database);
    OpenReport report;
    const auto store = Store::open_or_rebuild(path, morning, report);
    REQUIRE(store);
    CHECK(store->load()->programme == in_stored_order(small_programme()));
    CHECK(report.rebuilt_from == "last good copy");
}

TEST_CASE("a lost log is made good for by the copy") {
    const TempFolder folder;
    const auto path = filled(folder);
    const std::string first = read_file(path);
    const std::string copy = read_file(path.string() + ".last.json");
    Programme programme = small_programme();
    programme.conference.venue = "Elsewhere";
    {
        Store store = opened(path);
        REQUIRE(store.apply(programme, at(morning)));
    }
    put(path, first);
    {
        OpenReport report;
        const auto store = Store::open_or_rebuild(path, morning, report);
        REQUIRE(store);
        CHECK(store->load()->programme == in_stored_order(programme));
        CHECK(store->revision()->number == 3);
        CHECK(report.why.find("held revision 2 where its last good copy holds revision 3") !=
              std::string::npos);
        CHECK_FALSE(report.set_aside);
    }
    // The other way round is a power cut between the commit and the renaming of the copy.
    put(path.string() + ".last.json", copy);
    OpenReport report;
    const auto store = Store::open_or_rebuild(path, morning, report);
    REQUIRE(store);
    CHECK(store->revision()->number == 3);
    CHECK_FALSE(report.rebuilt_from);
}

TEST_CASE("garbage in the index of the log is replaced (D13)") {
    const TempFolder folder;
    const auto path = filled(folder);
    put(path.string() + "-shm", std::string(32 * 1024, 's'));
    CHECK_FALSE(rebuilt(path).rebuilt_from);
}

TEST_CASE("a link, a folder or a FIFO in its place is set aside where a copy is (D14)") {
    const TempFolder folder;
    const auto path = filled(folder);
    put(folder / "precious", "do not touch");
    const std::vector<std::function<void()>> replacements{
        [&] { fs::create_symlink(folder / "precious", path); },
        [&] { fs::create_directory(path); },
        [&] { REQUIRE(mkfifo(path.c_str(), 0600) == 0); },
    };
    for (const auto& replace : replacements) {
        fs::remove_all(path);
        replace();
        const auto report = rebuilt(path);
        CHECK(report.rebuilt_from == "last good copy");
        CHECK(report.set_aside);
    }
    CHECK(read_file(folder / "precious") == "do not touch");
}

TEST_CASE("a foreign or newer database is set aside only where a copy is (D15)") {
    const TempFolder folder;
    const auto path = filled(folder);
    const auto foreign = [&] {
        for (const char* part : {"", "-wal", "-shm"})
            fs::remove_all(path.string() + part);
        Shell shell(path);
        shell.run("CREATE TABLE bookmark (url TEXT)");
    };
    foreign();
    CHECK(rebuilt(path).rebuilt_from == "last good copy");
    {
        Shell shell(path);
        shell.run("PRAGMA user_version=99");
    }
    CHECK(rebuilt(path).rebuilt_from == "last good copy");

    foreign();
    fs::remove(path.string() + ".last.json");
    OpenReport report;
    const auto refused = Store::open_or_rebuild(path, morning, report);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::unsupported);
    CHECK(Shell(path).ask("SELECT count(*) FROM bookmark") == "0");
}

TEST_CASE("a hostile schema is set aside (D16)") {
    const TempFolder folder;
    const auto path = filled(folder);
    {
        Shell shell(path);
        shell.run("CREATE TRIGGER evil AFTER UPDATE ON revision BEGIN DELETE FROM session; END");
    }
    const auto report = rebuilt(path);
    CHECK(report.why.find("evil") != std::string::npos);
}

TEST_CASE("content changed behind the store's back is noticed") {
    const TempFolder folder;
    const auto path = filled(folder);
    {
        Shell shell(path);
        shell.run("UPDATE text SET text='Wrong' WHERE field='title' AND id='s1'");
    }
    {
        const Store store = opened(path);
        const auto wrong = store.load();
        REQUIRE_FALSE(wrong);
        CHECK(wrong.error().kind == ErrorKind::damaged);
        CHECK_FALSE(store.examine()->empty());
    }
    CHECK(rebuilt(path).rebuilt_from == "last good copy");
}

TEST_CASE("a database that is missing while its copy is there is rebuilt") {
    const TempFolder folder;
    const auto path = filled(folder);
    fs::remove(path);
    const auto report = rebuilt(path);
    CHECK(report.rebuilt_from == "last good copy");
    CHECK(report.why.find("was missing") != std::string::npos);
    CHECK_FALSE(report.set_aside);
}

TEST_CASE("damage without a copy leaves an empty store and the damaged one beside it") {
    const TempFolder folder;
    const auto path = filled(folder);
    put(path, std::string(9000, 'x'));
    fs::remove(path.string() + ".last.json");
    OpenReport report;
    {
        const auto store = Store::open_or_rebuild(path, morning, report);
        REQUIRE(store);
        CHECK(store->load().error().kind == ErrorKind::not_found);
    }
    REQUIRE(report.set_aside);
    CHECK(read_file(*report.set_aside) == std::string(9000, 'x'));
    CHECK_FALSE(report.rebuilt_from);
}

TEST_CASE("a copy that is damaged too is not shown") {
    const TempFolder folder;
    const auto path = filled(folder);
    std::string copy = read_file(path.string() + ".last.json");
    const auto at_title = copy.find("Opening");
    REQUIRE(at_title != std::string::npos);
    copy[at_title] = 'o';
    for (const std::string& bad : {copy, copy.substr(0, copy.size() / 2), std::string("{}")}) {
        put(path, std::string(9000, 'x'));
        put(path.string() + ".last.json", bad);
        OpenReport report;
        const auto store = Store::open_or_rebuild(path, morning, report);
        REQUIRE(store);
        CHECK(store->load().error().kind == ErrorKind::not_found);
        CHECK_FALSE(report.rebuilt_from);
        CHECK(report.why.find(".last.json is damaged") != std::string::npos);
    }
}

TEST_CASE("the newest two damaged databases are kept with their logs (D20)") {
    const TempFolder folder;
    const auto path = filled(folder);
    for (int i = 0; i < 5; ++i) {
        put(path, std::string(9000, static_cast<char>('a' + i)));
        put(path.string() + "-wal", "log");
        OpenReport report;
        REQUIRE(Store::open_or_rebuild(path, morning + std::chrono::seconds{i / 2}, report));
    }
    CHECK(set_aside(folder) == std::vector<std::string>{"kiosk.db.damaged-20180626T080001Z.2",
                                                        "kiosk.db.damaged-20180626T080002Z"});
    CHECK(read_file(folder / "kiosk.db.damaged-20180626T080002Z") == std::string(9000, 'e'));
    CHECK(read_file(folder / "kiosk.db.damaged-20180626T080002Z-wal") == "log");
    CHECK_FALSE(fs::exists(folder / "kiosk.db.damaged-20180626T080000Z-wal"));
}

TEST_CASE("a copy that is missing or old is renewed by the next equal programme") {
    const TempFolder folder;
    const auto path = filled(folder);
    const std::string copy = path.string() + ".last.json";
    fs::remove(copy);
    Store store = opened(path);
    REQUIRE(store.examine()->size() == 1);
    CHECK(store.examine()->front().find("last good copy") == 0);
    REQUIRE(store.apply(small_programme(), at(morning)));
    CHECK(fs::exists(copy));
    CHECK(store.examine()->empty());
}

TEST_CASE("a copy half written when the machine stopped is removed") {
    const TempFolder folder;
    const auto path = filled(folder);
    put(path.string() + ".last.json.4711.tmp", "{");
    { const Store store = opened(path); }
    CHECK_FALSE(fs::exists(path.string() + ".last.json.4711.tmp"));
}
