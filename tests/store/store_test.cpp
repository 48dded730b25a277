#include "core/store/store.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "tests/store/support.h"
#include "tests/support/full_programme.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::tests;
using programme::Programme;
using store::Store;
namespace fs = std::filesystem;

namespace {

Programme loaded(const Store& store) {
    auto stored = store.load();
    REQUIRE_MESSAGE(stored.ok(), (stored.ok() ? "" : stored.error().detail));
    return std::move(stored->programme);
}

}  // namespace

TEST_CASE("a new store holds nothing and says how to fill it") {
    const TempFolder folder;
    const Store store = opened(folder / "kiosk.db");
    CHECK(store.revision()->number == 0);
    const auto nothing = store.load();
    REQUIRE_FALSE(nothing);
    CHECK(nothing.error().kind == ErrorKind::not_found);
    CHECK(nothing.error().detail.find("foyerctl import FILE --db") != std::string::npos);
}

TEST_CASE("what was applied is loaded, also by the next process") {
    const TempFolder folder;
    const Programme programme = small_programme();
    {
        Store store = opened(folder / "kiosk.db");
        const auto revision = store.apply(programme, at(morning));
        REQUIRE(revision);
        CHECK(revision->number == 1);
        CHECK(loaded(store) == in_stored_order(programme));
    }
    const Store store = opened(folder / "kiosk.db");
    const auto stored = store.load();
    REQUIRE(stored);
    CHECK(stored->programme == in_stored_order(programme));
    CHECK(stored->revision.number == 1);
    CHECK(stored->revision.applied_at == morning);
    CHECK(stored->revision.confirmed_at == morning);
    CHECK(stored->revision.source == "schedule.xml");
    CHECK(stored->revision.format == "schedule-xml");
}

TEST_CASE("random programmes applied one over the other are loaded exactly") {
    const TempFolder folder;
    Store store = opened(folder / "kiosk.db");
    test::FullProgrammes programmes(11);
    for (int i = 0; i < 40; ++i) {
        const Programme programme = programmes.make(1 + static_cast<std::size_t>(i));
        REQUIRE(store.apply(programme, at(morning)));
        REQUIRE(loaded(store) == in_stored_order(programme));
    }
    CHECK(store.examine()->empty());
}

TEST_CASE("small edits of one programme are loaded exactly") {
    const TempFolder folder;
    Store store = opened(folder / "kiosk.db");
    test::FullProgrammes programmes(12);
    std::mt19937_64 random(3);
    Programme programme = programmes.make(30);
    while (programme.rooms.size() < 2 || programme.people.size() < 2)
        programme = programmes.make(30);
    std::uint64_t number = 0;
    for (int i = 0; i < 60; ++i) {
        const Programme before = programme;
        auto& session = programme.sessions[random() % programme.sessions.size()];
        switch (random() % 8) {
            case 0:
                session.rooms = {programme.rooms.back().id};
                break;
            case 1:
                session.start += std::chrono::minutes{5}, session.end += std::chrono::minutes{5};
                break;
            case 2:
                session.title.set("en", "Edit " + std::to_string(i));
                break;
            case 3:
                std::swap(programme.rooms.front(), programme.rooms.back());
                break;
            case 4:
                programme.people.front().name = "Name " + std::to_string(i);
                break;
            case 5:
                programme.rooms.front().name.set("fr", "Salle " + std::to_string(i));
                break;
            case 6:
                std::rotate(programme.people.begin(), programme.people.begin() + 1,
                            programme.people.end());
                break;
            default:
                programme.conference.zone = test::zone(i % 2 == 0 ? "UTC" : "Asia/Kolkata");
        }
        if (programme != before || number == 0) ++number;
        const auto revision = store.apply(programme, at(morning));
        REQUIRE(revision);
        CHECK(revision->number == number);
        REQUIRE(loaded(store) == in_stored_order(programme));
    }
    CHECK(store.examine()->empty());
}

TEST_CASE("records that a programme no longer holds leave all tables") {
    const TempFolder folder;
    Store store = opened(folder / "kiosk.db");
    Programme programme = small_programme();
    REQUIRE(store.apply(programme, at(morning)));
    programme.sessions.resize(1);
    programme.rooms.resize(1);
    programme.tracks.clear();
    programme.people.clear();
    REQUIRE(store.apply(programme, at(morning)));
    CHECK(loaded(store) == programme);
    CHECK(store.examine()->empty());

    Shell shell(folder / "kiosk.db");
    CHECK(shell.ask("SELECT count(*) FROM session_person") == "0");
    CHECK(shell.ask("SELECT count(*) FROM session_link") == "0");
    CHECK(shell.ask("SELECT count(*) FROM session_search") == "1");
    CHECK(shell.ask("SELECT DISTINCT record FROM text ORDER BY record") ==
          "conference\nroom\nsession");
}

