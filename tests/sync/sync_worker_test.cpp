#include "core/sync/sync_worker.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "core/feed/gzip.h"
#include "core/store/sqlite.h"
#include "tests/sync/worker_rig.h"

using namespace foyer;
using namespace foyer::test;
using namespace std::chrono_literals;
using sync::News;

TEST_CASE("a screen comes to the newest revision, and to each that follows") {
    ScreenLife life;
    RunningScreen screen(life.db, life.network, life.clock);
    screen.open();
    CHECK(screen.listener.showings.empty());
    CHECK(screen.listener.grades == std::vector{FreshnessGrade::outdated});
    screen.until_revision(1);
    CHECK(screen.listener.showings.back()->state == life.feed.state);
    CHECK(screen.listener.roots.size() == 1);
    CHECK(screen.listener.grades.back() == FreshnessGrade::fresh);
    CHECK(screen.listener.proven_at == life.clock.now);

    life.retitle("Later");
    screen.until_revision(2);
    CHECK(screen.listener.showings.back()->snapshot->programme().sessions.size() == 2);
    CHECK(screen.listener.reports.empty());
    screen.worker().finish();
}

TEST_CASE("a screen hears that staff want a picture, and goes on following") {
    ScreenLife life;
    RunningScreen screen(life.db, life.network, life.clock);
    screen.open();
    screen.until_revision(1);
    life.network.meddle = [](const std::string&, sync::Answer& answer) {
        if (answer.status == sync::status_not_modified) answer.picture_ticket = "t1";
    };
    screen.until([&] { return !screen.listener.tickets.empty(); });
    CHECK(screen.listener.tickets.front() == "t1");
    life.network.meddle = nullptr;
    life.retitle("Later");
    screen.until_revision(2);
    CHECK(screen.listener.reports.empty());
    screen.worker().finish();
}

TEST_CASE("what was taken is shown by the next life before anything is asked") {
    ScreenLife life;
    {
        RunningScreen screen(life.db, life.network, life.clock);
        screen.open();
        screen.until_revision(1);
        screen.worker().finish();
    }
    life.network.reachable = false;
    life.pass(20min);
    const int asked = life.network.requests;
    RunningScreen screen(life.db, life.network, life.clock);
    screen.open();
    CHECK(life.network.requests == asked);
    REQUIRE(screen.listener.revision() == 1);
    CHECK(screen.listener.showings.back()->state == life.feed.state);
    CHECK(screen.listener.grades == std::vector{FreshnessGrade::ageing});
    screen.until([&] { return screen.listener.heard(News::offline); });
    life.network.reachable = true;
    screen.until([&] { return screen.listener.heard(News::online); });
    CHECK(screen.listener.grades.back() == FreshnessGrade::fresh);
}

TEST_CASE("freshness falls edge by edge while nobody answers") {
    ScreenLife life;
    RunningScreen screen(life.db, life.network, life.clock);
    screen.open();
    screen.until_revision(1);
    life.network.reachable = false;
    const MonotonicTime proof = *screen.listener.proven_at;
    screen.listener.grades.clear();
    for (const auto grade :
         {FreshnessGrade::ageing, FreshnessGrade::stale, FreshnessGrade::outdated}) {
        screen.until([&] { return !screen.listener.grades.empty(); });
        CHECK(screen.listener.grades == std::vector{grade});
        screen.listener.grades.clear();
    }
    CHECK(life.clock.now - proof >= 12h);
    CHECK(life.clock.now - proof < 12h + 1min);
}

TEST_CASE("F68 a delta that has another effect than signed for leads to the snapshot") {
    ScreenLife life;
    RunningScreen screen(life.db, life.network, life.clock);
    screen.open();
    screen.until_revision(1);
    // A hub whose delta leaves out a record: right by its hash, wrong in effect.
    life.retitle("Later");
    feed::Document empty;
    empty.position = life.feed.position();
    empty.base = 1;
    const std::string bytes = feed::write_document(empty);
    const std::string packed = feed::pack(bytes);
    auto& reference = life.feed.made.deltas.front();
    reference = feed::reference_to(packed, bytes.size(), 1, 2);
    life.feed.files[feed::path_of(reference, 1)] = packed;

    screen.until_revision(2);
    CHECK(screen.listener.heard(News::refused_revision));
    CHECK(screen.listener.showings.back()->state == life.feed.state);
}

