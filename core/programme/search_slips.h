#pragma once
// Slips of the finger: how far a typed word is from a word of the programme. Part of search.cpp;
// nobody else needs it. Pure; any thread.
//
// A slip is one letter too many, too few, wrong, or swapped with its neighbour
// (Damerau-Levenshtein distance, optimal string alignment).

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace foyer::programme {

/// Longest word, in letters, in which slips are forgiven; nothing longer is typed on a kiosk.
constexpr std::size_t longest_forgiven_word = 40;

/// How many slips are forgiven between words of which the longer has `letters` letters.
[[nodiscard]] constexpr std::size_t slips_forgiven(std::size_t letters) {
    if (letters > longest_forgiven_word) return 0;
    return letters >= 9 ? 2 : letters >= 5 ? 1 : 0;
}

/// What can be compared about a word without reading it.
struct WordShape {
    std::uint64_t letters_used = 0;  ///< a bit for each letter that occurs; rare ones share bits
    std::uint32_t letters = 0;       ///< code points

    WordShape() = default;
    explicit WordShape(std::string_view word);
};

/// A typed word, ready to be compared with many words. All words are folded, well-formed UTF-8.
class TypedWord {
public:
    explicit TypedWord(std::string_view word);

    /// Slips between this word and `other`, whose shape is given; empty when more than are
    /// forgiven.
    [[nodiscard]] std::optional<std::size_t> slips_to(std::string_view other,
                                                      const WordShape& other_shape) const;

    /// Slips between this word and that beginning of `other` that is nearest to it.
    [[nodiscard]] std::optional<std::size_t> slips_to_beginning_of(
        std::string_view other, const WordShape& other_shape) const;

    /// The letters of a word, cut where no slips are forgiven any more.
    using Letters = std::array<char32_t, longest_forgiven_word + 1>;

private:
    WordShape shape_;
    Letters letters_{};
};

}  // namespace foyer::programme
