#include "kiosk/app/staff_code.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "core/base/files.h"
#include "tests/support/builders.h"
#include "tests/support/false_clock.h"
#include "tests/support/temp_folder.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;

TEST_CASE("a staff code is kept as a hash that its owner alone may read") {
    const tests::TempFolder folder;
    const auto db = folder.path() / "kiosk.db";
    test::FalseClock clock{test::instant("2018-06-26T09:20:30Z")};
    std::string why;
    CHECK_FALSE(StaffCode(db, clock).is_set(why));
    CHECK(why.empty());
    REQUIRE(set_code(db, "428613").ok());
    const auto kept = read_file(code_file(db), 1000);
    REQUIRE(kept.ok());
    CHECK(kept->starts_with("argon2id$"));
    CHECK(kept->find("428613") == std::string::npos);
    CHECK((std::filesystem::status(code_file(db)).permissions() & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    StaffCode code(db, clock);
    CHECK(code.is_set(why));
    CHECK_FALSE(code.check("428614"));
    CHECK(code.lock().tries_left(clock.now) == 4);
    // The try outlives a restart.
    StaffCode restarted(db, clock);
    CHECK(restarted.lock().tries_left(clock.now) == 4);
    CHECK(restarted.check("428613"));
    CHECK(restarted.lock().tries_left(clock.now) == most_tries);

    std::filesystem::permissions(code_file(db), std::filesystem::perms::group_read,
                                 std::filesystem::perm_options::add);
    CHECK_FALSE(restarted.is_set(why));
    CHECK(why.find("chmod 600") != std::string::npos);
}

TEST_CASE("after five misses the right code is wrong too, for a minute") {
    const tests::TempFolder folder;
    const auto db = folder.path() / "kiosk.db";
    test::FalseClock clock{test::instant("2018-06-26T09:20:30Z")};
    REQUIRE(set_code(db, "428613").ok());
    // Four of them before the last start.
    REQUIRE(write_file(db.string() + ".tries", "misses 4\n").ok());
    StaffCode code(db, clock);
    CHECK_FALSE(code.check("000000"));
    CHECK_FALSE(code.check("428613"));
    clock.now += 60s;
    CHECK(code.check("428613"));
}

TEST_CASE("what is no code, and what everybody tries first, is refused") {
    const tests::TempFolder folder;
    for (const char* code : {"", "12345", "1234567", "12345a", "000000", "123456", "987654"}) {
        const auto set = set_code(folder.path() / "kiosk.db", code);
        REQUIRE_FALSE(set.ok());
        CHECK(set.error().kind == ErrorKind::usage);
    }
    CHECK_FALSE(std::filesystem::exists(code_file(folder.path() / "kiosk.db")));
}

}  // namespace foyer::kiosk
