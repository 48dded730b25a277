// Walks the search, the people and single persons with real and made programmes, in every size,
// theme and language.

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/limits.h"
#include "tests/support/builders.h"
#include "tests/support/examining.h"
#include "tests/support/files.h"
#include "tests/support/looking.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

/// The pages that find something in `snapshot`.
std::vector<Page> finding_pages(const programme::Snapshot& snapshot,
                                const std::vector<std::string>& queries) {
    std::vector<Page> pages{{.kind = PageKind::people}};
    for (const std::string& query : queries) {
        for (const bool hidden : {false, true})
            pages.push_back({.kind = PageKind::search, .argument = query, .keys_hidden = hidden});
    }
    const auto& people = snapshot.programme().people;
    for (const std::size_t i : {std::size_t{0}, people.size() / 2, people.size() - 1})
        if (i < people.size())
            pages.push_back({.kind = PageKind::person, .argument = people[i].id});
    return pages;
}

const std::string longest_query(limits::query_bytes, 'w');

}  // namespace

TEST_CASE("what finds something fits at every size, magnified and lowered too" *
          doctest::test_suite("slow")) {
    HeadlessHost host(source_icons());
    const auto snapshot = sample();
    REQUIRE(snapshot);
    const auto finder = programme::Finder::build(snapshot);
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    for (const Size size : all_sizes) {
        for (const auto& [text, low] :
             {std::pair{TextSize::normal, false}, std::pair{TextSize::large, false},
              std::pair{TextSize::largest, false}, std::pair{TextSize::normal, true},
              std::pair{TextSize::largest, true}}) {
            for (const Page& page :
                 finding_pages(*snapshot, {"", "kub", "sebastien", "qqqqq", longest_query})) {
                const auto visitor = [&, text = text, low = low](State& state) {
                    state.text_size = text;
                    state.low_reach = low;
                };
                walk(host, *snapshot, now,
                     {.size = size,
                      .language = low ? "fr" : "en",
                      .page = page,
                      .finder = finder.get(),
                      .visitor = visitor});
            }
        }
    }
}

TEST_CASE("what finds something fits in every theme and on panels of every size") {
    HeadlessHost host(source_icons());
    const auto snapshot = sample();
    REQUIRE(snapshot);
    const auto finder = programme::Finder::build(snapshot);
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    for (const ThemeName theme : {ThemeName::dark, ThemeName::light, ThemeName::contrast}) {
        for (const double inches : {10.0, 21.5, 55.0}) {
            for (const Page& page : finding_pages(*snapshot, {"", "cloud"}))
                walk(host, *snapshot, now,
                     {.size = {1080, 1920},
                      .theme = theme,
                      .page = page,
                      .panel = {.diagonal_inches = inches},
                      .finder = finder.get()});
        }
    }
}

TEST_CASE("names of any script, and long ones, fit in the rows and the rail") {
    HeadlessHost host(source_icons());
    test::ProgrammeBuilder p;
    p.room("a", "会議室一").room("b", "القاعة الرئيسية");
    for (const char* name :
         {"畢業 前", "山田 太郎", "やまだ はなこ", "김철수", "محمد علي", "Борис Ёлкин", "Ωμέγα",
          "דוד לוי", "राम शर्मा", "สมชาย", "Ævar", "42nd", "-",
          "Krzysztof Brzęczyszczykiewicz-Featherstonehaugh the "
          "third of that name, also known as Chris"}) {
        p.person("p" + std::to_string(p.programme().people.size()), name,
                 "International Business Machines Corporation");
        p.session(std::string("A session of ") + name, "2025-02-01 10:00", 60min, {"a"}).people = {
            {.person = p.programme().people.back().id}};
    }
    const auto snapshot = p.snapshot();
    const auto finder = programme::Finder::build(snapshot);
    for (const Size size : all_sizes) {
        for (const Page& page : finding_pages(*snapshot, {"", "山田", "محمد", "krzy", "session"}))
            walk(host, *snapshot, p.at("2025-02-01 10:10"),
                 {.size = size, .page = page, .finder = finder.get()});
    }
}

TEST_CASE("the search has room for the words of every shipped language") {
    HeadlessHost host(source_icons());
    const auto snapshot = sample();
    REQUIRE(snapshot);
    const auto finder = programme::Finder::build(snapshot);
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    for (const Size size : all_sizes) {
        for (Page page : finding_pages(*snapshot, {"", "kub", "qqqqq"}))
            walk(host, *snapshot, now,
                 {.size = size,
                  .language = "de",
                  .every_language = true,
                  .page = page,
                  .finder = finder.get()});
        walk(host, *snapshot, now, {.size = size, .language = "de", .every_language = true});
    }
}

TEST_CASE("before its finder is built the search says so, and the keyboard is there") {
    HeadlessHost host(source_icons());
    const auto snapshot = sample();
    REQUIRE(snapshot);
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    for (const PageKind kind : {PageKind::search, PageKind::people})
        walk(host, *snapshot, now, {.page = {.kind = kind, .argument = "kub"}});
}

TEST_CASE("what finds something fits in the largest real programmes" *
          doctest::test_suite("slow")) {
    HeadlessHost host(source_icons());
    for (const char* file : {"fosdem/2025.xml", "36c3/final.xml", "debconf23/debconf23.xml"}) {
        const auto path = tests::shared_file(file);
        if (path.empty()) {
            MESSAGE("SKIPPED: no real programmes beside the sources (", file, ")");
            continue;
        }
        const auto snapshot = programme_in(path);
        REQUIRE(snapshot);
        const auto finder = programme::Finder::build(snapshot);
        const UtcTime now = snapshot->days().front().first_start + 90min;
        for (const Size size : {Size{1080, 1920}, Size{1920, 1080}, Size{800, 480}}) {
            for (const char* language : {"en", "fr"}) {
                for (const Page& page :
                     finding_pages(*snapshot, {"", "a", "linux", "security", "zzzz"}))
                    walk(
                        host, *snapshot, now,
                        {.size = size, .language = language, .page = page, .finder = finder.get()});
            }
        }
    }
}

}  // namespace foyer::kiosk
