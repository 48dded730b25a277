#include "core/programme/finder.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

namespace foyer::programme {

using namespace std::chrono_literals;

namespace {

test::ProgrammeBuilder many_titles() {
    test::ProgrammeBuilder p;
    p.room("quiet").room("busy");
    p.track("none").track("ops", "Operations");
    p.person("ada").person("bob").person("carl");
    for (int i = 0; i < 4; ++i) {
        auto& session = p.session("Rust for the kernel " + std::to_string(i),
                                  p.at("2025-02-01 09:00") + 1h * i, 30min, {"busy"});
        session.track = "ops";
        if (i < 3) session.people = {{.person = "bob"}};
        if (i < 2) session.people.push_back({.person = "ada"});
        if (i == 3) session.people = {{.person = "carl"}};
    }
    p.session("Kernels and rust", "2025-02-01 15:00", 30min, {"quiet"});
    p.plenary(SessionKind::meal, "Rust lunch", "2025-02-01 12:00", 60min);
    return p;
}

}  // namespace

TEST_CASE("suggestions are what many sessions have in common") {
    const auto snapshot = many_titles().snapshot();
    const Suggestions suggestions = suggestions_for(*snapshot);
    CHECK(suggestions.words == std::vector<std::string>{"Rust", "kernel"});
    CHECK(suggestions.people == std::vector<PersonIndex>{1, 0});
    CHECK(suggestions.tracks == std::vector<TrackIndex>{1});
    CHECK(suggestions.rooms == std::vector<RoomIndex>{0, 1});
}

TEST_CASE("an empty programme has a finder that finds nothing") {
    const auto finder = Finder::build(test::ProgrammeBuilder().snapshot());
    CHECK(finder->search->find("anything", "en").empty());
    CHECK(finder->people.people.empty());
    CHECK(finder->suggestions.words.empty());
}

TEST_CASE("a finder keeps the programme that it was built of") {
    auto snapshot = many_titles().snapshot(7);
    const Snapshot* const held = snapshot.get();
    const auto finder = Finder::build(std::move(snapshot));
    CHECK(&finder->snapshot() == held);
    CHECK(finder->search->find("rust", "en").size() == 6);
}

}  // namespace foyer::programme
