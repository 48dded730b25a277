#include "kiosk/widgets/qr.h"

#include <doctest/doctest.h>

#include <string>

#include "kiosk/app/headless.h"
#include "tests/support/looking.h"
#include "tests/support/qr_reader.h"

namespace foyer::kiosk {

namespace {

std::string bytes_of(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += static_cast<char>('a' + i * 7 % 26);
    return text;
}

/// What a phone reads off a code of `payload` on a screen of `size`, in a square of `side`.
std::vector<std::string> read_back(const std::string& payload, test::looking::Size size,
                                   float side) {
    HeadlessHost host(test::looking::source_icons());
    static_cast<void>(
        host.draw({.width_px = size.width, .height_px = size.height}, [&](Canvas& canvas) {
            const auto code = make_qr(payload, qr_modules_in(canvas, side, least_module_px));
            REQUIRE(code);
            canvas.fill({20, 20, side, side}, qr_paper);
            draw_qr(canvas, {20, 20, side, side}, *code);
        }));
    return test::read_codes(host.picture());
}

}  // namespace

TEST_CASE("every size of code holds what it is said to hold, and no byte more") {
    for (int version = 1; version <= 40; ++version) {
        const int modules = 17 + 4 * version;
        CAPTURE(version);
        const std::size_t most = qr_capacity(modules);
        const auto full = make_qr(bytes_of(most), modules);
        REQUIRE(full);
        CHECK(full->modules == modules);
        CHECK(full->dark.size() == static_cast<std::size_t>(modules * modules));
        CHECK_FALSE(make_qr(bytes_of(most + 1), modules));
        // One module short of the size there is only the size below.
        CHECK(qr_capacity(modules - 1) == (version == 1 ? 0 : qr_capacity(modules - 4)));
    }
    CHECK(qr_capacity(1000) == qr_capacity(177));
    CHECK(qr_capacity(-5) == 0);
    CHECK_FALSE(make_qr("", 177));
}

TEST_CASE("a code corrects more where there is room for it") {
    const auto roomy = make_qr(bytes_of(100), 177);
    const auto tight = make_qr(bytes_of(100), 37);
    REQUIRE(roomy);
    REQUIRE(tight);
    CHECK(roomy->modules == 41);
    CHECK(tight->modules == 37);
}

TEST_CASE("a drawn code is read back, on a large and on a small screen") {
    const std::string text = "Déjà vu, 会議 " + bytes_of(300);
    for (const auto size : {test::looking::Size{1080, 1920}, test::looking::Size{800, 480},
                            test::looking::Size{3840, 2160}}) {
        const auto codes = read_back(text, size, 600);
        CAPTURE(size.width);
        REQUIRE(codes.size() == 1);
        CHECK(codes[0] == text);
    }
}

TEST_CASE("modules are squares of whole pixels") {
    HeadlessHost host(test::looking::source_icons());
    static_cast<void>(host.draw({.width_px = 700, .height_px = 700}, [&](Canvas& canvas) {
        const auto code = make_qr("whole", 177);
        REQUIRE(code);
        canvas.fill({0, 0, 500, 500}, qr_paper);
        draw_qr(canvas, {13.3F, 17.7F, 431.9F, 431.9F}, *code);
    }));
    const Picture picture = host.picture();
    std::size_t between = 0;
    for (int y = 0; y < 300; ++y) {
        for (int x = 0; x < 300; ++x) {
            const Color color = pixel_at(picture, x, y);
            between += color != qr_paper && color != qr_ink;
        }
    }
    CHECK(between == 0);
}

}  // namespace foyer::kiosk
