#include "core/formats/pictures.h"

#include <doctest/doctest.h>

#include "core/base/limits.h"
#include "tests/support/pictures.h"

using namespace foyer;
using namespace foyer::formats;
using programme::PictureType;

namespace {

ErrorKind kind_of_failure(const std::string& bytes) {
    const auto picture = whole_picture(bytes);
    REQUIRE_FALSE(picture);
    CHECK(picture.error().detail.size() > 10);
    return picture.error().kind;
}

}  // namespace

TEST_CASE("whole pictures are taken as they are") {
    for (const auto& made : {test::png_picture(), test::svg_picture("plan")}) {
        const auto picture = whole_picture(made.bytes);
        REQUIRE(picture);
        CHECK(*picture == made);
    }
}

TEST_CASE("a PNG of which any byte is missing or wrong is refused") {
    const std::string whole = test::png_picture().bytes;
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CAPTURE(size);
        CHECK_FALSE(whole_picture(whole.substr(0, size)));
        std::string wrong = whole;
        wrong[size] = static_cast<char>(wrong[size] ^ 0x20);
        CHECK_FALSE(whole_picture(wrong));
    }
    CHECK(kind_of_failure(whole.substr(0, whole.size() - 1)) == ErrorKind::malformed);
}

TEST_CASE("the sides of a PNG are 1 to 4096") {
    CHECK(whole_picture(test::png_of(limits::picture_side_px, 1)));
    CHECK(whole_picture(test::png_of(1, limits::picture_side_px)));
    CHECK(kind_of_failure(test::png_of(limits::picture_side_px + 1, 1)) == ErrorKind::too_large);
    CHECK(kind_of_failure(test::png_of(1, limits::picture_side_px + 1)) == ErrorKind::too_large);
    CHECK(kind_of_failure(test::png_of(0, 1)) == ErrorKind::malformed);
    CHECK(kind_of_failure(test::png_of(1, 0)) == ErrorKind::malformed);
}

TEST_CASE("an SVG that is no whole XML, or has entities of its own, is refused") {
    CHECK(kind_of_failure("<svg><g></svg>") == ErrorKind::malformed);
    CHECK(kind_of_failure("<svg viewBox='0 0 1 1'>") == ErrorKind::malformed);
    CHECK(kind_of_failure("<!DOCTYPE svg [<!ENTITY a 'aaaa'>]><svg>&a;</svg>") ==
          ErrorKind::unsupported);
}

TEST_CASE("other files and large ones are refused with what to do") {
    CHECK(kind_of_failure("") == ErrorKind::unsupported);
    CHECK(kind_of_failure("\xFF\xD8\xFF\xE0 JFIF") == ErrorKind::unsupported);
    std::string svg = "<svg/>";
    svg.append(limits::picture_bytes - svg.size(), '\n');
    CHECK(whole_picture(svg));
    CHECK(kind_of_failure(svg + '\n') == ErrorKind::too_large);
}
