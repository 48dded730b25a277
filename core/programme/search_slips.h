#pragma once
// Slips of the finger: how far a typed word is from a word of the programme. Part of search.cpp;
// nobody else needs it. Pure; any thread.
//
// A slip is one letter too many, too few, wrong, or swapped with its neighbour
// (Damerau-Levenshtein distance, optimal string alignment).

#include <algorithm>
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

/// True when at most `most` bits of `bits` are set.
[[nodiscard]] constexpr bool has_at_most(std::size_t most, std::uint64_t bits) {
    for (std::size_t i = 0; i < most && bits != 0; ++i)
        bits &= bits - 1;
    return bits == 0;
}

/// A typed word, ready to be compared with many words. All words are folded, well-formed UTF-8.
class TypedWord {
public:
    explicit TypedWord(std::string_view word);

    /// Slips between this word and `other`, whose shape is given; empty when more than are
    /// forgiven.
    [[nodiscard]] std::optional<std::size_t> slips_to(std::string_view other,
                                                      const WordShape& other_shape) const {
        // Nearly all words of a programme are told apart here, by their letters as a set.
        const std::size_t longer = std::max(shape_.letters, other_shape.letters);
        const std::size_t shorter = std::min(shape_.letters, other_shape.letters);
        const std::size_t most = slips_forgiven(longer);
        if (most == 0 || longer - shorter > most) return std::nullopt;
        // A slip takes away one letter at most and brings in one at most.
        if (!has_at_most(2 * most, shape_.letters_used ^ other_shape.letters_used)) {
            return std::nullopt;
        }
        return counted_slips(other, other_shape.letters, most);
    }

    /// Slips between this word and that beginning of `other` that is nearest to it.
    [[nodiscard]] std::optional<std::size_t> slips_to_beginning_of(
        std::string_view other, const WordShape& other_shape) const {
        const std::size_t most = slips_forgiven(shape_.letters);
        if (most == 0 || other_shape.letters + most < shape_.letters) return std::nullopt;
        if (!has_at_most(most, shape_.letters_used & ~other_shape.letters_used)) {
            return std::nullopt;
        }
        return counted_slips_to_beginning(other, other_shape.letters, most);
    }

    /// The letters of a word, cut where no slips are forgiven any more.
    using Letters = std::array<char32_t, longest_forgiven_word + 1>;

private:
    [[nodiscard]] std::optional<std::size_t> counted_slips(std::string_view other,
                                                           std::size_t other_letters,
                                                           std::size_t most) const;
    [[nodiscard]] std::optional<std::size_t> counted_slips_to_beginning(std::string_view other,
                                                                        std::size_t other_letters,
                                                                        std::size_t most) const;

    WordShape shape_;
    Letters letters_{};
};

}  // namespace foyer::programme
