// foyerctl announce, withdraw and undo.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/cli/false_hub.h"

using namespace foyer;
using namespace foyer::tests;

namespace {

const std::string post = "POST /api/v1/announcements";
const std::string announced = R"({"id":"a7","revision":9})";

Json body_of(const FalseHub& hub) {
    const auto parsed = parse_json(hub.last_body("POST"));
    REQUIRE_MESSAGE(parsed.ok(), hub.last("POST"));
    return *parsed;
}

}  // namespace

TEST_CASE("announce sends its words, and says how to take them back") {
    FalseHub hub;
    hub.answer(post, json_reply(201, announced));
    const Ended ended = hub.run({"announce", "Lunch", "is", "served"});
    CHECK(ended.err == "");
    CHECK(ended.out ==
          "Announced as a7, until it is withdrawn.\n"
          "Revision 9.\n"
          "To take it back: foyerctl withdraw a7 --hub HUB\n");
    CHECK(hub.last_body("POST") == R"({"severity":"info","zones":[],"text":{"":"Lunch is served"},)"
                                   R"("from":null,"until":null})");
}

TEST_CASE("announce takes languages, zones, severity and an end") {
    FalseHub hub;
    hub.answer(post, json_reply(201, announced));
    const Ended ended = hub.run({"announce", "Servi", "--lang", "FR", "--lang", "en=Served = here",
                                 "--zone", "foyer", "--zone", "hall-2", "--severity", "warning",
                                 "--until", "2018-06-26T21:00:00+02:00"});
    CHECK(ended.err == "");
    CHECK(ended.out.starts_with("Announced as a7, until Tue 26 Jun 19:00.\n"));
    const Json body = body_of(hub);
    CHECK(body["text"] == Json({{"fr", "Servi"}, {"en", "Served = here"}}));
    CHECK(body["zones"] == Json({"foyer", "hall-2"}));
    CHECK(body["severity"] == "warning");
    CHECK(body["until"] == "2018-06-26T19:00:00+00:00");
    CHECK(hub.run({"announce", "x", "--severity", "loud"}).code == 2);
    CHECK(hub.run({"announce", "x", "--until", "later"}).code == 2);
    CHECK(hub.run({"announce"}).code == 2);
}

TEST_CASE("an end as a clock time is the next one in the zone of the conference") {
    FalseHub hub;
    hub.answer("GET /api/v1/sessions", json_reply(200, FalseHub::one_session));
    hub.answer(post, json_reply(201, announced));
    CHECK(hub.run({"announce", "x", "--from", "2018-06-26T08:00:00Z", "--until", "09:30"}).code ==
          0);
    CHECK(body_of(hub)["from"] == "2018-06-26T10:00:00+02:00");
    CHECK(body_of(hub)["until"] == "2018-06-27T09:30:00+02:00");
}

TEST_CASE("a preview of an announcement is sent as one and tells of none") {
    FalseHub hub;
    hub.answer(post, json_reply(200, R"({"id":null})"));
    const Ended ended = hub.run({"announce", "x", "--preview"});
    CHECK(ended.code == 0);
    CHECK(ended.out.find("nothing was published") != std::string::npos);
    CHECK(body_of(hub)["preview"] == true);
}

TEST_CASE("withdraw takes an announcement back, and its id goes as one part of the path") {
    FalseHub hub;
    hub.answer("DELETE /api/v1/announcements/a7", json_reply(200, R"({"revision":10})"));
    CHECK(hub.run({"withdraw", "a7"}).out == "Withdrawn.\nRevision 10.\n");
    const Ended unknown = hub.run({"withdraw", "../hub"});
    CHECK(unknown.code == 1);
    CHECK(hub.last("DELETE").starts_with("DELETE /api/v1/announcements/..%2Fhub HTTP"));
}

