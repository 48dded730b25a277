// Staff edits through the API: conflicts, merges, clashes, undo, retries, plans.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/feed/records.h"
#include "tests/hub/hub_rig.h"

using namespace foyer;
using foyer::test::Answer;
using foyer::test::HubRig;

namespace {

const std::string to_room_2 = R"({"rooms":{"from":["salle-1"],"to":["salle-2"]}})";
const std::string to_room_3 = R"({"rooms":{"from":["salle-1"],"to":["salle-3"]}})";
const std::string cancel = R"({"status":{"from":"scheduled","to":"cancelled"}})";

/// Another editor than the one of the setup token.
std::string second_editor(HubRig& rig) {
    return test::must(rig.hub->create_token({"anna", hub::Role::editor, {}})).secret;
}

std::string edit_of(const Answer& answer) {
    REQUIRE_MESSAGE(answer.status == 200, answer.text);
    return answer["edit"].get<std::string>();
}

}  // namespace

TEST_CASE("H88 the same field of a talk, set by two editors, is a conflict with both versions") {
    HubRig rig;
    const std::string anna = second_editor(rig);
    rig.token = anna;
    REQUIRE(rig.patch("s1", 1, to_room_3).status == 200);
    rig.token.clear();
    const auto answer = rig.patch("s1", 1, R"({"rooms":{"from":["salle-1"],"to":["salle-2"]}})");
    CHECK(answer.status == 409);
    CHECK(answer.code() == "conflict");
    REQUIRE(answer["conflicts"].size() == 1);
    const Json& conflict = answer["conflicts"][0];
    CHECK(conflict["field"] == "rooms");
    CHECK(conflict["base"] == Json::array({"salle-1"}));
    CHECK(conflict["mine"] == Json::array({"salle-2"}));
    CHECK(conflict["theirs"] == Json::array({"salle-3"}));
    CHECK(conflict["who"] == "anna");
    CHECK(conflict["when"] == "2018-06-26T09:00:00+02:00");
    CHECK(answer.message().find("anna") != std::string::npos);
    CHECK(rig.hub->head()->revision == 2);
}

TEST_CASE(
    "H88 other fields of one slot, set by two editors, are a conflict: a slot is one decision") {
    HubRig rig;
    rig.token = second_editor(rig);
    REQUIRE(rig.patch("s1", 1, to_room_3).status == 200);
    rig.token.clear();
    const auto answer = rig.patch("s1", 1,
                                  R"({"start":{"from":"2018-06-26T11:00:00+02:00",)"
                                  R"("to":"2018-06-26T11:30:00+02:00"}})");
    CHECK(answer.status == 409);
    CHECK(answer["conflicts"][0]["field"] == "start");
}

TEST_CASE("H88 other texts of a talk, set by two editors, are merged") {
    HubRig rig;
    rig.token = second_editor(rig);
    REQUIRE(rig.patch("s1", 1, R"({"abstract":{"from":{},"to":{"en":"Long."}}})").status == 200);
    rig.token.clear();
    const auto answer = rig.patch("s1", 1, R"({"subtitle":{"from":{},"to":{"en":"Short."}}})");
    REQUIRE_MESSAGE(answer.status == 200, answer.text);
    CHECK(answer["merged"] == true);
}

TEST_CASE("H88 other groups of a talk, set by two editors, are merged") {
    HubRig rig;
    rig.token = second_editor(rig);
    REQUIRE(rig.patch("s1", 1, to_room_3).status == 200);
    rig.token.clear();
    const auto answer =
        rig.patch("s1", 1, R"({"title":{"from":"Orchestration","to":{"en":"Orchestras"}}})");
    REQUIRE_MESSAGE(answer.status == 200, answer.text);
    CHECK(answer["merged"] == true);
    CHECK(answer["session"]["rooms"] == Json::array({"salle-3"}));
    CHECK(answer["session"]["title"] == "Orchestras");
}

