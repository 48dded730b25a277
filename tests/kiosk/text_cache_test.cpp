// What the text layer keeps, and for how long.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "kiosk/text/text_layer.h"
#include "tests/support/text_desk.h"

using namespace foyer::kiosk;
using namespace foyer::tests;

TEST_CASE("equal requests share one picture and are drawn once") {
    TextDesk desk;
    const TextureId first = desk.block(request("Bedrock of Dropbox", 600, 1)).texture;
    const auto before = desk.layer.stats();
    CHECK(desk.block(request("Bedrock of Dropbox", 600, 1)).texture == first);
    CHECK(desk.layer.stats().misses == before.misses);
    CHECK(desk.layer.stats().hits == before.hits + 1);

    TextRequest red = request("Bedrock of Dropbox", 600, 1);
    red.color = Color{255, 0, 0};
    CHECK(desk.block(red).texture != first);
}

TEST_CASE("measuring makes no picture") {
    TextDesk desk;
    const std::size_t before = desk.textures.count();
    (void)desk.layer.measure(request("Bedrock of Dropbox", 600, 1));
    CHECK(desk.textures.count() == before);
    const TextBlock block = desk.block(request("Bedrock of Dropbox", 600, 1));
    CHECK(desk.textures.count() == before + 1);
    CHECK(block.texture != 0);
}

TEST_CASE("a text measured in one frame and drawn in a later one is drawn") {
    TextDesk desk;
    (void)desk.layer.measure(request("Bedrock of Dropbox", 600, 1));
    desk.layer.end_frame();
    CHECK(desk.block(request("Bedrock of Dropbox", 600, 1)).texture != 0);
}

TEST_CASE("the cache stays within its bound and gives up the oldest pictures first") {
    TextDesk desk;
    constexpr std::size_t bound = std::size_t{64} * 1024 * 1024;
    TextRequest large = request("MMMMMMMM", 0, 1);
    large.em_px = 400;
    large.line_px = 500;
    const auto draw = [&](int number) {
        large.text = std::to_string(number) + "MMMMMMMM";
        return desk.layer.block(large).texture;
    };
    TextureId last = 0;
    for (int frame = 0; frame < 40; ++frame) {
        (void)draw(0);  // used in every frame
        last = draw(frame);
        desk.layer.end_frame();
        CHECK(desk.layer.stats().texture_bytes <= bound);
    }
    CHECK(desk.textures.count() < 40);
    CHECK(desk.textures.find(last) != nullptr);
    const auto before = desk.layer.stats();
    (void)draw(0);
    CHECK(desk.layer.stats().misses == before.misses);
    (void)draw(1);
    CHECK(desk.layer.stats().misses == before.misses + 1);
}

TEST_CASE("pictures of the frame that is being drawn are never given up") {
    TextDesk desk;
    TextRequest large = request("MMMMMMMM", 0, 1);
    large.em_px = 400;
    large.line_px = 500;
    std::vector<TextureId> used;
    for (int i = 0; i < 30; ++i) {
        large.text = std::to_string(i) + "MMMMMMMM";
        used.push_back(desk.layer.block(large).texture);
    }
    desk.layer.end_frame();
    for (const TextureId texture : used)
        CHECK(desk.textures.find(texture) != nullptr);
}

TEST_CASE("an icon is drawn in its colour and kept") {
    TextDesk desk;
    desk.layer.set_icon_folder(FOYER_SOURCE_DIR "/assets/icons");
    const TextureId icon = desk.layer.icon("full", 48, Color{255, 0, 0});
    const Picture* picture = desk.textures.find(icon);
    REQUIRE(picture != nullptr);
    CHECK(picture->width == 48);
    CHECK(pixel_at(*picture, 24, 14) == Color{255, 0, 0});
    CHECK(pixel_at(*picture, 0, 0).a == 0);
    CHECK(desk.layer.icon("full", 48, Color{255, 0, 0}) == icon);
    CHECK(desk.layer.icon("full", 48, Color{0, 255, 0}) != icon);
    CHECK(desk.layer.icon("no-such-icon", 48, white_ink) == 0);
}
