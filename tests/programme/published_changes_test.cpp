#include "core/programme/published_changes.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

using namespace foyer;
using namespace foyer::programme;
using namespace std::chrono_literals;

namespace {

/// Three rooms and three talks; "Concourse" (s2) is at 11:50 in salle-2.
test::ProgrammeBuilder container_day() {
    test::ProgrammeBuilder p;
    p.room("salle-1", "Salle 1").room("salle-2", "Salle 2").room("salle-3", "Salle 3");
    p.session("Kubernetes", "2018-06-26 11:00", 45min, {"salle-1"});
    p.session("Concourse", "2018-06-26 11:50", 45min, {"salle-2"});
    p.session("Bedrock", "2018-06-26 14:00", 45min, {"salle-3"});
    return p;
}

/// `after` with the changes that led to it from `before`, published at a local time.
std::shared_ptr<const Snapshot> published(const test::ProgrammeBuilder& before,
                                          const test::ProgrammeBuilder& after, const char* at) {
    Publication publication;
    publication.programme = after.programme();
    publication.changes =
        published_changes(before.programme(), after.programme(), after.at(at), 47);
    return Snapshot::build(std::move(publication), 47);
}

SessionIndex index_of(const Snapshot& snapshot, const char* id) {
    const auto found = snapshot.find_session(id);
    REQUIRE(found.has_value());
    return *found;
}

RoomIndex room_of(const Snapshot& snapshot, const char* id) {
    const auto found = snapshot.find_room(id);
    REQUIRE(found.has_value());
    return *found;
}

}  // namespace

TEST_CASE("a published change has its instant, both slots and an id of its own") {
    const auto before = container_day();
    auto after = container_day();
    after.programme().sessions[1].rooms = {"salle-3"};
    after.programme().sessions[2].status = SessionStatus::cancelled;
    const UtcTime at = after.at("2018-06-26 11:18");
    const auto changes = published_changes(before.programme(), after.programme(), at, 47);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].id == "c47-1");
    CHECK(changes[1].id == "c47-2");
    CHECK(changes[0].at == at);
    CHECK(changes[0].change.kind == ChangeKind::moved_room);
    CHECK(changes[0].change.session == "s2");
    CHECK(changes[0].before->rooms == std::vector<std::string>{"salle-2"});
    CHECK(changes[0].after->rooms == std::vector<std::string>{"salle-3"});
    CHECK(changes[0].before->start == changes[0].after->start);
    CHECK(changes[1].change.kind == ChangeKind::cancelled);
}

TEST_CASE("a new session has no slot before, a removed one none after") {
    const auto before = container_day();
    auto after = container_day();
    after.programme().sessions.pop_back();
    after.session("Helm", "2018-06-26 16:00", 30min, {"salle-1"}).id = "helm";
    const auto changes = published_changes(before.programme(), after.programme(), {}, 2);
    REQUIRE(changes.size() == 2);
    for (const auto& change : changes) {
        const bool is_new = change.change.kind == ChangeKind::new_;
        CHECK(is_new == (change.change.session == "helm"));
        CHECK(change.before.has_value() == !is_new);
        CHECK(change.after.has_value() == is_new);
    }
}

TEST_CASE("the slot before names rooms by the ids that they have today") {
    const auto before = container_day();
    auto after = container_day();
    after.programme().rooms[1].id = "s-2";  // the same name: the same room
    after.programme().sessions[1].rooms = {"salle-3"};
    const auto changes = published_changes(before.programme(), after.programme(), {}, 2);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].before->rooms == std::vector<std::string>{"s-2"});
}

TEST_CASE("a moved session is marked where it is now and signposted where it was") {
    const auto before = container_day();
    auto after = container_day();
    after.programme().sessions[1].rooms = {"salle-3"};
    const auto snapshot = published(before, after, "2018-06-26 11:18");
    const SessionIndex concourse = index_of(*snapshot, "s2");
    const RoomIndex old_room = room_of(*snapshot, "salle-2");

    const Marks marks(*snapshot, after.at("2018-06-26 11:20"));
    REQUIRE(marks.of(concourse) != nullptr);
    CHECK(marks.of(concourse)->moved_room);
    CHECK_FALSE(marks.of(concourse)->moved_start);
    CHECK(marks.of(concourse)->was->rooms == std::vector<std::string>{"salle-2"});
    REQUIRE(marks.moved_away(old_room).size() == 1);
    CHECK(marks.moved_away(old_room).front()->session == concourse);
    CHECK(marks.moved_away(room_of(*snapshot, "salle-3")).empty());
    REQUIRE(marks.urgent().size() == 1);
    CHECK(marks.urgent().front()->session == concourse);

    // It has started: no longer marked in its new room, still signposted until its planned end.
    const Marks later(*snapshot, after.at("2018-06-26 12:34"));
    CHECK(later.of(concourse) == nullptr);
    CHECK(later.moved_away(old_room).size() == 1);
    const Marks over(*snapshot, after.at("2018-06-26 12:35"));
    CHECK(over.moved_away(old_room).empty());
}

