// Visitors who leave, who use keys, and who listen: the loop as a whole.

#include <doctest/doctest.h>

#include "kiosk/app/loop.h"
#include "tests/support/loop_rig.h"

using namespace foyer;
using namespace foyer::kiosk;
using namespace std::chrono_literals;
using test::LoopRig;

namespace {

struct HeardVoice final : Voice {
    bool say(const std::string& text, const std::string& language) override {
        said.push_back(language + ": " + text);
        return works;
    }
    void stop() override { ++stopped; }
    std::vector<std::string> said;
    int stopped = 0;
    bool works = true;
};

void press_key(LoopRig& rig, std::chrono::milliseconds time, platform::Key key,
               bool shift = false) {
    rig.window.at(time, [&rig, key, shift] {
        rig.window.events.input.push_back({.kind = platform::InputKind::key_down,
                                           .key = key,
                                           .shift = shift,
                                           .time = rig.clock.now});
    });
}

}  // namespace

TEST_CASE("after a minute the screen asks, once a second, and then is as it was installed") {
    LoopRig rig;
    rig.run_until(1s);
    rig.window.tap(2s, 200, 150);
    rig.run_until(2s + 60s - 10ms);
    const std::size_t quiet = rig.painter.frames.size();
    CHECK(rig.painter.frames.back().idle.phase == Idle::Phase::awake);
    rig.run_until(2s + 79s + 500ms);
    CHECK(rig.painter.frames.back().idle == Idle::Verdict{Idle::Phase::warning, 1, 20});
    CHECK(rig.painter.frames.size() - quiet <= 22);
    CHECK(rig.painter.forgotten == 0);
    rig.run_until(2s + 81s);
    CHECK(rig.painter.forgotten == 1);
    CHECK(current_page(rig.loop->state()) == Page{});
    const std::size_t home = rig.painter.frames.size();
    rig.run_until(2s + 81s + 10min);
    CHECK(rig.painter.frames.size() - home <= 11);
    CHECK(rig.painter.forgotten == 1);
}

TEST_CASE("a touch anywhere during the countdown stays on the page") {
    LoopRig rig;
    rig.run_until(1s);
    rig.window.tap(2s, 200, 150);
    rig.window.tap(2s + 70s, 5, 1900);
    rig.run_until(2s + 90s);
    CHECK(current_page(rig.loop->state()).kind == PageKind::session);
    CHECK(rig.painter.frames.back().idle.phase == Idle::Phase::awake);
}

TEST_CASE("a drag that goes on keeps the screen awake") {
    LoopRig rig;
    rig.run_until(1s);
    rig.window.tap(2s, 200, 150);
    rig.window.input(60s, platform::InputKind::pointer_down, 100, 1000);
    rig.window.input(62s, platform::InputKind::pointer_move, 100, 900);
    rig.run_until(100s);
    CHECK(rig.painter.frames.back().idle.phase == Idle::Phase::awake);
}

TEST_CASE("keys walk the ring, enter opens, escape goes back, a finger takes the ring away") {
    LoopRig rig;
    rig.run_until(1s);
    press_key(rig, 2s, platform::Key::tab);
    rig.run_until(3s);
    CHECK(rig.loop->state().focus == Focus{"Card"});
    press_key(rig, 4s, platform::Key::down);
    rig.run_until(5s);
    CHECK(rig.loop->state().focus == Focus{"Contrast"});
    press_key(rig, 6s, platform::Key::tab, true);
    press_key(rig, 6s, platform::Key::enter);
    rig.run_until(7s);
    CHECK(current_page(rig.loop->state()) == Page{PageKind::session, "s1"});
    press_key(rig, 8s, platform::Key::escape);
    rig.run_until(9s);
    CHECK(current_page(rig.loop->state()) == Page{});
    press_key(rig, 10s, platform::Key::tab);
    rig.window.tap(11s, 5, 1900);
    rig.run_until(12s);
    CHECK_FALSE(rig.loop->state().focus.has_value());
}

TEST_CASE("who listens hears each page, each control, and silence at a touch") {
    LoopRig rig;
    HeardVoice voice;
    rig.voice = &voice;
    rig.state.language = "fr";
    rig.run_until(1s);
    rig.window.tap(2s, 200, 850);  // Listen
    rig.run_until(3s);
    REQUIRE(voice.said.size() == 1);
    CHECK(voice.said[0].starts_with("fr: Card."));
    press_key(rig, 4s, platform::Key::tab);
    rig.run_until(5s);
    REQUIRE(voice.said.size() == 2);
    CHECK(voice.said[1] == "fr: Card");
    rig.window.tap(6s, 200, 150);
    rig.run_until(7s);
    CHECK(voice.stopped > 0);
    REQUIRE(voice.said.size() == 3);
    CHECK(voice.said[2] == "fr: Back.\n");
    rig.run_until(7s + 10min);
    CHECK_FALSE(rig.loop->state().speech);
    CHECK(voice.said.size() == 3);
}

TEST_CASE("who listens hears of an emergency once, as soon as it is shown") {
    LoopRig rig;
    HeardVoice voice;
    rig.voice = &voice;
    rig.run_until(1s);
    rig.window.tap(2s, 200, 850);  // Listen
    rig.run_until(3s);
    REQUIRE(voice.said.size() == 1);
    const auto publish = [&] {
        rig.painter.screen = "emergency";
        ProgrammeReport newer = rig.report;
        newer.snapshot = test::one_room_snapshot();
        rig.reports.put(newer);
    };
    rig.window.at(4s, publish);
    rig.window.at(6s, publish);
    rig.run_until(8s);
    CHECK(voice.said.size() == 2);
}

TEST_CASE("a screen without a voice says so on the screen and goes on") {
    LoopRig rig;
    HeardVoice voice;
    voice.works = false;
    rig.voice = &voice;
    rig.run_until(1s);
    rig.window.tap(2s, 200, 850);
    rig.run_until(3s);
    CHECK_FALSE(rig.loop->state().speech);
    CHECK(rig.painter.frames.back().voice_missing);
}
