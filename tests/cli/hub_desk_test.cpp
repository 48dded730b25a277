// foyerctl status, screens, edits … and what decides on what waits at a hub.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/cli/false_hub.h"

using namespace foyer;
using namespace foyer::tests;

TEST_CASE("status says the revision, who shows it, and each trouble") {
    FalseHub hub;
    hub.answer("GET /api/v1/status",
               json_reply(200, R"({"revision":9,"issued":"2018-06-26T11:20:00+02:00",)"
                               R"("pending":true,"trouble":"the disk is full","backup_trouble":"",)"
                               R"("screens":{"shown":22,"all":23},"screens_ahead":1,)"
                               R"("sessions":30,"overrides":2,"version":"0.1.0"})"));
    const Ended ended = hub.run({"status"});
    CHECK(ended.code == 0);
    CHECK(ended.out ==
          "Revision 9, signed Tue 26 Jun 11:20. 22 of 23 screens show it.\n"
          "30 sessions, 2 changed by staff; Foyer 0.1.0.\n"
          "An edit waits to be published.\n"
          "the disk is full\n"
          "1 screens show a revision that this hub has never published: was a backup restored?\n");
}

TEST_CASE("screens tells what each one is, shows, and by which code it is paired") {
    FalseHub hub;
    hub.answer("GET /api/v1/screens",
               json_reply(200, R"({"revision":9,"screens":[)"
                               R"({"id":"door-2","name":"Door of Salle 2","mode":"door",)"
                               R"("room":"salle-2","zone":"","state":"shown","code":"",)"
                               R"("seen_at":"2018-06-26T11:20:00+02:00",)"
                               R"("shown":{"epoch":1,"revision":9},)"
                               R"("status":{"last_error":"the hub was slow"}},)"
                               R"({"id":"s-1","name":"","mode":"touch","state":"",)"
                               R"("code":"KX7-M2P","seen_at":null,"shown":null,"status":null}]})"));
    const Ended ended = hub.run({"screens"});
    CHECK(ended.err == "");
    CHECK(ended.out.find("door-2  Door of Salle 2  door   salle-2") != std::string::npos);
    CHECK(ended.out.find("revision 9  seen Tue 26 Jun 11:20  shown; the hub was slow") !=
          std::string::npos);
    CHECK(ended.out.find("never seen") != std::string::npos);
    CHECK(ended.out.find("to be paired: KX7-M2P") != std::string::npos);
}

TEST_CASE("edits lists what staff did, and only what waits when asked for that") {
    FalseHub hub;
    const std::string edit = R"({"id":"e1","at":"2018-06-26T11:20:00+02:00","who":"Anna",)"
                             R"("op":"move","title":"Fast search","state":"scheduled",)"
                             R"("publish_at":"2018-06-26T12:00:00+02:00"})";
    hub.answer("GET /api/v1/edits?limit=20", json_reply(200, R"({"edits":[)" + edit + "]}"));
    hub.answer("GET /api/v1/edits?limit=5&state=held", json_reply(200, R"({"edits":[]})"));
    CHECK(hub.run({"edits"}).out ==
          "e1  Tue 26 Jun 11:20  Anna  move  Fast search  scheduled for Tue 26 Jun 12:00\n");
    CHECK(hub.run({"edits", "--held", "--limit", "5"}).out == "Nothing waits to be decided.\n");
    CHECK(hub.run({"edits", "--limit", "0"}).code == 2);
}

TEST_CASE("lists of another form are empty, and --json is what the hub said") {
    FalseHub hub;
    for (const std::string list : {"rooms", "announcements", "imports"})
        hub.answer("GET /api/v1/" + list, json_reply(200, R"({"rooms":7,"imports":"x"})"));
    CHECK(hub.run({"rooms"}).out == "The programme has no rooms.\n");
    CHECK(hub.run({"announcements"}).out == "No announcement is in force.\n");
    CHECK(hub.run({"imports"}).out == "Nothing was imported yet.\n");
    const auto json = parse_json(hub.run({"rooms", "--json"}).out);
    REQUIRE(json.ok());
    CHECK((*json)["rooms"] == 7);
}

TEST_CASE("imports tells what one would lose, announcements where and until when, audit who") {
    FalseHub hub;
    hub.answer(
        "GET /api/v1/imports",
        json_reply(200, R"({"imports":[{"id":"17","at":"2018-06-26T11:20:00+02:00",)"
                        R"("who":"upstream","state":"held","sessions":3,"changes":27,)"
                        R"("losses":[{"kind":"room","name":"Salle 1","lost":9,"held":10}]}]})"));
    CHECK(hub.run({"imports"}).out ==
          "17  Tue 26 Jun 11:20  upstream  held  3 sessions  27 changes  would lose 9 of 10 "
          "sessions of Salle 1\n");
    hub.answer("GET /api/v1/announcements",
               json_reply(200, R"({"announcements":[{"id":"a7","severity":"warning",)"
                               R"("zones":["foyer","hall"],"text":{"en":"Lunch","fr":"Repas"},)"
                               R"("from":"2018-06-26T11:20:00+02:00","until":null}]})"));
    CHECK(hub.run({"announcements"}).out ==
          "a7  warning  foyer, hall  from Tue 26 Jun 11:20  until withdrawn  Lunch / Repas\n");
    hub.answer("GET /api/v1/audit?newest=20",
               json_reply(200, R"({"entries":[{"n":4,"time":"2018-06-26T09:20:00Z",)"
                               R"("user":"Anna","op":"move","record":"session s2",)"
                               R"("reason":"the heating"}]})"));
    CHECK(hub.run({"audit"}).out ==
          "4  Tue 26 Jun 09:20 UTC  Anna  move  session s2  the heating\n");
}

