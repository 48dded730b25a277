#include "kiosk/app/staff_answers.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

namespace foyer::kiosk {

TEST_CASE("screens are counted, and those that have been silent are named") {
    const HubReply reply{.status = 200, .body = R"({"screens":[
            {"id":"a","name":"Hall","known":true,"seen_at":"2018-06-26T09:00:00Z","shown":{"epoch":1,"revision":8}},
            {"id":"b","name":"","known":false,"seen_at":"2018-06-26T07:05:00Z","shown":{"epoch":1,"revision":7}},
            {"id":"c","name":"Stairs","known":true,"seen_at":"2018-06-26T08:59:50Z","shown":null},
            {"id":"d","name":"Store room","known":true,"seen_at":null,"shown":null},
            {"id":"e","known":false,"seen_at":null}]})"};
    const auto fleet = read_fleet(reply, 8, test::instant("2018-06-26T09:00:00Z"));
    REQUIRE(fleet);
    CHECK(fleet->all == 4);
    CHECK(fleet->shown == 1);
    REQUIRE(fleet->missing.size() == 2);
    CHECK(fleet->missing[0].name == "b");
    CHECK(fleet->missing[0].seen == test::instant("2018-06-26T07:05:00Z"));
    CHECK(fleet->missing[1].name == "Store room");
    CHECK_FALSE(fleet->missing[1].seen);
}

TEST_CASE("the latest edits say which can be taken back") {
    const HubReply reply{.status = 200, .body = R"({"edits":[
            {"id":"e2","at":"2018-06-26T09:18:00Z","who":"Anna","op":"move","session":"s1","title":"A","state":"published"},
            {"id":"e1","at":"2018-06-26T09:14:00Z","who":"Anna","op":"cancel","session":"s2","title":"B","state":"undone"},
            {"title":"no id"}]})"};
    const auto latest = read_latest(reply, 8);
    REQUIRE(latest.size() == 2);
    CHECK(latest[0].undoable);
    CHECK(latest[0].at == test::instant("2018-06-26T09:18:00Z"));
    CHECK_FALSE(latest[1].undoable);
    CHECK(read_latest(reply, 1).size() == 1);
}

TEST_CASE("answers in no form of the hub's say nothing") {
    for (const char* body : {"", "[]", "nonsense", R"({"screens":{}})", R"({"edits":5})",
                             R"({"screens":[5,null,"x"],"edits":[5,null,"x"]})"}) {
        const HubReply reply{.status = 200, .body = body};
        const auto fleet = read_fleet(reply, 1, UtcTime{});
        CHECK((!fleet || fleet->all == 0));
        CHECK(read_latest(reply, 8).empty());
        CHECK(read_edit_verdict(reply).kind == EditVerdict::Kind::later);
    }
    CHECK_FALSE(read_fleet({.status = 403, .body = R"({"screens":[]})"}, 1, UtcTime{}));
}

TEST_CASE("an edit that is so already has arrived, with nothing to take back") {
    const EditVerdict verdict = read_edit_verdict(
        {.status = 200, .body = R"({"edit":null,"revision":8,"published":true})"});
    CHECK(verdict.kind == EditVerdict::Kind::done);
    CHECK(verdict.revision == 8);
    CHECK(verdict.edit.empty());
}

}  // namespace foyer::kiosk