TEST_CASE("F74 a record word of a later Foyer keeps the last good revision and says why") {
    ScreenLife life;
    RunningScreen screen(life.db, life.network, life.clock);
    screen.open();
    screen.until_revision(1);
    auto state = life.feed.state;
    std::string json = *state.find(feed::Table::announcements, "a1");
    const auto at = json.find("warning");
    json.replace(at, 7, "shouting");
    state.put({feed::Table::announcements, "a1", json});
    life.feed.publish(state);
    screen.until([&] { return screen.listener.heard(News::needs_update); });
    CHECK(screen.listener.revision() == 1);
    life.feed.publish(life.publication);
    screen.until_revision(3);
}

TEST_CASE("a rehearsal is told when it begins and when it ends, also by a beat") {
    ScreenLife life;
    RunningScreen screen(life.db, life.network, life.clock);
    screen.open();
    screen.until_revision(1);
    REQUIRE_FALSE(screen.listener.times.empty());
    CHECK_FALSE(screen.listener.times.back().rehearsal);
    CHECK_FALSE(screen.listener.times.back().unsure);
    life.feed.rehearsal = feed::Rehearsal{life.feed.issued + 24h, life.feed.issued, 2000};
    ++life.feed.beat;
    screen.until([&] { return screen.listener.times.back().rehearsal.has_value(); });
    CHECK(screen.listener.times.back().rehearsal == life.feed.rehearsal);
    life.feed.rehearsal.reset();
    life.retitle("Later");
    screen.until_revision(2);
    screen.until([&] { return !screen.listener.times.back().rehearsal; });
}

TEST_CASE("a pinned root is trusted, another one's feed is not") {
    ScreenLife life;
    auto other = life.feed.root;
    const auto thief = test_key(9);
    other.root.keys = other.head.keys = {thief.public_key()};
    const std::string pinned = root_file(other, thief);
    {
        RunningScreen screen(life.db, life.network, life.clock, pinned);
        screen.open();
        screen.until([&] { return screen.listener.heard(News::refused_head); });
        CHECK(screen.listener.showings.empty());
    }
    {
        RunningScreen screen(life.db, life.network, life.clock, life.network.root_file);
        screen.open();
        screen.until_revision(1);
        CHECK(screen.listener.roots.empty());
    }
    RunningScreen screen(life.db, life.network, life.clock, "no root");
    const auto refused = screen.worker().open();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::usage);
}

TEST_CASE("a screen that is pinned to another feed forgets the old one") {
    ScreenLife life;
    {
        RunningScreen screen(life.db, life.network, life.clock);
        screen.open();
        screen.until_revision(1);
    }
    Feed next;
    next.root.feed = std::string(32, 'e');
    next.root = must(feed::read_first_root(root_file(next.root, next.root_key)));
    next.publish(life.publication);
    FalseNetwork network(next, life.clock);
    network.root_file = root_file(next.root, next.root_key);
    RunningScreen screen(life.db, network, life.clock, network.root_file);
    screen.open();
    CHECK(screen.listener.showings.empty());
    screen.until_revision(1);
    CHECK(screen.listener.showings.back()->head.position.feed == next.root.feed);
}

TEST_CASE("D17 a second program on one store is told so") {
    ScreenLife life;
    RunningScreen screen(life.db, life.network, life.clock);
    screen.open();
    RunningScreen second(life.db, life.network, life.clock);
    const auto refused = second.worker().open();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::in_use);
}

TEST_CASE("F76 a revision that ends the program three times within a minute is not shown again") {
    ScreenLife life;
    {
        RunningScreen screen(life.db, life.network, life.clock);
        screen.open();
        screen.until_revision(1);
        life.pass(61s);
        screen.until([&] { return screen.worker().state().phase == sync::Phase::live; });
        screen.worker().turn(0ms);
        screen.worker().finish();
    }
    life.retitle("Poison");
    for (int crash = 1; crash <= 3; ++crash) {
        RunningScreen screen(life.db, life.network, life.clock);
        screen.open();
        CHECK(screen.listener.revision() == (crash == 1 ? 1 : 2));
        screen.until_revision(2);
        life.pass(5s);  // and ends without a word
    }
    for (int start = 1; start <= 2; ++start) {
        RunningScreen screen(life.db, life.network, life.clock);
        screen.open();
        CHECK(screen.listener.revision() == 1);
        CHECK(screen.listener.showings.size() == 1);
        CHECK(screen.listener.heard(News::quarantined));
        for (int turns = 0; turns < 20; ++turns)
            screen.worker().turn(10s);
        CHECK(screen.listener.revision() == 1);
        CHECK(sync::screen_report(screen.worker().state()).ends_with("state=quarantine"));
        screen.worker().finish();
    }
    life.retitle("Harmless");
    RunningScreen screen(life.db, life.network, life.clock);
    screen.open();
    screen.until_revision(3);
    CHECK(sync::screen_report(screen.worker().state()) == "stairs; at=1.3; state=ok");
}

