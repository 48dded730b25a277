#include "kiosk/text/picture_drawing.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/pictures.h"
#include "tests/support/temp_folder.h"

namespace foyer::kiosk {

namespace {

programme::Picture svg_of(const std::string& content, const std::string& box = "0 0 100 50") {
    return {programme::PictureType::svg,
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
            "viewBox='" +
                box + "'>" + content + "</svg>"};
}

/// Pixels of which something is seen.
std::size_t inked(const Raster& raster) {
    std::size_t count = 0;
    for (std::size_t i = 3; i < raster.rgba.size(); i += 4)
        count += raster.rgba[i] > 0;
    return count;
}

}  // namespace

TEST_CASE("a picture keeps its shape and is as large as fits") {
    const Raster wide = draw_picture(svg_of("<rect width='100' height='50'/>"), 400, 400);
    CHECK(wide.width == 400);
    CHECK(wide.height == 200);
    CHECK(inked(wide) == 400 * 200);
    const Raster tall =
        draw_picture(svg_of("<rect width='20' height='100'/>", "0 0 20 100"), 400, 200);
    CHECK(tall.width == 40);
    CHECK(tall.height == 200);
    const Raster point = draw_picture(test::png_picture(), 30, 60);
    CHECK(point.width == 30);
    CHECK(point.height == 30);
    CHECK(inked(point) == 900);
}

TEST_CASE("a picture that is broken is none") {
    using programme::PictureType;
    CHECK(draw_picture({PictureType::svg, "<svg"}, 100, 100).rgba.empty());
    CHECK(draw_picture({PictureType::svg, "no picture"}, 100, 100).rgba.empty());
    CHECK(draw_picture({PictureType::svg, ""}, 100, 100).rgba.empty());
    CHECK(draw_picture({PictureType::png, ""}, 100, 100).rgba.empty());
    const std::string png = test::png_of(1, 1);
    for (std::size_t length = 0; length + 12 < png.size(); ++length)
        CHECK(draw_picture({PictureType::png, png.substr(0, length)}, 100, 100).rgba.empty());
    CHECK(draw_picture(svg_of(""), 0, 100).rgba.empty());
    CHECK(draw_picture(svg_of(""), -4, 100).rgba.empty());
}

TEST_CASE("a picture that claims to be huge is none") {
    CHECK(
        draw_picture({programme::PictureType::png, test::png_of(5000, 10)}, 100, 100).rgba.empty());
    CHECK(
        draw_picture({programme::PictureType::png, test::png_of(0x7fffffff, 0x7fffffff)}, 100, 100)
            .rgba.empty());
    const Raster huge = draw_picture(svg_of("", "0 0 1e30 1e30"), 100, 100);
    CHECK(huge.width <= 100);
    CHECK(draw_picture(svg_of("", "0 0 1e9 1"), 100, 100).rgba.empty());
    CHECK(draw_picture(svg_of("", "0 0 -5 nan"), 100, 100).width <= 100);
}

TEST_CASE("an SVG reads nothing beside itself") {
    const tests::TempFolder folder;
    const auto secret = folder.path() / "secret.svg";
    std::ofstream(secret) << "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
                             "<rect id='r' width='9' height='9'/></svg>";
    const std::string path = secret.string();
    for (const std::string& reference :
         {"<image width='100' height='50' xlink:href='file://" + path + "'/>",
          "<image width='100' height='50' href='" + path + "'/>",
          "<use xlink:href='file://" + path + "#r'/>",
          "<style>@import url('file://" + path + "');</style>",
          std::string("<image width='100' height='50' href='http://127.0.0.1:9/x.png'/>")}) {
        CAPTURE(reference);
        CHECK(inked(draw_picture(svg_of(reference), 100, 50)) == 0);
    }
}

}  // namespace foyer::kiosk
