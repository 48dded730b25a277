#include "kiosk/app/loop.h"

#include <doctest/doctest.h>

#include "tests/support/loop_rig.h"

using namespace foyer;
using namespace foyer::kiosk;
using namespace std::chrono_literals;
using test::LoopRig;

TEST_CASE("the first turn draws at once") {
    LoopRig rig;
    rig.start();
    CHECK(rig.loop->turn() == Loop::Turned::on);
    CHECK(rig.painter.frames.size() == 1);
    CHECK(rig.window.waits == 0);
}

TEST_CASE("a quiet minute draws exactly the frame of the minute's edge") {
    LoopRig rig;
    CHECK(rig.run_until(60s) == 2);
    CHECK(rig.painter.frames[1].time == 30s);
    CHECK(rig.painter.frames[1].programme_time == test::instant("2018-06-26T09:21:00Z"));
    CHECK(rig.window.waits < 10);
}

TEST_CASE("a quiet quarter of an hour draws its fifteen minutes and wakes for nothing else") {
    LoopRig rig;
    CHECK(rig.run_until(14min) == 15);
    CHECK(rig.window.waits < 40);
}

TEST_CASE("a snapshot that arrives is drawn once") {
    LoopRig rig;
    rig.run_until(5s);
    rig.window.at(10s, [&] {
        ProgrammeReport newer = rig.report;
        newer.snapshot = test::one_room_snapshot();
        rig.reports.put(newer);
    });
    CHECK(rig.run_until(20s) == 2);
    CHECK(rig.painter.frames[1].time == 10s);
}

TEST_CASE("a confirmation alone draws nothing, a better grade does") {
    LoopRig rig;
    rig.report.confirmed = rig.clock.now - 20min;
    rig.run_until(5s);
    CHECK(rig.painter.frames[0].grade == FreshnessGrade::ageing);
    const auto confirm = [&] {
        ProgrammeReport confirmed = rig.report;
        confirmed.confirmed = rig.clock.now;
        rig.reports.put(confirmed);
    };
    rig.window.at(6s, confirm);
    CHECK(rig.run_until(10s) == 2);
    CHECK(rig.painter.frames[1].grade == FreshnessGrade::fresh);
    rig.window.at(11s, confirm);
    CHECK(rig.run_until(20s) == 2);
}

TEST_CASE("a grade that gets worse is drawn at its bound, without waiting for the minute") {
    LoopRig rig;
    rig.report.confirmed = rig.clock.now - 15min + 10s;
    CHECK(rig.run_until(20s) == 2);
    CHECK(rig.painter.frames[1].time == 10s);
    CHECK(rig.painter.frames[1].grade == FreshnessGrade::ageing);
}

TEST_CASE("a simulated clock turns its minutes at its own speed") {
    LoopRig rig;
    rig.programme_clock = ProgrammeClock(test::instant("2018-06-26T09:20:00Z"), rig.clock.now, 60);
    CHECK(rig.run_until(10s + 500ms) == 11);
    CHECK(rig.painter.frames[3].time == 3s);
    CHECK(rig.painter.frames[3].programme_time == test::instant("2018-06-26T09:23:00Z"));
}

TEST_CASE("a clock that stands still draws once and sleeps") {
    LoopRig rig;
    rig.programme_clock = ProgrammeClock(test::instant("2018-06-26T09:20:00Z"), rig.clock.now, 0);
    CHECK(rig.run_until(10min) == 1);
    CHECK(rig.window.waits < 30);
}

TEST_CASE("the fastest clock draws no more than a display shows") {
    LoopRig rig;
    rig.programme_clock =
        ProgrammeClock(test::instant("2018-06-26T09:20:00Z"), rig.clock.now, 100'000);
    const std::size_t frames = rig.run_until(1s);
    CHECK(frames > 55);
    CHECK(frames < 65);
}

TEST_CASE("an edge of the programme within a minute is drawn when it comes") {
    LoopRig rig;
    test::ProgrammeBuilder programme;
    programme.room("salle-1");
    programme.session("Short", test::instant("2018-06-26T09:20:45Z"), 10min, {"salle-1"});
    rig.report.snapshot = programme.snapshot();
    CHECK(rig.run_until(20s) == 2);
    CHECK(rig.painter.frames[1].time == 15s);
}

TEST_CASE("a wall clock that is set, forward or back, shows within a minute") {
    for (const auto correction : {+1h, -1h}) {
        LoopRig rig;
        rig.run_until(5s);
        rig.clock.wall_correction = correction;
        rig.run_until(70s);
        const UtcTime shown = rig.painter.frames.back().programme_time;
        CHECK(std::chrono::floor<std::chrono::minutes>(shown) ==
              test::instant("2018-06-26T09:21:00Z") + correction);
    }
}

TEST_CASE("each notice is drawn and logged once, and again when it comes back") {
    LoopRig rig;
    const Notice unreadable{NoticeKind::source_unreadable, "gone"};
    rig.run_until(1s);
    const auto report = [&](const std::vector<Notice>& notices) {
        return [&rig, notices] {
            ProgrammeReport next = rig.report;
            next.notices = notices;
            rig.reports.put(next);
        };
    };
    rig.window.at(2s, report({unreadable}));
    rig.window.at(3s, report({unreadable}));
    CHECK(rig.run_until(4s) == 2);
    CHECK(rig.painter.frames[1].notices == 1);
    CHECK(rig.logged.size() == 1);
    rig.window.at(5s, report({}));
    rig.window.at(6s, report({unreadable}));
    CHECK(rig.run_until(7s) == 4);
    CHECK(rig.logged.size() == 2);
}

TEST_CASE("without a programme there is still a screen") {
    LoopRig rig;
    rig.report = {};
    rig.report.notices = {{NoticeKind::loading, {}}};
    CHECK(rig.run_until(60s) == 2);
}
