#include "kiosk/app/picture.h"

#include <doctest/doctest.h>

#include <fstream>

#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::kiosk;

namespace {

Picture striped() {
    Picture picture = blank_picture(5, 3, Color{10, 20, 30});
    picture.rgba[0] = 255;
    picture.rgba[4 * 7 + 2] = 99;
    return picture;
}

}  // namespace

TEST_CASE("a picture is read back as it was written") {
    const tests::TempFolder folder;
    const std::string path = (folder.path() / "a.png").string();
    REQUIRE(write_png(striped(), path).ok());
    const Result<Picture> read = read_png(path);
    REQUIRE(read.ok());
    CHECK(*read == striped());
}

TEST_CASE("a picture that cannot be written or read is an error") {
    const tests::TempFolder folder;
    const Result<void> written =
        write_png(striped(), (folder.path() / "missing" / "a.png").string());
    REQUIRE_FALSE(written.ok());
    CHECK(written.error().kind == ErrorKind::disk);

    const Result<Picture> missing = read_png((folder.path() / "none.png").string());
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().kind == ErrorKind::not_found);

    const std::string text = (folder.path() / "text.png").string();
    std::ofstream(text) << "no picture";
    const Result<Picture> broken = read_png(text);
    REQUIRE_FALSE(broken.ok());
    CHECK(broken.error().kind == ErrorKind::malformed);
}

TEST_CASE("differing pixels are counted beyond the tolerance") {
    Picture other = striped();
    other.rgba[4] = static_cast<std::uint8_t>(other.rgba[4] + 5);
    CHECK(differing_pixels(striped(), other, 5) == 0);
    CHECK(differing_pixels(striped(), other, 4) == 1);
    CHECK(differing_pixels(striped(), striped(), 0) == 0);
    CHECK(differing_pixels(striped(), blank_picture(2, 2, Color{0, 0, 0}), 255) == 15);
}