TEST_CASE("a change is urgent for half an hour, and only when its session starts within the hour") {
    const auto before = container_day();
    auto after = container_day();
    after.programme().sessions[1].start += 10min;
    after.programme().sessions[1].end += 10min;
    const auto snapshot = published(before, after, "2018-06-26 10:30");
    CHECK(Marks(*snapshot, after.at("2018-06-26 10:49")).urgent().empty());
    CHECK(Marks(*snapshot, after.at("2018-06-26 10:50")).urgent().size() == 1);
    CHECK(Marks(*snapshot, after.at("2018-06-26 10:59")).urgent().size() == 1);
    CHECK(Marks(*snapshot, after.at("2018-06-26 11:00")).urgent().empty());
}

TEST_CASE("another end is marked until that end") {
    const auto before = container_day();
    auto after = container_day();
    after.programme().sessions[0].end += 5min;
    const auto snapshot = published(before, after, "2018-06-26 11:01");
    const SessionIndex kubernetes = index_of(*snapshot, "s1");
    const Marks marks(*snapshot, after.at("2018-06-26 11:49"));
    REQUIRE(marks.of(kubernetes) != nullptr);
    CHECK(marks.of(kubernetes)->moved_end);
    CHECK(Marks(*snapshot, after.at("2018-06-26 11:50")).of(kubernetes) == nullptr);
}

TEST_CASE("what moved and came back is not marked") {
    const auto day = container_day();
    auto moved = container_day();
    moved.programme().sessions[1].rooms = {"salle-3"};
    Publication publication;
    publication.programme = day.programme();
    publication.changes =
        published_changes(day.programme(), moved.programme(), day.at("2018-06-26 11:10"), 2);
    for (auto& change :
         published_changes(moved.programme(), day.programme(), day.at("2018-06-26 11:15"), 3))
        publication.changes.push_back(std::move(change));
    const auto snapshot = Snapshot::build(std::move(publication), 3);
    const Marks marks(*snapshot, day.at("2018-06-26 11:20"));
    CHECK(marks.of(index_of(*snapshot, "s2")) == nullptr);
    CHECK(marks.moved_away(room_of(*snapshot, "salle-2")).empty());
    CHECK(marks.urgent().empty());
}

TEST_CASE("two moves are told as one, from the first place to the last") {
    const auto first = container_day();
    auto second = container_day();
    second.programme().sessions[1].rooms = {"salle-3"};
    auto third = container_day();
    third.programme().sessions[1].rooms = {"salle-1"};
    Publication publication;
    publication.programme = third.programme();
    publication.changes =
        published_changes(second.programme(), third.programme(), first.at("2018-06-26 11:15"), 3);
    for (auto& change :
         published_changes(first.programme(), second.programme(), first.at("2018-06-26 11:10"), 2))
        publication.changes.push_back(std::move(change));
    const auto snapshot = Snapshot::build(std::move(publication), 3);
    const Marks marks(*snapshot, first.at("2018-06-26 11:20"));
    const SessionMark* mark = marks.of(index_of(*snapshot, "s2"));
    REQUIRE(mark != nullptr);
    CHECK(mark->was->rooms == std::vector<std::string>{"salle-2"});
    CHECK(mark->at == first.at("2018-06-26 11:15"));
}

TEST_CASE("a change of a session that is not in the programme marks nothing") {
    Publication publication;
    publication.programme = container_day().programme();
    PublishedChange change;
    change.id = "c1-1";
    change.change = {ChangeKind::removed, "gone", "Gone", "", ""};
    publication.changes = {change};
    const auto snapshot = Snapshot::build(std::move(publication), 1);
    CHECK(Marks(*snapshot, {}).urgent().empty());
    CHECK(snapshot->publication().changes.size() == 1);
}
