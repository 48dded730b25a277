#include "kiosk/state/change_fade.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"
#include "tests/support/loop_rig.h"

using namespace foyer;
using namespace foyer::kiosk;
using namespace std::chrono_literals;

namespace {

constexpr MonotonicTime fade_start{1h};

}  // namespace

TEST_CASE("what changed today is told apart from what stays, and from another day") {
    test::ProgrammeBuilder p;
    p.room("a").room("b");
    p.session("Stays", "2018-06-26 09:00", 30min, {"a"});
    p.session("Moves", "2018-06-26 10:00", 30min, {"a"});
    p.session("Tomorrow", "2018-06-27 10:00", 30min, {"a"});
    const auto before = p.snapshot(1);
    auto& sessions = p.programme().sessions;
    sessions[1].rooms = {"b"};
    sessions[2].rooms = {"b"};
    p.session("New", "2018-06-26 11:00", 30min, {"b"});
    const auto after = p.snapshot(2);
    CHECK(sessions_changed(*before, *after, p.at("2018-06-26 08:00")) ==
          std::vector<std::string>{"s2", "s4"});
    CHECK(sessions_changed(*after, *after, p.at("2018-06-26 08:00")).empty());
}

TEST_CASE("a fade goes from full to nothing in 600 ms, and then rests") {
    ChangeFade fade;
    CHECK_FALSE(fade.fading(fade_start, Motion::full));
    fade.changed({"s1"}, fade_start);
    CHECK(fade.strength(fade_start, Motion::full) == 1);
    CHECK(fade.strength(fade_start + 300ms, Motion::full) == doctest::Approx(0.5));
    CHECK(fade.strength(fade_start + 600ms, Motion::full) == 0);
    CHECK_FALSE(fade.next_edge(fade_start + 600ms, Motion::full).has_value());
    CHECK(FadingNow{&fade.sessions(), 0.5F}.holds("s1"));
    CHECK_FALSE(FadingNow{&fade.sessions(), 0.5F}.holds("s2"));
    CHECK_FALSE(FadingNow{&fade.sessions(), 0}.holds("s1"));
}

TEST_CASE("fades begin ten seconds apart; what waits is shown together") {
    ChangeFade fade;
    fade.changed({"s1"}, fade_start);
    fade.changed({"s3"}, fade_start + 2s);
    fade.changed({"s2"}, fade_start + 4s);
    CHECK_FALSE(fade.fading(fade_start + 4s, Motion::full));
    CHECK(fade.next_edge(fade_start + 4s, Motion::full) == fade_start + 10s);
    CHECK(fade.strength(fade_start + 10s, Motion::full) == 1);
    CHECK(fade.sessions() == std::vector<std::string>{"s2", "s3"});
    fade.changed({}, fade_start + 30s);
    CHECK_FALSE(fade.fading(fade_start + 30s, Motion::full));
}

TEST_CASE("without motion nothing fades, and nothing wakes the screen for it") {
    ChangeFade fade;
    fade.changed({"s1"}, fade_start);
    fade.changed({"s2"}, fade_start + 1s);
    CHECK_FALSE(fade.fading(fade_start, Motion::reduced));
    CHECK_FALSE(fade.next_edge(fade_start + 1s, Motion::reduced).has_value());
}

TEST_CASE("the loop draws a fade while it lasts, on the home, and then no frame more") {
    for (const Motion motion : {Motion::full, Motion::reduced}) {
        test::LoopRig rig;
        rig.state.motion = motion;
        rig.window.at(1s, [&] {
            ProgrammeReport next = rig.report;
            programme::Publication changed = rig.report.snapshot->publication();
            changed.programme.sessions[1].start += 5min;
            next.snapshot = programme::Snapshot::build(std::move(changed), 2);
            rig.reports.put(std::move(next));
        });
        const std::size_t before = rig.run_until(900ms);
        const std::size_t during = rig.run_until(1700ms) - before;
        CHECK(rig.run_until(20s) == before + during);
        if (motion == Motion::full) {
            CHECK(during >= 30);
            CHECK(during <= 45);
        } else {
            CHECK(during == 1);
        }
    }
}
