// foyerctl move, retime, delay, cancel, reinstate.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/cli/false_hub.h"

using namespace foyer;
using namespace foyer::tests;

namespace {

const std::string patch_s2 = "PATCH /api/v1/sessions/s2";

std::string edited(const std::string& kind, const std::string& from, const std::string& to) {
    return R"({"edit":"e1","revision":8,"merged":false,"published":true,"session":{},"changes":[)"
           R"({"kind":")" +
           kind + R"(","session":"s2","title":"Lightning fast search","from":")" + from +
           R"(","to":")" + to + R"("}],"clashes":[],"screens":{"shown":0,"all":3}})";
}

/// The body of the last PATCH, as JSON.
Json patch_of(const FalseHub& hub) {
    const auto parsed = parse_json(hub.last_body("PATCH"));
    REQUIRE_MESSAGE(parsed.ok(), hub.last("PATCH"));
    return *parsed;
}

}  // namespace

TEST_CASE("move finds the session by a part of its title, and the hub knows its rooms") {
    FalseHub hub;
    hub.answer(patch_s2, json_reply(200, edited("moved_room", "Salle 1", "Salle 3")));
    const Ended moved = hub.run({"move", "fast", "--room", "SALLE 3"});
    CHECK(moved.err == "");
    CHECK(moved.code == 0);
    CHECK(moved.out ==
          "other room  Lightning fast search  Salle 1 → Salle 3\n"
          "Revision 8.\n"
          "0 of 3 screens showed it when the hub answered.\n"
          "To take it back: foyerctl undo e1 --hub HUB\n");
    const std::string request = hub.last("PATCH");
    CHECK(request.find("\r\nAuthorization: Bearer sesame\r\n") != std::string::npos);
    CHECK(request.find("\r\nIf-Match: \"5\"\r\n") != std::string::npos);
    CHECK(request.find("\r\nFoyer-Client: foyerctl\r\n") != std::string::npos);
    CHECK(request.find("\r\nContent-Type: application/json\r\n") != std::string::npos);
    CHECK(request.find("\r\nIdempotency-Key: ") != std::string::npos);
    CHECK(
        hub.last_body("PATCH") ==
        R"({"set":{"rooms":{"from":["salle-1"],"to":["SALLE 3"]}},"force":false,"preview":false})");
}

TEST_CASE("move takes several rooms, and a session for all rooms is in one of them then") {
    FalseHub hub;
    hub.answer("GET /api/v1/sessions?q=lunch",
               json_reply(200, R"({"sessions":[{"id":"l","title":"Lunch","rooms":[],)"
                               R"("plenary":true,"revision":1}]})"));
    hub.answer("PATCH /api/v1/sessions/l", json_reply(200, edited("moved_room", "", "")));
    CHECK(hub.run({"move", "lunch", "--room", "amphi", "--room", "Bar 2"}).code == 0);
    CHECK(hub.last_body("PATCH") ==
          R"({"set":{"rooms":{"from":[],"to":["amphi","Bar 2"]},)"
          R"("plenary":{"from":true,"to":false}},"force":false,"preview":false})");
}

TEST_CASE("several sessions are listed to choose from, and nothing is changed") {
    FalseHub hub;
    hub.answer("GET /api/v1/sessions?q=keynote%20%C3%A9",
               json_reply(200, R"({"sessions":[)"
                               R"({"id":"k1","title":"Opening keynote é","status":"scheduled",)"
                               R"("start":"2018-06-26T09:00:00+02:00","room_names":["Salle 1"]},)"
                               R"({"id":"k2","title":"Closing keynote é","status":"cancelled",)"
                               R"("start":"2018-06-26T17:00:00+02:00","room_names":[]}]})"));
    const Ended ended = hub.run({"cancel", "keynote é"});
    CHECK(ended.code == 1);
    CHECK(ended.out == "");
    CHECK(ended.err ==
          "foyerctl: \"keynote é\" fits 2 sessions; give the id of one of them:\n"
          "  k1  Tue 26 Jun 09:00  Salle 1  Opening keynote é\n"
          "  k2  Tue 26 Jun 17:00  Closing keynote é (cancelled)\n");
    CHECK(hub.last("PATCH").empty());
    hub.answer("GET /api/v1/sessions?q=none", json_reply(200, R"({"sessions":[]})"));
    CHECK(hub.run({"cancel", "none"}).err ==
          "foyerctl: No session is called \"none\"; give its id or a part of its title.\n");
}

