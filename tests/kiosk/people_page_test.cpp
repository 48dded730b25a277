#include "kiosk/screens/people_page.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/builders.h"
#include "tests/support/looking.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

/// Letters A, B, C … with so many people each.
std::vector<programme::LetterGroup> alphabet(std::initializer_list<std::size_t> counts) {
    std::vector<programme::LetterGroup> letters;
    std::size_t first = 0;
    for (const std::size_t count : counts) {
        const char letter = static_cast<char>('A' + static_cast<int>(letters.size()));
        letters.push_back({std::string(1, letter), first, count});
        first += count;
    }
    return letters;
}

std::string stops_in_words(const std::vector<RailStop>& stops) {
    std::string text;
    for (const RailStop& stop : stops)
        text += stop.label + " ";
    return text;
}

}  // namespace

TEST_CASE("where there is room every letter has a stop of its own") {
    CHECK(stops_in_words(rail_stops(alphabet({1, 50, 3}), 3)) == "A B C ");
    CHECK(stops_in_words(rail_stops(alphabet({1, 50, 3}), 9)) == "A B C ");
}

TEST_CASE("where there is little room neighbours share a stop, the crowded ones last") {
    CHECK(stops_in_words(rail_stops(alphabet({1, 1, 1, 50, 1, 1}), 3)) == "A–C D E–F ");
    CHECK(stops_in_words(rail_stops(alphabet({5, 5, 5, 5}), 2)) == "A–B C–D ");
    CHECK(stops_in_words(rail_stops(alphabet({5, 5, 5, 5}), 1)) == "A–D ");
}

TEST_CASE("stops cover every letter, whatever the crowd") {
    const std::initializer_list<std::size_t> crowds[] = {
        {100, 1, 1, 1, 1, 1}, {1, 1, 1, 1, 1, 100}, {1, 2, 3, 4, 5, 6, 7, 8}, {7}};
    for (const auto& crowd : crowds) {
        const auto letters = alphabet(crowd);
        for (std::size_t most = 1; most <= letters.size() + 1; ++most) {
            const auto stops = rail_stops(letters, most);
            CHECK(stops.size() == std::min(most, letters.size()));
            CHECK(stops.front().first == 0);
            for (std::size_t i = 1; i < stops.size(); ++i)
                CHECK(stops[i].first > stops[i - 1].first);
        }
    }
    CHECK(rail_stops({}, 5).empty());
    CHECK(rail_stops(alphabet({1}), 0).empty());
}

TEST_CASE("the list is as tall as its letters and rows") {
    const auto letters = alphabet({3, 1});
    const PeopleList one = people_list(letters, 1);
    const PeopleList two = people_list(letters, 2);
    REQUIRE(one.groups.size() == 2);
    CHECK(one.groups[1].top > two.groups[1].top);
    CHECK(one.height > two.height);
    CHECK(one.groups[1].bottom == one.height);
}

TEST_CASE("a thousand people are drawn as quickly as those that are seen") {
    test::ProgrammeBuilder p;
    p.room("r");
    for (int i = 0; i < 1000; ++i)
        p.person("p" + std::to_string(i), std::string(1, static_cast<char>('A' + i % 26)) +
                                              "nna Number" + std::to_string(i));
    const auto snapshot = p.snapshot();
    const auto finder = programme::Finder::build(snapshot);
    HeadlessHost host(source_icons());
    const Probe probe = look_at(host, *snapshot, p.at("2025-02-01 10:00"),
                                {.page = {.kind = PageKind::people}, .finder = finder.get()});
    CHECK(probe.items.size() < 60);
    CHECK(probe.texts.size() < 100);
    const ScrollArea* const area = scroll_area_called(probe, "people");
    REQUIRE(area);
    CHECK(area->limits.most_y > 100'000);
}

TEST_CASE("a person's page names them, their sessions, and who they are") {
    HeadlessHost host(source_icons());
    const auto snapshot = sample();
    REQUIRE(snapshot);
    const Probe probe = look_at(host, *snapshot, test::instant("2018-06-26T11:20:00+02:00"),
                                {.page = {.kind = PageKind::person, .argument = "liz-rice"}});
    const auto has = [&](const char* role, const char* label) {
        return std::ranges::any_of(probe.items, [&](const ProbeItem& item) {
            return item.role == role && item.label == label;
        });
    };
    CHECK(has("heading", "Liz Rice"));
    CHECK(has("button", "16:10 Containers from scratch"));
    const Probe gone = look_at(host, *snapshot, test::instant("2018-06-26T11:20:00+02:00"),
                               {.page = {.kind = PageKind::person, .argument = "nobody"}});
    CHECK(std::ranges::any_of(gone.items, [](const ProbeItem& item) {
        return item.label == "This person is no longer in the programme.";
    }));
}

}  // namespace foyer::kiosk
