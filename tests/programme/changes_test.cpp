#include "core/programme/changes.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "tests/support/builders.h"

using namespace foyer::programme;
using foyer::test::ProgrammeBuilder;
using namespace std::chrono_literals;

namespace {

using ChangeLines = std::vector<std::string>;

/// "kind title: from -> to" for each change.
ChangeLines changes(const Programme& before, const Programme& after,
                    std::string_view language = "") {
    ChangeLines lines;
    for (const Change& change : changes_between(before, after, language)) {
        std::string line = std::string(word_for(change.kind)) + " " + change.title;
        if (!change.from.empty() || !change.to.empty()) {
            line += ": " + change.from + " -> " + change.to;
        }
        lines.push_back(line);
    }
    return lines;
}

/// Three sessions "A", "B", "C" at 9, 10 and 11 in r1, with guids "g1" to "g3".
ProgrammeBuilder three() {
    ProgrammeBuilder p;
    p.room("r1", "Salle 1").room("r2", "Salle 2").person("ann", "Ann").person("bob", "Bob");
    for (const char* title : {"A", "B", "C"}) {
        const std::size_t number = p.programme().sessions.size() + 1;
        const std::string start = number == 1 ? "09" : number == 2 ? "10" : "11";
        auto& session = p.session(title, "2018-06-26 " + start + ":00", 30min, {"r1"});
        session.keys.guid = "g" + std::to_string(number);
    }
    return p;
}

/// What `edit` changes about three().
ChangeLines changes_after(const std::function<void(Programme&)>& edit) {
    const auto before = three();
    auto after = three();
    edit(after.programme());
    return changes(before.programme(), after.programme());
}

Session& session(Programme& p, std::size_t number) {
    return p.sessions[number];
}

/// Sessions of one title at these hours, with guid and code as given for each.
struct Slot {
    int hour;
    const char* guid;
    const char* code;
};
Programme slots(std::initializer_list<Slot> list) {
    ProgrammeBuilder p;
    p.room("r1");
    for (const Slot& slot : list) {
        auto& added = p.session("Yoga", p.at("2018-06-26 00:00") + std::chrono::hours{slot.hour},
                                30min, {"r1"});
        added.keys.guid = slot.guid;
        added.keys.code = slot.code;
    }
    return p.programme();
}

}  // namespace

TEST_CASE("equal programmes have no changes") {
    CHECK(changes_after([](Programme&) {}).empty());
    CHECK(changes(Programme{}, Programme{}).empty());
}

TEST_CASE("a move to another room names both") {
    CHECK(changes_after([](Programme& p) { session(p, 1).rooms = {"r2"}; }) ==
          ChangeLines{"moved_room B: Salle 1 -> Salle 2"});
    CHECK(changes_after([](Programme& p) {
              session(p, 1).rooms = {"r1", "r2"};
          }) == ChangeLines{"moved_room B: Salle 1 -> Salle 1, Salle 2"});
    CHECK(changes_after([](Programme& p) { session(p, 1).rooms = {}; }) ==
          ChangeLines{"moved_room B: Salle 1 -> "});
}

TEST_CASE("the order of a session's rooms is no change") {
    auto before = three();
    before.programme().sessions[0].rooms = {"r1", "r2"};
    auto after = before;
    after.programme().sessions[0].rooms = {"r2", "r1"};
    CHECK(changes(before.programme(), after.programme()).empty());
}

TEST_CASE("another time is told in the conference's zone: starts, or ends where only they move") {
    CHECK(changes_after([](Programme& p) {
              session(p, 1).start += 30min;
              session(p, 1).end += 30min;
          }) ==
          ChangeLines{"moved_time B: 2018-06-26T10:00:00+02:00 -> 2018-06-26T10:30:00+02:00"});
    CHECK(changes_after([](Programme& p) { session(p, 1).end += 15min; }) ==
          ChangeLines{"moved_time B: 2018-06-26T10:30:00+02:00 -> 2018-06-26T10:45:00+02:00"});
}

TEST_CASE("cancelling and reinstating are told") {
    CHECK(changes_after([](Programme& p) { session(p, 0).status = SessionStatus::cancelled; }) ==
          ChangeLines{"cancelled A"});
    auto before = three();
    before.programme().sessions[0].status = SessionStatus::cancelled;
    CHECK(changes(before.programme(), three().programme()) == ChangeLines{"reinstated A"});
}

