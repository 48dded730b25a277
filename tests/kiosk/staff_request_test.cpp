#include "kiosk/state/staff_request.h"

#include <doctest/doctest.h>

#include "core/base/json.h"
#include "tests/support/builders.h"
#include "tests/support/catalogues.h"

#include <nlohmann/json.hpp>

namespace foyer::kiosk {

using namespace std::chrono_literals;

namespace {

/// Two rooms; in r1 a talk at 10 and one right after it, in r2 another one at 10.
test::ProgrammeBuilder two_rooms() {
    test::ProgrammeBuilder p;
    p.room("r1", "One").room("r2", "Two").room("r3", "Three").person("ada", "Ada");
    p.session("Opening", "2018-06-26 10:00", 30min, {"r1"}).people = {{.person = "ada"}};
    p.session("Second", "2018-06-26 10:30", 30min, {"r1"});
    p.session("Elsewhere", "2018-06-26 10:00", 30min, {"r2"}).people = {{.person = "ada"}};
    return p;
}

const Catalogues& both_languages() {
    static const Catalogues all = test::shipped_catalogues();
    return all;
}

std::vector<StaffRequest> asked_of(const programme::Snapshot& snapshot, const StaffDraft& draft) {
    return requests_of(snapshot, draft, both_languages().of("en"), both_languages(),
                       test::instant("2018-06-26T07:00:00Z"));
}

Json body_of(const StaffRequest& request) {
    const auto parsed = parse_json(request.body);
    REQUIRE(parsed.ok());
    return *parsed;
}

}  // namespace

TEST_CASE("a draft that changes nothing asks nothing of the hub") {
    const auto snapshot = two_rooms().snapshot(7);
    CHECK(asked_of(*snapshot, {.session = "s1"}).empty());
    CHECK(asked_of(*snapshot, {.session = "s1", .standing = StaffStanding::on}).empty());
    CHECK(asked_of(*snapshot, {.session = "gone", .later = 5min}).empty());
}

TEST_CASE("a delay asks for both times, on the revision that staff saw") {
    const auto snapshot = two_rooms().snapshot(7);
    const auto requests = asked_of(*snapshot, {.session = "s2", .later = 5min, .longer = -10min});
    REQUIRE(requests.size() == 1);
    CHECK(requests[0].target == "sessions/s2");
    CHECK(requests[0].base == "7");
    CHECK(
        requests[0].body ==
        R"({"set":{"start":{"from":"2018-06-26T10:30:00+02:00","to":"2018-06-26T10:35:00+02:00"},)"
        R"("end":{"from":"2018-06-26T11:00:00+02:00","to":"2018-06-26T10:55:00+02:00"}},"hold":true})");
}

TEST_CASE("a reason for cancelling stands in the audit") {
    const auto snapshot = two_rooms().snapshot(7);
    const auto requests = asked_of(
        *snapshot, {.session = "s1", .standing = StaffStanding::cancelled, .reason = "ill"});
    REQUIRE(requests.size() == 1);
    const Json body = body_of(requests[0]);
    CHECK(body["set"]["status"]["to"] == "cancelled");
    CHECK(body["reason"] == "Speaker ill");
    CHECK_FALSE(body.contains("force"));
}

TEST_CASE("a double booking that staff have seen is asked for by force") {
    const auto snapshot = two_rooms().snapshot(7);
    const auto requests = asked_of(*snapshot, {.session = "s2", .later = -15min});
    REQUIRE(requests.size() == 1);
    CHECK(body_of(requests[0])["force"] == true);
    CHECK_FALSE(body_of(requests[0])["reason"].get<std::string>().empty());
}

TEST_CASE("a message goes to all screens in every language, with the edit") {
    const auto snapshot = two_rooms().snapshot(7);
    const auto requests = asked_of(*snapshot, {.session = "s2", .later = 5min, .message = "time"});
    REQUIRE(requests.size() == 1);
    CHECK(requests[0].target == "sessions/s2");
    CHECK(body_of(requests[0])["hold"] == true);
    const Json told = body_of(requests[0])["announce"];
    CHECK(told["text"]["en"] == "“Second” now starts at 10:35, One.");
    CHECK(told["text"].size() == both_languages().all().size());
    CHECK(told["until"] == "2018-06-26T11:05:00+02:00");
}

TEST_CASE("a message without an edit goes alone") {
    const auto snapshot = two_rooms().snapshot(7);
    const auto requests = asked_of(*snapshot, {.session = "s2", .message = "full"});
    REQUIRE(requests.size() == 1);
    CHECK(requests[0].target == "announcements");
    CHECK(body_of(requests[0])["severity"] == "info");
}

TEST_CASE("staff's own words go out in the languages in which they were written") {
    const auto snapshot = two_rooms().snapshot(7);
    StaffDraft draft{.session = "s2"};
    type_own_words(draft, "en", "bring your badge");
    const auto requests = asked_of(*snapshot, draft);
    REQUIRE(requests.size() == 1);
    CHECK(body_of(requests[0])["text"] == Json{{"en", "Bring your badge"}});
    CHECK(message_of(*snapshot, draft, both_languages().of("fr")) == "Bring your badge");
}

TEST_CASE("an announcement is withdrawn by its id") {
    CHECK(withdrawal_of("a1").target == "announcements/a1");
}

TEST_CASE("a talk may be shortened, but never to nothing") {
    programme::Session talk;
    talk.start = UtcTime{};
    talk.end = talk.start + 20min;
    CHECK(as_drafted(talk, {.longer = -15min}).end == talk.start + 5min);
    CHECK(as_drafted(talk, {.longer = -60min}).end == talk.start + 5min);
    talk.end = talk.start + 3min;
    CHECK(as_drafted(talk, {.longer = -5min}).end == talk.start + 3min);
}

TEST_CASE("the gravest trouble is told: a room, then a person, then no break") {
    const auto snapshot = two_rooms().snapshot(7);
    const auto trouble = [&](const char* id, const StaffDraft& draft) {
        return trouble_of(*snapshot,
                          as_drafted(snapshot->session(*snapshot->find_session(id)), draft));
    };
    CHECK_FALSE(trouble("s1", {}));
    CHECK(trouble("s1", {.room = "r2"})->kind == DraftTrouble::Kind::room);
    CHECK(trouble("s1", {.room = "r3"})->kind == DraftTrouble::Kind::person);
    CHECK(trouble("s1", {.room = "r3"})->name == "Ada");
    CHECK(trouble("s1", {.later = -40min, .longer = 0min}) == std::nullopt);
    CHECK(trouble("s2", {.later = 5min}) == std::nullopt);
    CHECK_FALSE(trouble("s1", {.room = "r2", .standing = StaffStanding::cancelled}));
    StaffDraft earlier{.later = -30min, .longer = 30min};
    CHECK(trouble("s1", earlier)->kind == DraftTrouble::Kind::person);
}

TEST_CASE("what was asked for is what is shown meanwhile") {
    const auto snapshot = two_rooms().snapshot(7);
    const StaffDraft drafts[] = {
        {.session = "s1", .later = 20min, .room = "r3"},
        {.session = "s1", .standing = StaffStanding::cancelled},
        {.session = "s1", .longer = 5min, .standing = StaffStanding::full}};
    for (const StaffDraft& draft : drafts) {
        const programme::Session& before = snapshot->session(*snapshot->find_session("s1"));
        const auto requests = asked_of(*snapshot, draft);
        REQUIRE(requests.size() == 1);
        programme::Session shown = before;
        CHECK(apply_request(requests[0].target, requests[0].body, shown));
        CHECK(shown == as_drafted(before, draft));
    }
}

TEST_CASE("what is no edit of the session changes nothing of it") {
    const auto snapshot = two_rooms().snapshot(7);
    const programme::Session before = snapshot->session(0);
    programme::Session session = before;
    const std::string target = "sessions/" + session.id;
    CHECK_FALSE(apply_request("announcements", "{}", session));
    CHECK_FALSE(apply_request("sessions/other", R"({"set":{}})", session));
    for (const char* body : {"", "[]", "{}", R"({"set":[]})", R"({"set":{"start":5}})",
                             R"({"set":{"start":{"to":"noon"},"rooms":{"to":"x"}}})",
                             R"({"set":{"end":{"to":"1999-01-01T00:00:00Z"}}})"})
        static_cast<void>(apply_request(target, body, session));
    CHECK(session == before);
}

}  // namespace foyer::kiosk
