#include "core/programme/losses.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/support/builders.h"

using namespace foyer;
using namespace foyer::programme;
using namespace foyer::test;

namespace {

/// Ten talks on each of two days, in three rooms; the third room has one talk only.
Programme two_days() {
    ProgrammeBuilder p("Europe/Paris");
    p.room("a").room("b").room("c");
    for (const std::string day : {"2018-06-26", "2018-06-27"})
        for (int hour = 9; hour < 19; ++hour)
            p.session("Talk " + day + " " + std::to_string(hour),
                      day + (hour < 10 ? " 0" : " ") + std::to_string(hour) + ":00", 50min,
                      {hour % 2 == 0 ? "a" : "b"});
    p.programme().sessions[0].rooms = {"c"};
    return p.programme();
}

Programme without(Programme programme, std::size_t from, std::size_t count) {
    const auto first = programme.sessions.begin() + static_cast<std::ptrdiff_t>(from);
    programme.sessions.erase(first, first + static_cast<std::ptrdiff_t>(count));
    return programme;
}

UtcTime before_it() {
    return instant("2018-06-01T00:00:00Z");
}
UtcTime after_it() {
    return instant("2019-01-01T00:00:00Z");
}

}  // namespace

TEST_CASE("a fifth of the sessions to come may go, one more may not") {
    const Programme programme = two_days();
    CHECK(find_losses(programme, without(programme, 3, 4), before_it()).empty());
    const auto losses = find_losses(programme, without(programme, 3, 5), before_it());
    REQUIRE(losses.size() == 1);
    CHECK(losses[0] == Loss{LossKind::sessions, "", "", 5, 20});
}

TEST_CASE("sessions that are over do not count among those to come") {
    const Programme programme = two_days();
    const UtcTime second_day = instant("2018-06-27T04:00:00Z");
    CHECK(find_losses(programme, without(programme, 3, 5), second_day).empty());
    const auto losses = find_losses(programme, without(programme, 14, 3), second_day);
    REQUIRE(losses.size() == 1);
    CHECK(losses[0] == Loss{LossKind::sessions, "", "", 3, 10});
}

TEST_CASE("when everything is over, everything counts") {
    const Programme programme = two_days();
    CHECK(find_losses(programme, without(programme, 3, 5), after_it()).size() == 1);
}

TEST_CASE("a whole day and a whole room are named") {
    const Programme programme = two_days();
    const auto losses = find_losses(programme, without(programme, 10, 10), before_it());
    REQUIRE(losses.size() == 2);
    CHECK(losses[1] == Loss{LossKind::day, "2018-06-27", "2018-06-27", 10, 10});

    const auto room = find_losses(programme, without(programme, 0, 1), before_it());
    REQUIRE(room.size() == 1);
    CHECK(room[0] == Loss{LossKind::room, "c", "c", 1, 1});
}

TEST_CASE("moved, cancelled and re-keyed sessions are not lost") {
    const Programme programme = two_days();
    Programme changed = programme;
    changed.sessions[0].rooms = {"a"};
    for (auto& session : changed.sessions) {
        session.id = "other-" + session.id;
        session.keys.guid = "new " + session.id;
        session.status = SessionStatus::cancelled;
    }
    CHECK(find_losses(programme, changed, before_it()).empty());
}

TEST_CASE("an empty programme loses everything, a first one nothing") {
    const Programme programme = two_days();
    CHECK(find_losses(programme, Programme{}, before_it()).size() == 1 + 2 + 3);
    CHECK(find_losses(Programme{}, programme, before_it()).empty());
}

TEST_CASE("the kind of a loss has one word") {
    for (const LossKind kind : {LossKind::sessions, LossKind::day, LossKind::room})
        CHECK(loss_kind(word_for(kind)) == kind);
    CHECK_FALSE(loss_kind("track").has_value());
}
