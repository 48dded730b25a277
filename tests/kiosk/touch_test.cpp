#include "kiosk/state/touch.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace foyer;
using namespace foyer::kiosk;
using namespace std::chrono_literals;

namespace {

ProbeItem touch_button(std::string label, PixelRect rect, Intent intent) {
    return {.role = "button",
            .label = std::move(label),
            .value = {},
            .rect = rect,
            .actions = {"tap"},
            .intent = std::move(intent)};
}

/// A screen with a card, a button below it, and a next page.
Probe screen() {
    Probe probe;
    probe.items = {
        touch_button("Card", {100, 100, 800, 300}, open_page(PageKind::session, "s1")),
        touch_button("Contrast", {100, 600, 200, 100}, {.kind = IntentKind::toggle_contrast}),
        touch_button("Next rooms", {700, 600, 200, 100},
                     {.kind = IntentKind::turn_page, .amount = 1}),
    };
    return probe;
}

/// A finger that writes down what its gestures ask for.
class Finger {
public:
    Finger& down(float x, float y) { return send(PointerKind::down, x, y); }
    Finger& move(float x, float y) { return send(PointerKind::move, x, y); }
    Finger& up(float x, float y) { return send(PointerKind::up, x, y); }
    Finger& wait(std::chrono::milliseconds time) {
        now += time;
        return *this;
    }
    Finger& tap(float x, float y) { return down(x, y).wait(60ms).up(x, y); }

    Touch touch;
    Probe probe = screen();
    TouchRules rules{.scale = 1, .slop_px = 12};
    MonotonicTime now{10s};
    std::vector<Intent> asked;

private:
    Finger& send(PointerKind kind, float x, float y) {
        const Intent intent = touch.handle({kind, x, y, now}, probe, rules);
        if (intent.kind != IntentKind::nothing) asked.push_back(intent);
        return *this;
    }
};

const Intent card = open_page(PageKind::session, "s1");
const Intent next_page{.kind = IntentKind::turn_page, .amount = 1};

}  // namespace

TEST_CASE("a tap acts on release, not on the press") {
    Finger finger;
    finger.down(200, 200);
    CHECK(finger.asked.empty());
    CHECK(finger.touch.pressed_label(finger.now) == "Card");
    finger.wait(80ms).up(203, 204);
    CHECK(finger.asked == std::vector{card});
}

TEST_CASE("press and release in the same instant are a tap, and it is seen") {
    Finger finger;
    finger.down(200, 200).up(200, 200);
    CHECK(finger.asked == std::vector{card});
    CHECK(finger.touch.pressed_label(finger.now) == "Card");
    CHECK(finger.touch.next_edge(finger.now) == finger.now + 120ms);
    CHECK(finger.touch.pressed_label(finger.now + 119ms) == "Card");
    CHECK(finger.touch.pressed_label(finger.now + 120ms).empty());
    CHECK_FALSE(finger.touch.next_edge(finger.now + 120ms));
}

TEST_CASE("a long press is shown for as long as it lasts and needs no timer") {
    Finger finger;
    finger.down(200, 200).wait(4s);
    CHECK(finger.touch.pressed_label(finger.now) == "Card");
    CHECK_FALSE(finger.touch.next_edge(finger.now));
    finger.up(200, 200);
    CHECK(finger.touch.pressed_label(finger.now).empty());
    CHECK(finger.asked == std::vector{card});
}

TEST_CASE("a finger that rolls by the slop still taps, by more it drags") {
    Finger rolls;
    rolls.down(200, 200).move(212, 200).up(212, 200);
    CHECK(rolls.asked == std::vector{card});
    Finger drags;
    drags.down(200, 200).move(212.5F, 200);
    CHECK(drags.touch.pressed_label(drags.now).empty());
    drags.wait(50ms).up(200, 200);
    CHECK(drags.asked.empty());
}

TEST_CASE("a release far from the press is no tap even when no move was seen") {
    Finger finger;
    finger.down(200, 200).up(200, 640);
    CHECK(std::ranges::find(finger.asked, card) == finger.asked.end());
}

TEST_CASE("a tap beside everything does nothing") {
    Finger finger;
    finger.tap(50, 1500);
    CHECK(finger.asked.empty());
    CHECK(finger.touch.pressed_label(finger.now).empty());
}

TEST_CASE("a quick push up or left turns to the next page") {
    Finger up;
    up.down(500, 1000).move(500, 960).wait(100ms).move(500, 800).up(500, 800);
    CHECK(up.asked == std::vector{next_page});
    Finger left;
    left.down(800, 1000).wait(200ms).move(600, 1010).up(600, 1010);
    CHECK(left.asked == std::vector{next_page});
}

TEST_CASE("a push towards a page that the screen does not offer does nothing") {
    Finger finger;
    finger.down(500, 800).wait(100ms).move(500, 1000).up(500, 1000);
    CHECK(finger.asked.empty());
}

TEST_CASE("a push that is short or slow turns nothing") {
    Finger brief;
    brief.down(500, 1000).wait(100ms).move(500, 921).up(500, 921);
    CHECK(brief.asked.empty());
    Finger slow;
    slow.down(500, 1000).wait(601ms).move(500, 700).up(500, 700);
    CHECK(slow.asked.empty());
    Finger enough;
    enough.down(500, 1000).wait(600ms).move(500, 920).up(500, 920);
    CHECK(enough.asked == std::vector{next_page});
}

TEST_CASE("a flick over a button does not press it") {
    Finger finger;
    finger.down(200, 650).wait(50ms).move(200, 400).up(200, 400);
    CHECK(finger.asked == std::vector{next_page});
}

