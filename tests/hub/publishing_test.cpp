// Publishing under faults: stops, full disks, clocks that jump, restored backups, bursts.
#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <nlohmann/json.hpp>

#include "core/feed/records.h"
#include "tests/hub/hub_rig.h"
#include "tests/support/full_disk.h"

using namespace foyer;
using foyer::test::HubRig;
using foyer::test::HubScreen;
namespace fs = std::filesystem;

namespace {

const std::string move_away = R"({"rooms":{"to":["salle-3"]}})";
const std::string cancelled = R"({"status":{"to":"cancelled"}})";

/// Every file below a folder with its bytes.
std::map<std::string, std::string> files_in(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder).string()] =
                tests::read_file(entry.path());
    return files;
}

/// Moves a session in a process of its own that is killed at the step numbered `stop`. False when
/// the edit was done before that step came.
bool killed_at(HubRig& rig, int stop) {
    rig.hub.reset();
    const pid_t child = fork();
    if (child == 0) {
        // Steps of the start do not count.
        int count = -1000;
        hub::HubOptions options;
        options.database = rig.db();
        options.on_step = [&](hub::PublishStep) {
            if (++count == stop) _exit(9);
        };
        auto opened = hub::Hub::open(options, rig.clock, rig.random);
        if (!opened) _exit(2);
        rig.hub.emplace(*std::move(opened));
        count = 0;
        const auto answer = rig.patch("s1", 1, move_away);
        _exit(answer.status == 200 ? 0 : 3);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFEXITED(status));
    REQUIRE((WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 9));
    return WEXITSTATUS(status) == 9;
}

}  // namespace

TEST_CASE("H84 a hub killed between any two steps publishes the old revision or the new one") {
    // What an undisturbed hub writes.
    HubRig calm;
    calm.start();
    REQUIRE(calm.patch("s1", 1, move_away).status == 200);
    const auto expected = files_in(calm.feed());
    int stops = 0;
    for (int stop = 1; stop < 50; ++stop) {
        CAPTURE(stop);
        HubRig rig;
        HubScreen screen;
        rig.follow(screen);
        if (!killed_at(rig, stop)) break;
        ++stops;
        // Whatever lies in the folder now is whole for a screen.
        rig.follow(screen);
        CHECK(screen.trusted.revision <= 2);
        rig.start();
        rig.follow(screen);
        const bool done = stop > 1;  // the first step is before the database holds it
        CHECK(screen.trusted.revision == (done ? 2 : 1));
        CHECK(rig.get("sessions/s1")["rooms"] ==
              (done ? Json::array({"salle-3"}) : Json::array({"salle-1"})));
        const auto files = files_in(rig.feed());
        for (const auto& [path, bytes] : files) {
            CHECK_FALSE(path.ends_with(".tmp"));
            if (path == "head") continue;
            REQUIRE(expected.contains(path));
            CHECK(bytes == expected.at(path));
        }
        if (done) CHECK(files.size() == expected.size());
    }
    CHECK(stops >= 4);
}

TEST_CASE("H85 a full disk refuses an edit with 507 and leaves head and numbers as they are") {
    HubRig rig;
    const std::string head = tests::read_file(rig.feed() / "head");
    for (const rlim_t room : {rlim_t{0}, rlim_t{400}, rlim_t{4096}}) {
        CAPTURE(room);
        {
            const tests::FullDisk full(room);
            const auto answer = rig.patch("s1", 1, move_away);
            CHECK(answer.status == 507);
        }
        CHECK(tests::read_file(rig.feed() / "head") == head);
        CHECK(rig.get("sessions/s1")["rooms"] == Json::array({"salle-1"}));
    }
    for (const auto& [path, bytes] : files_in(rig.feed()))
        CHECK_FALSE(path.ends_with(".tmp"));
    const auto answer = rig.patch("s1", 1, move_away);
    REQUIRE_MESSAGE(answer.status == 200, answer.text);
    CHECK(answer["revision"] == 2);
}

TEST_CASE(
    "H85 a revision that is saved and cannot be put in place is completed with its own bytes") {
    HubRig rig;
    HubScreen screen;
    rig.follow(screen);
    const fs::path head = rig.feed() / "head";
    bool blocked = false;
    rig.on_step = [&](hub::PublishStep step) {
        if (step != hub::PublishStep::committed || !blocked) return;
        blocked = false;
        fs::rename(head, rig.folder / "head");
        fs::create_directory(head);
    };
    rig.start();
    blocked = true;
    const auto answer = rig.patch("s1", 1, move_away);
    CHECK(answer.status == 200);
    const auto status = rig.get("status");
    CHECK_FALSE(status["trouble"].get<std::string>().empty());
    // Nothing new is taken until it is out.
    rig.pass(std::chrono::seconds{1});
    CHECK(rig.patch("s2", 1, cancelled).status == 507);
    fs::remove(head);
    rig.pass(std::chrono::seconds{3});
    CHECK(rig.get("status")["trouble"] == "");
    CHECK(tests::read_file(head) == rig.hub->head()->bytes);
    CHECK(rig.follow(screen) == feed::Standing::newer);
    CHECK(screen.trusted.revision == 2);
    CHECK(rig.patch("s2", 1, cancelled).status == 200);
}

