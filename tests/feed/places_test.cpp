#include "core/feed/places.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/random_programme.h"

using foyer::feed::places_for;
using Previous = std::vector<std::optional<std::int64_t>>;

namespace {

bool rises(const std::vector<std::int64_t>& places) {
    return std::is_sorted(places.begin(), places.end()) &&
           std::adjacent_find(places.begin(), places.end()) == places.end();
}

std::ptrdiff_t changed(const Previous& previous, const std::vector<std::int64_t>& places) {
    std::ptrdiff_t count = 0;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (previous[i] && previous[i] != places[i]) ++count;
    return count;
}

}  // namespace

TEST_CASE("a new list is numbered with room between") {
    CHECK(places_for({{}, {}, {}}) == std::vector<std::int64_t>{0, 1024, 2048});
    CHECK(places_for({}).empty());
}

TEST_CASE("an unchanged order changes nothing") {
    CHECK(places_for({5, 7, 900}) == std::vector<std::int64_t>{5, 7, 900});
}

TEST_CASE("a newcomer changes nobody else") {
    CHECK(places_for({0, {}, 1024}) == std::vector<std::int64_t>{0, 512, 1024});
    CHECK(places_for({{}, 0, 1024}) == std::vector<std::int64_t>{-1024, 0, 1024});
    CHECK(places_for({0, 1024, {}, {}}) == std::vector<std::int64_t>{0, 1024, 2048, 3072});
}

TEST_CASE("one that moves is the only one that changes") {
    const Previous moved{3072, 0, 1024, 2048};
    CHECK(places_for(moved) == std::vector<std::int64_t>{-1024, 0, 1024, 2048});
}

TEST_CASE("without room between, all are numbered anew") {
    CHECK(places_for({1, {}, 2}) == std::vector<std::int64_t>{0, 1024, 2048});
    CHECK(places_for({(std::int64_t{1} << 50), {}}) == std::vector<std::int64_t>{0, 1024});
}

TEST_CASE("numbers rise and few change, whatever is moved") {
    foyer::test::Random random(11);
    for (int round = 0; round < 300; ++round) {
        Previous list;
        for (std::int64_t i = 0; i < random.between(1, 60); ++i)
            list.emplace_back(i * 1024);
        const auto moves = static_cast<std::ptrdiff_t>(random.below(4));
        for (std::ptrdiff_t i = 0; i < moves; ++i) {
            const auto from = static_cast<std::ptrdiff_t>(random.below(list.size()));
            const auto entry = list[static_cast<std::size_t>(from)];
            list.erase(list.begin() + from);
            list.insert(list.begin() + static_cast<std::ptrdiff_t>(random.below(list.size() + 1)),
                        entry);
        }
        const auto places = places_for(list);
        CHECK(rises(places));
        CHECK(changed(list, places) <= moves);
    }
}
