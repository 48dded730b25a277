#pragma once
// Golden pictures; see golden.h.

#include "kiosk/app/picture.h"
#include "tests/support/golden.h"

namespace foyer::tests {

/// Steps of a channel that no eye sees.
constexpr int golden_tolerance = 8;

/// Checks `seen` against the golden picture `file` ("home-dark.png").
inline void check_golden_picture(const std::string& file, const kiosk::Picture& seen) {
    CAPTURE(file);
    if (golden_update()) {
        std::filesystem::create_directories(FOYER_SOURCE_DIR "/tests/golden");
        REQUIRE(kiosk::write_png(seen, golden_path(file)).ok());
        return;
    }
    const Result<kiosk::Picture> golden = kiosk::read_png(golden_path(file));
    REQUIRE_MESSAGE(golden.ok(), "no golden picture; GOLDEN=update writes it: ", golden_path(file));
    const std::size_t differing = kiosk::differing_pixels(*golden, seen, golden_tolerance);
    if (differing > 0) (void)kiosk::write_png(seen, seen_path(file)).ok();
    CHECK_MESSAGE(differing == 0, "seen instead: ", seen_path(file));
}

}  // namespace foyer::tests
