// What stands beside the grid on a wide screen.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "tests/support/examining.h"

namespace foyer::kiosk {

using namespace test::looking;

TEST_CASE("the heading above the languages of talks is whole in every language of the reader") {
    test::ProgrammeBuilder p;
    p.room("a");
    p.session("Erste Schritte", "2018-06-26 09:00", 45min, {"a"}).language = "de";
    p.session("First steps", "2018-06-26 10:00", 45min, {"a"}).language = "en";
    const auto snapshot = p.snapshot();
    HeadlessHost host(source_icons());
    for (const char* language : {"de", "en", "fr"}) {
        const Look look{.size = {1920, 1080},
                        .language = language,
                        .page = {PageKind::programme, ""},
                        .visitor = [](State& state) {
                            choose(state.programme, ProgrammeField::shape, "grid");
                        }};
        const Probe probe = look_at(host, *snapshot, p.at("2018-06-26 09:20"), look);
        std::size_t headings = 0;
        for (const ProbeItem& item : probe.items) {
            if (item.role != "heading") continue;
            const auto drawn = std::ranges::find(probe.texts, item.rect, &ProbeText::box);
            if (drawn == probe.texts.end()) continue;
            ++headings;
            CHECK_MESSAGE(!drawn->shortened, drawn->text);
        }
        CHECK(headings == 2);  // the room, and the languages
    }
}

}  // namespace foyer::kiosk
