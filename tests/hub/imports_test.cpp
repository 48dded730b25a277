// Imports over staff edits: ids that stay, overrides that stay or dissolve, losses that are held.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/feed/records.h"
#include "tests/hub/hub_rig.h"
#include "tests/support/pictures.h"

using namespace foyer;
using foyer::test::HubRig;
using foyer::test::HubScreen;

namespace {

test::Answer import(HubRig& rig, const programme::Programme& programme,
                    const std::string& query = "") {
    rig.pass(std::chrono::milliseconds{200});
    return rig.call("POST", "imports" + query, formats::write_foyer_json(programme),
                    {{"content-type", "application/octet-stream"}});
}

/// Every session with other ids and keys, as 34C3 once did.
programme::Programme rekeyed(programme::Programme programme) {
    for (auto& session : programme.sessions) {
        session.id = "new-" + session.id;
        session.keys.guid = "guid-" + session.id;
    }
    return programme;
}

}  // namespace

TEST_CASE("a re-import that says the same writes nothing") {
    HubRig rig;
    const auto programme = test::hub_programme();
    const std::string head = rig.hub->head()->bytes;
    for (int i = 0; i < 3; ++i) {
        const auto answer = import(rig, programme);
        REQUIRE_MESSAGE(answer.status == 200, answer.text);
        CHECK(answer["revision"] == 1);
        CHECK(answer["changes"].empty());
    }
    CHECK(rig.hub->head()->bytes == head);
    CHECK(rig.get("imports")["imports"].empty());
}

TEST_CASE("a source that gives everything new keys announces nothing and loses no override") {
    HubRig rig;
    REQUIRE(rig.patch("s1", 1, R"({"rooms":{"to":["salle-3"]}})").status == 200);
    const auto answer = import(rig, rekeyed(test::hub_programme()));
    REQUIRE_MESSAGE(answer.status == 200, answer.text);
    CHECK(answer["changes"].empty());
    CHECK(rig.get("sessions/s1")["rooms"] == Json::array({"salle-3"}));
    HubScreen screen;
    rig.follow(screen);
    CHECK(screen.state.records(feed::Table::changes).size() == 1);
}

TEST_CASE("a re-import changes what staff left alone and keeps what they set") {
    HubRig rig;
    REQUIRE(rig.patch("s1", 1, R"({"rooms":{"to":["salle-3"]}})").status == 200);
    auto programme = test::hub_programme();
    programme.sessions[0].title = programme::LocalizedText("Orchestras");
    programme.sessions[0].start += std::chrono::hours{3};
    programme.sessions[0].end += std::chrono::hours{3};
    const auto answer = import(rig, programme);
    REQUIRE_MESSAGE(answer.status == 200, answer.text);
    const auto session = rig.get("sessions/s1");
    CHECK(session["title"] == "Orchestras");
    CHECK(session["rooms"] == Json::array({"salle-3"}));
    CHECK(session["start"] == "2018-06-26T11:00:00+02:00");
    // What the source would have is told.
    CHECK(session["source"]["start"] == "2018-06-26T14:00:00+02:00");
}

TEST_CASE("an override dissolves when the source has caught up, and the source leads again") {
    HubRig rig;
    REQUIRE(rig.patch("s1", 1, R"({"rooms":{"to":["salle-3"]}})").status == 200);
    auto programme = test::hub_programme();
    programme.sessions[0].rooms = {"salle-3"};
    const auto caught_up = import(rig, programme);
    REQUIRE(caught_up.status == 200);
    CHECK(caught_up["changes"].empty());
    CHECK(rig.get("sessions/s1")["overridden"].empty());
    programme.sessions[0].rooms = {"salle-2"};
    programme.sessions[1].rooms = {"salle-1"};
    REQUIRE(import(rig, programme).status == 200);
    CHECK(rig.get("sessions/s1")["rooms"] == Json::array({"salle-2"}));
}