TEST_CASE("what waits is decided, and a refusal is told") {
    FalseHub hub;
    hub.answer("POST /api/v1/imports/17/accept", json_reply(200, R"({"revision":10})"));
    CHECK(hub.run({"accept", "17"}).out == "Published.\nRevision 10.\n");
    hub.answer(
        "POST /api/v1/imports/17/reject",
        json_reply(409, R"({"error":{"code":"state","message":"It is not held any more."}})"));
    const Ended refused = hub.run({"reject", "17"});
    CHECK(refused.code == 1);
    CHECK(refused.err.find("It is not held any more.") != std::string::npos);
    hub.answer("DELETE /api/v1/edits/e%2F1", json_reply(200, R"({"edit":"e/1","revision":10})"));
    CHECK(hub.run({"drop", "e/1"}).out == "Dropped; it was never published.\nRevision 10.\n");
}

TEST_CASE("a screen is paired by the code it shows") {
    FalseHub hub;
    hub.answer("POST /api/v1/screens/pair", json_reply(200, R"({"id":"s-1","revision":10})"));
    const Ended ended = hub.run({"pair", "KX7-M2P", "--name", "Door", "--mode", "door", "--room",
                                 "salle-2", "--lang", "fr", "--lang", "en"});
    CHECK(ended.err == "");
    const auto body = parse_json(hub.last_body("POST"));
    REQUIRE(body.ok());
    CHECK(*body == Json({{"code", "KX7-M2P"},
                         {"name", "Door"},
                         {"mode", "door"},
                         {"languages", {"fr", "en"}},
                         {"room", "salle-2"}}));
    CHECK(hub.run({"pair", "KX7-M2P", "--name", "Door", "--mode", "window"}).code == 2);
    CHECK(hub.run({"pair", "KX7-M2P"}).code == 2);
}

TEST_CASE("one import is shown with what accepting it would change, one edit with what it sets") {
    FalseHub hub;
    hub.answer("GET /api/v1/imports/17",
               json_reply(200, R"({"id":"17","state":"held","sessions":3,"losses":[],"diff":[)"
                               R"({"kind":"cancelled","session":"s2","title":"Fast search",)"
                               R"("from":"","to":""}]})"));
    const std::string import = hub.run({"imports", "17"}).out;
    CHECK(import.find("1 change: 1 cancelled") != std::string::npos);
    CHECK(import.find("Fast search") != std::string::npos);
    hub.answer(
        "GET /api/v1/edits/e1",
        json_reply(200, R"({"id":"e1","op":"move","state":"held","set":{"rooms":["salle-2"]},)"
                        R"("question":{"code":"conflict","message":"Anna has moved it."}})"));
    const std::string edit = hub.run({"edits", "e1"}).out;
    CHECK(edit.find("  rooms: [\"salle-2\"]\n") != std::string::npos);
    CHECK(edit.find("  Anna has moved it.\n") != std::string::npos);
}

TEST_CASE("upstream tells what is followed, changes it and ends it") {
    FalseHub hub;
    hub.answer("GET /api/v1/upstream", json_reply(200, R"({"url":null,"state":"none"})"));
    hub.answer("PUT /api/v1/upstream",
               json_reply(200, R"({"url":"https://x.example/a.xml","every_s":60,"state":"held",)"
                               R"("last_check":"2018-06-26T11:20:00+02:00","last_change":null,)"
                               R"("why":"28 of 30 sessions would be lost"})"));
    hub.answer("DELETE /api/v1/upstream", json_reply(200, R"({"url":null})"));
    CHECK(hub.run({"upstream"}).out == "It follows no schedule.\n");
    CHECK(hub.run({"upstream", "https://x.example/a.xml", "--every", "60"}).out ==
          "It follows https://x.example/a.xml, every 60 s.\n"
          "Last asked Tue 26 Jun 11:20.\n"
          "It would lose too much; see foyerctl imports.\n"
          "28 of 30 sessions would be lost\n");
    CHECK(hub.last_body("PUT") == R"({"url":"https://x.example/a.xml","every_s":60})");
    CHECK(hub.run({"upstream", "--off"}).out == "It follows no schedule.\n");
    CHECK(hub.run({"upstream", "--every", "60"}).code == 2);
    CHECK(hub.run({"upstream", "https://x.example/a.xml", "--off"}).code == 2);
}

TEST_CASE("a rehearsal begins at an instant and ends") {
    FalseHub hub;
    hub.answer("POST /api/v1/rehearsal", json_reply(200, "{}"));
    hub.answer("DELETE /api/v1/rehearsal", json_reply(200, "{}"));
    const Ended begun = hub.run({"rehearse", "--at", "2018-06-26T11:15:00+02:00", "--speed", "10"});
    CHECK(begun.out ==
          "Rehearsing from 2018-06-26T09:15:00Z; every screen says so. To end it: foyerctl "
          "rehearse --off --hub HUB\n");
    CHECK(hub.last_body("POST") == R"({"at":"2018-06-26T09:15:00Z","speed":10.0})");
    CHECK(hub.run({"rehearse", "--off"}).out.starts_with("Ended;"));
    CHECK(hub.run({"rehearse"}).code == 2);
}

TEST_CASE("a screen is forgotten by its id") {
    FalseHub hub;
    hub.answer("DELETE /api/v1/screens/door-2", json_reply(200, R"({"revision":11})"));
    CHECK(hub.run({"forget", "door-2"}).out ==
          "Forgotten; if it comes back it shows a code to be paired by.\nRevision 11.\n");
}
