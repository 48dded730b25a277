// Walks every page with a programme in which every record is written in another script, and with
// more languages than the footer has room for.

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "core/programme/finder.h"
#include "tests/support/examining.h"
#include "tests/support/many_scripts.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

/// Every page, each kind in all that it can be asked for.
std::vector<Page> all_pages(const programme::Snapshot& snapshot) {
    std::vector<Page> pages{{},
                            {.kind = PageKind::programme},
                            {.kind = PageKind::info},
                            {.kind = PageKind::changes},
                            {.kind = PageKind::list},
                            {.kind = PageKind::people},
                            {.kind = PageKind::search},
                            {.kind = PageKind::search, .argument = "محمد"},
                            {.kind = PageKind::search, .argument = "शर्मा", .keys_hidden = true},
                            {.kind = PageKind::search, .argument = "ซอฟต์แวร์", .keys_hidden = true},
                            {.kind = PageKind::search, .argument = "🎉", .keys_hidden = true}};
    for (std::size_t i = 6; i < 14; ++i)
        pages.push_back({.kind = PageKind::session, .argument = "s" + std::to_string(i + 1)});
    for (const auto& room : snapshot.programme().rooms)
        pages.push_back({.kind = PageKind::room, .argument = room.id});
    for (const auto& person : snapshot.programme().people)
        pages.push_back({.kind = PageKind::person, .argument = person.id});
    return pages;
}

struct ScriptsLook {
    Size size;
    const char* language;
    TextSize text = TextSize::normal;
    ThemeName theme = ThemeName::dark;
    bool lowered = false;
};

void walk_scripts(HeadlessHost& host, const ScriptsLook& asked) {
    static const auto snapshot = programme::Snapshot::build(test::many_scripts_publication(), 2);
    static const auto finder = programme::Finder::build(snapshot);
    const UtcTime now = test::instant("2025-02-01T10:20:00+01:00");
    for (const Page& page : all_pages(*snapshot)) {
        for (const bool other : {false, true}) {
            // The other shape of the programme, the other code of a session, the way to a room.
            const bool has_other = page.kind == PageKind::programme ||
                                   page.kind == PageKind::session || page.kind == PageKind::room;
            if (other && !has_other) continue;
            walk_moved(host, *snapshot, now,
                       {.size = asked.size,
                        .language = asked.language,
                        .theme = asked.theme,
                        .page = page,
                        .finder = finder.get(),
                        .visitor = [&](State& state) {
                            state.text_size = asked.text;
                            state.low_reach = asked.lowered;
                            state.starred = {"s7", "s8", "s9", "s10", "s20"};
                            state.list_page = other ? 1 : 0;
                            choose(state.programme, ProgrammeField::shape, other ? "grid" : "list");
                        }});
        }
    }
}

}  // namespace

TEST_CASE("every page is drawn whole in any script") {
    HeadlessHost host(source_icons());
    walk_scripts(host, {.size = {1080, 1920}, .language = "en"});
}

TEST_CASE("every page is drawn whole in any script, in every language, theme, size and reach" *
          doctest::test_suite("slow")) {
    HeadlessHost host(source_icons());
    for (const Size size : {Size{1080, 1920}, Size{1920, 1080}}) {
        for (const char* language : {"en", "fr"}) {
            for (const TextSize text : {TextSize::normal, TextSize::large, TextSize::largest})
                walk_scripts(host, {.size = size, .language = language, .text = text});
        }
        for (const ThemeName theme : {ThemeName::light, ThemeName::contrast})
            walk_scripts(host, {.size = size, .language = "fr", .theme = theme});
        for (const TextSize text : {TextSize::normal, TextSize::largest})
            walk_scripts(host, {.size = size, .language = "fr", .text = text, .lowered = true});
    }
}

TEST_CASE("every page fits in any script on small screens too" * doctest::test_suite("slow")) {
    HeadlessHost host(source_icons());
    for (const Size size : {Size{800, 480}, Size{1366, 768}, Size{1080, 1080}})
        walk_scripts(host, {.size = size, .language = "fr"});
}

}  // namespace foyer::kiosk