TEST_CASE("an edit that meets an import since its base is a conflict with the import") {
    HubRig rig;
    auto programme = test::hub_programme();
    programme.sessions[0].rooms = {"salle-3"};
    REQUIRE(import(rig, programme).status == 200);
    const auto answer = rig.patch("s1", 1, R"({"rooms":{"from":["salle-1"],"to":["salle-2"]}})");
    CHECK(answer.status == 409);
    CHECK(answer["conflicts"][0]["who"] == "setup");
}

TEST_CASE("a room that the source renames keeps its id and moves nobody") {
    HubRig rig;
    auto programme = test::hub_programme();
    programme.rooms[0].name = programme::LocalizedText("Salle Ada");
    const auto answer = import(rig, programme);
    REQUIRE(answer.status == 200);
    CHECK(answer["changes"].empty());
    CHECK(rig.get("sessions/s1")["room_names"] == Json::array({"Salle Ada"}));
}

TEST_CASE("a room that the source gives up leaves the sessions that staff put there without one") {
    HubRig rig;
    REQUIRE(rig.patch("s1", 1, R"({"rooms":{"to":["salle-3"]}})").status == 200);
    auto programme = test::hub_programme();
    programme.rooms.pop_back();
    const auto answer = import(rig, programme);
    REQUIRE_MESSAGE(answer.status == 200, answer.text);
    CHECK(rig.get("sessions/s1")["rooms"].empty());
}

TEST_CASE("an import that loses much waits for staff; accepted it is published") {
    HubRig rig;
    auto programme = test::hub_programme();
    programme.sessions.resize(2);
    const auto held = import(rig, programme);
    REQUIRE_MESSAGE(held.status == 202, held.text);
    CHECK(rig.hub->head()->revision == 1);
    CHECK(held["losses"].size() >= 1);
    const std::string id = held["held"].get<std::string>();
    // The same again is the same one.
    CHECK(import(rig, programme)["held"] == id);
    CHECK(rig.get("imports")["imports"].size() == 1);
    rig.start();
    const auto accepted = rig.call("POST", "imports/" + id + "/accept");
    REQUIRE_MESSAGE(accepted.status == 200, accepted.text);
    CHECK(rig.get("sessions")["sessions"].size() == 2);
    CHECK(rig.call("POST", "imports/" + id + "/accept").status == 409);
    CHECK(rig.get("imports")["imports"][0]["state"] == "accepted");
}

TEST_CASE("a rejected import stays rejected, unless it is sent with allow_shrink") {
    HubRig rig;
    auto programme = test::hub_programme();
    programme.sessions.resize(2);
    const std::string id = import(rig, programme)["held"].get<std::string>();
    REQUIRE(rig.call("POST", "imports/" + id + "/reject").status == 200);
    const auto again = import(rig, programme);
    CHECK(again.status == 409);
    CHECK(again.code() == "rejected");
    CHECK(import(rig, programme, "?allow_shrink=1").status == 200);
    CHECK(rig.get("sessions")["sessions"].size() == 2);
}

TEST_CASE("a later good import makes one that is held superfluous") {
    HubRig rig;
    auto programme = test::hub_programme();
    auto halved = programme;
    halved.sessions.resize(2);
    REQUIRE(import(rig, halved).status == 202);
    programme.sessions[0].title = programme::LocalizedText("Orchestras");
    REQUIRE(import(rig, programme).status == 200);
    CHECK(rig.get("imports")["imports"][1]["state"] == "superseded");
}

