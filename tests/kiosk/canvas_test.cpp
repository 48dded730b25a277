#include "kiosk/widgets/canvas.h"

#include <doctest/doctest.h>

#include "kiosk/app/headless.h"
#include "tests/support/looking.h"

using namespace foyer::kiosk;

namespace {

constexpr Color canvas_white{255, 255, 255};
}  // namespace

TEST_CASE("a screen of twice the size draws everything twice as large") {
    HeadlessHost host{foyer::test::looking::source_icons()};
    TextExtent small, large;
    const auto draw = [](TextExtent& extent) {
        return [&extent](Canvas& canvas) {
            extent = canvas.text({48, 100, 600, 64}, "Kubernetes",
                                 {.token = TextToken::title, .color = canvas_white});
            canvas.button("Kubernetes", "", {48, 100, 600, 64}, {});
        };
    };
    (void)host.draw({.width_px = 1080, .height_px = 1920}, draw(small));
    const Probe probe = host.draw({.width_px = 2160, .height_px = 3840}, draw(large));
    CHECK(large.width == doctest::Approx(small.width).epsilon(0.01));
    CHECK(large.height == small.height);
    CHECK(probe.items.at(0).rect == PixelRect{96, 200, 1200, 128});
}

TEST_CASE("a text takes no more lines than its box is high") {
    HeadlessHost host{foyer::test::looking::source_icons()};
    TextExtent extent;
    (void)host.draw({}, [&](Canvas& canvas) {
        extent = canvas.text({0, 0, 300, 100}, "one two three four five six seven eight nine ten",
                             {.token = TextToken::body, .color = canvas_white, .max_lines = 9});
    });
    CHECK(extent.lines == 2);
    CHECK(extent.shortened);
}

TEST_CASE("measuring says what drawing will take") {
    HeadlessHost host{foyer::test::looking::source_icons()};
    (void)host.draw({}, [&](Canvas& canvas) {
        const TextOptions options{.token = TextToken::body, .color = canvas_white, .max_lines = 3};
        const TextExtent before = canvas.measure("one two three four five six", 200, options);
        const TextExtent after =
            canvas.text({0, 0, 200, 500}, "one two three four five six", options);
        CHECK(before.width == after.width);
        CHECK(before.lines == after.lines);
        CHECK(before.height == after.height);
    });
}

TEST_CASE("text is set at the left, in the middle and at the right of its box") {
    HeadlessHost host{foyer::test::looking::source_icons()};
    const Probe probe = host.draw({}, [&](Canvas& canvas) {
        for (const Align align : {Align::left, Align::center, Align::right}) {
            canvas.text({100, 100, 600, 44}, "Salle", {.color = canvas_white, .align = align});
        }
    });
    const int width = probe.texts.at(0).ink.w;
    CHECK(probe.texts.at(0).ink.x == 100);
    CHECK(probe.texts.at(1).ink.x == 100 + (600 - width + 1) / 2);
    CHECK(probe.texts.at(2).ink.x == 700 - width);
}

TEST_CASE("a clock stands with its right edge on the box's") {
    HeadlessHost host{foyer::test::looking::source_icons()};
    float width = 0;
    const Probe probe = host.draw({}, [&](Canvas& canvas) {
        width = canvas.clock({600, 36, 432, 112}, "11:20", TextToken::display, canvas_white,
                             Align::right);
    });
    const ProbeText& text = probe.texts.at(0);
    CHECK(text.text == "11:20");
    CHECK(text.ink.x + text.ink.w == 1032);
    CHECK(width == doctest::Approx(208).epsilon(0.02));
}

TEST_CASE("a clock without a colon is set as plain text") {
    HeadlessHost host{foyer::test::looking::source_icons()};
    float clock = 0, plain = 0;
    (void)host.draw({}, [&](Canvas& canvas) {
        clock = canvas.clock({0, 0, 900, 112}, "11 h 20", TextToken::display, canvas_white,
                             Align::left);
        plain = canvas.text({0, 0, 900, 112}, "11 h 20", {.token = TextToken::display}).width;
    });
    CHECK(clock == doctest::Approx(plain).epsilon(0.005));
    CHECK(clock > 0);
}

TEST_CASE("an outline stays inside its rectangle") {
    HeadlessHost host{foyer::test::looking::source_icons()};
    (void)host.draw({.width_px = 1080, .height_px = 1080}, [&](Canvas& canvas) {
        canvas.outline({100, 100, 200, 96}, canvas_white, 20, 4);
    });
    const Picture picture = host.picture();
    const Color background = theme_called(ThemeName::dark).background;
    CHECK(pixel_at(picture, 100, 150) == canvas_white);
    CHECK(pixel_at(picture, 103, 150) == canvas_white);
    CHECK(pixel_at(picture, 99, 150) == background);
    CHECK(pixel_at(picture, 104, 150) == background);
    CHECK(pixel_at(picture, 299, 150) == canvas_white);
    CHECK(pixel_at(picture, 300, 150) == background);
    CHECK(pixel_at(picture, 200, 195) == canvas_white);
    CHECK(pixel_at(picture, 200, 196) == background);
}