TEST_CASE("undo takes back the edit that it is given") {
    FalseHub hub;
    hub.answer("POST /api/v1/edits/e1/undo",
               json_reply(200, R"({"edit":"e2","revision":9,"published":true,"changes":[)"
                               R"({"kind":"moved_room","session":"s2","title":"Search",)"
                               R"("from":"Salle 3","to":"Salle 1"}]})"));
    CHECK(hub.run({"undo", "e1"}).out ==
          "other room  Search  Salle 3 → Salle 1\n"
          "Revision 9.\n"
          "To take it back: foyerctl undo e2 --hub HUB\n");
}

TEST_CASE("undo without an edit takes the last own one that still stands") {
    FalseHub hub;
    hub.answer("GET /api/v1/edits?limit=50",
               json_reply(200, R"({"edits":[)"
                               R"({"id":"e9","own":false,"state":"published"},)"
                               R"({"id":"e8","own":true,"state":"undone"},)"
                               R"({"id":"e7","own":true,"state":"scheduled"},)"
                               R"({"id":"e6","own":true,"state":"published"}]})"));
    hub.answer("POST /api/v1/edits/e7/undo",
               json_reply(200, R"({"edit":"e10","revision":9,"published":true,"changes":[]})"));
    CHECK(hub.run({"undo"}).code == 0);
    CHECK(hub.last("POST").starts_with("POST /api/v1/edits/e7/undo HTTP"));
}

TEST_CASE("undo drops an edit that waits for its time") {
    FalseHub hub;
    hub.answer("POST /api/v1/edits/e1/undo",
               json_reply(409, R"({"error":{"code":"scheduled","message":"It waits."}})"));
    hub.answer("DELETE /api/v1/edits/e1", json_reply(200, "{}"));
    CHECK(hub.run({"undo", "e1"}).out ==
          "Dropped; it waited for its time and was never published.\n");
}

TEST_CASE("undo lists what can be taken back where the hub knows no own edit") {
    FalseHub hub;
    hub.answer("GET /api/v1/edits?limit=50",
               json_reply(200, R"({"edits":[{"id":"e9","who":"anna","op":"move","title":"Search",)"
                               R"("at":"2018-06-26T11:02:00+02:00","state":"published"}]})"));
    const Ended ended = hub.run({"undo"});
    CHECK(ended.code == 1);
    CHECK(ended.err ==
          "foyerctl: Your last edit is not known to the hub; give the id of the one to take back:\n"
          "  e9  Tue 26 Jun 11:02  anna: move \"Search\"\n");
    FalseHub empty;
    empty.answer("GET /api/v1/edits?limit=50", json_reply(200, R"({"edits":[]})"));
    CHECK(empty.run({"undo"}).err == "foyerctl: There is no edit to take back.\n");
}

TEST_CASE("an undo that comes too late says why") {
    FalseHub hub;
    hub.answer("POST /api/v1/edits/e1/undo",
               json_reply(409, R"({"error":{"code":"overwritten","message":)"
                               R"("anna changed the room at 11:05; edit the session anew."}})"));
    const Ended ended = hub.run({"undo", "e1"});
    CHECK(ended.code == 1);
    CHECK(ended.err == "foyerctl: anna changed the room at 11:05; edit the session anew.\n");
}

TEST_CASE("an emergency takes two steps: without --yes nothing is sent") {
    FalseHub hub;
    hub.answer(post, json_reply(201, announced));
    const Ended asked =
        hub.run({"announce", "Leave", "now", "--severity", "emergency", "--zone", "hall-2"});
    CHECK(asked.code == 2);
    CHECK(asked.out.empty());
    CHECK(asked.err.find("every screen of hall-2 at once") != std::string::npos);
    CHECK(asked.err.find("--yes") != std::string::npos);
    CHECK(hub.requests().empty());
    CHECK(hub.run({"announce", "Leave", "now", "--severity", "emergency", "--yes"}).code == 0);
    CHECK(body_of(hub)["severity"] == "emergency");
}
