#include "kiosk/app/staff_sender.h"

#include <doctest/doctest.h>

namespace foyer::kiosk {

using namespace std::chrono_literals;

namespace {

constexpr MonotonicTime sender_start{std::chrono::hours(100)};

store::WaitingEdit edit_of(const char* id, const char* target = "sessions/s1") {
    return {.id = id, .target = target, .base = "7", .body = R"({"set":{}})"};
}

const auto never_late = [](const StaffSender::Edit&) { return false; };

/// The id of what is to be sent; "" when nothing is.
std::string next_of(StaffSender& sender, MonotonicTime now) {
    const StaffSender::Edit* edit = sender.next(now, never_late);
    return edit == nullptr ? std::string() : edit->edit.id;
}

HubReply done_at(int revision) {
    return {.status = 200, .body = R"({"edit":"e1","revision":)" + std::to_string(revision) + "}"};
}

const HubReply nobody_there{};
const HubReply answer_lost{.status = 0, .lost = true};

HubReply conflict_at(int revision) {
    return {.status = 409,
            .body = R"({"error":{"code":"conflict","message":"Anna has changed it"},)"
                    R"("conflicts":[{"field":"start","base":null,"mine":"11:55","theirs":"12:00",)"
                    R"("who":"Anna","when":null}],"revision":)" +
                    std::to_string(revision) + "}"};
}

}  // namespace

TEST_CASE("edits go out one at a time, in their order") {
    StaffSender sender;
    sender.add(edit_of("a"), 1);
    sender.add(edit_of("b", "sessions/s2"), 2);
    CHECK(next_of(sender, sender_start) == "a");
    CHECK(next_of(sender, sender_start).empty());
    CHECK(sender.answered("a", done_at(8), sender_start, 0.5));
    CHECK(sender.find("a")->hub_edit == "e1");
    CHECK(next_of(sender, sender_start) == "b");
}

TEST_CASE("without a hub an edit waits, longer and longer, and goes out with the same key") {
    StaffSender sender;
    sender.add(edit_of("a"), 1);
    MonotonicTime now = sender_start;
    for (int i = 0; i < 20; ++i) {
        REQUIRE(next_of(sender, now) == "a");
        CHECK_FALSE(sender.answered("a", nobody_there, now, 0.99));
        CHECK(sender.find("a")->standing == EditStanding::waiting);
        const auto wakes = sender.wakes_at();
        REQUIRE(wakes);
        CHECK(*wakes > now);
        CHECK(*wakes <= now + 30s);
        CHECK(next_of(sender, *wakes - 1ms).empty());
        now = *wakes;
    }
    CHECK(next_of(sender, now) == "a");
    CHECK(sender.answered("a", done_at(8), now, 0.5));
    CHECK_FALSE(sender.wakes_at());
}

TEST_CASE("what waits goes out as soon as the hub is heard of") {
    StaffSender sender;
    sender.add(edit_of("a"), 1);
    REQUIRE(next_of(sender, sender_start) == "a");
    CHECK_FALSE(sender.answered("a", nobody_there, sender_start, 0.99));
    CHECK(next_of(sender, sender_start).empty());
    sender.hub_seen();
    CHECK(next_of(sender, sender_start) == "a");
}

TEST_CASE("a busy hub, a portal and a foreign page are no answer") {
    for (const int status : {302, 429, 500, 503, 511, 200, 404}) {
        StaffSender sender;
        sender.add(edit_of("a"), 1);
        REQUIRE(next_of(sender, sender_start) == "a");
        CHECK_FALSE(sender.answered("a", {.status = status, .body = "<html>"}, sender_start, 0.5));
        CHECK(sender.find("a")->standing == EditStanding::waiting);
    }
}

TEST_CASE("a conflict waits for staff with both values, and holds up what comes after it there") {
    StaffSender sender;
    sender.add(edit_of("a"), 1);
    sender.add(edit_of("b"), 2);
    sender.add(edit_of("c", "sessions/s2"), 3);
    REQUIRE(next_of(sender, sender_start) == "a");
    CHECK_FALSE(sender.answered("a", conflict_at(12), sender_start, 0.5));
    const StaffSender::Edit* edit = sender.find("a");
    CHECK(edit->standing == EditStanding::conflict);
    REQUIRE(edit->conflicts.size() == 1);
    CHECK(edit->conflicts[0] ==
          EditConflict{.field = "start", .mine = "11:55", .theirs = "12:00", .who = "Anna"});
    CHECK(next_of(sender, sender_start) == "c");
}

TEST_CASE("what is meant so goes out anew, on what stands now, and what is dropped does not") {
    StaffSender sender;
    sender.add(edit_of("a"), 1);
    REQUIRE(next_of(sender, sender_start) == "a");
    CHECK_FALSE(sender.answered("a", conflict_at(12), sender_start, 0.5));
    const auto again = sender.meant("a", "fresh", "seen", UtcTime{});
    REQUIRE(again);
    CHECK(again->id == "fresh");
    CHECK(again->base == "12");
    CHECK(sender.drop("a"));
    CHECK_FALSE(sender.drop("a"));
    CHECK(next_of(sender, sender_start).empty());
    sender.add(*again, 1);
    CHECK(next_of(sender, sender_start) == "fresh");
}

TEST_CASE("a clash that is meant goes out by force and says why") {
    StaffSender sender;
    sender.add(edit_of("a"), 1);
    REQUIRE(next_of(sender, sender_start) == "a");
    const HubReply clash{.status = 422,
                         .body = R"({"error":{"code":"clash","message":"both"},"clashes":[]})"};
    CHECK_FALSE(sender.answered("a", clash, sender_start, 0.5));
    CHECK(sender.find("a")->standing == EditStanding::clash);
    const auto again = sender.meant("a", "fresh", "seen", UtcTime{});
    REQUIRE(again);
    CHECK(again->body == R"({"set":{},"force":true,"reason":"seen"})");
}

TEST_CASE("H99: a token that is refused keeps the edit until staff drop it") {
    for (const int status : {400, 401, 403, 404}) {
        StaffSender sender;
        sender.add(edit_of("a"), 1);
        REQUIRE(next_of(sender, sender_start) == "a");
        const HubReply refused{.status = status,
                               .body = R"({"error":{"code":"token","message":"not valid"}})"};
        CHECK_FALSE(sender.answered("a", refused, sender_start, 0.5));
        CHECK(sender.find("a")->standing == EditStanding::refused);
        CHECK(sender.find("a")->why == "not valid");
        CHECK(next_of(sender, sender_start + 1h).empty());
        CHECK(sender.drop("a"));
    }
}

TEST_CASE(
    "H89: what was made long ago is asked about instead of sent, unless it may be done already") {
    const auto always_late = [](const StaffSender::Edit&) { return true; };
    StaffSender sender;
    sender.add_kept(edit_of("a"));
    CHECK(sender.next(sender_start, always_late) == nullptr);
    CHECK(sender.find("a")->standing == EditStanding::late);

    StaffSender lost;
    lost.add(edit_of("a"), 1);
    REQUIRE(next_of(lost, sender_start) == "a");
    CHECK_FALSE(lost.answered("a", answer_lost, sender_start, 0));
    lost.hub_seen();
    // The hub keeps its answer to this key: asking again does nothing twice.
    CHECK(lost.next(sender_start, always_late) != nullptr);
}

TEST_CASE("what has arrived is forgotten when the programme on the screen holds it") {
    StaffSender sender;
    sender.add(edit_of("a"), 1);
    REQUIRE(next_of(sender, sender_start) == "a");
    CHECK(sender.answered("a", done_at(8), sender_start, 0.5));
    sender.shown(7, sender_start);
    CHECK(sender.edits().size() == 1);
    sender.shown(8, sender_start);
    CHECK(sender.edits().empty());
}

TEST_CASE("a feed that never brings what has arrived is not waited for for ever") {
    StaffSender sender;
    sender.add(edit_of("a"), 1);
    REQUIRE(next_of(sender, sender_start) == "a");
    CHECK(sender.answered("a", done_at(8), sender_start, 0.5));
    sender.shown(7, sender_start + 3min);
    CHECK(sender.edits().empty());
}

TEST_CASE("an edit that the hub holds is answered there, without what its fields were") {
    StaffSender sender;
    store::WaitingEdit edit = edit_of("a");
    edit.body =
        R"({"set":{"start":{"from":"11:50","to":"11:55"},"full":{"from":false,"to":true}}})";
    sender.add(edit, 1);
    REQUIRE(next_of(sender, sender_start) == "a");
    HubReply held = conflict_at(12);
    held.body.insert(held.body.size() - 1, R"(,"held":"h1")");
    CHECK_FALSE(sender.answered("a", held, sender_start, 0.5));
    CHECK(sender.held() == std::vector<std::string>{"h1"});
    const auto again = sender.meant("a", "fresh", "seen", UtcTime{});
    REQUIRE(again);
    CHECK(again->body == R"({"set":{"start":{"to":"11:55"},"full":{"from":false,"to":true}},)"
                         R"("answers":"h1"})");
}

TEST_CASE("what somebody has decided on the staff page meanwhile is through") {
    StaffSender sender;
    sender.add(edit_of("a"), 1);
    REQUIRE(next_of(sender, sender_start) == "a");
    const HubReply decided{.status = 409,
                           .body = R"({"error":{"code":"answered","message":"Anna has"},)"
                                   R"("revision":9})"};
    CHECK(sender.answered("a", decided, sender_start, 0.5));
    sender.shown(9, sender_start);
    CHECK(sender.edits().empty());
}

TEST_CASE("what is to be gone and is gone already is through") {
    for (const char* target : {"edits/h1", "announcements/a1"}) {
        CHECK(method_for(target) == "DELETE");
        StaffSender sender;
        sender.add(edit_of("a", target), 0);
        REQUIRE(next_of(sender, sender_start) == "a");
        const HubReply gone{.status = 404,
                            .body = R"({"error":{"code":"not_found","message":"none"}})"};
        CHECK(sender.answered("a", gone, sender_start, 0.5));
    }
    CHECK(method_for("edits/e1/undo") == "POST");
    CHECK(method_for("sessions/s1") == "PATCH");
    CHECK(method_for("announcements") == "POST");
}

}  // namespace foyer::kiosk