TEST_CASE("H86 a hub restored from a backup finds screens ahead and refuses until it recovers") {
    HubRig rig;
    rig.hub.reset();
    const fs::path backup = rig.folder / "backup.db";
    fs::copy_file(rig.db(), backup);
    rig.start();
    HubScreen screen;
    REQUIRE(rig.patch("s1", 1, move_away).status == 200);
    rig.pass(std::chrono::seconds{1});
    REQUIRE(rig.patch("s2", 1, cancelled).status == 200);
    rig.follow(screen);
    CHECK(screen.trusted.revision == 3);
    rig.hub.reset();
    SUBCASE("the database alone was restored: the folder tells") {
        fs::copy_file(backup, rig.db(), fs::copy_options::overwrite_existing);
        rig.start();
    }
    SUBCASE("the folder was restored too: the screens tell") {
        fs::copy_file(backup, rig.db(), fs::copy_options::overwrite_existing);
        fs::remove_all(rig.feed());
        rig.start();
        const hub::ScreenSeen seen{"stairs", 1, 30, "ok", test::instant("2018-06-26T07:00:00Z")};
        rig.hub->screens_seen(std::span(&seen, 1));
    }
    const auto refused = rig.patch("s1", 1, move_away);
    CHECK(refused.status == 503);
    CHECK(refused.code() == "recover");
    CHECK(refused.message().find("foyer-hub recover") != std::string::npos);
    CHECK(rig.get("status")["ahead"].is_object());
    rig.start();
    CHECK(rig.patch("s1", 1, move_away).status == 503);
    const std::uint64_t revision = test::must(rig.hub->recover());
    CHECK(revision > 30);
    CHECK(rig.follow(screen) == feed::Standing::newer);
    CHECK(screen.trusted.revision == revision);
    CHECK(rig.patch("s1", rig.revision_of("s1"), move_away).status == 200);
}

TEST_CASE("a screen that claims a future revision stops nobody once the hub has published") {
    HubRig rig;
    REQUIRE(rig.patch("s1", 1, move_away).status == 200);
    const hub::ScreenSeen seen{"liar", 1, 1'000'000, "ok", test::instant("2018-06-26T07:00:00Z")};
    rig.hub->screens_seen(std::span(&seen, 1));
    CHECK(rig.get("status")["screens_ahead"] == 1);
    rig.pass(std::chrono::seconds{1});
    CHECK(rig.patch("s2", 1, cancelled).status == 200);
}

TEST_CASE("H87 a clock that is set back never makes a head look older") {
    HubRig rig;
    HubScreen screen;
    rig.follow(screen);
    const auto first = screen.trusted.issued;
    rig.clock.wall_correction = -std::chrono::hours{24 * 365};
    REQUIRE(rig.patch("s1", 1, move_away).status == 200);
    CHECK(rig.follow(screen) == feed::Standing::newer);
    CHECK(screen.trusted.issued > first);
    rig.pass(std::chrono::minutes{6});
    CHECK(rig.follow(screen) == feed::Standing::beat_only);
}

TEST_CASE("the head is signed anew every five minutes, and at each start") {
    HubRig rig;
    HubScreen screen;
    rig.follow(screen);
    rig.pass(std::chrono::minutes{4});
    CHECK(rig.follow(screen) == feed::Standing::equal);
    CHECK(rig.hub->next_tick() <= rig.clock.now + std::chrono::minutes{1});
    rig.pass(std::chrono::minutes{1});
    CHECK(rig.follow(screen) == feed::Standing::beat_only);
    const std::string etag = rig.hub->head()->etag;
    rig.start();
    CHECK(rig.follow(screen) == feed::Standing::beat_only);
    CHECK(rig.hub->head()->etag != etag);
}

TEST_CASE("H101 edits that come in a burst are gathered into few revisions") {
    HubRig rig;
    std::string room = "salle-3";
    for (int i = 0; i < 20; ++i) {
        const auto answer =
            rig.patch("s1", rig.revision_of("s1"), R"({"rooms":{"to":[")" + room + R"("]}})");
        REQUIRE_MESSAGE(answer.status == 200, answer.text);
        CHECK(answer["session"]["rooms"] == Json::array({room}));
        room = room == "salle-3" ? "salle-1" : "salle-3";
        rig.pass(std::chrono::milliseconds{50});
    }
    rig.pass(std::chrono::milliseconds{150});
    // A second of edits: the first at once, then one revision for every 150 ms.
    CHECK(rig.hub->head()->revision <= 9);
    HubScreen screen;
    rig.follow(screen);
    const auto publication = test::must(feed::publication_of(screen.state));
    CHECK(publication.programme.sessions.front().rooms == std::vector<std::string>{"salle-1"});
    CHECK(rig.get("edits")["edits"].size() == 20);
}

TEST_CASE("what was gathered when the hub stopped is published at the next start") {
    HubRig rig;
    REQUIRE(rig.patch("s1", 1, move_away).status == 200);
    REQUIRE(rig.patch("s2", 1, cancelled)["revision"] == 3);
    CHECK(rig.hub->head()->revision == 2);
    rig.start();
    CHECK(rig.hub->head()->revision == 3);
}