TEST_CASE("a session that appears is new, one that vanishes is removed") {
    CHECK(changes_after([](Programme& p) { p.sessions.erase(p.sessions.begin()); }) ==
          ChangeLines{"removed A"});
    const auto before = three();
    auto after = three();
    after.session("D", "2018-06-26 09:00", 30min, {"r2"}).keys.guid = "g4";
    const auto list = changes_between(before.programme(), after.programme(), "");
    CHECK(list == std::vector<Change>{{ChangeKind::new_, "s4", "D", "", ""}});
}

TEST_CASE("a session keeps its identity by guid when all else changes") {
    CHECK(changes_after([](Programme& p) {
              session(p, 1).title = LocalizedText("X");
              session(p, 1).rooms = {"r2"};
              session(p, 1).start += 2h;
              session(p, 1).end += 2h;
          }) == ChangeLines{"moved_room X: Salle 1 -> Salle 2",
                            "moved_time X: 2018-06-26T10:00:00+02:00 -> 2018-06-26T12:00:00+02:00",
                            "retitled X: B -> X"});
}

TEST_CASE("other people are told by name, another order or role is not") {
    auto before = three();
    before.programme().sessions[0].people = {{"ann", PersonRole::speaker},
                                             {"bob", PersonRole::speaker}};
    auto after = before;
    after.programme().sessions[0].people = {{"bob", PersonRole::host},
                                            {"ann", PersonRole::speaker}};
    CHECK(changes(before.programme(), after.programme()).empty());
    after.programme().sessions[0].people = {{"bob", PersonRole::speaker}};
    CHECK(changes(before.programme(), after.programme()) ==
          ChangeLines{"people A: Ann, Bob -> Bob"});
}

TEST_CASE("another subtitle, abstract, description or spoken language is one change of text") {
    CHECK(changes_after([](Programme& p) { session(p, 0).subtitle = LocalizedText("x"); }) ==
          ChangeLines{"text A"});
    CHECK(changes_after([](Programme& p) { session(p, 0).abstract = LocalizedText("x"); }) ==
          ChangeLines{"text A"});
    CHECK(changes_after([](Programme& p) {
              session(p, 0).description = LocalizedText("x");
              session(p, 0).language = "fr";
          }) == ChangeLines{"text A"});
}

TEST_CASE("texts are compared in the language asked for, or in all") {
    auto before = three();
    before.programme().sessions[0].title = LocalizedText("en", "Opening");
    before.programme().sessions[0].title.set("fr", "Ouverture");
    auto after = before;
    after.programme().sessions[0].title.set("fr", "Début");
    const auto& old = before.programme();
    const auto& now = after.programme();
    CHECK(changes(old, now, "en") == ChangeLines{});
    CHECK(changes(old, now, "fr") == ChangeLines{"retitled Début: Ouverture -> Début"});
    CHECK(changes(old, now, "") == ChangeLines{"retitled Opening: Ouverture -> Début"});
}

TEST_CASE("stating the language of the same words is no change") {
    auto before = three();
    auto after = three();
    for (auto& s : after.programme().sessions) {
        s.title = LocalizedText("en", std::string(s.title.in("")));
    }
    CHECK(changes(before.programme(), after.programme()) == ChangeLines{});
}

TEST_CASE("changes come by start in the later programme, then by kind, then by title") {
    CHECK(changes_after([](Programme& p) {
              session(p, 0).start += 1h;
              session(p, 0).end += 1h;
              session(p, 0).rooms = {"r2"};
              session(p, 1).status = SessionStatus::cancelled;
              p.sessions.erase(p.sessions.begin() + 2);
          }) == ChangeLines{"moved_room A: Salle 1 -> Salle 2",
                            "moved_time A: 2018-06-26T09:00:00+02:00 -> 2018-06-26T10:00:00+02:00",
                            "cancelled B", "removed C"});
}

TEST_CASE("new keys for everything are no change") {
    CHECK(changes_after([](Programme& p) {
              for (auto& s : p.sessions) {
                  s.keys.guid = "new-" + s.keys.guid;
                  s.id = "new-" + s.id;
              }
          }).empty());
}

TEST_CASE("keys that changed hands between unchanged sessions are no change") {
    CHECK(changes_after([](Programme& p) {
              std::swap(session(p, 0).keys, session(p, 1).keys);
              std::swap(session(p, 0).id, session(p, 1).id);
          }).empty());
}

