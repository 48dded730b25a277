// --wait: a command that published ends when the screens show it; take: an edit that is held.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/cli/false_hub.h"

using namespace foyer;
using namespace foyer::tests;

namespace {

Reply showing(int revision, int shown, int all) {
    return json_reply(200, R"({"revision":)" + std::to_string(revision) +
                               R"(,"screens":{"shown":)" + std::to_string(shown) + R"(,"all":)" +
                               std::to_string(all) + "}}");
}

const Reply moved = json_reply(200, R"({"edit":"e1","revision":8,"changes":[],)"
                                    R"("session":{},"screens":{"shown":0,"all":3}})");
const std::string status = "GET /api/v1/status";

}  // namespace

TEST_CASE("--wait ends when the hub has published the edit and every screen shows it") {
    FalseHub hub;
    hub.answer("PATCH /api/v1/sessions/s2", moved);
    hub.answer(status, showing(7, 3, 3));  // of the revision before
    hub.answer(status, showing(8, 2, 3));
    hub.answer(status, showing(8, 3, 3));
    const Ended ended = hub.run({"full", "s2", "--wait", "30"});
    CHECK(ended.code == 0);
    CHECK(ended.out ==
          "No change is announced.\nRevision 8.\n"
          "To take it back: foyerctl undo e1 --hub HUB\nAll 3 screens show it.\n");
}

TEST_CASE("with --wait the JSON of an edit says which screens show it in the end") {
    FalseHub hub;
    hub.answer("PATCH /api/v1/sessions/s2", moved);
    hub.answer(status, showing(9, 1, 1));
    const auto json = parse_json(hub.run({"full", "s2", "--wait", "30", "--json"}).out);
    REQUIRE(json.ok());
    CHECK((*json)["screens"]["shown"] == 1);
    CHECK((*json)["edit"] == "e1");
}

TEST_CASE("--wait waits neither for a preview, nor for what comes later, nor where no screen is") {
    FalseHub hub;
    hub.answer("PATCH /api/v1/sessions/s2", moved);
    CHECK(hub.run({"full", "s2", "--wait", "30", "--preview"}).code == 0);
    CHECK(hub.run({"full", "s2", "--wait", "30", "--publish-at", "2018-06-26T12:00:00Z"}).code ==
          0);
    hub.answer("DELETE /api/v1/announcements/a7", json_reply(200, R"({"revision":8})"));
    hub.answer(status, showing(8, 0, 0));
    CHECK(hub.run({"withdraw", "a7", "--wait", "30"}).out ==
          "Withdrawn.\nRevision 8.\nNo screen is on.\n");
    CHECK(hub.run({"withdraw", "a7", "--wait", "0"}).code == 2);
    CHECK(hub.run({"withdraw", "a7", "--wait", "soon"}).code == 2);
}

TEST_CASE("--wait says how many screens were too late, and that it is published all the same" *
          doctest::test_suite("slow")) {
    FalseHub hub;
    hub.answer("POST /api/v1/announcements", json_reply(200, R"({"id":"a7","revision":8})"));
    hub.answer(status, showing(8, 22, 23));
    const Ended ended = hub.run({"announce", "Dinner", "--wait", "1"});
    CHECK(ended.code == 1);
    CHECK(ended.out.starts_with("Announced as a7, until it is withdrawn.\nRevision 8.\n"));
    CHECK(ended.err ==
          "foyerctl: Published, but only 22 of 23 screens showed it after 1 s; "
          "\"foyerctl screens\" tells which do not\n");
}

TEST_CASE("take publishes a held edit with its values, and says which one it answers") {
    FalseHub hub;
    hub.answer("GET /api/v1/edits/e9",
               json_reply(200, R"({"id":"e9","state":"held","session":"s2","revision":5,)"
                               R"("set":{"rooms":["salle-3"]},"announce":{"severity":"info"},)"
                               R"("question":{"code":"conflict"}})"));
    hub.answer("PATCH /api/v1/sessions/s2", moved);
    CHECK(hub.run({"take", "e9"}).code == 0);
    const auto sent = parse_json(hub.last_body("PATCH"));
    REQUIRE(sent.ok());
    CHECK((*sent)["answers"] == "e9");
    CHECK((*sent)["set"] == Json{{"rooms", {{"to", Json::array({"salle-3"})}}}});
    CHECK((*sent)["announce"]["severity"] == "info");
    CHECK(hub.last("PATCH").find("If-Match: \"5\"") != std::string::npos);
}

TEST_CASE("take tells a clash, and takes nothing that is not held") {
    FalseHub hub;
    hub.answer("GET /api/v1/edits/e9",
               json_reply(200, R"({"id":"e9","state":"held","session":"s2","revision":5,)"
                               R"("set":{"rooms":["salle-3"]}})"));
    hub.answer(
        "PATCH /api/v1/sessions/s2",
        json_reply(422, R"({"error":{"code":"clash","message":"no"},"clashes":[{"name":)"
                        R"("Salle 3","title":"Other","session":"s3","start":)"
                        R"("2018-06-26T11:00:00+02:00","end":"2018-06-26T12:00:00+02:00"}]})"));
    const Ended clash = hub.run({"take", "e9"});
    CHECK(clash.code == 1);
    CHECK(clash.err.find("Salle 3: \"Other\" [s3]") != std::string::npos);
    hub.answer("GET /api/v1/edits/e1", json_reply(200, R"({"id":"e1","state":"published"})"));
    const Ended other = hub.run({"take", "e1"});
    CHECK(other.code == 1);
    CHECK(other.err.find("it is published") != std::string::npos);
}
