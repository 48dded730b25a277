// The foot of a screen that offers more languages than stand beside each other.

#include "kiosk/screens/footer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/examining.h"
#include "tests/support/files.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

/// `count` languages: English, and as many more that say the same.
Catalogues many_languages(int count) {
    const std::string english =
        tests::read_file(std::string(FOYER_SOURCE_DIR) + "/assets/i18n/en.json");
    std::vector<Catalogue> all;
    for (int i = 0; i < count; ++i) {
        std::string json = english;
        const char letter = static_cast<char>('a' + i);
        for (const auto& [from, to] :
             {std::pair<std::string, std::string>{"\"language\": \"en\"",
                                                  std::string("\"language\": \"q") + letter + '"'},
              std::pair<std::string, std::string>{
                  "\"name\": \"English\"", std::string("\"name\": \"Language ") + letter + '"'}}) {
            const std::size_t at = json.find(from);
            REQUIRE(at != std::string::npos);
            if (i > 0) json.replace(at, from.size(), to);
        }
        auto parsed = Catalogue::parse(json, "made");
        REQUIRE(parsed.ok());
        all.push_back(*std::move(parsed));
    }
    return Catalogues(std::move(all));
}

int languages_in_sight(const Probe& probe) {
    return static_cast<int>(std::ranges::count_if(probe.items, [](const ProbeItem& item) {
        return item.intent.kind == IntentKind::set_language && !item.cut;
    }));
}

}  // namespace

TEST_CASE("two to sixteen languages fit below every page, at every size") {
    HeadlessHost host(source_icons());
    const auto snapshot = sample();
    REQUIRE(snapshot);
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    for (const int count : {2, 4, 5, 9, 16}) {
        const Catalogues catalogues = many_languages(count);
        for (const Size size : all_sizes) {
            for (const bool magnified : {false, true}) {
                const Look look{.size = size,
                                .offered = &catalogues,
                                .page = {.kind = PageKind::info},
                                .visitor = [&](State& state) {
                                    if (magnified) state.text_size = TextSize::largest;
                                }};
                const Probe probe = look_at(host, *snapshot, now, look);
                CAPTURE(count);
                CAPTURE(described(look, now));
                CAPTURE(magnified);
                examine(probe, look, now);
                CHECK(languages_in_sight(probe) >= std::min(count, 2));
            }
        }
    }
}

TEST_CASE("the shipped languages stand beside access, in one row, at every size") {
    HeadlessHost host(source_icons());
    const auto snapshot = sample();
    REQUIRE(snapshot);
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    const Panel installed{.diagonal_inches = 32, .bottom_mm = 850};
    for (const Size size : all_sizes) {
        for (const char* language : {"fr", "de"}) {
            for (const bool magnified : {false, true}) {
                const Look look{.size = size,
                                .language = language,
                                .every_language = true,
                                .page = {.kind = PageKind::info},
                                .panel = installed,
                                .visitor = [&](State& state) {
                                    if (magnified) state.text_size = TextSize::largest;
                                }};
                const Probe probe = look_at(host, *snapshot, now, look);
                CAPTURE(described(look, now));
                CAPTURE(magnified);
                examine(probe, look, now);
                CHECK(languages_in_sight(probe) == 3);
                const PixelRect* access = nullptr;
                for (const ProbeItem& item : probe.items)
                    if (item.intent.kind == IntentKind::toggle_contrast) access = &item.rect;
                REQUIRE(access != nullptr);
                for (const ProbeItem& item : probe.items) {
                    if (item.intent.kind != IntentKind::set_language) continue;
                    CHECK(item.rect.y < access->y + access->h);
                    CHECK(access->y < item.rect.y + item.rect.h);
                }
            }
        }
    }
}

TEST_CASE("a finger moves to the languages that are not in sight; the reader's own is") {
    HeadlessHost host(source_icons());
    const auto snapshot = sample();
    REQUIRE(snapshot);
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    const Catalogues catalogues = many_languages(16);
    const auto shows = [](const Probe& probe, const std::string& language) {
        return std::ranges::any_of(probe.items, [&](const ProbeItem& item) {
            return item.intent.kind == IntentKind::set_language &&
                   item.intent.argument == language && !item.cut;
        });
    };
    Look look{.size = {1080, 1920}, .language = "qp", .offered = &catalogues};
    CHECK(shows(look_at(host, *snapshot, now, look), "qp"));
    look.language = "en";
    const Probe first = look_at(host, *snapshot, now, look);
    CHECK(shows(first, "en"));
    CHECK_FALSE(shows(first, "qp"));
    const ScrollArea* area = scroll_area_called(first, "languages");
    REQUIRE(area != nullptr);
    look.visitor = [&](State& state) {
        set_scroll(state, {.area = "languages", .x = area->limits.most_x});
    };
    CHECK(shows(look_at(host, *snapshot, now, look), "qp"));
}

}  // namespace foyer::kiosk