TEST_CASE("a folder of the feed that was lost is made anew as the next revision") {
    HubRig rig;
    HubScreen screen;
    rig.follow(screen);
    for (int i = 0; i < 3; ++i) {
        rig.pass(std::chrono::seconds{1});
        REQUIRE(rig.patch("s1", rig.revision_of("s1"),
                          i % 2 == 0 ? move_away : R"({"rooms":{"to":["salle-1"]}})")
                    .status == 200);
    }
    rig.hub.reset();
    fs::remove_all(rig.feed());
    rig.start();
    HubScreen newcomer;
    CHECK(rig.follow(newcomer) == feed::Standing::newer);
    CHECK(rig.follow(screen) == feed::Standing::newer);
    CHECK(screen.state == newcomer.state);
}

TEST_CASE("files that no head names are removed after seven days, those it names stay") {
    HubRig rig;
    for (int i = 0; i < 4; ++i) {
        rig.pass(std::chrono::seconds{1});
        REQUIRE(rig.patch("s1", rig.revision_of("s1"),
                          i % 2 == 0 ? move_away : R"({"rooms":{"to":["salle-1"]}})")
                    .status == 200);
    }
    const std::size_t many = files_in(rig.feed()).size();
    rig.pass(std::chrono::hours{24 * 6});
    CHECK(files_in(rig.feed()).size() == many);
    rig.pass(std::chrono::hours{24 + 2});
    CHECK(files_in(rig.feed()).size() < many);
    HubScreen newcomer;
    CHECK(rig.follow(newcomer) == feed::Standing::newer);
}

TEST_CASE("changes are published for three days") {
    HubRig rig;
    REQUIRE(rig.patch("s1", 1, move_away).status == 200);
    rig.pass(std::chrono::hours{71});
    REQUIRE(rig.patch("s2", 1, cancelled).status == 200);
    HubScreen screen;
    rig.follow(screen);
    CHECK(screen.state.records(feed::Table::changes).size() == 2);
    rig.pass(std::chrono::hours{2});
    REQUIRE(rig.patch("s3", 1, cancelled).status == 200);
    rig.follow(screen);
    CHECK(screen.state.records(feed::Table::changes).size() == 2);
}

TEST_CASE("the hub is backed up every hour, and a backup is a hub") {
    HubRig rig;
    REQUIRE(rig.patch("s1", 1, move_away).status == 200);
    rig.hub->tick();
    rig.pass(std::chrono::hours{1});
    std::vector<fs::path> copies;
    for (const auto& entry : fs::directory_iterator(rig.folder / "hub.db.backups"))
        copies.push_back(entry.path());
    REQUIRE(copies.size() == 2);
    const auto mode = fs::status(copies[0]).permissions();
    CHECK((mode & fs::perms::others_all) == fs::perms::none);
    rig.hub.reset();
    std::sort(copies.begin(), copies.end());
    fs::copy_file(copies[1], rig.db(), fs::copy_options::overwrite_existing);
    fs::remove(rig.db().string() + "-wal");
    rig.start();
    CHECK(rig.get("sessions/s1")["rooms"] == Json::array({"salle-3"}));
    CHECK(test::must(rig.hub->verify_audit()) >= 2);
    HubScreen screen;
    CHECK(rig.follow(screen) == feed::Standing::newer);
    rig.pass(std::chrono::seconds{1});
    const auto answer = rig.patch("s2", 1, cancelled);
    CHECK_MESSAGE(answer.status == 200, answer.text);
}

TEST_CASE("a rehearsal is in the head, dates the changes, and ends") {
    HubRig rig;
    const auto begun =
        rig.call("POST", "rehearsal", R"({"at":"2018-06-27T11:00:00+02:00","speed":2.5})");
    REQUIRE_MESSAGE(begun.status == 200, begun.text);
    CHECK(begun["rehearsal"]["speed"] == 2.5);
    rig.pass(std::chrono::seconds{60});
    REQUIRE(rig.patch("s1", 1, move_away).status == 200);
    HubScreen screen;
    rig.follow(screen);
    const auto publication = test::must(feed::publication_of(screen.state));
    REQUIRE(publication.changes.size() == 1);
    CHECK(publication.changes[0].at == test::instant("2018-06-27T09:02:30Z"));
    rig.start();
    CHECK(rig.get("hub")["rehearsal"].is_object());
    CHECK(rig.call("DELETE", "rehearsal").status == 200);
    CHECK(rig.get("hub")["rehearsal"].is_null());
}

TEST_CASE("a feed copied for a web server is the feed") {
    HubRig rig;
    REQUIRE(rig.patch("s1", 1, move_away).status == 200);
    const fs::path target = rig.folder / "web";
    REQUIRE(rig.hub->publish_to(target));
    for (const auto& [path, bytes] : files_in(target))
        CHECK(bytes == tests::read_file(rig.feed() / path));
    CHECK(fs::exists(target / "head"));
}