TEST_CASE("a session with a new key is recognised by title and start, or title and room") {
    CHECK(changes_after([](Programme& p) {
              session(p, 0).keys.guid = "x";
              session(p, 0).rooms = {"r2"};
          }) == ChangeLines{"moved_room A: Salle 1 -> Salle 2"});
    CHECK(changes_after([](Programme& p) {
              session(p, 0).keys.guid = "x";
              session(p, 0).start += 10min;
          }) ==
          ChangeLines{"moved_time A: 2018-06-26T09:00:00+02:00 -> 2018-06-26T09:10:00+02:00"});
    CHECK(changes_after([](Programme& p) {
              session(p, 0).keys.guid = "x";
              session(p, 0).start += 10min;
              session(p, 0).rooms = {"r2"};
          }).size() == 2);
}

TEST_CASE("another session in the place of one that went is not the same retitled") {
    CHECK(changes_after([](Programme& p) {
              session(p, 0).keys.guid = "x";
              session(p, 0).title = LocalizedText("Something else");
          }) == ChangeLines{"new Something else", "removed A"});
}

TEST_CASE("a session with a new key whose title was edited in its place is retitled") {
    auto before = three();
    before.programme().sessions[0].title = LocalizedText("How to scale databases");
    auto after = before;
    after.programme().sessions[0].title = LocalizedText("How to scale your databases!");
    after.programme().sessions[0].keys.guid = "x";
    CHECK(changes(before.programme(), after.programme()) ==
          ChangeLines{"retitled How to scale your databases!: How to scale databases -> "
                      "How to scale your databases!"});
}

TEST_CASE("occurrences that share a guid are paired by time, in any order") {
    const auto before = slots({{9, "g", ""}, {12, "g", ""}, {15, "g", ""}});
    CHECK(changes(before, slots({{15, "g", ""}, {9, "g", ""}, {12, "g", ""}})) == ChangeLines{});
    CHECK(changes(before, slots({{16, "g", ""}, {9, "g", ""}, {12, "g", ""}})) ==
          ChangeLines{"moved_time Yoga: 2018-06-26T15:00:00+02:00 -> 2018-06-26T16:00:00+02:00"});
    CHECK(changes(before, slots({{15, "g", ""}, {12, "g", ""}})) == ChangeLines{"removed Yoga"});
    CHECK(changes(before, slots({{18, "g", ""}, {15, "g", ""}, {12, "g", ""}, {9, "g", ""}})) ==
          ChangeLines{"new Yoga"});
}

TEST_CASE("a slot that comes or goes renumbers the guids of a talk and moves no other slot") {
    const auto before = slots({{10, "c-1", "C"}, {14, "c-2", "C"}});
    CHECK(changes(before, slots({{8, "c-1", "C"}, {10, "c-2", "C"}, {14, "c-3", "C"}})) ==
          ChangeLines{"new Yoga"});
    CHECK(changes(before, slots({{14, "c-1", "C"}})) == ChangeLines{"removed Yoga"});
    CHECK(changes(before, slots({{14, "c-1", "C"}, {18, "c-2", "C"}})) ==
          ChangeLines{"moved_time Yoga: 2018-06-26T10:00:00+02:00 -> 2018-06-26T18:00:00+02:00"});
    CHECK(changes(before, slots({{11, "c-1", "C"}, {15, "c-2", "C"}})).size() == 2);
    // From one slot to two: pretalx drops the number then, so that no guid stays.
    CHECK(changes(slots({{10, "c", "C"}}), slots({{9, "c-1", "C"}, {10, "c-2", "C"}})) ==
          ChangeLines{"new Yoga"});
    CHECK(changes(slots({{10, "c", "C"}}), slots({{9, "c-1", "C"}, {11, "c-2", "C"}})).size() == 2);
}

TEST_CASE("a code recognises a session whose guid changed") {
    auto before = three();
    before.programme().sessions[0].keys.code = "ABCDEF";
    auto after = before;
    auto& moved = after.programme().sessions[0];
    moved.keys.guid = "x";
    moved.title = LocalizedText("Something else");
    moved.rooms = {"r2"};
    CHECK(changes(before.programme(), after.programme()) ==
          ChangeLines{"moved_room Something else: Salle 1 -> Salle 2",
                      "retitled Something else: A -> Something else"});
}

