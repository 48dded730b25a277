#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "core/store/store.h"
#include "tests/cli/support.h"
#include "tests/support/files.h"

using namespace foyer;
using namespace foyer::tests;
namespace fs = std::filesystem;

namespace {

/// The check called `name`; null when there is none.
Json check_called(const Json& report, const std::string& name) {
    for (const Json& check : report["checks"])
        if (check["name"] == name) return check;
    return nullptr;
}

}  // namespace

TEST_CASE("a sound store is well") {
    const SmallStore store;
    const auto ended = store.run({"doctor", "--db", store.db});
    CHECK(ended.code == 0);
    CHECK(ended.out.find("good  programme") != std::string::npos);
    CHECK(ended.out.find("Small Conference, revision 1, 5 sessions, Tue 26 Jun 2018") !=
          std::string::npos);
    CHECK(ended.out.find("All is well.") != std::string::npos);
    const Json json = json_of(store.run({"doctor", "--db", store.db, "--json"}));
    CHECK(json["good"] == true);
    CHECK(check_called(json, "store")["state"] == "good");
    CHECK(check_called(json, "disk space")["detail"].get<std::string>().find("MiB free") !=
          std::string::npos);
}

TEST_CASE("the doctor changes nothing") {
    const SmallStore store;
    const std::string before = read_file(store.db);
    CHECK(store.run({"doctor", "--db", store.db}).code == 0);
    CHECK(read_file(store.db) == before);
    put(store.db, before.substr(0, before.size() / 2));
    CHECK(store.run({"doctor", "--db", store.db}).code == 1);
    CHECK(read_file(store.db) == before.substr(0, before.size() / 2));
}

TEST_CASE("a damaged store is found, and the advice works") {
    const SmallStore store;
    put(store.db, read_file(store.db).substr(0, 20'000));
    const auto broken = store.run({"now", "--db", store.db});
    CHECK(broken.code == 1);
    CHECK(broken.err.find("foyerctl doctor --db DIR/kiosk.db") != std::string::npos);
    const auto ended = store.run({"doctor", "--db", store.db});
    CHECK(ended.code == 1);
    CHECK(ended.out.find("To do: start foyer: it sets a damaged store aside") != std::string::npos);

    fs::rename(store.db, store.db + ".old");
    CHECK(store.run({"import", store.db + ".last.json", "--db", store.db}).code == 0);
    CHECK(store.run({"diff", store.file, store.db}).out == "No changes for the public\n");
}

TEST_CASE("a store in use and one that does not exist are told apart") {
    const SmallStore store;
    {
        const auto kiosk = store::Store::open(store.db);
        REQUIRE(kiosk);
        const auto ended = store.run({"doctor", "--db", store.db});
        CHECK(ended.code == 0);
        CHECK(ended.out.find("is in use by process") != std::string::npos);
    }
    const auto absent = store.run({"doctor", "--db", store.folder / "absent.db"});
    CHECK(absent.code == 1);
    CHECK(absent.out.find("DIR/absent.db does not exist") != std::string::npos);
    const auto nowhere = store.run({"doctor", "--db", store.folder / "no/where.db"});
    CHECK(nowhere.code == 1);
    CHECK(nowhere.out.find("DIR/no does not exist") != std::string::npos);
}

TEST_CASE("stores that were set aside are pointed out") {
    const SmallStore store;
    put(store.db + ".damaged-20180626T080000Z", "x");
    const Json json = json_of(store.run({"doctor", "--db", store.db, "--json"}));
    CHECK(json["good"] == true);
    CHECK(check_called(json, "set aside")["state"] == "warning");
}
