#include "core/programme/search_slips.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/effort.h"
#include "tests/support/random_programme.h"

using namespace foyer::programme;

namespace {

std::optional<std::size_t> slips(std::string_view typed, std::string_view meant) {
    return TypedWord(typed).slips_to(meant, WordShape(meant));
}

std::optional<std::size_t> slips_to_beginning(std::string_view typed, std::string_view meant) {
    return TypedWord(typed).slips_to_beginning_of(meant, WordShape(meant));
}

/// The distance by its definition: the whole table.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1,
                                                std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                table[i][j] = i + j;
                continue;
            }
            table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                                    table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
            }
        }
    }
    return table[a.size()][b.size()];
}

}  // namespace

TEST_CASE("slips are counted up to what the longer word forgives") {
    CHECK(slips("storm", "storm") == 0);
    CHECK(slips("strom", "storm") == 1);
    CHECK(slips("stor", "storm") == 1);
    CHECK(slips("stormy", "storm") == 1);
    CHECK(slips("stork", "storm") == 1);
    CHECK_FALSE(slips("sturk", "storm"));
    CHECK_FALSE(slips("mash", "mesh"));
    CHECK(slips("ordinateu", "ordinataur") == 2);
    CHECK_FALSE(slips("ordnateu", "ordinataur"));
}

TEST_CASE("letters outside ASCII count as one") {
    CHECK(slips("привет", "превет") == 1);
    CHECK(slips("приет", "привет") == 1);
    CHECK_FALSE(slips("мир", "мар"));
}

TEST_CASE("the nearest beginning of a word counts") {
    CHECK(slips_to_beginning("kubre", "kubernetes") == 1);
    CHECK(slips_to_beginning("kuber", "kubernetes") == 0);
    CHECK(slips_to_beginning("xkube", "kubernetes") == 1);
    CHECK_FALSE(slips_to_beginning("kurbe", "mesh"));
    CHECK_FALSE(slips_to_beginning("kbu", "kubernetes"));
    CHECK_FALSE(slips_to_beginning("ktbre", "kubernetes"));
}

TEST_CASE("overlong words forgive nothing") {
    const std::string longest(longest_forgiven_word, 'a');
    CHECK(slips(longest, longest.substr(1)) == 1);
    CHECK_FALSE(slips(longest + "a", longest));
    CHECK_FALSE(slips(longest, longest + "a"));
    CHECK_FALSE(slips(longest + "a", longest + "a"));
    CHECK(slips_to_beginning(longest, longest + std::string(300, 'b')) == 0);
    CHECK_FALSE(slips_to_beginning(longest + "a", longest + "ab"));
}

TEST_CASE("the bounded distance is the distance, wherever it is within the bound" *
          doctest::test_suite("slow")) {
    foyer::test::Random random(11);
    const auto word = [&] {
        std::string letters;
        for (std::uint64_t i = 1 + random.below(14); i > 0; --i) {
            letters += static_cast<char>('a' + random.below(3));
        }
        return letters;
    };
    std::size_t forgiven = 0;
    const std::size_t words = foyer::test::rounds(30'000);
    for (std::size_t i = 0; i < words; ++i) {
        const std::string meant = word();
        std::string typed = random.percent(50) ? word() : meant;
        for (std::uint64_t changes = random.below(4); changes > 0; --changes) {
            typed[random.below(typed.size())] = static_cast<char>('a' + random.below(3));
            if (random.percent(50)) typed.insert(random.below(typed.size()), 1, 'a');
        }
        CAPTURE(typed);
        CAPTURE(meant);
        const std::size_t exact = distance(typed, meant);
        const std::size_t most = slips_forgiven(std::max(typed.size(), meant.size()));
        const auto counted = slips(typed, meant);
        if (most > 0 && exact <= most) {
            ++forgiven;
            REQUIRE(counted == exact);
        } else {
            REQUIRE_FALSE(counted);
        }

        std::size_t nearest = typed.size();
        for (std::size_t length = 0; length <= meant.size(); ++length) {
            nearest = std::min(nearest, distance(typed, meant.substr(0, length)));
        }
        const std::size_t most_while_typing = slips_forgiven(typed.size());
        const auto counted_beginning = slips_to_beginning(typed, meant);
        if (most_while_typing > 0 && nearest <= most_while_typing) {
            REQUIRE(counted_beginning == nearest);
        } else {
            REQUIRE_FALSE(counted_beginning);
        }
    }
    CHECK(forgiven > words / 6);
}
