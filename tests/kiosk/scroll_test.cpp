#include "kiosk/state/scroll.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace foyer;
using namespace foyer::kiosk;
using namespace std::chrono_literals;

namespace {

constexpr MonotonicTime scroll_start{1h};
const ScrollPosition list_top{.area = "list"};
constexpr ScrollLimits tall{0, 5000};

/// Drags by `pixels` (up: negative) in `time`, one event every 10 ms, and lets go.
MonotonicTime fling(ScrollMotion& motion, const ScrollPosition& from, ScrollLimits limits,
                    float pixels, std::chrono::milliseconds time) {
    MonotonicTime now = scroll_start;
    motion.grab(from, limits, 0, pixels, now);
    const auto steps = static_cast<int>(time / 10ms);
    for (int i = 1; i <= steps; ++i) {
        now += 10ms;
        motion.drag(0, pixels * static_cast<float>(i) / static_cast<float>(steps), now);
    }
    motion.release(now);
    return now;
}

float settle(ScrollMotion& motion, MonotonicTime now) {
    float y = 0;
    for (int i = 0; i < 600; ++i, now += 16ms) {
        if (const auto position = motion.advance(now)) y = position->y;
        if (!motion.moving()) return y;
    }
    FAIL("it never comes to rest");
    return y;
}

}  // namespace

TEST_CASE("content follows the finger exactly") {
    ScrollMotion motion;
    motion.grab({.area = "list", .y = 300}, tall, 0, -20, scroll_start);
    motion.drag(0, -120, scroll_start + 20ms);
    CHECK(motion.held());
    CHECK(motion.advance(scroll_start + 20ms) == ScrollPosition{.area = "list", .y = 420});
    motion.drag(0, 80, scroll_start + 40ms);
    CHECK(motion.advance(scroll_start + 40ms)->y == 220);
}

TEST_CASE("a finger that rested before it left throws nothing") {
    ScrollMotion motion;
    motion.grab(list_top, tall, 0, -20, scroll_start);
    motion.drag(0, -500, scroll_start + 50ms);
    motion.release(scroll_start + 400ms);
    CHECK(settle(motion, scroll_start + 400ms) == 500);
}

TEST_CASE("a throw coasts on, slows down and rests") {
    ScrollMotion motion;
    const MonotonicTime left = fling(motion, list_top, tall, -300, 100ms);
    CHECK(motion.moving());
    float before = 300;
    float step_before = 1e9F;
    for (int i = 1; i < 20; ++i) {
        const float y = motion.advance(left + i * 16ms)->y;
        CHECK(y > before);
        CHECK(y - before <= step_before + 0.01F);
        step_before = y - before;
        before = y;
    }
    // 3,000 px/s with a time constant of 0.325 s go some 975 px.
    CHECK(settle(motion, left + 320ms) == doctest::Approx(300 + 975).epsilon(0.02));
}

TEST_CASE("beyond an end content moves less than the finger and springs back to the end") {
    ScrollMotion motion;
    motion.grab(list_top, tall, 0, 20, scroll_start);
    motion.drag(0, 200, scroll_start + 20ms);
    CHECK(motion.advance(scroll_start + 20ms)->y == doctest::Approx(-90));
    motion.release(scroll_start + 500ms);
    CHECK(settle(motion, scroll_start + 500ms) == 0);
    CHECK_FALSE(motion.moving());
}

TEST_CASE("a throw into an end overshoots a little and comes to rest on it") {
    for (const float pixels : {-2000.0F, 2000.0F}) {
        ScrollMotion motion;
        const float most = 800;
        MonotonicTime now = fling(motion, {.area = "list", .y = 400}, {0, most}, pixels / 8, 100ms);
        float lowest = 400;
        float highest = 400;
        for (int i = 0; i < 200 && motion.moving(); ++i, now += 16ms) {
            const float y = motion.advance(now)->y;
            lowest = std::min(lowest, y);
            highest = std::max(highest, y);
        }
        CHECK_FALSE(motion.moving());
        CHECK(motion.advance(now) == std::nullopt);
        CHECK(lowest > -150);
        CHECK(highest < most + 150);
        CHECK((pixels < 0 ? highest > most : lowest < 0));
    }
}

TEST_CASE("a finger that catches a throw holds it where it is") {
    ScrollMotion motion;
    const MonotonicTime left = fling(motion, list_top, tall, -300, 100ms);
    const float caught = motion.advance(left + 100ms)->y;
    motion.stop(left + 100ms);
    CHECK(settle(motion, left + 100ms) == caught);
}

TEST_CASE("a drag keeps to the axis in which it began") {
    ScrollMotion motion;
    motion.grab({.area = "grid", .x = 100, .y = 100}, {900, 900}, 30, 10, scroll_start);
    motion.drag(50, 40, scroll_start + 20ms);
    CHECK(motion.advance(scroll_start + 20ms) == ScrollPosition{.area = "grid", .x = 50, .y = 100});
    motion.reset();
    motion.grab({.area = "list", .y = 100}, {0, 900}, 30, 10, scroll_start);
    motion.drag(50, 40, scroll_start + 20ms);
    CHECK(motion.advance(scroll_start + 20ms)->y == 60);
}

TEST_CASE("a button sends an area within its limits, at once where motion is not wanted") {
    ScrollMotion motion;
    motion.glide(list_top, {.area = "list", .y = 9000}, tall, scroll_start, Motion::full);
    const float half = motion.advance(scroll_start + 120ms)->y;
    CHECK(half > 2500);
    CHECK(half < 5000);
    CHECK(settle(motion, scroll_start + 240ms) == 5000);
    motion.glide(list_top, {.area = "list", .y = 700}, tall, scroll_start, Motion::reduced);
    CHECK(motion.advance(scroll_start)->y == 700);
    CHECK_FALSE(motion.moving());
}

TEST_CASE("any drags at any times leave an area within its limits in the end") {
    ScrollMotion motion;
    std::uint32_t seed = 7;
    const auto random = [&](int most) {
        seed = seed * 1664525U + 1013904223U;
        return static_cast<int>((seed >> 8U) % static_cast<std::uint32_t>(most));
    };
    MonotonicTime now = scroll_start;
    ScrollPosition at{.area = "list", .y = 100};
    for (int i = 0; i < 5000; ++i) {
        const ScrollLimits limits{static_cast<float>(random(3) * 400), 800};
        motion.grab(at, limits, static_cast<float>(random(40) - 20), 5, now);
        for (int k = random(6); k > 0; --k) {
            now += std::chrono::milliseconds(random(90));
            motion.drag(static_cast<float>(random(3000) - 1500),
                        static_cast<float>(random(3000) - 1500), now);
        }
        motion.release(now);
        if (random(3) == 0) {
            now += std::chrono::milliseconds(random(300));
            motion.stop(now);
        }
        for (int k = 0; k < 400 && motion.moving(); ++k, now += 16ms)
            at = *motion.advance(now);
        REQUIRE_FALSE(motion.moving());
        REQUIRE(std::isfinite(at.y));
        REQUIRE(at.y >= -0.01F);
        REQUIRE(at.y <= 800.01F);
        REQUIRE(at.x >= -0.01F);
        REQUIRE(at.x <= limits.most_x + 0.01F);
        at.x = 0;
    }
}