TEST_CASE("H88 what changes while edits are gathered is not overwritten by who saw the first") {
    HubRig rig;
    REQUIRE(rig.patch("s2", 1, R"({"title":{"to":{"en":"Published at once"}}})").status == 200);
    const std::string anna = second_editor(rig);
    rig.token = anna;
    const auto first = rig.patch("s1", 1, R"({"title":{"to":{"en":"First"}}})");
    REQUIRE_MESSAGE(first.status == 200, first.text);
    const auto seen = first["session"]["revision"].get<std::uint64_t>();
    REQUIRE(seen > rig.hub->head()->revision);
    REQUIRE(rig.patch("s1", seen, R"({"title":{"to":{"en":"Second"}}})").status == 200);
    rig.token.clear();
    const auto answer = rig.patch("s1", seen, R"({"title":{"to":{"en":"Third"}}})");
    CHECK(answer.status == 409);
    CHECK(answer["conflicts"][0]["who"] == "anna");

    rig.pass(std::chrono::milliseconds{200});
    REQUIRE(rig.hub->head()->revision == seen);
    CHECK(rig.patch("s1", seen, R"({"title":{"to":{"en":"Third"}}})").status == 200);
}

TEST_CASE("what another editor has done already is no conflict and writes nothing") {
    HubRig rig;
    rig.token = second_editor(rig);
    REQUIRE(rig.patch("s1", 1, to_room_3).status == 200);
    rig.token.clear();
    const auto answer = rig.patch("s1", 1, to_room_3);
    REQUIRE_MESSAGE(answer.status == 200, answer.text);
    CHECK(answer["edit"].is_null());
    CHECK(answer["revision"] == 2);
}

TEST_CASE("one's own earlier edits are in nobody's way") {
    HubRig rig;
    REQUIRE(rig.patch("s1", 1, to_room_3).status == 200);
    const auto answer = rig.patch("s1", 1,
                                  R"({"start":{"from":"2018-06-26T11:00:00+02:00",)"
                                  R"("to":"2018-06-26T14:00:00+02:00"}})");
    REQUIRE_MESSAGE(answer.status == 200, answer.text);
    CHECK(answer["session"]["end"] == "2018-06-26T14:45:00+02:00");
}

TEST_CASE("an edit without a revision, or of one that never was, is refused") {
    HubRig rig;
    const auto missing = rig.call("PATCH", "sessions/s1", R"({"set":{}})");
    CHECK(missing.status == 428);
    CHECK(rig.patch("s1", 9, cancel).status == 422);
    CHECK(rig.call("PATCH", "sessions/s1", "{}", {{"if-match", "*"}}).status == 422);
    CHECK(rig.patch("nobody", 1, cancel).status == 404);
}

TEST_CASE("H92 of two edits that book one room twice the second is refused") {
    HubRig rig;
    REQUIRE(rig.patch("s1", 1, to_room_3).status == 200);
    const auto second = rig.patch("s2", 1, R"({"rooms":{"from":["salle-2"],"to":["salle-3"]}})");
    CHECK(second.status == 422);
    CHECK(second.code() == "clash");
    REQUIRE(second["clashes"].size() == 1);
    CHECK(second["clashes"][0]["kind"] == "room");
    CHECK(second["clashes"][0]["name"] == "Salle 3");
    CHECK(second["clashes"][0]["session"] == "s1");
    CHECK(rig.hub->head()->revision == 2);
}

TEST_CASE("a clash is passed by force with a reason, and the reason is in the audit") {
    HubRig rig;
    CHECK(rig.patch("s1", 1, to_room_2, R"(,"force":true)").status == 422);
    const auto forced =
        rig.patch("s1", 1, to_room_2, R"(,"force":true,"reason":"They share the stage.")");
    REQUIRE_MESSAGE(forced.status == 200, forced.text);
    CHECK(forced["clashes"].size() == 1);
    CHECK(rig.get("audit").text.find("They share the stage.") != std::string::npos);
}