TEST_CASE("an orderly end within the minute is no crash") {
    ScreenLife life;
    for (int start = 1; start <= 6; ++start) {
        RunningScreen screen(life.db, life.network, life.clock);
        screen.open();
        screen.until_revision(1);
        CHECK_FALSE(screen.listener.heard(News::quarantined));
        screen.worker().finish();
    }
}

TEST_CASE("D5 D7 without a disk the screen goes on from memory, and the disk gets it later") {
    ScreenLife life;
    std::filesystem::create_directory(life.folder / "blocked");
    const auto db = life.folder / "blocked" / "kiosk.db";
    {
        RunningScreen screen(db, life.network, life.clock);
        screen.open();
        screen.until_revision(1);
        // The folder is gone, as after a medium was torn out.
        std::filesystem::rename(life.folder / "blocked", life.folder / "away");
        std::ofstream(life.folder / "blocked") << "no folder";
        life.retitle("Later");
        life.pass(6min);
        screen.until_revision(2);
        life.pass(6min);
        screen.until([&] { return screen.listener.heard(News::disk_failed); });
        life.retitle("Even later");
        screen.until_revision(3);
        CHECK(sync::screen_report(screen.worker().state()) == "stairs; at=1.3; state=disk");
        std::filesystem::remove(life.folder / "blocked");
        std::filesystem::rename(life.folder / "away", life.folder / "blocked");
        screen.until([&] { return screen.listener.heard(News::disk_good); });
        screen.worker().finish();
    }
    life.network.reachable = false;
    RunningScreen screen(db, life.network, life.clock);
    screen.open();
    CHECK(screen.listener.revision() == 3);
    CHECK(screen.listener.showings.back()->state == life.feed.state);
}

TEST_CASE("a store that cannot be opened leaves the screen in memory from the start") {
    ScreenLife life;
    std::filesystem::create_directory(life.db);
    RunningScreen screen(life.db, life.network, life.clock);
    screen.open();
    screen.until_revision(1);
    CHECK(screen.listener.heard(News::disk_failed));
    std::filesystem::remove(life.db);
    screen.until([&] { return screen.listener.heard(News::disk_good); });
    CHECK(std::filesystem::is_regular_file(life.db));
}

TEST_CASE("another thread wakes a worker and stops it") {
    ScreenLife life;
    RunningScreen screen(life.db, life.network, life.clock);
    screen.open();
    std::stop_source stop;
    screen.worker().network_up();
    screen.worker().clock_synchronised();
    screen.worker().turn(0ms);
    stop.request_stop();
    screen.worker().run(stop.get_token());
    CHECK(screen.worker().state().phase == sync::Phase::probe);
}

TEST_CASE("D24 without descriptors the screen goes on, and the disk gets it later") {
    ScreenLife life;
    RunningScreen screen(life.db, life.network, life.clock);
    screen.open();
    screen.until_revision(1);
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    const int next = ::dup(STDIN_FILENO);
    ::close(next);
    const rlimit none{static_cast<rlim_t>(next), before.rlim_max};
    setrlimit(RLIMIT_NOFILE, &none);
    life.retitle("Later");
    screen.until_revision(2);
    screen.until([&] { return screen.listener.heard(News::disk_failed); });
    setrlimit(RLIMIT_NOFILE, &before);
    screen.until([&] { return screen.listener.heard(News::disk_good); });
    life.retitle("Even later");
    screen.until_revision(3);
}

TEST_CASE("D8 D18 a store that is damaged while it is used is rebuilt from memory") {
    ScreenLife life;
    RunningScreen screen(life.db, life.network, life.clock);
    screen.open();
    screen.until_revision(1);
    {
        // Another program in the same process may not hold SQLite's locks, but it may write.
        const auto foreign = store::Database::open(life.db, store::Database::Access::write);
        REQUIRE(foreign);
        REQUIRE((*foreign)->execute("DELETE FROM record WHERE kind='sessions'"));
    }
    life.retitle("Later");
    screen.until_revision(2);
    CHECK(screen.listener.rebuilt.size() == 1);
    CHECK_FALSE(screen.listener.heard(News::disk_failed));
    screen.worker().finish();
    CHECK(screen.listener.showings.back()->state == life.feed.state);
}
