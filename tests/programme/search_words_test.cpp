#include "core/programme/search_words.h"

#include <doctest/doctest.h>

#include <array>

#include "tests/support/random_programme.h"

using foyer::programme::for_each_folded_word;
using foyer::programme::is_stop_word;

namespace {

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    for_each_folded_word(text, [&](std::string_view word) { words.emplace_back(word); });
    return words;
}

}  // namespace

TEST_CASE("the words are those of text::folded_words, for any mixture of scripts and signs") {
    constexpr std::array<std::string_view, 24> pieces{
        "a",  "B",  "7",  " ", "-", "'",      "é", "e\u0301", "œ",  "ß", "漢", "字",
        "か", "が", "ไท", "Ж", "’", "\u00A0", "_", "\n",      "한", "😀", "ي",  "\u0301"};
    foyer::test::Random random(5);
    for (int i = 0; i < 5'000; ++i) {
        std::string text;
        for (std::uint64_t k = random.below(12); k > 0; --k)
            text += random.pick(pieces);
        CAPTURE(text);
        REQUIRE(words_in(text) == foyer::text::folded_words(text));
    }
}

TEST_CASE("stop words belong to a language") {
    CHECK(is_stop_word("the", "en"));
    CHECK(is_stop_word("the", "en-gb"));
    CHECK_FALSE(is_stop_word("the", "fr"));
    CHECK(is_stop_word("la", "fr"));
    CHECK(is_stop_word("a", "fr"));
    CHECK_FALSE(is_stop_word("la", "en"));
    CHECK_FALSE(is_stop_word("the", ""));
    CHECK_FALSE(is_stop_word("docker", "en"));
}
