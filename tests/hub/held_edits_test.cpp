// Edits that the hub refuses and holds until somebody decides: who made them is not where the
// question is answered.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/hub/hub_rig.h"

using namespace foyer;
using foyer::test::Answer;
using foyer::test::HubRig;

namespace {

const std::string held_to_room_2 = R"({"rooms":{"from":["salle-1"],"to":["salle-2"]}})";
const std::string held_to_room_3 = R"({"rooms":{"from":["salle-1"],"to":["salle-3"]}})";
/// As who has seen where it is: what it was does not matter any more.
const std::string still_to_room_2 = R"({"rooms":{"to":["salle-2"]}})";
const std::string hold = R"(,"hold":true)";

/// Anna has moved the first talk; a kiosk that has not heard of it wants it elsewhere.
struct HeldRig : HubRig {
    HeldRig() {
        anna = test::must(hub->create_token({"Anna", hub::Role::editor, {}})).secret;
        kiosk = test::must(hub->create_token({"Kiosk lobby", hub::Role::editor, {}})).secret;
        token = anna;
        REQUIRE(patch("s1", 1, held_to_room_3).status == 200);
        token = kiosk;
    }
    /// The id of the edit that is held.
    std::string hold_conflict(const std::string& more = "") {
        const Answer answer = patch("s1", 1, held_to_room_2, hold + more);
        REQUIRE_MESSAGE(answer.status == 409, answer.text);
        REQUIRE_MESSAGE(answer["held"].is_string(), answer.text);
        return answer["held"].get<std::string>();
    }
    Answer take_mine(const std::string& id, const std::string& more = "") {
        return patch("s1", revision_of("s1"), still_to_room_2,
                     R"(,"answers":")" + id + "\"" + more);
    }
    std::string state_of(const std::string& id) {
        return get("edits/" + id)["state"].get<std::string>();
    }
    std::string room_of_talk() { return get("sessions/s1")["rooms"][0].get<std::string>(); }
    std::string anna, kiosk;
};

const std::string forced = R"(,"force":true,"reason":"they know")";

}  // namespace

TEST_CASE("an edit in conflict that is to be held is refused, kept, and told with both values") {
    HeldRig rig;
    const auto news = rig.hub->news();
    const std::string id = rig.hold_conflict();
    CHECK(rig.hub->news().rows > news.rows);
    CHECK(rig.room_of_talk() == "salle-3");
    rig.token = rig.anna;
    const Answer held = rig.get("edits?state=held");
    REQUIRE(held["edits"].size() == 1);
    const Json& edit = held["edits"][0];
    CHECK(edit["id"] == id);
    CHECK(edit["who"] == "Kiosk lobby");
    CHECK(edit["op"] == "move");
    CHECK(edit["title"] == "Orchestration");
    CHECK(edit["session"] == "s1");
    CHECK(edit["question"]["code"] == "conflict");
    const Json& conflict = edit["question"]["conflicts"][0];
    CHECK(conflict["mine"] == Json::array({"salle-2"}));
    CHECK(conflict["theirs"] == Json::array({"salle-3"}));
    CHECK(conflict["who"] == "Anna");
    CHECK(edit["question"]["revision"] == 2);
}

TEST_CASE("an edit that does not ask for it is refused and not held") {
    HeldRig rig;
    CHECK(rig.patch("s1", 1, held_to_room_2).status == 409);
    CHECK(rig.patch("s1", 1, held_to_room_2, hold + R"(,"preview":true)").status == 409);
    CHECK(rig.patch("s1", 1,
                    R"({"start":{"to":"2018-06-27T11:00:00+02:00"},)"
                    R"("end":{"to":"2018-06-26T11:00:00+02:00"}})",
                    hold)
              .status >= 400);
    CHECK(rig.get("edits?state=held")["edits"].size() == 1);
    CHECK(rig.get("edits?state=published").status == 422);
}

TEST_CASE("a clash is held too, and passes with force and a reason") {
    HeldRig rig;
    const Answer clash = rig.patch("s1", rig.revision_of("s1"), still_to_room_2, hold);
    REQUIRE_MESSAGE(clash.status == 422, clash.text);
    const auto id = clash["held"].get<std::string>();
    rig.token = rig.anna;
    CHECK(rig.get("edits/" + id)["question"]["code"] == "clash");
    CHECK(rig.get("edits/" + id)["question"]["clashes"][0]["title"] == "Engines");
    CHECK(rig.take_mine(id).status == 422);
    CHECK(rig.state_of(id) == "held");
    REQUIRE(rig.take_mine(id, forced).status == 200);
    CHECK(rig.state_of(id) == "answered");
    CHECK(rig.room_of_talk() == "salle-2");
}

TEST_CASE("somebody else takes the held value: it is published once, and the edit is answered") {
    HeldRig rig;
    const std::string id = rig.hold_conflict();
    rig.token = rig.anna;
    REQUIRE(rig.take_mine(id, forced).status == 200);
    CHECK(rig.room_of_talk() == "salle-2");
    CHECK(rig.get("edits?state=held")["edits"].empty());
    CHECK(rig.get("edits/" + id)["ended_by"] == "Anna");
    // The kiosk decides too late, and learns that it is done.
    rig.token = rig.kiosk;
    const Answer late = rig.take_mine(id, forced);
    CHECK(late.status == 409);
    CHECK(late.code() == "answered");
    CHECK(late["revision"].is_number());
    CHECK(late.message().find("Anna") != std::string::npos);
}

