// Pictures of what a screen shows, for the staff of the hub.
#include "kiosk/app/picture_sender.h"

#include <doctest/doctest.h>

#include <random>

#include "core/base/screen_picture.h"
#include "tests/support/loop_rig.h"

using namespace foyer;
using namespace foyer::kiosk;
using namespace std::chrono_literals;
using test::LoopRig;

namespace {

void ask(LoopRig& rig, std::chrono::milliseconds time, const std::string& ticket) {
    rig.window.at(time, [&rig, ticket] { rig.pictures.asked.put(ticket); });
}

}  // namespace

TEST_CASE("a screen that nobody uses draws once for a picture, and goes on sleeping") {
    LoopRig rig;
    rig.run_until(1s);
    const std::size_t before = rig.painter.frames.size();
    ask(rig, 2s, "t1");
    rig.run_until(3s);
    const auto taken = rig.pictures.taken.take();
    REQUIRE(taken.has_value());
    CHECK(taken->ticket == "t1");
    REQUIRE(taken->picture.has_value());
    CHECK(taken->picture->width == static_cast<int>(before) + 1);
    rig.run_until(20s);
    CHECK(rig.painter.frames.size() == before + 1);
}

TEST_CASE("no picture is taken of what a visitor looks at, until they are forgotten") {
    LoopRig rig;
    rig.run_until(1s);
    rig.window.tap(2s, 200, 150);
    for (const auto time : {3s, 30s, 75s}) {
        CAPTURE(time.count());
        ask(rig, time, "t");
        rig.run_until(time + 1s);
        const auto taken = rig.pictures.taken.take();
        REQUIRE(taken.has_value());
        CHECK_FALSE(taken->picture.has_value());
    }
    REQUIRE(rig.painter.forgotten == 0);
    rig.run_until(90s);
    REQUIRE(rig.painter.forgotten == 1);
    ask(rig, 91s, "t");
    rig.run_until(92s);
    const auto taken = rig.pictures.taken.take();
    REQUIRE(taken.has_value());
    CHECK(taken->picture.has_value());
}

TEST_CASE("who touches the screen in the very moment of the asking is not seen either") {
    LoopRig rig;
    rig.run_until(1s);
    rig.window.tap(2s, 200, 150);
    ask(rig, 2s, "t");
    rig.run_until(3s);
    const auto taken = rig.pictures.taken.take();
    REQUIRE(taken.has_value());
    CHECK_FALSE(taken->picture.has_value());
}

TEST_CASE("pictures go to the hub whose feed the screen follows") {
    CHECK(picture_address("https://hub.example:8443/feed/", "door-2") ==
          "https://hub.example:8443/api/v1/screens/door-2/picture");
    CHECK(picture_address("http://proxy.example/foyer/feed/", "door-2") ==
          "http://proxy.example/foyer/api/v1/screens/door-2/picture");
    CHECK(picture_address("/media/stick/", "door-2").empty());
    CHECK(picture_address("https://files.example/programme/", "door-2").empty());
}

TEST_CASE("a picture is small enough for the hub, whatever it shows") {
    std::mt19937 random(7);
    Picture noise = blank_picture(1080, 1920, {});
    for (std::uint8_t& byte : noise.rgba)
        byte = static_cast<std::uint8_t>(random());
    for (std::size_t i = 3; i < noise.rgba.size(); i += 4)
        noise.rgba[i] = 255;
    // Averaged noise is grey; noise as large as what is sent cannot be packed at all.
    const auto grey = small_png(noise);
    REQUIRE(grey.ok());
    CHECK(grey->size() <= screen_picture_bytes);
    const auto hard = small_png(scaled_down(noise, screen_picture_px));
    REQUIRE(hard.ok());
    CHECK(hard->size() <= screen_picture_bytes);
    CHECK(hard->starts_with("\x89PNG"));
}

TEST_CASE("a picture that is made smaller keeps its form and its colours") {
    Picture picture = blank_picture(1080, 1920, Color{10, 20, 30});
    for (int y = 960; y < 1920; ++y)
        for (int x = 0; x < 1080; ++x)
            picture.rgba[(static_cast<std::size_t>(y) * 1080 + static_cast<std::size_t>(x)) * 4] =
                210;
    const Picture small = scaled_down(picture, 640);
    CHECK(small.width == 360);
    CHECK(small.height == 640);
    CHECK(pixel_at(small, 0, 0).r == 10);
    CHECK(pixel_at(small, 359, 639).r == 210);
    CHECK(pixel_at(small, 100, 100).b == 30);
    CHECK(scaled_down(small, 640) == small);
    CHECK(scaled_down(blank_picture(3000, 1, {}), 640).height == 1);
}
