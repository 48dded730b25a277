#include "kiosk/app/loop.h"

#include <doctest/doctest.h>

#include "tests/support/loop_rig.h"

using namespace foyer;
using namespace foyer::kiosk;
using namespace std::chrono_literals;
using test::LoopRig;

TEST_CASE("a resized or an exposed window is drawn again, once") {
    LoopRig rig;
    rig.run_until(1s);
    rig.window.at(2s, [&] {
        rig.window.window_size = {1920, 1080};
        rig.window.events.resized = true;
    });
    CHECK(rig.run_until(5s) == 2);
    CHECK(rig.painter.frames[1].size == ScreenSize{1920, 1080});
    rig.window.at(6s, [&] { rig.window.events.exposed = true; });
    CHECK(rig.run_until(10s) == 3);
}

TEST_CASE("a pointer that only moves draws nothing") {
    LoopRig rig;
    rig.run_until(1s);
    for (int i = 0; i < 50; ++i)
        rig.window.input(2s + i * 10ms, platform::InputKind::pointer_move, 200, float(100 + i));
    CHECK(rig.run_until(5s) == 1);
}

TEST_CASE("a press shows at once, the release opens the page, and the picture settles") {
    LoopRig rig;
    rig.run_until(1s);
    rig.window.input(2s, platform::InputKind::pointer_down, 200, 150);
    rig.window.input(2s + 400ms, platform::InputKind::pointer_up, 200, 150);
    rig.run_until(10s);
    const auto& frames = rig.painter.frames;
    REQUIRE(frames.size() == 1 + 3 + 3);
    CHECK(frames[1].time == 2s);
    CHECK(frames[1].pressed == "Card");
    CHECK(frames[1].page == Page{});
    CHECK(frames[4].time == 2s + 400ms);
    CHECK(frames[4].pressed.empty());
    CHECK(frames[4].page == Page{PageKind::session, "s1"});
    CHECK(frames[6].time == 2s + 400ms);
}

TEST_CASE("press and release that arrive together open the page and are seen") {
    LoopRig rig;
    rig.run_until(1s);
    rig.window.tap(2s, 200, 150);
    rig.run_until(10s);
    const auto& frames = rig.painter.frames;
    REQUIRE(frames.size() >= 3);
    CHECK(frames[1].time == 2s);
    CHECK(frames[1].page == Page{PageKind::session, "s1"});
    CHECK(frames[1].pressed == "Card");
    CHECK(frames.back().time == 2s + 120ms);
    CHECK(frames.back().pressed.empty());
}

TEST_CASE("a second tap in the same instant meets the page that the first one opened") {
    LoopRig rig;
    rig.run_until(1s);
    rig.window.tap(2s, 200, 150);
    rig.window.tap(2s, 200, 650);   // Contrast, on the home only
    rig.window.tap(2s, 200, 1300);  // Back, on the session's page only
    rig.run_until(10s);
    CHECK(rig.painter.frames[1].page == Page{PageKind::session, "s1"});
    CHECK(current_page(rig.loop->state()) == Page{});
    CHECK(rig.loop->state().theme == ThemeName::dark);
}

TEST_CASE("a revision that comes under a finger waits until the finger is lifted") {
    LoopRig rig;
    rig.run_until(1s);
    rig.window.input(2s, platform::InputKind::pointer_down, 200, 150);
    rig.window.at(2s + 100ms, [&] {
        ProgrammeReport newer = rig.report;
        newer.notices = {{NoticeKind::store_rebuilt, "for the test"}};
        rig.reports.put(newer);
    });
    rig.run_until(3s);
    CHECK(rig.painter.frames.back().notices == 0);
    rig.window.input(3s + 500ms, platform::InputKind::pointer_up, 200, 150);
    rig.run_until(4s);
    CHECK(rig.painter.frames.back().notices == 1);
    CHECK(current_page(rig.loop->state()) == Page{PageKind::session, "s1"});
}

