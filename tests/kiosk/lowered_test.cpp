#include "kiosk/screens/lowered.h"

#include <doctest/doctest.h>

#include "tests/support/examining.h"

namespace foyer::kiosk {

using namespace test::looking;

TEST_CASE("above the lowered page a long first word is whole, also in large letters") {
    test::ProgrammeBuilder p;
    p.room("a", "UB2.252A (Lameere)").room("b", "H.1301 (Cornil)");
    p.session("Now", "2018-06-26 09:00", 50min, {"a"});
    p.session("Unstoppable Force Behind Linux on RISC-V", "2018-06-26 10:00", 50min, {"a"});
    p.session("Understanding it", "2018-06-26 10:00", 50min, {"b"});
    const auto snapshot = p.snapshot();
    const UtcTime now = p.at("2018-06-26 09:20");
    HeadlessHost host(source_icons());
    for (const Size size : {Size{540, 960}, Size{480, 800}, Size{1080, 1920}}) {
        for (const TextSize text_size : {TextSize::normal, TextSize::large, TextSize::largest}) {
            const Look look{.size = size, .language = "fr", .visitor = [text_size](State& state) {
                                state.low_reach = true;
                                state.text_size = text_size;
                            }};
            examine(look_at(host, *snapshot, now, look), look, now);
        }
    }
}

}  // namespace foyer::kiosk