TEST_CASE("an equal programme changes only when it was confirmed, in whatever order it comes") {
    const TempFolder folder;
    Store store = opened(folder / "kiosk.db");
    Programme programme = small_programme();
    REQUIRE(store.apply(programme, at(morning)));
    const auto copy_before = fs::last_write_time(folder / "kiosk.db.last.json");

    std::swap(programme.sessions.front(), programme.sessions.back());
    const auto revision = store.apply(
        programme, {.now = morning + std::chrono::hours{1}, .source = "x", .format = "y"});
    REQUIRE(revision);
    CHECK(revision->number == 1);
    CHECK(revision->applied_at == morning);
    CHECK(revision->confirmed_at == morning + std::chrono::hours{1});
    CHECK(revision->source == "schedule.xml");
    CHECK(store.revision()->confirmed_at == morning + std::chrono::hours{1});
    CHECK(fs::last_write_time(folder / "kiosk.db.last.json") == copy_before);
}

TEST_CASE("a confirmation is kept, and never grows older when the clock is set back") {
    const TempFolder folder;
    Store store = opened(folder / "kiosk.db");
    CHECK(store.confirm(morning).error().kind == ErrorKind::not_found);
    REQUIRE(store.apply(small_programme(), at(morning)));
    REQUIRE(store.confirm(morning + std::chrono::minutes{5}));
    REQUIRE(store.confirm(morning - std::chrono::hours{24}));
    CHECK(store.revision()->confirmed_at == morning + std::chrono::minutes{5});
    CHECK(store.revision()->applied_at == morning);
}

TEST_CASE("a programme that breaks the rules is refused and the old revision stays") {
    const TempFolder folder;
    Store store = opened(folder / "kiosk.db");
    const Programme good = small_programme();
    REQUIRE(store.apply(good, at(morning)));
    Programme bad = good;
    bad.sessions.front().rooms = {"nowhere"};
    bad.sessions.back().title.set("en", "Changed");
    const auto refused = store.apply(bad, at(morning));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::invalid);
    CHECK(loaded(store) == in_stored_order(good));
    CHECK(store.revision()->number == 1);
    CHECK_FALSE(fs::exists(folder / ("kiosk.db.last.json." + std::to_string(getpid()) + ".tmp")));
}

TEST_CASE("settings are kept and replaced") {
    const TempFolder folder;
    {
        Store store = opened(folder / "kiosk.db");
        CHECK(store.setting("language").error().kind == ErrorKind::not_found);
        REQUIRE(store.set_setting("language", "fr"));
        REQUIRE(store.set_setting("screen", "lobby"));
        REQUIRE(store.set_setting("language", "en"));
    }
    const Store store = opened(folder / "kiosk.db");
    CHECK(*store.setting("language") == "en");
    CHECK(*store.setting("screen") == "lobby");
}

TEST_CASE("a second writer is told who holds the store, and gets it once the first is gone") {
    const TempFolder folder;
    {
        const Store first = opened(folder / "kiosk.db");
        const auto second = Store::open(folder / "kiosk.db");
        REQUIRE_FALSE(second);
        CHECK(second.error().kind == ErrorKind::in_use);
        CHECK(second.error().detail.find("in use by process " + std::to_string(getpid())) !=
              std::string::npos);
        CHECK(Store::open_read_only(folder / "kiosk.db").error().kind == ErrorKind::in_use);
        store::OpenReport report;
        CHECK(Store::open_or_rebuild(folder / "kiosk.db", morning, report).error().kind ==
              ErrorKind::in_use);
    }
    CHECK(Store::open(folder / "kiosk.db"));
}

