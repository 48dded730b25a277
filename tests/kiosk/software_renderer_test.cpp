#include "kiosk/app/software_renderer.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include "kiosk/app/imgui_frame.h"

using namespace foyer::kiosk;

namespace {

constexpr Color black{0, 0, 0};
constexpr int side = 64;

/// What `draw` puts on a black picture.
template <class Draw>
Picture drawn(const Draw& draw) {
    MemoryTextures textures;
    ImguiFrame frame;
    frame.upload_atlas(textures);
    draw(frame.begin(side, side), textures);
    Picture picture = blank_picture(side, side, black);
    render(frame.end(), textures, picture);
    return picture;
}

std::size_t pixels_other_than(const Picture& picture, Color color) {
    std::size_t count = 0;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x)
            count += pixel_at(picture, x, y) == color ? 0 : 1;
    }
    return count;
}

}  // namespace

TEST_CASE("a filled rectangle covers exactly its pixels") {
    const Picture picture = drawn([](ImDrawList& list, MemoryTextures&) {
        list.AddRectFilled({10, 20}, {30, 25}, IM_COL32(200, 100, 50, 255));
    });
    const Color color{200, 100, 50};
    CHECK(pixel_at(picture, 10, 20) == color);
    CHECK(pixel_at(picture, 29, 24) == color);
    CHECK(pixel_at(picture, 9, 20) == black);
    CHECK(pixel_at(picture, 30, 24) == black);
    CHECK(pixel_at(picture, 29, 25) == black);
    CHECK(pixels_other_than(picture, black) == 20 * 5);
}

TEST_CASE("a translucent colour lets through what lies below") {
    const Picture picture = drawn([](ImDrawList& list, MemoryTextures&) {
        list.AddRectFilled({0, 0}, {64, 64}, IM_COL32(255, 255, 255, 255));
        list.AddRectFilled({0, 0}, {64, 64}, IM_COL32(255, 0, 0, 51));
    });
    CHECK(pixel_at(picture, 5, 5) == Color{255, 204, 204});
}

TEST_CASE("nothing is drawn outside the clip rectangle") {
    const Picture picture = drawn([](ImDrawList& list, MemoryTextures&) {
        list.PushClipRect({8, 8}, {16, 12}, true);
        list.AddRectFilled({0, 0}, {64, 64}, IM_COL32_WHITE);
        list.AddCircleFilled({12, 10}, 30, IM_COL32_WHITE);
        list.PopClipRect();
    });
    CHECK(pixels_other_than(picture, black) == 8 * 4);
}

TEST_CASE("shapes beyond the edge of the picture are cut off") {
    const Picture picture = drawn([](ImDrawList& list, MemoryTextures&) {
        list.AddRectFilled({-100, -100}, {500, 500}, IM_COL32_WHITE, 40);
        list.AddTriangleFilled({-5, -5}, {200, 30}, {-80, 90}, IM_COL32(1, 2, 3, 255));
    });
    CHECK(pixel_at(picture, 63, 0) == Color{255, 255, 255});
}

TEST_CASE("the edges of a rounded rectangle are sharp and its corners are round") {
    const Picture picture = drawn([](ImDrawList& list, MemoryTextures&) {
        list.AddRectFilled({4, 4}, {60, 60}, IM_COL32_WHITE, 20);
    });
    CHECK(pixel_at(picture, 4, 32) == Color{255, 255, 255});
    CHECK(pixel_at(picture, 3, 32) == black);
    CHECK(pixel_at(picture, 59, 32) == Color{255, 255, 255});
    CHECK(pixel_at(picture, 60, 32) == black);
    CHECK(pixel_at(picture, 4, 4) == black);
    CHECK(pixel_at(picture, 32, 32) == Color{255, 255, 255});
}

TEST_CASE("triangles that share an edge leave no gap and share no pixel") {
    const Picture picture = drawn([](ImDrawList& list, MemoryTextures&) {
        list.Flags &= ~ImDrawListFlags_AntiAliasedFill;
        const ImU32 half = IM_COL32(255, 255, 255, 128);
        list.AddTriangleFilled({2, 3}, {61, 7}, {33, 31}, half);
        list.AddTriangleFilled({2, 3}, {33, 31}, {5, 60}, half);
        list.AddTriangleFilled({61, 7}, {59, 58}, {33, 31}, half);
    });
    for (int x = 0; x < side; ++x) {
        for (int y = 0; y < side; ++y) {
            const Color found = pixel_at(picture, x, y);
            CHECK((found == black || found == Color{128, 128, 128}));
        }
    }
    CHECK(pixel_at(picture, 33, 29) == Color{128, 128, 128});
}

TEST_CASE("a picture at whole pixels is copied as it is") {
    const Picture picture = drawn([](ImDrawList& list, MemoryTextures& textures) {
        const std::uint8_t pixels[] = {255, 0, 0,   255, 0, 255, 0, 255,  //
                                       0,   0, 255, 255, 9, 9,   9, 0};
        const TextureId id = textures.create(2, 2, pixels);
        list.AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(id)), {7, 9},
                      {9, 11});
    });
    CHECK(pixel_at(picture, 7, 9) == Color{255, 0, 0});
    CHECK(pixel_at(picture, 8, 9) == Color{0, 255, 0});
    CHECK(pixel_at(picture, 7, 10) == Color{0, 0, 255});
    CHECK(pixel_at(picture, 8, 10) == black);
    CHECK(pixels_other_than(picture, black) == 3);
}

TEST_CASE("a texture that was destroyed is left out") {
    const Picture picture = drawn([](ImDrawList& list, MemoryTextures& textures) {
        const std::uint8_t white[] = {255, 255, 255, 255};
        const TextureId id = textures.create(1, 1, white);
        textures.destroy(id);
        list.AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(id)), {7, 9},
                      {20, 20});
    });
    CHECK(pixels_other_than(picture, black) == 0);
}