TEST_CASE("an id and a whole title win over parts") {
    FalseHub hub;
    const std::string two = R"({"sessions":[{"id":"go-2","title":"go","revision":3,"rooms":[]},)"
                            R"({"id":"go","title":"Going further","revision":9}]})";
    hub.answer("GET /api/v1/sessions?q=go", json_reply(200, two));
    hub.answer("GET /api/v1/sessions?q=GO", json_reply(200, two));
    hub.answer("PATCH /api/v1/sessions/go", json_reply(200, edited("cancelled", "", "")));
    hub.answer("PATCH /api/v1/sessions/go-2", json_reply(200, edited("cancelled", "", "")));
    CHECK(hub.run({"cancel", "go"}).code == 0);
    CHECK(hub.last("PATCH").starts_with("PATCH /api/v1/sessions/go HTTP"));
    CHECK(hub.run({"cancel", "GO"}).code == 0);
    CHECK(hub.last("PATCH").starts_with("PATCH /api/v1/sessions/go-2 HTTP"));
}

TEST_CASE("retime takes a clock time on the day of the session and keeps its length") {
    FalseHub hub;
    hub.answer(patch_s2, json_reply(200, edited("moved_time", "2018-06-26T11:00:00+02:00",
                                                "2018-06-26T14:30:00+02:00")));
    const Ended ended = hub.run({"retime", "s2", "--start", "14:30"});
    CHECK(ended.code == 0);
    CHECK(ended.out.starts_with(
        "other time  Lightning fast search  Tue 26 Jun 11:00 → Tue 26 Jun 14:30\n"));
    const Json set = patch_of(hub)["set"];
    CHECK(set["start"] ==
          Json({{"from", "2018-06-26T11:00:00+02:00"}, {"to", "2018-06-26T14:30:00+02:00"}}));
    CHECK(set["end"]["to"] == "2018-06-26T15:15:00+02:00");
}

TEST_CASE("retime knows that after midnight it is still the day before") {
    FalseHub hub;
    hub.answer(patch_s2, json_reply(200, edited("moved_time", "", "")));
    CHECK(hub.run({"retime", "s2", "--start", "23:30", "--end", "01:00"}).code == 0);
    CHECK(patch_of(hub)["set"]["start"]["to"] == "2018-06-26T23:30:00+02:00");
    CHECK(patch_of(hub)["set"]["end"]["to"] == "2018-06-27T01:00:00+02:00");
    CHECK(hub.run({"retime", "s2", "--start", "00:30"}).code == 0);
    CHECK(patch_of(hub)["set"]["start"]["to"] == "2018-06-27T00:30:00+02:00");
}

TEST_CASE("retime takes instants of any offset, and the zone of the hub where it tells one") {
    FalseHub hub;
    hub.answer(patch_s2, json_reply(200, edited("moved_time", "", "")));
    CHECK(hub.run({"retime", "s2", "--start", "2018-06-26T12:00:00Z", "--end",
                   "2018-06-26T12:30:00Z"})
              .code == 0);
    CHECK(patch_of(hub)["set"]["start"]["to"] == "2018-06-26T14:00:00+02:00");
    CHECK(hub.run({"retime", "s2", "--start", "tomorrow"}).code == 2);
    CHECK(hub.run({"retime", "s2", "--start", "25:00"}).code == 2);
    hub.answer("GET /api/v1/hub",
               json_reply(200, R"({"feed":"00112233445566778899aabbccddeeff",)"
                               R"("time_zone":"America/New_York","day_starts":"06:00"})"));
    CHECK(hub.run({"retime", "s2", "--start", "14:30"}).code == 0);
    // At 05:00 in New York it is still the day before for this conference.
    CHECK(patch_of(hub)["set"]["start"]["to"] == "2018-06-25T14:30:00-04:00");
}

TEST_CASE("delay moves beginning and end") {
    FalseHub hub;
    hub.answer(patch_s2, json_reply(200, edited("moved_time", "", "")));
    CHECK(hub.run({"delay", "fast", "15"}).code == 0);
    CHECK(patch_of(hub)["set"]["start"]["to"] == "2018-06-26T11:15:00+02:00");
    CHECK(patch_of(hub)["set"]["end"]["to"] == "2018-06-26T12:00:00+02:00");
    for (const std::string minutes : {"0", "-5", "1441", "soon", "1.5"})
        CHECK(hub.run({"delay", "fast", minutes}).code == 2);
}

TEST_CASE("cancel takes a session off, and reinstate takes it back") {
    FalseHub hub;
    hub.answer(patch_s2, json_reply(200, edited("cancelled", "", "")));
    CHECK(hub.run({"cancel", "s2"}).code == 0);
    CHECK(hub.last_body("PATCH") ==
          R"({"set":{"status":{"from":"scheduled","to":"cancelled"}},"force":false,)"
          R"("preview":false})");
    CHECK(hub.run({"reinstate", "s2"}).code == 0);
    CHECK(patch_of(hub)["set"]["status"]["to"] == "scheduled");
}

TEST_CASE("cancel names what is instead, and reinstate takes it back") {
    FalseHub hub;
    hub.answer("GET /api/v1/sessions?q=keynote",
               json_reply(200, R"({"revision":7,"sessions":[{"id":"k1","title":"Keynote",)"
                               R"("status":"cancelled","instead":"s2","revision":3}]})"));
    hub.answer("PATCH /api/v1/sessions/k1", json_reply(200, edited("cancelled", "", "")));
    CHECK(hub.run({"cancel", "keynote", "--instead", "fast"}).code == 0);
    CHECK(patch_of(hub)["set"]["instead"] == Json({{"from", "s2"}, {"to", "s2"}}));
    CHECK(hub.run({"reinstate", "keynote"}).code == 0);
    CHECK(patch_of(hub)["set"]["instead"]["to"] == "");
}

