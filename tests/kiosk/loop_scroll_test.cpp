#include <doctest/doctest.h>

#include "kiosk/app/loop.h"
#include "tests/support/loop_rig.h"

using namespace foyer;
using namespace foyer::kiosk;
using namespace std::chrono_literals;
using test::LoopRig;

namespace {

/// A finger that goes from `from` to `to` in 100 ms and leaves.
void drag_list(LoopRig& rig, std::chrono::milliseconds time, float from, float to) {
    rig.window.input(time, platform::InputKind::pointer_down, 500, from);
    for (int i = 1; i <= 10; ++i)
        rig.window.input(time + i * 10ms, platform::InputKind::pointer_move, 500,
                         from + (to - from) * static_cast<float>(i) / 10);
    rig.window.input(time + 100ms, platform::InputKind::pointer_up, 500, to);
}

}  // namespace

TEST_CASE(
    "a drag moves the list, a throw goes on at 60 frames a second, and then nothing is drawn") {
    LoopRig rig;
    rig.painter.list_most = 3000;
    rig.run_until(1s);
    drag_list(rig, 2s, 700, 300);
    rig.run_until(2s + 90ms);
    CHECK(rig.painter.frames.back().scrolled > 300);
    rig.run_until(2s + 110ms);
    const std::size_t thrown = rig.painter.frames.size();
    rig.run_until(2s + 610ms);
    const std::size_t frames = rig.painter.frames.size() - thrown;
    CHECK(frames > 25);
    CHECK(frames < 36);
    rig.run_until(6s);
    const std::size_t rested = rig.painter.frames.size();
    const float stands = rig.painter.frames.back().scrolled;
    CHECK(stands > 1000);
    rig.run_until(20s);
    CHECK(rig.painter.frames.size() == rested);
    CHECK(current_page(rig.loop->state()).kind == PageKind::now);
}

TEST_CASE("a touch that stops a list opens nothing, the next one does") {
    LoopRig rig;
    rig.painter.list_most = 30'000;
    rig.run_until(1s);
    drag_list(rig, 2s, 1200, 300);
    rig.window.tap(2s + 300ms, 200, 150);
    rig.run_until(3s);
    CHECK(current_page(rig.loop->state()).kind == PageKind::now);
    const float stands = rig.painter.frames.back().scrolled;
    rig.window.tap(4s, 200, 150);
    rig.run_until(4s + 50ms);
    CHECK(current_page(rig.loop->state()).kind == PageKind::session);
    CHECK(stands > 900);
}

TEST_CASE("each page keeps where its list stood") {
    LoopRig rig;
    rig.painter.list_most = 3000;
    rig.run_until(1s);
    drag_list(rig, 2s, 700, 300);
    rig.run_until(6s);
    const float stands = rig.painter.frames.back().scrolled;
    rig.window.tap(7s, 200, 150);
    rig.run_until(8s);
    CHECK(rig.painter.frames.back().scrolled == 0);
    rig.window.tap(9s, 200, 1300);
    rig.run_until(10s);
    CHECK(rig.painter.frames.back().scrolled == stands);
}

TEST_CASE("a second finger ends a drag without a throw") {
    LoopRig rig;
    rig.painter.list_most = 3000;
    rig.run_until(1s);
    rig.window.input(2s, platform::InputKind::pointer_down, 500, 700);
    rig.window.input(2s + 50ms, platform::InputKind::pointer_move, 500, 500);
    rig.window.input(2s + 300ms, platform::InputKind::pointer_down, 100, 100);
    rig.window.input(2s + 400ms, platform::InputKind::pointer_move, 500, 100);
    rig.window.input(2s + 500ms, platform::InputKind::pointer_up, 500, 100);
    rig.run_until(5s);
    CHECK(rig.painter.frames.back().scrolled == 200);
}

TEST_CASE("a revision that comes while a list moves waits until it rests") {
    LoopRig rig;
    rig.painter.list_most = 30'000;
    rig.run_until(1s);
    drag_list(rig, 2s, 1200, 300);
    rig.window.at(2s + 200ms, [&] {
        ProgrammeReport newer = rig.report;
        newer.notices = {{NoticeKind::store_rebuilt, "for the test"}};
        rig.reports.put(newer);
    });
    rig.run_until(2s + 400ms);
    CHECK(rig.painter.frames.back().notices == 0);
    rig.run_until(7s);
    CHECK(rig.painter.frames.back().notices == 1);
}

TEST_CASE("a list sent to where it stands keeps no processor busy") {
    LoopRig rig;
    rig.painter.list_most = 3000;
    rig.run_until(1s);
    const int waits = rig.window.waits;
    rig.window.tap(2s, 200, 1140);
    rig.run_until(3s);
    CHECK(rig.window.waits - waits < 40);
}