TEST_CASE("a held edit that is dropped leaves the programme as it is") {
    HeldRig rig;
    const std::string id = rig.hold_conflict();
    rig.token = rig.anna;
    CHECK(rig.call("DELETE", "edits/" + id).status == 200);
    CHECK(rig.state_of(id) == "withdrawn");
    CHECK(rig.room_of_talk() == "salle-3");
    CHECK(rig.call("DELETE", "edits/" + id).status == 409);
    CHECK(rig.take_mine(id, forced).code() == "answered");
    CHECK(rig.call("POST", "edits/" + id + "/undo").status == 409);
}

TEST_CASE("nothing stands in the way any more once the other edit is undone") {
    HeldRig rig;
    const Answer clash = rig.patch("s1", rig.revision_of("s1"), still_to_room_2, hold);
    REQUIRE(clash.status == 422);
    const auto id = clash["held"].get<std::string>();
    rig.token = rig.anna;
    REQUIRE(rig.patch("s2", 1, R"({"status":{"from":"scheduled","to":"cancelled"}})").status ==
            200);
    CHECK(rig.get("edits/" + id)["question"].is_null());
    CHECK(rig.take_mine(id).status == 200);
    CHECK(rig.state_of(id) == "answered");
}

TEST_CASE("an answer that meets a new question is held in the place of the first edit") {
    HeldRig rig;
    const std::string id = rig.hold_conflict();
    // On the revision that the kiosk saw, without force: the room is taken.
    const Answer again = rig.take_mine(id, hold);
    REQUIRE(again.status == 422);
    CHECK(rig.state_of(id) == "withdrawn");
    const Answer held = rig.get("edits?state=held");
    REQUIRE(held["edits"].size() == 1);
    CHECK(held["edits"][0]["id"] == again["held"]);
}

TEST_CASE("a retry of a held edit is held once") {
    HeldRig rig;
    const std::vector<hub::HttpField> key{{"idempotency-key", "kiosk-1"}};
    const Answer first = rig.patch("s1", 1, held_to_room_2, hold, key);
    const Answer second = rig.patch("s1", 1, held_to_room_2, hold, key);
    CHECK(second.status == 409);
    CHECK(first["held"] == second["held"]);
    CHECK(rig.get("edits?state=held")["edits"].size() == 1);
}

TEST_CASE("what an edit announces is told with it, and not while it is held") {
    HeldRig rig;
    const std::string announce =
        R"(,"announce":{"severity":"warning","text":{"en":"In room 2","fr":"En salle 2"}})";
    const std::string id = rig.hold_conflict(announce);
    CHECK(rig.get("announcements")["announcements"].empty());
    CHECK(rig.get("edits/" + id)["announce"]["text"]["fr"] == "En salle 2");
    const Answer done = rig.take_mine(id, forced + announce);
    REQUIRE_MESSAGE(done.status == 200, done.text);
    const Answer told = rig.get("announcements");
    REQUIRE(told["announcements"].size() == 1);
    CHECK(told["announcements"][0]["text"]["en"] == "In room 2");
    CHECK(told["announcements"][0]["id"] == done["announcement"]["id"]);
    CHECK(told["revision"] == done["revision"]);
    // Each is taken back by itself.
    const auto with_the_move = done["announcement"]["edit"].get<std::string>();
    CHECK(rig.call("POST", "edits/" + with_the_move + "/undo").status == 200);
    CHECK(rig.get("announcements")["announcements"].empty());
    CHECK(rig.room_of_talk() == "salle-2");
}

TEST_CASE("an announcement goes out with an edit that changes nothing any more") {
    HeldRig rig;
    const Answer done =
        rig.patch("s1", 1, held_to_room_3, R"(,"announce":{"text":{"en":"In room 3"}})");
    REQUIRE_MESSAGE(done.status == 200, done.text);
    CHECK(done["edit"].is_null());
    CHECK(done["announcement"].is_object());
    CHECK(rig.get("announcements")["announcements"].size() == 1);
}

TEST_CASE("an announcement whose time is over is not told with a late answer") {
    HeldRig rig;
    const std::string announce =
        R"(,"announce":{"text":{"en":"In room 2"},"until":"2018-06-26T10:00:00+02:00"})";
    const std::string id = rig.hold_conflict(announce);
    rig.clock.now += std::chrono::hours{2};
    CHECK(rig.take_mine(id, forced + announce).status == 200);
    CHECK(rig.get("announcements")["announcements"].empty());
}

TEST_CASE("a plan has no announcement and decides on nothing") {
    HeldRig rig;
    const std::string id = rig.hold_conflict();
    const std::string later = R"(,"publish_at":"2018-06-26T18:00:00Z")";
    CHECK(rig.patch("s3", 1, held_to_room_3, later + R"(,"announce":{"text":"x"})").status == 422);
    CHECK(rig.take_mine(id, forced + later).status == 422);
    CHECK(rig.patch("s3", 1, held_to_room_3, R"(,"answers":")" + id + "\"").status == 422);
}

TEST_CASE("every hold and its end are in the audit, and the chain is whole") {
    HeldRig rig;
    const std::string id = rig.hold_conflict();
    rig.token = rig.anna;
    CHECK(rig.take_mine(id, forced).status == 200);
    const Answer audit = rig.get("audit?limit=100");
    std::vector<std::string> ops;
    for (const Json& entry : audit["entries"])
        ops.push_back(entry["op"].get<std::string>() + " " + entry["user"].get<std::string>());
    CHECK(std::ranges::count(ops, "move.hold Kiosk lobby") == 1);
    CHECK(std::ranges::count(ops, "move.answer Anna") == 1);
    CHECK(rig.hub->verify_audit());
}

TEST_CASE("what is held outlives the hub") {
    HeldRig rig;
    const std::string id = rig.hold_conflict();
    rig.start();
    CHECK(rig.state_of(id) == "held");
    CHECK(rig.get("edits/" + id)["question"]["code"] == "conflict");
}
