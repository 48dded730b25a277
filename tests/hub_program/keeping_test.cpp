// What foyer-hub does to a hub that is not being served.

#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/feed/trust.h"
#include "tests/support/hub_process.h"

using namespace foyer;
using foyer::tests::TempFolder;
using test::run_hub;

TEST_CASE("publish writes a feed that any web server can serve") {
    const TempFolder folder;
    test::make_hub(folder);
    const auto published =
        run_hub(folder, {"publish", "--db", folder / "hub.db", "--dir", folder / "out" / "feed"});
    REQUIRE_MESSAGE(published.code == 0, published.err);
    const auto root =
        feed::read_first_root(*read_file(folder / "out" / "feed" / "root/1.json", 1 << 16));
    REQUIRE(root);
    const auto file = read_file(folder / "out" / "feed" / "head", 1 << 16);
    REQUIRE(file);
    const auto judged = feed::judge(*file, *root, {root->feed, root->version, 0, 0, 0, {}, {}});
    REQUIRE(judged.standing == feed::Standing::newer);
    const auto packed = read_file(
        folder / "out" / "feed" / feed::path_of(judged.head->snapshot, root->epoch), 1 << 20);
    REQUIRE(packed);
    CHECK(feed::open_document(*judged.head, judged.head->snapshot, *packed));
}

TEST_CASE("a token is shown once, listed without its secret, and ends when it is revoked") {
    const TempFolder folder;
    test::make_hub(folder);
    const std::string db = folder / "hub.db";
    const auto made = run_hub(folder, {"token", "create", "--db", db, "--name", "anna", "--role",
                                       "editor", "--days", "3", "--json"});
    REQUIRE_MESSAGE(made.code == 0, made.err);
    const Json token = *parse_json(made.out);
    CHECK(token["role"] == "editor");
    CHECK(token["expires"].is_string());
    const auto listed = run_hub(folder, {"token", "list", "--db", db});
    CHECK(listed.out.find("anna") != std::string::npos);
    CHECK(listed.out.find(token["token"].get<std::string>()) == std::string::npos);
    const std::string id = token["id"];
    CHECK(run_hub(folder, {"token", "revoke", "--db", db, id}).code == 0);
    CHECK(run_hub(folder, {"token", "list", "--db", db}).out.find("revoked") != std::string::npos);
    CHECK(run_hub(folder, {"token", "revoke", "--db", db, "nobody"}).code == 1);
    CHECK(run_hub(folder, {"token", "create", "--db", db, "--name", "a", "--role", "king"}).code ==
          2);
}

TEST_CASE("screens are added and listed without a server") {
    const TempFolder folder;
    test::make_hub(folder);
    const std::string db = folder / "hub.db";
    CHECK(run_hub(folder, {"screen", "list", "--db", db}).out.find("No screens yet") !=
          std::string::npos);
    const auto added = run_hub(folder, {"screen", "add", "stairs", "--db", db, "--name",
                                        "Stairs, left", "--zone", "foyer", "--lang", "fr,en"});
    REQUIRE_MESSAGE(added.code == 0, added.err);
    const auto listed = run_hub(folder, {"screen", "list", "--db", db, "--json"});
    REQUIRE(listed.code == 0);
    const Json screens = *parse_json(listed.out);
    REQUIRE(screens["screens"].size() == 1);
    CHECK(screens["screens"][0]["name"] == "Stairs, left");
    CHECK(screens["screens"][0]["languages"] == Json::array({"fr", "en"}));
    CHECK(run_hub(folder, {"screen", "add", "stairs", "--db", db, "--map", "level-1", "--map-x",
                           "450", "--map-y", "900"})
              .code == 0);
    const Json placed = *parse_json(run_hub(folder, {"screen", "list", "--db", db, "--json"}).out);
    CHECK(placed["screens"][0]["map_position"]["y"] == 900);
    CHECK(run_hub(folder, {"screen", "add", "stairs", "--db", db, "--map", "attic", "--map-x", "1",
                           "--map-y", "1"})
              .code == 1);
    CHECK(run_hub(folder, {"screen", "add", "stairs", "--db", db, "--map", "level-1"}).code == 2);
    CHECK(run_hub(folder, {"screen", "add", "Not An Id", "--db", db}).code == 1);
}

TEST_CASE("the audit is proven, and printed one entry a line") {
    const TempFolder folder;
    test::make_hub(folder);
    const std::string db = folder / "hub.db";
    const auto verified = run_hub(folder, {"audit", "verify", "--db", db, "--json"});
    REQUIRE(verified.code == 0);
    CHECK((*parse_json(verified.out))["entries"].get<int>() >= 1);
    const auto exported = run_hub(folder, {"audit", "export", "--db", db});
    CHECK(exported.code == 0);
    CHECK(parse_json(exported.out.substr(0, exported.out.find('\n'))));
}

TEST_CASE("a backup is a hub of its own, and never written over anything") {
    const TempFolder folder;
    test::make_hub(folder);
    const std::string copy = folder / "copy.db";
    const auto made = run_hub(folder, {"backup", "--db", folder / "hub.db", copy});
    REQUIRE_MESSAGE(made.code == 0, made.err);
    CHECK(run_hub(folder, {"backup", "--db", folder / "hub.db", copy}).code == 1);
    for (const char* beside : {".head-key", ".root.json"})
        std::filesystem::copy_file(folder / (std::string("hub.db") + beside), copy + beside);
    const auto verified = run_hub(folder, {"audit", "verify", "--db", copy});
    CHECK_MESSAGE(verified.code == 0, verified.err);
    CHECK(run_hub(folder, {"backup", "--db", folder / "none.db", folder / "x.db"}).code == 1);
}