TEST_CASE("a person who would be in two places at once is a clash") {
    HubRig rig;
    const auto answer =
        rig.patch("s2", 1, R"({"people":{"from":["Ada Lovelace"],"to":["Liz Rice"]}})");
    CHECK(answer.status == 422);
    CHECK(answer["clashes"][0]["kind"] == "person");
    CHECK(answer["clashes"][0]["name"] == "Liz Rice");
}

TEST_CASE("a clash that was there before stands in nobody's way") {
    auto programme = test::hub_programme();
    programme.sessions[1].rooms = {"salle-1"};
    HubRig rig(programme);
    CHECK(rig.patch("s1", 1, R"({"title":{"from":"Orchestration","to":"Opera"}})").status == 200);
}

TEST_CASE("people whom nobody knew come into the programme with the talk they give") {
    HubRig rig;
    const auto answer =
        rig.patch("s1", 1, R"({"people":{"from":["Liz Rice"],"to":["Grace Hopper"]}})");
    REQUIRE_MESSAGE(answer.status == 200, answer.text);
    CHECK(answer["session"]["people"] == Json::array({"Grace Hopper"}));
    rig.start();
    CHECK(rig.get("sessions/s1")["people"] == Json::array({"Grace Hopper"}));
}

TEST_CASE("H90 a retry with the same key acts once, another request under it is refused") {
    HubRig rig;
    const std::vector<hub::HttpField> key{{"idempotency-key", "6f1e"}};
    const auto first = rig.patch("s1", 1, to_room_3, "", key);
    REQUIRE(first.status == 200);
    const auto again = rig.patch("s1", 1, to_room_3, "", key);
    CHECK(again.status == 200);
    CHECK(again.text == first.text);
    CHECK(again.field("Idempotency-Replayed") == "true");
    CHECK(rig.patch("s1", 1, cancel, "", key).status == 422);
    rig.start();
    CHECK(rig.patch("s1", 1, to_room_3, "", key).text == first.text);
    CHECK(rig.hub->head()->revision == 2);
    CHECK(rig.get("edits")["edits"].size() == 1);
}

TEST_CASE("H90 a key is forgotten after seven days, and is each token's own") {
    HubRig rig;
    const std::vector<hub::HttpField> key{{"idempotency-key", "6f1e"}};
    const auto first = rig.patch("s1", 1, to_room_3, "", key);
    rig.token = second_editor(rig);
    CHECK(rig.patch("s1", 2, cancel, "", key).status == 200);
    rig.token.clear();
    rig.pass(std::chrono::hours{24 * 7 + 2});
    CHECK(rig.patch("s1", 1, to_room_3, "", key).text != first.text);
}

TEST_CASE("H89 an editor who was offline replays edits: those that still fit are applied once") {
    HubRig rig;
    const std::string anna = second_editor(rig);
    REQUIRE(rig.patch("s1", 1, to_room_3).status == 200);
    rig.token = anna;
    const std::string fresh = R"(,"made_at":"2018-06-26T08:00:00+02:00")";
    for (int round = 0; round < 2; ++round) {
        CAPTURE(round);
        CHECK(rig.patch("s1", 1, to_room_2, fresh, {{"idempotency-key", "a"}}).status == 409);
        CHECK(rig.patch("s2", 1, cancel, fresh, {{"idempotency-key", "b"}}).status == 200);
        CHECK(rig.patch("s3", 1, cancel, fresh, {{"idempotency-key", "c"}}).status == 200);
    }
    CHECK(rig.get("edits")["edits"].size() == 3);
}

TEST_CASE("H89 an offline edit older than two hours, or of a talk that has begun, is asked again") {
    HubRig rig;
    const auto old = rig.patch("s1", 1, cancel, R"(,"made_at":"2018-06-26T06:59:59+02:00")");
    CHECK(old.status == 409);
    CHECK(old.code() == "late");
    rig.pass(std::chrono::minutes{121});
    const auto begun = rig.patch("s1", 1, cancel, R"(,"made_at":"2018-06-26T10:59:00+02:00")");
    CHECK(begun.status == 409);
    CHECK(begun.code() == "late");
    CHECK(rig.patch("s1", 1, cancel).status == 200);
}