TEST_CASE("without guid and code the source's number, then the record id recognise a session") {
    auto before = three();
    for (auto& s : before.programme().sessions)
        s.keys = {};
    auto after = before;
    const auto retitle_and_move = [](Session& s) {
        s.title = LocalizedText("Something else");
        s.rooms = {"r2"};
        s.start += 5h;
        s.end += 5h;
    };
    SUBCASE("number") {
        before.programme().sessions[0].keys.number = "17";
        after.programme().sessions[0].keys.number = "17";
        after.programme().sessions[0].id = "other";
        retitle_and_move(after.programme().sessions[0]);
        CHECK(changes(before.programme(), after.programme()).size() == 3);
    }
    SUBCASE("record id") {
        retitle_and_move(after.programme().sessions[0]);
        CHECK(changes(before.programme(), after.programme()).size() == 3);
    }
    SUBCASE("neither") {
        after.programme().sessions[0].id = "other";
        retitle_and_move(after.programme().sessions[0]);
        CHECK(changes(before.programme(), after.programme()) ==
              ChangeLines{"removed A", "new Something else"});
    }
}

TEST_CASE("a room that is renamed and keeps its guid or id moves nobody") {
    auto before = three();
    before.programme().rooms[0].guid = "room-guid";
    auto after = before;
    after.programme().rooms[0].name = LocalizedText("Salle Liskov");
    SUBCASE("guid and id stay") {}
    SUBCASE("only the guid stays") {
        after.programme().rooms[0].id = "salle-liskov";
        for (auto& s : after.programme().sessions)
            s.rooms = {"salle-liskov"};
    }
    SUBCASE("only the id stays") {
        after.programme().rooms[0].guid = "";
    }
    CHECK(changes(before.programme(), after.programme()) == ChangeLines{});
}

TEST_CASE("a room of another name, guid and id is another room") {
    auto after = three();
    after.programme().rooms[0].id = "other";
    after.programme().rooms[0].name = LocalizedText("Elsewhere");
    for (auto& s : after.programme().sessions)
        s.rooms = {"other"};
    CHECK(changes(three().programme(), after.programme()).size() == 3);
}

TEST_CASE("rooms of one name are one room to the public") {
    auto before = three();
    before.programme().rooms[1].name = LocalizedText("salle 1 ");
    auto after = before;
    for (auto& s : after.programme().sessions)
        s.rooms = {"r2"};
    CHECK(changes(before.programme(), after.programme()) == ChangeLines{});
    after.programme().rooms.erase(after.programme().rooms.begin());
    CHECK(changes(before.programme(), after.programme()) == ChangeLines{});
}

TEST_CASE("two rooms that change names change places") {
    auto after = three();
    after.programme().rooms[0].name.set("", "Salle 2");
    after.programme().rooms[1].name.set("", "Salle 1");
    CHECK(changes(three().programme(), after.programme()).size() == 3);
}

TEST_CASE("every session of both programmes is in exactly one pair") {
    const auto before = three();
    auto after = three();
    after.programme().sessions.erase(after.programme().sessions.begin());
    after.session("D", "2018-06-26 15:00", 30min).keys.guid = "g9";
    const auto matches = match_sessions(before.programme(), after.programme());
    REQUIRE(matches.size() == 4);
    CHECK(matches[0].before == 1);
    CHECK(matches[0].after == 0);
    CHECK(matches[1].before == 2);
    CHECK(matches[1].after == 1);
    CHECK_FALSE(matches[2].before);
    CHECK(matches[2].after == 2);
    CHECK(matches[3].before == 0);
    CHECK_FALSE(matches[3].after);
}

TEST_CASE("a key that everything shares is paired in order") {
    ProgrammeBuilder p;
    for (int i = 0; i < 600; ++i) {
        p.session("Same", p.at("2018-06-26 00:00") + 1min * i, 1min).keys.guid = "g";
    }
    auto after = p;
    for (auto& s : after.programme().sessions) {
        s.start += 600min;
        s.end += 600min;
    }
    const auto list = changes_between(p.programme(), after.programme(), "");
    CHECK(list.size() == 600);
    CHECK(std::all_of(list.begin(), list.end(),
                      [](const Change& c) { return c.kind == ChangeKind::moved_time; }));
}

TEST_CASE("changes have the words of the design") {
    const std::vector<std::string_view> words{"moved_room", "moved_time", "cancelled",
                                              "reinstated", "new",        "removed",
                                              "retitled",   "people",     "text"};
    for (std::size_t i = 0; i < words.size(); ++i) {
        CHECK(word_for(static_cast<ChangeKind>(i)) == words[i]);
    }
}
