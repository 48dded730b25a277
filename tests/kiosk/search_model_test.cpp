#include "kiosk/screens/search_model.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "core/base/limits.h"
#include "tests/support/builders.h"
#include "tests/support/catalogues.h"
#include "tests/support/files.h"
#include "tests/support/how_long.h"
#include "tests/support/looking.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;

namespace {

test::ProgrammeBuilder containers() {
    test::ProgrammeBuilder p;
    p.room("r1", "Kepler room").room("r2", "Salle 2");
    p.track("ops", "Operations");
    p.person("ada", "Ada Kubrick", "Engines");
    p.session("Kubernetes at night", "2018-06-26 14:00", 30min, {"r1"});
    p.session("A morning of Kubernetes", "2018-06-26 09:00", 30min, {"r2"});
    p.session("Something else", "2018-06-26 11:00", 30min, {"r2"}).people = {{.person = "ada"}};
    p.session("Nothing much", "2018-06-26 12:00", 30min, {"r1"}).abstract =
        programme::LocalizedText("How kubernetes came to be.");
    return p;
}

struct Asked {
    std::shared_ptr<const programme::Finder> finder;
    SearchAnswer answer;
};
Asked asked(const test::ProgrammeBuilder& p, const std::string& query) {
    auto finder = programme::Finder::build(p.snapshot());
    auto answer = search_answer(*finder, query, "en");
    return {std::move(finder), std::move(answer)};
}

}  // namespace

TEST_CASE("an answer says how many answer with what") {
    const auto [finder, answer] = asked(containers(), "kub");
    CHECK(answer.titles == 2);
    CHECK(answer.texts == 1);
    CHECK(answer.people == 1);
    CHECK(answer.by_people == 1);
    const auto shipped = test::shipped_catalogues();
    CHECK(
        counts_in_words(answer, shipped.of("en")) ==
        std::vector<std::string>{"2 titles", "1 speaker", "1 session by speaker", "1 description"});
    CHECK(counts_in_words(answer, shipped.of("fr")).front() == "2 titres");
}

TEST_CASE("the words that answer are marked where they stand") {
    const auto [finder, answer] = asked(containers(), "kuber");
    for (const SearchHit& hit : answer.hits) {
        if (hit.kind != programme::HitKind::session || hit.in != FoundIn::title) continue;
        const std::string title(finder->snapshot().session(hit.index).title.in("en"));
        REQUIRE(hit.marked.size() == 1);
        CHECK(title.substr(hit.marked[0].begin, hit.marked[0].end - hit.marked[0].begin) ==
              "Kubernetes");
    }
}

TEST_CASE("among equally good answers the ones to come stand first, by start") {
    test::ProgrammeBuilder p;
    p.room("r");
    p.session("Go late", "2018-06-26 17:00", 30min, {"r"});
    p.session("Go early", "2018-06-26 09:00", 30min, {"r"});
    p.session("Go later", "2018-06-26 12:00", 30min, {"r"});
    const auto found = asked(p, "go");
    const auto order = [&](const char* now) {
        const auto& [finder, answer] = found;
        std::string titles;
        for (const SearchHit* hit : hits_in_order(answer, finder->snapshot(), p.at(now)))
            titles += std::string(finder->snapshot().session(hit->index).title.in("en")) + ", ";
        return titles;
    };
    CHECK(order("2018-06-26 08:00") == "Go early, Go later, Go late, ");
    CHECK(order("2018-06-26 11:00") == "Go later, Go late, Go early, ");
}

TEST_CASE("a query that nothing answers has near words") {
    const auto [finder, answer] = asked(containers(), "kubxyzzz");
    CHECK(answer.hits.empty());
    CHECK(answer.nearest == std::vector<std::string>{"Kubrick", "Kubernetes"});
    CHECK(asked(containers(), "qqqqqq").answer.nearest.empty());
}

TEST_CASE("nothing is asked for, nothing is found") {
    for (const char* query : {"", " ", "!?", "…"})
        CHECK(asked(containers(), query).answer.hits.empty());
}

TEST_CASE("more answers than the search gives are not counted") {
    test::ProgrammeBuilder p;
    p.room("r");
    for (std::size_t i = 0; i < limits::search_results + 1; ++i)
        p.session("Go number " + std::to_string(i), p.at("2018-06-26 09:00") + 1min * i, 30min,
                  {"r"});
    const auto shipped = test::shipped_catalogues();
    CHECK(counts_in_words(asked(p, "go").answer, shipped.of("en")) ==
          std::vector<std::string>{"More than 100 results: go on typing"});
}

TEST_CASE("the index is asked once for a query, not once for a frame") {
    const auto finder = programme::Finder::build(containers().snapshot());
    SearchMemory memory;
    CHECK(memory.recall(*finder, "kub", "en").titles == 2);
    CHECK(memory.recall(*finder, "kub", "en").titles == 2);
    CHECK(memory.searches == 1);
    (void)memory.recall(*finder, "kube", "en");
    (void)memory.recall(*finder, "kube", "fr");
    CHECK(memory.searches == 3);
    const auto newer = programme::Finder::build(containers().snapshot(2));
    (void)memory.recall(*newer, "kube", "fr");
    CHECK(memory.searches == 4);
}

TEST_CASE("every key of a search in a large programme is answered and drawn at once" *
          doctest::test_suite("slow")) {
    const auto path = tests::shared_file("36c3/final.xml");
    if (path.empty()) {
        MESSAGE("SKIPPED: no real programmes beside the sources");
        return;
    }
    const auto snapshot = test::looking::programme_in(path);
    REQUIRE(snapshot);
    const auto finder = programme::Finder::build(snapshot);
    HeadlessHost host(test::looking::source_icons());
    const UtcTime now = snapshot->days().front().first_start;
    std::vector<std::chrono::milliseconds> times;
    for (const std::string word : {"security", "chaos computer", "angela", "privacy for all"}) {
        for (std::size_t end = 1; end <= word.size(); ++end) {
            times.push_back(tests::how_long([&] {
                (void)test::looking::look_at(
                    host, *snapshot, now,
                    {.page = {.kind = PageKind::search, .argument = word.substr(0, end)},
                     .finder = finder.get()});
            }));
        }
    }
    std::ranges::sort(times);
    MESSAGE("a key took ", times[times.size() / 2].count(), " ms, the slowest ",
            times.back().count(), " ms");
    // A machine that is busy, a build that checks everything: only what is wrong by far fails.
    CHECK(times[times.size() / 2] < 400ms);
}

}  // namespace foyer::kiosk