TEST_CASE("H100 what is no programme is refused with its reason and changes nothing") {
    HubRig rig;
    for (const std::string& file : {std::string("hello"), std::string(""), std::string("{}"),
                                    std::string(100'000, '['), std::string("\x1f\x8b\x08")}) {
        const auto answer = rig.call("POST", "imports", file);
        CHECK(answer.status >= 413);
        CHECK(answer.status <= 422);
        CHECK_FALSE(answer.message().empty());
    }
    CHECK(rig.hub->head()->revision == 1);
}

TEST_CASE("an upstream is asked in its time, with validators, more seldom when it fails") {
    HubRig rig;
    CHECK_FALSE(rig.hub->upstream_due());
    REQUIRE(rig.call("PUT", "upstream", R"({"url":"https://example.org/s.json","every_s":60})")
                .status == 200);
    auto request = rig.hub->upstream_due();
    REQUIRE(request);
    CHECK(request->url == "https://example.org/s.json");
    CHECK(request->if_none_match.empty());
    CHECK_FALSE(rig.hub->upstream_due());

    auto programme = test::hub_programme();
    programme.sessions[0].title = programme::LocalizedText("Orchestras");
    hub::UpstreamAnswer answer{200, "", formats::write_foyer_json(programme), "\"a\"", "Tue"};
    rig.hub->upstream_answered(answer);
    CHECK(rig.hub->head()->revision == 2);
    CHECK(rig.get("upstream")["state"] == "ok");
    CHECK_FALSE(rig.hub->upstream_due());
    rig.pass(std::chrono::seconds{60});
    rig.start();
    request = rig.hub->upstream_due();
    REQUIRE(request);
    CHECK(request->if_none_match == "\"a\"");
    CHECK(request->if_modified_since == "Tue");
    rig.hub->upstream_answered({304, "", "", "", ""});
    CHECK(rig.hub->head()->revision == 2);
    for (int i = 0; i < 3; ++i) {
        rig.pass(std::chrono::minutes{10});
        REQUIRE(rig.hub->upstream_due());
        rig.hub->upstream_answered({0, "nobody answered", "", "", ""});
    }
    CHECK(rig.get("upstream")["state"] == "failed");
    CHECK(rig.get("upstream")["why"] == "nobody answered");
    rig.pass(std::chrono::seconds{200});
    CHECK_FALSE(rig.hub->upstream_due());
    rig.pass(std::chrono::seconds{60});
    CHECK(rig.hub->upstream_due());
}

TEST_CASE("an upstream that comes back half empty is held, and broken files leave what is there") {
    HubRig rig;
    REQUIRE(rig.call("PUT", "upstream", R"({"url":"https://example.org/s.json"})").status == 200);
    auto programme = test::hub_programme();
    programme.sessions.resize(1);
    REQUIRE(rig.hub->upstream_due());
    rig.hub->upstream_answered({200, "", formats::write_foyer_json(programme), "", ""});
    CHECK(rig.get("upstream")["state"] == "held");
    rig.start();
    CHECK(rig.get("upstream")["state"] == "held");
    rig.pass(std::chrono::seconds{60});
    REQUIRE(rig.hub->upstream_due());
    rig.hub->upstream_answered({200, "", "<html>oops</html>", "", ""});
    CHECK(rig.get("upstream")["state"] == "failed");
    CHECK(rig.get("sessions")["sessions"].size() == 4);
    CHECK(rig.hub->head()->revision == 1);
}

TEST_CASE("directions, maps and information come with an import and announce nothing") {
    HubRig rig;
    programme::Programme programme = test::hub_programme();
    programme.maps = {{"m", programme::LocalizedText("Level -1"), test::svg_picture("plan")}};
    programme.rooms[0].directions = programme::LocalizedText("en", "Down, then left.");
    programme.rooms[0].map_position = {"m", 250, 400};
    programme.info.push_back(
        {"help", programme::InfoKind::help, programme::LocalizedText("Help"), {}, "", "", {}});
    programme.sponsors = {{"a", "Aqua", {}, "", "", test::png_picture()}};
    const auto answer = import(rig, programme);
    REQUIRE_MESSAGE(answer.status == 200, answer.text);
    CHECK(answer["changes"].empty());
    rig.pass(std::chrono::seconds{2});
    test::HubScreen screen;
    rig.follow(screen);
    const auto published = test::must(feed::publication_of(screen.state));
    CHECK(published.programme.maps == programme.maps);
    CHECK(published.programme.info == programme.info);
    CHECK(published.programme.sponsors == programme.sponsors);
    CHECK(published.programme.rooms == programme.rooms);
    CHECK(published.changes.empty());
    programme.info[0].text = programme::LocalizedText("Ask at the desk.");
    REQUIRE(import(rig, programme).status == 200);
    rig.start();
    rig.pass(std::chrono::seconds{2});
    rig.follow(screen);
    CHECK(test::must(feed::publication_of(screen.state)).programme.info == programme.info);
}