TEST_CASE("the lock of a process that was killed is free") {
    const TempFolder folder;
    const pid_t child = fork();
    if (child == 0) {
        auto store = Store::open(folder / "kiosk.db");
        if (store) static_cast<void>(store->apply(small_programme(), at(morning)).ok());
        _exit(store ? 0 : 1);  // no destructor runs: the log stays as a crash leaves it
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(status == 0);
    CHECK(fs::exists(folder / "kiosk.db-wal"));
    const Store store = opened(folder / "kiosk.db");
    CHECK(loaded(store) == in_stored_order(small_programme()));
}

TEST_CASE("a reader sees the programme and changes nothing") {
    const TempFolder folder;
    CHECK(Store::open_read_only(folder / "kiosk.db").error().kind == ErrorKind::not_found);
    CHECK_FALSE(fs::exists(folder / "kiosk.db.lock"));
    {
        Store store = opened(folder / "kiosk.db");
        REQUIRE(store.apply(small_programme(), at(morning)));
    }
    auto reader = Store::open_read_only(folder / "kiosk.db");
    REQUIRE(reader);
    CHECK(loaded(*reader) == in_stored_order(small_programme()));
    CHECK(reader->examine()->empty());
    CHECK(reader->apply(small_programme(), at(morning)).error().kind == ErrorKind::usage);
    CHECK(reader->confirm(morning).error().kind == ErrorKind::usage);
    CHECK(reader->set_setting("a", "b").error().kind == ErrorKind::usage);
}

TEST_CASE("what cannot be a database is refused before anything is made") {
    const TempFolder folder;
    REQUIRE(mkfifo((folder / "fifo").c_str(), 0600) == 0);
    fs::create_directory(folder / "folder");
    { const Store real = opened(folder / "real.db"); }
    fs::create_symlink(folder / "real.db", folder / "link");

    for (const char* name : {"fifo", "folder", "link"}) {
        const auto store = Store::open(folder / name);
        REQUIRE_FALSE(store);
        CHECK(store.error().kind == ErrorKind::unreadable);
        CHECK(store.error().detail.find(", not a database") != std::string::npos);
        CHECK_FALSE(fs::exists(folder / (std::string(name) + ".lock")));
        CHECK(Store::open_read_only(folder / name).error().kind == ErrorKind::unreadable);
    }
    CHECK(Store::open("/dev/null").error().kind == ErrorKind::unreadable);
    const auto nowhere = Store::open(folder / "absent/kiosk.db");
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().kind == ErrorKind::not_found);
    CHECK(nowhere.error().detail.find("create it first") != std::string::npos);
}

TEST_CASE("a store is reached through a linked folder") {
    const TempFolder folder;
    fs::create_directory(folder / "real");
    fs::create_directory_symlink(folder / "real", folder / "linked");
    Store store = opened(folder / "linked/kiosk.db");
    REQUIRE(store.apply(small_programme(), at(morning)));
    CHECK(fs::exists(folder / "real/kiosk.db"));
}

TEST_CASE("the view of the programme reads like one") {
    const TempFolder folder;
    Store store = opened(folder / "kiosk.db");
    REQUIRE(store.apply(small_programme(), at(morning)));
    Shell shell(folder / "kiosk.db");
    CHECK(shell.ask("SELECT * FROM programme") ==
          "s1|2018-06-26|2018-06-26 09:00|2018-06-26 09:30|Salle 1|Opening|||talk|scheduled|\n"
          "s2|2018-06-26|2018-06-26 11:00|2018-06-26 11:45|Salle 2, Salle 1|"
          "Lightning fast search|Anthony Seure, Liz Rice|Keynotes|talk|scheduled|\n"
          "s3|2018-06-26|2018-06-26 12:30|2018-06-26 13:30|(all rooms)|Lunch|||meal|scheduled|");
}

TEST_CASE("the search table finds sessions without accents and follows every change") {
    const TempFolder folder;
    Store store = opened(folder / "kiosk.db");
    Programme programme = small_programme();
    REQUIRE(store.apply(programme, at(morning)));
    Shell shell(folder / "kiosk.db");
    const auto find = [&](const std::string& words) {
        return shell.ask("SELECT session FROM session_search WHERE session_search MATCH '" + words +
                         "' ORDER BY session");
    };
    CHECK(find("eclair") == "s2");
    CHECK(find("naive") == "s2");
    CHECK(find("people:seure") == "s2");
    CHECK(find("rooms:salle") == "s1\ns2");
    CHECK(find("keynotes") == "s2");

    programme.rooms.front().name = programme::LocalizedText("Grand amphi");
    REQUIRE(store.apply(programme, at(morning)));
    CHECK(find("amphi") == "s1\ns2");
    CHECK(find("rooms:salle") == "s2");
}
