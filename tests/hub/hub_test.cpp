// The hub from its making to its first edits.
#include <nlohmann/json.hpp>

#include "core/feed/records.h"
#include "tests/hub/hub_rig.h"

using namespace foyer;
using foyer::test::HubRig;
using foyer::test::HubScreen;

TEST_CASE("a new hub publishes its programme as revision 1, and screens trust it") {
    HubRig rig;
    CHECK(rig.outcome.sessions == 4);
    HubScreen screen;
    CHECK(rig.follow(screen) == feed::Standing::newer);
    CHECK(screen.trusted.revision == 1);
    CHECK(rig.hub->head()->revision == 1);
    CHECK(rig.hub->head()->bytes == tests::read_file(rig.feed() / "head"));
    const auto publication = test::must(feed::publication_of(screen.state));
    CHECK(publication.programme.sessions.size() == 4);
    CHECK(publication.changes.empty());
}

TEST_CASE("keys and the token of a new hub are its owner's alone") {
    HubRig rig;
    namespace fs = std::filesystem;
    const fs::perms only_owner = fs::perms::owner_read | fs::perms::owner_write;
    for (const fs::path& path : {rig.db(), rig.folder / "hub.db.root-key",
                                 rig.folder / "hub.db.head-key", rig.outcome.token_file})
        CHECK_MESSAGE(fs::status(path).permissions() == only_owner, path.string());
    CHECK(tests::read_file(rig.outcome.token_file) == rig.outcome.token + "\n");
    CHECK(rig.outcome.token_file.filename() == rig.outcome.feed);
    CHECK(tests::read_file(rig.db()).find(rig.outcome.token) == std::string::npos);
}

TEST_CASE("a hub is not made twice, nor over what is there") {
    HubRig rig;
    hub::InitOptions options;
    options.database = rig.db();
    options.programme = formats::write_foyer_json(test::hub_programme());
    const auto again = hub::init_hub(options, rig.clock, rig.random);
    REQUIRE_FALSE(again);
    CHECK(again.error().kind == ErrorKind::refused);
}

TEST_CASE("a hub made of what is no programme leaves nothing behind") {
    tests::TempFolder folder;
    test::FalseClock clock(test::instant("2018-06-26T07:00:00Z"));
    hub::InitOptions options;
    options.database = folder / "hub.db";
    options.programme = "hello";
    CHECK_FALSE(hub::init_hub(options, clock, test::counted_randomness()));
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a moved session is on the screens with its old room") {
    HubRig rig;
    HubScreen screen;
    rig.follow(screen);
    const auto answer = rig.patch("s1", 1, R"({"rooms":{"from":["salle-1"],"to":["Salle 3"]}})");
    INFO(answer.text);
    REQUIRE(answer.status == 200);
    CHECK(answer["revision"] == 2);
    CHECK(answer["published"] == true);
    CHECK(answer["merged"] == false);
    CHECK(answer["session"]["rooms"] == Json::parse(R"(["salle-3"])"));
    CHECK(answer["session"]["overridden"] == Json::parse(R"(["slot"])"));
    CHECK(answer["session"]["revision"] == 2);
    CHECK(answer["changes"][0]["kind"] == "moved_room");
    CHECK(answer.field("ETag") == "\"2\"");
    CHECK(rig.hub->head()->revision == 2);
    rig.follow(screen);
    CHECK(screen.trusted.revision == 2);
    const auto publication = test::must(feed::publication_of(screen.state));
    REQUIRE(publication.changes.size() == 1);
    CHECK(publication.changes[0].before->rooms == std::vector<std::string>{"salle-1"});
    CHECK(publication.changes[0].after->rooms == std::vector<std::string>{"salle-3"});
}

TEST_CASE("an edit outlives the hub") {
    HubRig rig;
    REQUIRE(rig.patch("s1", 1, R"({"status":{"from":"scheduled","to":"cancelled"}})").status ==
            200);
    const std::string head = rig.hub->head()->bytes;
    rig.start();
    CHECK(rig.get("sessions/s1")["status"] == "cancelled");
    CHECK(rig.get("sessions/s1")["revision"] == 2);
    CHECK(rig.hub->head()->revision == 2);
    // The head is signed anew at the start.
    CHECK(rig.hub->head()->bytes != head);
    CHECK(rig.hub->head()->beat == 1);
}
