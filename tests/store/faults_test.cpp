// What happens to a store when the disk under it fails.

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "core/store/store.h"
#include "tests/sim/disk.h"
#include "tests/store/support.h"
#include "tests/support/full_disk.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::tests;
using programme::Programme;
using sim::Disk;
using sim::Fault;
using sim::Step;
using store::Store;
namespace fs = std::filesystem;

namespace {

/// Stores open on a simulated disk while it lives; locks and copies are in `folder`.
struct OnSimulatedDisk {
    TempFolder folder;
    Disk disk{"faulty"};
    fs::path path = folder / "kiosk.db";

    OnSimulatedDisk() { Store::use_vfs("faulty"); }
    ~OnSimulatedDisk() { Store::use_vfs(""); }

    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder.path()), {}));
    }
    /// The pages written into the log and the database since step `since`.
    [[nodiscard]] std::size_t pages_written(std::size_t since) const {
        const auto& steps = disk.steps();
        return static_cast<std::size_t>(std::count_if(
            steps.begin() + static_cast<std::ptrdiff_t>(since), steps.end(), [](const Step& step) {
                return step.kind == Step::Kind::write && step.bytes.size() >= 4096;
            }));
    }
};

/// A programme that shares nothing with small_programme() but rooms.
Programme other_programme() {
    Programme programme = small_programme();
    for (auto& session : programme.sessions) {
        session.id = "other-" + session.id;
        session.description.set("en", std::string(3000, 'd'));
    }
    return programme;
}

void check_holds(const Store& store, const Programme& programme) {
    const auto stored = store.load();
    REQUIRE_MESSAGE(stored.ok(), (stored.ok() ? "" : stored.error().detail));
    CHECK(stored->programme == in_stored_order(programme));
}

}  // namespace

TEST_CASE("a disk that fills up at any write leaves the old revision (D5)") {
    OnSimulatedDisk on;
    Store store = opened(on.path);
    REQUIRE(store.apply(small_programme(), at(morning)));
    const std::size_t files_before = on.files();
    std::size_t failures = 0;
    for (const int code : {SQLITE_FULL, SQLITE_IOERR_WRITE}) {
        for (std::size_t skip = 0;; ++skip) {
            CAPTURE(skip);
            on.disk.inject({Fault::On::write, skip, code, false});
            const auto applied = store.apply(other_programme(), at(morning));
            on.disk.heal();
            if (applied) break;
            ++failures;
            REQUIRE(applied.error().kind == ErrorKind::disk);
            check_holds(store, small_programme());
            CHECK(store.revision()->number % 2 == 1);
            CHECK(on.files() == files_before);
            REQUIRE(skip < 1000);
        }
        check_holds(store, other_programme());
        REQUIRE(store.apply(small_programme(), at(morning)));
    }
    CHECK(failures > 10);
    CHECK(store.examine()->empty());
}

TEST_CASE("a full disk is called so, with what to do") {
    OnSimulatedDisk on;
    Store store = opened(on.path);
    on.disk.inject({Fault::On::write, 0, SQLITE_FULL, false});
    CHECK(store.apply(small_programme(), at(morning)).error().detail ==
          on.path.string() + " cannot be written: the disk is full; free some space and try again");
}

TEST_CASE("a disk that fails while a store is made leaves nothing that stands in the way") {
    for (std::size_t skip = 0;; ++skip) {
        OnSimulatedDisk on;
        on.disk.inject({Fault::On::write, skip, SQLITE_FULL, false});
        const auto store = Store::open(on.path);
        if (store) {
            CHECK(skip > 3);
            break;
        }
        CHECK(store.error().kind == ErrorKind::disk);
        on.disk.heal();
        Store again = opened(on.path);
        REQUIRE(again.apply(small_programme(), at(morning)));
    }
}

TEST_CASE("after a failed sync the store says that it must be opened again (D9)") {
    OnSimulatedDisk on;
    {
        Store store = opened(on.path);
        REQUIRE(store.apply(small_programme(), at(morning)));
        on.disk.inject({Fault::On::sync, 0, SQLITE_IOERR_FSYNC, true});
        CHECK(store.apply(other_programme(), at(morning)).error().kind == ErrorKind::disk);
        const auto refused = store.apply(other_programme(), at(morning));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::disk);
        CHECK(refused.error().detail.find("opened again") != std::string::npos);
        CHECK(store.load().error().kind == ErrorKind::disk);
        CHECK(store.set_setting("a", "b").error().kind == ErrorKind::disk);
    }
    const Store store = opened(on.path);
    CHECK(store.examine()->empty());
    check_holds(store, store.revision()->number == 1 ? small_programme() : other_programme());
}

TEST_CASE("a page that cannot be read is damage (D8)") {
    OnSimulatedDisk on;
    {
        Store store = opened(on.path);
        REQUIRE(store.apply(other_programme(), at(morning)));
    }
    int damaged = 0;
    for (std::size_t skip = 0; skip < 20; ++skip) {
        on.disk.inject({Fault::On::read, skip, SQLITE_IOERR_READ, false});
        const auto store = Store::open(on.path);
        on.disk.heal();
        if (store) continue;
        CHECK(store.error().kind == ErrorKind::damaged);
        ++damaged;
    }
    CHECK(damaged > 5);
}

TEST_CASE("a copy that cannot be written fails the apply before the store changes (D6)") {
    OnSimulatedDisk on;
    Store store = opened(on.path);
    REQUIRE(store.apply(small_programme(), at(morning)));
    const std::size_t files_before = on.files();
    {
        const FullDisk full(1024);
        CHECK(store.apply(other_programme(), at(morning)).error().kind == ErrorKind::disk);
    }
    check_holds(store, small_programme());
    CHECK(store.revision()->number == 1);
    CHECK(on.files() == files_before);
    CHECK(store.examine()->empty());
}

TEST_CASE("an equal programme writes one page, a moved session a few") {
    OnSimulatedDisk on;
    Store store = opened(on.path);
    test::ProgrammeBuilder p("Europe/Paris");
    for (int i = 0; i < 20; ++i)
        p.room("room-" + std::to_string(i));
    for (int i = 0; i < 600; ++i)
        p.session("Talk " + std::to_string(i), morning + std::chrono::minutes{30 * (i / 20)},
                  std::chrono::minutes{30}, {"room-1"})
            .abstract.set("en", std::string(1500, 'a'));
    Programme programme = p.programme();
    REQUIRE(store.apply(programme, at(morning)));
    CHECK(on.pages_written(0) > 100);

    std::size_t before = on.disk.steps().size();
    REQUIRE(store.apply(programme, at(morning + std::chrono::minutes{1})));
    CHECK(on.pages_written(before) == 1);

    programme.sessions[300].rooms = {"room-2"};
    before = on.disk.steps().size();
    REQUIRE(store.apply(programme, at(morning)));
    CHECK(on.pages_written(before) < 25);
    check_holds(store, programme);
}

TEST_CASE("the log does not grow without bound (D23)") {
    OnSimulatedDisk on;
    Store store = opened(on.path);
    Programme programme = other_programme();
    for (int i = 0; i < 100; ++i) {
        for (auto& session : programme.sessions)
            session.abstract.set("en", std::string(20'000, static_cast<char>('a' + i % 26)));
        REQUIRE(store.apply(programme, at(morning)));
    }
    const auto image = on.disk.image();
    CHECK(image.at(on.path.string() + "-wal").size() <= std::size_t{5} * 1024 * 1024);
    CHECK(store.examine()->empty());
}