TEST_CASE("stripes stay inside the rounded rectangle") {
    HeadlessHost host{foyer::test::looking::source_icons()};
    (void)host.draw({.width_px = 1080, .height_px = 1080}, [&](Canvas& canvas) {
        canvas.hatch({100, 100, 300, 200}, canvas_white, 28);
    });
    const Picture picture = host.picture();
    const Color background = theme_called(ThemeName::dark).background;
    int striped = 0;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            if (pixel_at(picture, x, y) == background) continue;
            ++striped;
            CHECK((x >= 99 && x <= 400 && y >= 99 && y <= 300));
        }
    }
    CHECK(striped > 300 * 200 / 4);
    CHECK(striped < 300 * 200 * 3 / 4);
    CHECK(pixel_at(picture, 102, 102) == background);
}

TEST_CASE("struck text has a line through it on every line") {
    HeadlessHost host{foyer::test::looking::source_icons()};
    const Color red{255, 0, 0};
    TextExtent extent;
    (void)host.draw({.width_px = 1080, .height_px = 1080}, [&](Canvas& canvas) {
        extent = canvas.text({100, 100, 220, 400}, "end testing on top",
                             {.token = TextToken::title,
                              .color = canvas_white,
                              .max_lines = 3,
                              .struck = true,
                              .strike_color = red});
    });
    REQUIRE(extent.lines >= 2);
    const Picture picture = host.picture();
    for (int line = 0; line < extent.lines; ++line) {
        const int baseline = 100 + 64 * line + 51;
        CHECK(pixel_at(picture, 98, baseline - 16) == red);
        CHECK(pixel_at(picture, 140, baseline - 16) == red);
        CHECK(pixel_at(picture, 97, baseline - 16) != red);
    }
}

TEST_CASE("a missing icon draws nothing") {
    HeadlessHost host{foyer::test::looking::source_icons()};
    (void)host.draw({.width_px = 1080, .height_px = 1080}, [&](Canvas& canvas) {
        canvas.icon("no-such-icon", 0, 0, 48, canvas_white);
        canvas.icon("../icons/warn", 0, 0, 48, canvas_white);
        canvas.icon("", 0, 0, 48, canvas_white);
    });
    CHECK(differing_pixels(host.picture(),
                           blank_picture(1080, 1080, theme_called(ThemeName::dark).background),
                           0) == 0);
}

TEST_CASE(
    "content in a scroll area stands where it was moved to, and is noted as far as it shows") {
    HeadlessHost host{foyer::test::looking::source_icons()};
    ScrollPosition at;
    const Probe probe = host.draw({}, [&](Canvas& canvas) {
        at = canvas.begin_scroll({.position = {.area = "list", .y = 250},
                                  .window = {48, 200, 984, 300},
                                  .width = 984,
                                  .height = 1000});
        for (int i = 0; i < 10; ++i) {
            const Rect row{0, static_cast<float>(i) * 100, 984, 100};
            CHECK(canvas.shows(row) == (i >= 2 && i <= 5));
            canvas.text(row, "Row", {.color = canvas_white});
            canvas.button(std::to_string(i), "", row, {});
        }
        canvas.end_scroll();
        canvas.button("below", "", {48, 500, 984, 100}, {});
    });
    CHECK(at.y == 250);
    REQUIRE(probe.items.size() == 5);
    CHECK(probe.items[0].label == "2");
    CHECK(probe.items[0].rect == PixelRect{48, 200, 984, 50});
    CHECK(probe.items[0].cut);
    CHECK(probe.items[1].rect == PixelRect{48, 250, 984, 100});
    CHECK_FALSE(probe.items[1].cut);
    CHECK(probe.items[4].rect == PixelRect{48, 500, 984, 100});
    CHECK(probe.texts.size() == 4);
    REQUIRE(probe.scroll_areas.size() == 1);
    CHECK(probe.scroll_areas[0].limits.most_y == 700);
    CHECK(probe.scroll_areas[0].rect == PixelRect{48, 200, 984, 300});
}

TEST_CASE("a scroll area that is asked to stand beyond its end stands at it, but for a stretch") {
    HeadlessHost host{foyer::test::looking::source_icons()};
    (void)host.draw({}, [&](Canvas& canvas) {
        const auto stands = [&](float y, float height) {
            const ScrollPosition at = canvas.begin_scroll({.position = {.area = "list", .y = y},
                                                           .window = {0, 0, 400, 300},
                                                           .width = 400,
                                                           .height = height});
            canvas.end_scroll();
            return at.y;
        };
        CHECK(stands(5000, 1000) == 850);
        CHECK(stands(-5000, 1000) == -150);
        CHECK(stands(5000, 200) == 0);
    });
}
