#pragma once
// Words as the search index sees them. Part of search.cpp; nobody else needs it.
// Pure; any thread.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"

namespace foyer::programme {

/// True when `word` (folded) carries nothing for a reader of `language`: articles, prepositions,
/// pronouns of French, English and German.
[[nodiscard]] bool is_stop_word(std::string_view word, std::string_view language);

/// A word of a query, folded.
struct QueryWord {
    std::string text;
    bool may_be_beginning = false;  ///< the last one: it may not be typed to its end yet
};

/// The words of `query` that are searched for, each once. Any bytes are fine.
[[nodiscard]] std::vector<QueryWord> query_words(std::string_view query, std::string_view language);

namespace search_words {

/// For each byte: a letter or digit of ASCII in lower case, `beyond_ascii`, or 0 between words.
constexpr char beyond_ascii = 1;
constexpr std::array<char, 256> folded_bytes = [] {
    std::array<char, 256> table{};
    for (std::size_t byte = '0'; byte <= '9'; ++byte)
        table[byte] = static_cast<char>(byte);
    for (std::size_t byte = 'a'; byte <= 'z'; ++byte) {
        table[byte] = static_cast<char>(byte);
        table[byte - 'a' + 'A'] = static_cast<char>(byte);
    }
    for (std::size_t byte = 0x80; byte <= 0xFF; ++byte)
        table[byte] = beyond_ascii;
    return table;
}();

[[nodiscard]] constexpr char folded_byte(char c) {
    return folded_bytes[static_cast<unsigned char>(c)];
}

}  // namespace search_words

/// Calls `use(std::string_view)` for every word that text::folded_words finds, in order. Plain
/// ASCII words, nearly all of a long abstract, are folded in place: an index of a big conference
/// is built several times faster than with a string for each word.
template <class Use>
void for_each_folded_word(std::string_view text, Use&& use) {
    std::string word;
    for (std::size_t i = 0; i < text.size(); ++i) {
        // A run ends at an ASCII character that is in no word; folding never looks across one.
        const std::size_t begin = i;
        bool plain = true;
        for (; i < text.size() && search_words::folded_byte(text[i]) != 0; ++i) {
            plain = plain && search_words::folded_byte(text[i]) != search_words::beyond_ascii;
        }
        const std::string_view run = text.substr(begin, i - begin);
        if (!plain) {
            for (const std::string& part : text::folded_words(run))
                use(std::string_view(part));
        } else if (!run.empty()) {
            word.resize(run.size());
            std::transform(run.begin(), run.end(), word.begin(), search_words::folded_byte);
            use(std::string_view(word));
        }
    }
}

}  // namespace foyer::programme
