// What stands beside the grid on a wide screen.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

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
                        .every_language = true,
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

TEST_CASE("the ways to earlier, now and later are set in one size in every language") {
    test::ProgrammeBuilder p;
    p.room("a");
    p.session("First steps", "2018-06-26 10:00", 45min, {"a"});
    const auto snapshot = p.snapshot();
    HeadlessHost host(source_icons());
    const Catalogues catalogues(test::catalogues_as_written());
    for (const char* language : {"de", "en", "fr"}) {
        const Look look{.size = {1920, 1080},
                        .language = language,
                        .every_language = true,
                        .page = {PageKind::programme, ""},
                        .visitor = [](State& state) {
                            choose(state.programme, ProgrammeField::shape, "grid");
                        }};
        const Probe probe = look_at(host, *snapshot, p.at("2018-06-26 10:20"), look);
        std::vector<int> heights;
        for (const char* key : {"programme.earlier", "programme.now", "programme.later"}) {
            const std::string word = catalogues.of(language).text(key);
            const auto drawn = std::ranges::find_if(probe.texts, [&](const ProbeText& text) {
                return text.text == word && text.box.x > 1600;
            });
            REQUIRE_MESSAGE(drawn != probe.texts.end(), word);
            heights.push_back(drawn->box.h);
        }
        CHECK(heights == std::vector<int>(3, heights.front()));
    }
}

}  // namespace foyer::kiosk