TEST_CASE("a double tap is one tap") {
    Finger finger;
    finger.tap(150, 650).wait(100ms).tap(152, 648);
    CHECK(finger.asked == std::vector{Intent{.kind = IntentKind::toggle_contrast}});
}

TEST_CASE("two taps with a pause, or in two places, are two taps") {
    Finger pause;
    pause.tap(150, 650).wait(300ms).tap(150, 650);
    CHECK(pause.asked.size() == 2);
    Finger apart;
    apart.tap(150, 650).wait(50ms).tap(200, 200);
    CHECK(apart.asked.size() == 2);
}

TEST_CASE("the second tap of a double tap does not reach the page that the first one opened") {
    Finger finger;
    finger.tap(200, 200);
    finger.probe.items = {touch_button("Back", {100, 100, 800, 300}, {.kind = IntentKind::back})};
    finger.wait(80ms).tap(200, 200);
    CHECK(finger.asked == std::vector{card});
}

TEST_CASE("pages may be turned as quickly as one can tap") {
    Finger finger;
    finger.tap(800, 650).wait(60ms).tap(800, 650).wait(60ms).tap(800, 650);
    CHECK(finger.asked == std::vector{next_page, next_page, next_page});
}

TEST_CASE("a second finger takes the meaning from the first and leaves no trace") {
    Finger finger;
    finger.down(200, 200).wait(30ms).down(150, 650);
    CHECK(finger.touch.pressed_label(finger.now).empty());
    finger.wait(30ms).move(150, 300).up(150, 300).up(200, 200);
    CHECK(finger.asked.empty());
    finger.wait(1s).tap(200, 200);
    CHECK(finger.asked == std::vector{card});
}

TEST_CASE("a release that never came does not swallow the next tap") {
    Finger finger;
    finger.down(200, 200).wait(6s).tap(150, 650);
    CHECK(finger.asked == std::vector{Intent{.kind = IntentKind::toggle_contrast}});
}

TEST_CASE("a release without a press does nothing") {
    Finger finger;
    finger.up(200, 200).move(300, 300);
    CHECK(finger.asked.empty());
}

TEST_CASE("a cancelled press does nothing on release") {
    Finger finger;
    finger.down(200, 200);
    finger.touch.cancel();
    CHECK(finger.touch.pressed_label(finger.now).empty());
    finger.up(200, 200);
    CHECK(finger.asked.empty());
}

TEST_CASE("the slop is three millimetres and never under 10 px") {
    CHECK(touch_rules(1080, 1920, {.diagonal_inches = 21.5}).slop_px ==
          doctest::Approx(12.1).epsilon(0.01));
    CHECK(touch_rules(1080, 1920, {.diagonal_inches = 55}).slop_px == doctest::Approx(10));
    CHECK(touch_rules(2160, 3840, {.diagonal_inches = 21.5}).slop_px ==
          doctest::Approx(24.2).epsilon(0.01));
    CHECK(touch_rules(3840, 2160, {.diagonal_inches = 32}).scale == doctest::Approx(2));
}

namespace {

/// A screen with a key and one that repeats.
Probe keys() {
    Probe probe;
    probe.items = {touch_button("A", {100, 100, 96, 112}, type_text("a")),
                   touch_button("Delete", {300, 100, 200, 112}, {.kind = IntentKind::erase_text})};
    probe.items[0].acts = Acts::on_touch;
    probe.items[1].acts = Acts::while_held;
    return probe;
}

Finger typist() {
    Finger finger;
    finger.probe = keys();
    return finger;
}

}  // namespace

TEST_CASE("a key acts when it is touched, and only once") {
    Finger finger = typist();
    finger.down(150, 150);
    REQUIRE(finger.asked.size() == 1);
    CHECK(finger.asked[0].argument == "a");
    finger.wait(200ms).up(150, 150);
    CHECK(finger.asked.size() == 1);
}

TEST_CASE("the same key twice in quick succession is two letters") {
    Finger finger = typist();
    finger.tap(150, 150).wait(60ms).tap(150, 150);
    CHECK(finger.asked.size() == 2);
}

TEST_CASE("a key is drawn pressed while it is touched, and a moment after a quick touch") {
    Finger finger = typist();
    finger.down(150, 150);
    CHECK(finger.touch.pressed_label(finger.now) == "A");
    finger.wait(10ms).up(150, 150);
    CHECK(finger.touch.pressed_label(finger.now) == "A");
    CHECK(finger.touch.pressed_label(finger.now + 200ms).empty());
}

TEST_CASE("a key that is held acts again and again, until the finger leaves") {
    Finger finger = typist();
    finger.down(400, 150);
    CHECK(finger.touch.next_edge(finger.now) == finger.now + 500ms);
    CHECK(finger.touch.repeated(finger.now + 499ms).kind == IntentKind::nothing);
    int repeats = 0;
    for (int i = 0; i < 150; ++i)
        repeats +=
            finger.touch.repeated(finger.wait(10ms).now).kind == IntentKind::erase_text ? 1 : 0;
    CHECK(repeats == 12);
    finger.up(400, 150).wait(1s);
    CHECK(finger.touch.repeated(finger.now).kind == IntentKind::nothing);
    CHECK(finger.asked.size() == 1);
}

TEST_CASE("a held key stops where the finger slips away or its release is lost") {
    Finger slipped = typist();
    slipped.down(400, 150).move(440, 150).wait(1s);
    CHECK(slipped.touch.repeated(slipped.now).kind == IntentKind::nothing);
    Finger lost = typist();
    lost.down(400, 150).wait(6s);
    CHECK(lost.touch.repeated(lost.now).kind == IntentKind::nothing);
    Finger letter = typist();
    letter.down(150, 150).wait(1s);
    CHECK(letter.touch.repeated(letter.now).kind == IntentKind::nothing);
}
