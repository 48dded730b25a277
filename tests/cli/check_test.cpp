#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/cli/support.h"

using namespace foyer;
using namespace foyer::tests;

namespace {

/// small_conference() with two sessions of one person at once, one of them without a room.
programme::Programme clashing_conference() {
    auto programme = small_conference();
    programme.sessions[2].people = {{"anthony", programme::PersonRole::speaker}};
    programme.sessions[0].rooms.clear();
    return programme;
}

}  // namespace

TEST_CASE("a programme without problems is told so") {
    const SmallStore store;
    const std::string well =
        "Small Conference: 5 sessions, 2 rooms, 1 day\n"
        "No problems found.\n";
    CHECK(store.run({"check", store.file}).out == well);
    CHECK(store.run({"check", "--db", store.db}).out == well);
    CHECK(store.run({"check", store.file, "--strict"}).code == 0);
}

TEST_CASE("warnings and clashes are listed, and fail only when asked to be strict") {
    const TempFolder folder;
    put(folder / "clash.json", clashing_conference());
    const auto ended = foyerctl({"check", folder / "clash.json"});
    CHECK(ended.code == 0);
    CHECK(ended.out.find("1 warning\n  session s1, rooms: ") != std::string::npos);
    CHECK(ended.out.find("1 clash\n"
                         "  Anthony Seure  Tue 26 Jun  11:00–11:45 Lightning fast search\n"
                         "                             11:10–11:40 Containers\n") !=
          std::string::npos);
    CHECK(foyerctl({"check", folder / "clash.json", "--strict"}).code == 1);
}

TEST_CASE("check prints its findings as JSON") {
    const TempFolder folder;
    put(folder / "clash.json", clashing_conference());
    const Json json = json_of(foyerctl({"check", folder / "clash.json", "--json"}));
    CHECK(json["errors"] == 0);
    CHECK(json["warnings"] == 1);
    REQUIRE(json["problems"].size() == 1);
    CHECK(json["problems"][0]["severity"] == "warning");
    CHECK(json["problems"][0]["where"] == "session s1");
    CHECK(json["problems"][0]["field"] == "rooms");
    REQUIRE(json["clashes"].size() == 1);
    CHECK(json["clashes"][0]["kind"] == "person");
    CHECK(json["clashes"][0]["id"] == "anthony");
    CHECK(json["clashes"][0]["sessions"][0]["id"] == "s2");
    CHECK(json["clashes"][0]["sessions"][1]["id"] == "s3");
}

TEST_CASE("a file that is no programme is an error, with the place") {
    const TempFolder folder;
    put(folder / "cut.xml", "<?xml version=\"1.0\"?>\n<schedule>\n<conference>");
    const auto ended = foyerctl({"check", folder / "cut.xml"});
    CHECK(ended.code == 1);
    CHECK(ended.out.find("1 error\n") != std::string::npos);
    CHECK(ended.out.find("line ") != std::string::npos);
    const auto as_json = foyerctl({"check", folder / "cut.xml", "--json"});
    CHECK(as_json.code == 1);
    CHECK(json_of(as_json)["errors"] == 1);

    const auto absent = foyerctl({"check", folder / "absent.xml"});
    CHECK(absent.code == 1);
    CHECK(absent.out.empty());
    CHECK(absent.err.find("does not exist") != std::string::npos);
}