TEST_CASE("an undo brings the session back as a new revision, once") {
    HubRig rig;
    const std::string edit = edit_of(rig.patch("s1", 1, to_room_3));
    const auto undone = rig.call("POST", "edits/" + edit + "/undo");
    REQUIRE_MESSAGE(undone.status == 200, undone.text);
    CHECK(undone["revision"] == 3);
    CHECK(undone["session"]["rooms"] == Json::array({"salle-1"}));
    CHECK(undone["session"]["overridden"].empty());
    const auto again = rig.call("POST", "edits/" + edit + "/undo");
    CHECK(again.status == 409);
    CHECK(again.code() == "undone");
    CHECK(again["who"] == "setup");
}

TEST_CASE("H91 the undo of what was overwritten since is refused and says by whom") {
    HubRig rig;
    const std::string edit = edit_of(rig.patch("s1", 1, to_room_3));
    rig.token = second_editor(rig);
    REQUIRE(rig.patch("s1", 2, R"({"rooms":{"from":["salle-3"],"to":["salle-2"]}})",
                      R"(,"force":true,"reason":"asked")")
                .status == 200);
    rig.token.clear();
    const auto refused = rig.call("POST", "edits/" + edit + "/undo");
    CHECK(refused.status == 409);
    CHECK(refused.code() == "overwritten");
    CHECK(refused["who"] == "anna");
    CHECK(refused.message().find("anna") != std::string::npos);
}

TEST_CASE("H91 an undo can be undone like any edit") {
    HubRig rig;
    const std::string edit = edit_of(rig.patch("s1", 1, to_room_3));
    const std::string undo = edit_of(rig.call("POST", "edits/" + edit + "/undo"));
    const auto redone = rig.call("POST", "edits/" + undo + "/undo");
    REQUIRE_MESSAGE(redone.status == 200, redone.text);
    CHECK(redone["session"]["rooms"] == Json::array({"salle-3"}));
}

TEST_CASE("an undo that would book a room twice is refused") {
    HubRig rig;
    const std::string edit = edit_of(rig.patch("s1", 1, to_room_3));
    REQUIRE(rig.patch("s2", 1, R"({"rooms":{"from":["salle-2"],"to":["salle-1"]}})").status == 200);
    CHECK(rig.call("POST", "edits/" + edit + "/undo").code() == "clash");
}

TEST_CASE("a preview shows what would be and changes nothing") {
    HubRig rig;
    const auto seen = rig.patch("s1", 1, to_room_3, R"(,"preview":true)");
    REQUIRE(seen.status == 200);
    CHECK(seen["edit"].is_null());
    CHECK(seen["session"]["rooms"] == Json::array({"salle-3"}));
    CHECK(rig.hub->head()->revision == 1);
    CHECK(rig.get("sessions/s1")["rooms"] == Json::array({"salle-1"}));
    CHECK(rig.get("edits")["edits"].empty());
}

TEST_CASE("a planned edit is published when its time comes, also after a restart") {
    HubRig rig;
    const auto planned =
        rig.patch("s1", 1, to_room_3, R"(,"publish_at":"2018-06-26T10:00:00+02:00")");
    REQUIRE_MESSAGE(planned.status == 200, planned.text);
    CHECK(planned["published"] == false);
    CHECK(rig.hub->head()->revision == 1);
    rig.pass(std::chrono::minutes{59});
    CHECK(rig.hub->head()->revision == 1);
    rig.start();
    CHECK(rig.hub->next_tick() <= rig.clock.now + std::chrono::seconds{1});
    rig.pass(std::chrono::minutes{1});
    CHECK(rig.hub->head()->revision == 2);
    CHECK(rig.get("sessions/s1")["rooms"] == Json::array({"salle-3"}));
    CHECK(rig.get("edits")["edits"][0]["state"] == "published");
}

