#include "core/programme/search_slips.h"

#include <algorithm>

namespace foyer::programme {

namespace {

using Letters = TypedWord::Letters;

/// One row of the table of distances: [j] is for the first j letters of the other word.
using Row = std::array<std::uint8_t, longest_forgiven_word + 2>;

/// Calls `use(char32_t)` for the code points of well-formed UTF-8.
template <class Use>
void for_each_letter(std::string_view word, Use&& use) {
    for (std::size_t i = 0; i < word.size();) {
        const auto lead = static_cast<unsigned char>(word[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t letter = length == 1 ? lead : lead & (0x7Fu >> length);
        for (std::size_t k = 1; k < length && i + k < word.size(); ++k) {
            letter = (letter << 6) | (static_cast<unsigned char>(word[i + k]) & 0x3Fu);
        }
        use(letter);
        i += length;
    }
}

void read_letters(std::string_view word, Letters& letters) {
    std::size_t i = 0;
    for_each_letter(word, [&](char32_t letter) {
        if (i < letters.size()) letters[i++] = letter;
    });
}

std::uint64_t bit_for(char32_t letter) {
    if (letter >= 'a' && letter <= 'z') return std::uint64_t{1} << (letter - 'a');
    if (letter >= '0' && letter <= '9') return std::uint64_t{1} << (26 + letter - '0');
    return std::uint64_t{1} << (36 + letter % 28);
}

/// The distances from all of `typed` to the beginnings of `other` up to `reach` letters; all
/// beyond `most` read `most` + 1. Both words are at most longest_forgiven_word letters long here,
/// or cut there.
Row distances_to_beginnings(const Letters& typed, std::size_t typed_letters, const Letters& other,
                            std::size_t reach, std::size_t most) {
    const std::size_t far = most + 1;
    const auto bounded = [far](std::size_t distance) {
        return static_cast<std::uint8_t>(std::min(distance, far));
    };
    Row before{}, last{}, row{};
    for (std::size_t j = 0; j <= reach; ++j)
        last[j] = bounded(j);
    for (std::size_t i = 1; i <= typed_letters; ++i) {
        row.fill(bounded(far));
        if (i <= most) row[0] = bounded(i);
        std::size_t nearest = row[0];
        // Farther than `most` from the diagonal every distance is greater than `most`.
        const std::size_t from = i > most ? i - most : 1;
        for (std::size_t j = from; j <= std::min(reach, i + most); ++j) {
            const bool same = typed[i - 1] == other[j - 1];
            std::size_t best = last[j - 1] + (same ? 0u : 1u);
            best = std::min({best, last[j] + std::size_t{1}, row[j - 1] + std::size_t{1}});
            const bool swapped =
                i > 1 && j > 1 && typed[i - 1] == other[j - 2] && typed[i - 2] == other[j - 1];
            if (swapped) best = std::min(best, before[j - 2] + std::size_t{1});
            row[j] = bounded(best);
            nearest = std::min<std::size_t>(nearest, row[j]);
        }
        if (nearest > most) return row;
        before = last;
        last = row;
    }
    return last;
}

}  // namespace

WordShape::WordShape(std::string_view word) {
    for_each_letter(word, [this](char32_t letter) {
        letters_used |= bit_for(letter);
        ++letters;
    });
}

TypedWord::TypedWord(std::string_view word) : shape_(word) {
    read_letters(word, letters_);
}

std::optional<std::size_t> TypedWord::counted_slips(std::string_view other,
                                                    std::size_t other_letters,
                                                    std::size_t most) const {
    Letters target;
    read_letters(other, target);
    const Row row = distances_to_beginnings(letters_, shape_.letters, target, other_letters, most);
    const std::size_t slips = row[other_letters];
    if (slips > most) return std::nullopt;
    return slips;
}

std::optional<std::size_t> TypedWord::counted_slips_to_beginning(std::string_view other,
                                                                 std::size_t other_letters,
                                                                 std::size_t most) const {
    Letters target;
    read_letters(other, target);
    const std::size_t reach =
        std::min({other_letters, shape_.letters + most, longest_forgiven_word});
    const Row row = distances_to_beginnings(letters_, shape_.letters, target, reach, most);
    const std::size_t slips = *std::min_element(row.begin(), row.begin() + reach + 1);
    if (slips > most) return std::nullopt;
    return slips;
}

}  // namespace foyer::programme