TEST_CASE("full marks the room of a session, and takes the mark off") {
    FalseHub hub;
    hub.answer(patch_s2, json_reply(200, edited("scheduled", "", "")));
    CHECK(hub.run({"full", "fast"}).code == 0);
    CHECK(patch_of(hub)["set"]["full"]["to"] == true);
    CHECK(hub.run({"full", "fast", "--off"}).code == 0);
    CHECK(patch_of(hub)["set"]["full"]["to"] == false);
}

TEST_CASE("a clash is told with who and when, and how to insist") {
    FalseHub hub;
    hub.answer("GET /api/v1/sessions", json_reply(200, R"({"sessions":[]})"));
    hub.answer(patch_s2,
               json_reply(422, R"({"error":{"code":"clash","message":"Double-booked."},"clashes":[)"
                               R"({"kind":"room","name":"Salle 2","session":"s3",)"
                               R"("title":"Containers","start":"2018-06-26T11:10:00+02:00",)"
                               R"("end":"2018-06-26T11:40:00+02:00"}]})"));
    const Ended ended = hub.run({"move", "s2", "--room", "salle-2"});
    CHECK(ended.code == 1);
    CHECK(ended.out == "");
    CHECK(ended.err ==
          "foyerctl: This would double-book:\n"
          "  Salle 2: \"Containers\" [s3], Tue 26 Jun 11:10 to 11:40\n"
          "Nothing was changed. Choose another room or time, or insist with: "
          "--force --reason \"WHY\"\n");
    CHECK(hub.run({"move", "s2", "--room", "salle-2", "--force"}).code == 2);
    CHECK(hub.run({"move", "s2", "--room", "salle-2", "--force", "--reason", "both know"}).code ==
          1);
    CHECK(patch_of(hub)["force"] == true);
    CHECK(patch_of(hub)["reason"] == "both know");
}

TEST_CASE("a conflict says who did what, and what to do") {
    FalseHub hub;
    hub.answer(patch_s2,
               json_reply(409, R"({"error":{"code":"conflict","message":"Changed."},"conflicts":[)"
                               R"({"field":"rooms","base":["salle-1"],"mine":["salle-2"],)"
                               R"("theirs":["salle-3"],"who":"anna",)"
                               R"("when":"2018-06-26T10:58:00+02:00"}]})"));
    const Ended ended = hub.run({"cancel", "s2"});
    CHECK(ended.code == 1);
    CHECK(ended.err ==
          "foyerctl: Somebody else was quicker, and nothing was changed:\n"
          "  rooms was salle-1; anna made it salle-3 (Tue 26 Jun 10:58), "
          "you wanted salle-2\n"
          "Talk to them, then repeat the command if it is still right: it starts "
          "from what stands now.\n");
}

TEST_CASE("a preview and a time of publication are sent and told") {
    FalseHub hub;
    std::string answer = edited("cancelled", "", "");
    hub.answer(patch_s2, json_reply(200, answer));
    const Ended preview = hub.run({"cancel", "s2", "--preview"});
    CHECK(preview.out ==
          "cancelled  Lightning fast search\n"
          "This is a preview; nothing was published.\n");
    CHECK(patch_of(hub)["preview"] == true);
    FalseHub later;
    answer.replace(answer.find("\"published\":true"), 16, "\"published\":false");
    later.answer(patch_s2, json_reply(200, answer));
    const Ended timed = later.run({"cancel", "s2", "--publish-at", "2018-06-26T12:00:00+02:00"});
    CHECK(timed.out.find("It waits for its time: 2018-06-26T10:00:00Z.\n") != std::string::npos);
    CHECK(patch_of(later)["publish_at"] == "2018-06-26T10:00:00Z");
}

TEST_CASE("with --json the hub's own answer is printed, also when it refuses") {
    FalseHub hub;
    hub.answer(patch_s2, json_reply(200, R"({"edit":"e1","revision":8,"changes":[]})"));
    CHECK(hub.run({"cancel", "s2", "--json"}).out ==
          "{\"edit\":\"e1\",\"revision\":8,\"changes\":[]}\n");
    FalseHub refusing;
    refusing.answer(patch_s2,
                    json_reply(422, R"({"error":{"code":"past","message":"It is over."}})"));
    const Ended refused = refusing.run({"cancel", "s2", "--json"});
    CHECK(refused.code == 1);
    CHECK(refused.out == "{\"error\":{\"code\":\"past\",\"message\":\"It is over.\"}}\n");
    CHECK(refused.err == "foyerctl: It is over.\n");
}