TEST_CASE("a finger whose release was lost does not keep a revision from the screen") {
    LoopRig rig;
    rig.run_until(1s);
    rig.window.input(2s, platform::InputKind::pointer_down, 200, 150);
    rig.window.at(3s, [&] {
        ProgrammeReport newer = rig.report;
        newer.notices = {{NoticeKind::store_rebuilt, "for the test"}};
        rig.reports.put(newer);
    });
    rig.run_until(10s);
    CHECK(rig.painter.frames.back().notices == 1);
}

TEST_CASE("a tap that was on its way when a revision came opens what stood there before") {
    for (const auto delay : {200ms, 400ms}) {
        LoopRig rig;
        rig.run_until(1s);
        rig.window.at(2s, [&] {
            ProgrammeReport newer = rig.report;
            newer.notices = {{NoticeKind::store_rebuilt, "for the test"}};
            rig.painter.card_below = 300;  // the strip of the notice pushes it down
            rig.reports.put(newer);
        });
        rig.window.tap(2s + delay, 200, 150);  // where the card began before
        rig.run_until(4s);
        const bool on_its_way = delay < 300ms;
        CHECK((current_page(rig.loop->state()).kind == PageKind::session) == on_its_way);
    }
}

TEST_CASE("after a page was opened its own places count, whatever report came before") {
    LoopRig rig;
    rig.run_until(1s);
    rig.window.at(1500ms, [&] { rig.reports.put(rig.report); });  // nothing new to see
    rig.window.tap(2s, 200, 150);
    rig.window.tap(2s + 200ms, 200, 650);  // Contrast on the home, nothing on the session's page
    rig.run_until(4s);
    CHECK(current_page(rig.loop->state()) == Page{PageKind::session, "s1"});
    CHECK(rig.loop->state().theme == ThemeName::dark);
}

TEST_CASE("escape leads back and never out") {
    LoopRig rig;
    rig.run_until(1s);
    rig.window.tap(2s, 200, 150);
    const auto escape = [&] {
        rig.window.events.input.push_back(
            {.kind = platform::InputKind::key_down, .key = platform::Key::escape});
    };
    rig.window.at(4s, escape);
    rig.window.at(5s, escape);
    rig.run_until(10s);
    CHECK(rig.ended == Loop::Turned::on);
    CHECK(current_page(rig.loop->state()) == Page{});
}

TEST_CASE("other keys do nothing") {
    LoopRig rig;
    rig.run_until(1s);
    rig.window.at(2s, [&] {
        for (int i = 0; i < 100; ++i)
            rig.window.events.input.push_back({.kind = platform::InputKind::key_down});
    });
    rig.run_until(5s);
    CHECK(rig.loop->state().pages == State{}.pages);
    CHECK(rig.ended == Loop::Turned::on);
}

TEST_CASE("a kiosk does not let itself be closed, a window does") {
    for (const Closing closing : {Closing::ignored, Closing::allowed}) {
        LoopRig rig;
        rig.closing = closing;
        rig.run_until(1s);
        rig.window.at(2s, [&] { rig.window.events.close_requested = true; });
        rig.run_until(5s);
        CHECK((rig.ended == Loop::Turned::ended) == (closing == Closing::allowed));
    }
}

TEST_CASE("the system's wish to end the program ends the loop without a failure") {
    LoopRig rig;
    rig.run_until(1s);
    rig.window.at(2s, [&] { rig.window.ends = true; });
    CHECK(rig.loop->run().ok());
}

TEST_CASE("a failure that cannot be lived with ends the loop and is returned") {
    LoopRig rig;
    rig.run_until(1s);
    rig.window.at(2s, [&] {
        ProgrammeReport report;
        report.fatal = Error{ErrorKind::in_use, "another kiosk holds it"};
        rig.reports.put(report);
    });
    const auto ended = rig.loop->run();
    REQUIRE_FALSE(ended.ok());
    CHECK(ended.error().detail == "another kiosk holds it");
}
