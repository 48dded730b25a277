// foyerctl replay.
#include <doctest/doctest.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/cli/false_hub.h"
#include "tests/support/how_long.h"

using namespace foyer;
using namespace foyer::tests;

namespace {

const std::string imports = "POST /api/v1/imports";

/// A folder of revisions, each with its name as its bytes.
struct Revisions {
    TempFolder folder;

    explicit Revisions(const std::vector<std::string>& names) {
        for (const std::string& name : names)
            put(folder / name, "<" + name + ">");
    }
    [[nodiscard]] std::string path() const { return folder.path().string(); }
};

std::vector<std::string> bodies(const FalseHub& hub) {
    std::vector<std::string> all;
    for (const std::string& request : hub.requests())
        if (request.starts_with("POST"))
            all.push_back(request.substr(request.find("\r\n\r\n") + 4));
    return all;
}

}  // namespace

TEST_CASE("replay gives the revisions in the order of their numbers and tells each step") {
    const Revisions revisions({"10.xml", "2.xml", "0001.xml", "README", ".hidden.xml"});
    FalseHub hub;
    hub.answer(imports, json_reply(200, R"({"revision":1,"changes":[],"repairs":2,"dropped":0})"));
    hub.answer(
        imports,
        json_reply(200, R"({"revision":2,"changes":[{"kind":"moved_room","session":"s",)"
                        R"("title":"Search","from":"A","to":"B"},{"kind":"new",)"
                        R"("session":"t","title":"Late","from":"","to":""}],"changes_total":2})"));
    hub.answer(
        imports,
        json_reply(
            202,
            R"({"held":"h1","losses":[{"kind":"sessions","lost":12,"held":40},{"kind":"room","id":"b","name":"B"}]})"));
    const Ended ended = hub.run({"replay", revisions.path()});
    CHECK(ended.err == "");
    CHECK(ended.code == 0);
    CHECK(ended.out ==
          "0001.xml  revision 1, no changes for the public\n"
          "2.xml  revision 2, 2 changes: 1 other room, 1 new\n"
          "10.xml  held for staff: loses 12 of 40 sessions, the room B (h1)\n"
          "3 files: 2 changes, 1 held, 0 refused.\n");
    CHECK(bodies(hub) == std::vector<std::string>{"<0001.xml>", "<2.xml>", "<10.xml>"});
    CHECK(hub.last("POST").find("Content-Type: application/octet-stream") != std::string::npos);
}

TEST_CASE("replay goes on after a file that is refused, and fails at the end") {
    const Revisions revisions({"1.csv", "2.csv"});
    FalseHub hub;
    hub.answer(imports, json_reply(422, R"({"error":{"code":"malformed","message":"Row 3."}})"));
    hub.answer(imports, json_reply(200, R"({"revision":2,"changes":[]})"));
    const Ended ended = hub.run({"replay", revisions.path()});
    CHECK(ended.code == 1);
    CHECK(ended.out ==
          "1.csv  refused: Row 3.\n"
          "2.csv  revision 2, no changes for the public\n"
          "2 files: 0 changes, 0 held, 1 refused.\n");
    CHECK(ended.err == "foyerctl: 1 of 2 files were refused; the hub kept what it had.\n");
}

TEST_CASE("replay passes on how to read, and prints a line of JSON per file") {
    const Revisions revisions({"1.csv"});
    FalseHub hub;
    hub.answer(imports + "?format=csv&tz=America%2FNew_York&lang=en&allow_shrink=1",
               json_reply(200, R"({"revision":2,"changes":[]})"));
    const Ended ended = hub.run({"replay", revisions.path(), "--format", "csv", "--tz",
                                 "America/New_York", "--lang", "en", "--allow-shrink", "--json"});
    CHECK(ended.err == "");
    CHECK(ended.out == "{\"file\":\"1.csv\",\"status\":\"done\",\"revision\":2,\"changes\":[]}\n");
}

TEST_CASE("replay keeps the distances of the files, so many times faster") {
    const Revisions revisions({"1.xml", "2.xml"});
    namespace fs = std::filesystem;
    const auto now = fs::file_time_type::clock::now();
    fs::last_write_time(revisions.folder / "1.xml", now);
    fs::last_write_time(revisions.folder / "2.xml", now + std::chrono::hours{1});
    FalseHub hub;
    hub.answer(imports, json_reply(200, R"({"revision":1,"changes":[]})"));
    Ended ended;
    const auto took = how_long([&] {
        ended = hub.run({"replay", revisions.path(), "--speed", "18000"});
    });
    CHECK(ended.code == 0);
    CHECK(took >= std::chrono::milliseconds{200});
    CHECK(hub.run({"replay", revisions.path(), "--speed", "0"}).code == 2);
}

TEST_CASE("replay says what a folder lacks") {
    FalseHub hub;
    CHECK(hub.run({"replay", "/nowhere"}).code == 1);
    const Revisions empty({"notes.txt"});
    CHECK(hub.run({"replay", empty.path()}).err.find(".xml, .json, .csv or .ics") !=
          std::string::npos);
    const Revisions packed({"revisions.tar.xz", "final.xml"});
    CHECK(hub.run({"replay", packed.path()}).err.find("tar -xf") != std::string::npos);
    CHECK(hub.requests().empty());
}
