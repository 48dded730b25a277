#include "core/programme/picture.h"

#include <doctest/doctest.h>

#include "core/base/limits.h"
#include "tests/support/pictures.h"

using namespace foyer;
using namespace foyer::programme;

TEST_CASE("what a picture is shows in its content") {
    CHECK(picture_type(test::png_picture().bytes) == PictureType::png);
    CHECK(picture_type(test::svg_picture("plan").bytes) == PictureType::svg);
    for (const char* svg :
         {"<svg/>", "\xEF\xBB\xBF<svg xmlns='…'>", " \n<?xml version='1.0'?><svg>",
          "<!-- <html> --><svg>", "<!DOCTYPE svg><svg>", "<!DOCTYPE svg [ <!ENTITY a '>'> ] ><svg>",
          "<svg:svg xmlns:svg='…'/>"})
        CHECK_MESSAGE(picture_type(svg) == PictureType::svg, svg);
}

TEST_CASE("anything else is no picture") {
    for (const char* other : {"", "<", "<!--", "<?xml", "<!DOCTYPE", "<!DOCTYPE svg [", "GIF89a",
                              "\xFF\xD8\xFF", "<html><svg/></html>", "<svgz/>", "svg",
                              "<?xml version='1.0'?>", "<svg>\xFF</svg>", "\x89PNG\r\n"})
        CHECK_MESSAGE(!picture_type(other), other);
}

TEST_CASE("a picture has at most 1 MiB") {
    std::string svg = "<svg>";
    svg.append(limits::picture_bytes - svg.size(), ' ');
    const auto picture = picture_of(svg);
    REQUIRE(picture);
    CHECK(picture->type == PictureType::svg);
    CHECK(picture->bytes == svg);
    CHECK_FALSE(picture_of(svg + ' '));
}