TEST_CASE("a planned edit can be dropped, and one that meets a clash fails with its reason") {
    HubRig rig;
    const std::string plan = R"(,"publish_at":"2018-06-26T10:00:00+02:00")";
    const std::string dropped = edit_of(rig.patch("s3", 1, cancel, plan));
    CHECK(rig.call("DELETE", "edits/" + dropped).status == 200);
    CHECK(rig.call("DELETE", "edits/" + dropped).status == 409);
    edit_of(rig.patch("s1", 1, to_room_3, plan));
    REQUIRE(rig.patch("s2", 1, R"({"rooms":{"from":["salle-2"],"to":["salle-3"]}})").status == 200);
    rig.pass(std::chrono::hours{2});
    const auto edits = rig.get("edits");
    CHECK(edits["edits"][1]["state"] == "failed");
    CHECK(edits["edits"][1]["why"].get<std::string>().find("Salle 3") != std::string::npos);
    CHECK(rig.get("sessions/s3")["status"] == "scheduled");
}

TEST_CASE("announcements are published, withdrawn, and brought back by an undo") {
    HubRig rig;
    const auto made = rig.call("POST", "announcements",
                               R"({"severity":"warning","zones":["foyer"],)"
                               R"("text":{"fr":"Ascenseur en panne.","en":"Lift out of order."},)"
                               R"("until":"2018-06-26T18:00:00+02:00"})");
    REQUIRE_MESSAGE(made.status == 201, made.text);
    const std::string id = made["id"].get<std::string>();
    test::HubScreen screen;
    rig.follow(screen);
    auto publication = test::must(feed::publication_of(screen.state));
    REQUIRE(publication.announcements.size() == 1);
    CHECK(publication.announcements[0].text.in("en") == "Lift out of order.");
    CHECK(publication.announcements[0].from == test::instant("2018-06-26T07:00:00Z"));
    const auto withdrawn = rig.call("DELETE", "announcements/" + id);
    REQUIRE_MESSAGE(withdrawn.status == 200, withdrawn.text);
    rig.pass(std::chrono::milliseconds{200});
    rig.follow(screen);
    CHECK(screen.state.records(feed::Table::announcements).empty());
    CHECK(rig.call("DELETE", "announcements/" + id).status == 404);
    REQUIRE(rig.call("POST", "edits/" + withdrawn["edit"].get<std::string>() + "/undo").status ==
            200);
    CHECK(rig.get("announcements")["announcements"].size() == 1);
}

TEST_CASE("the list of edits says which ones are those of the token that asks") {
    HubRig rig;
    const std::string anna = second_editor(rig);
    REQUIRE(rig.patch("s1", 1, to_room_3).status == 200);
    rig.token = anna;
    REQUIRE(rig.patch("s2", 1, cancel).status == 200);
    const Answer hers = rig.get("edits");
    REQUIRE(hers["edits"].size() == 2);
    CHECK(hers["edits"][0]["who"] == "anna");
    CHECK(hers["edits"][0]["own"] == true);
    CHECK(hers["edits"][1]["own"] == false);
}

TEST_CASE("a room is marked full, and a cancelled session says what is instead") {
    HubRig rig;
    REQUIRE(rig.patch("s1", 1, R"({"full":{"from":false,"to":true}})").status == 200);
    auto session = rig.get("sessions/s1");
    CHECK(session["full"] == true);
    CHECK(session["overridden"] == Json::array({"live"}));
    const std::string instead = R"({"status":{"from":"scheduled","to":"cancelled"},)"
                                R"("instead":{"from":"","to":"s2"}})";
    const std::string cancelled = edit_of(rig.patch("s1", 2, instead));
    session = rig.get("sessions/s1");
    CHECK(session["instead"] == "s2");
    CHECK(session["status"] == "cancelled");
    REQUIRE(rig.call("POST", "edits/" + cancelled + "/undo", "{}").status == 200);
    session = rig.get("sessions/s1");
    CHECK(session["instead"] == "");
    CHECK(session["full"] == true);

    CHECK(rig.patch("s1", 4, R"({"instead":{"to":"nobody"}})").status == 422);
    CHECK(rig.patch("s1", 4, R"({"instead":{"to":"s1"}})").status == 422);
}
