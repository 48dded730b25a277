#pragma once
// Words as the search index sees them. Part of search.cpp; nobody else needs it.
// Pure; any thread.

#include <string>
#include <string_view>

#include "core/base/text.h"

namespace foyer::programme {

/// True when `word` (folded) carries nothing for a reader of `language`: articles, prepositions,
/// pronouns of French and English.
[[nodiscard]] bool is_stop_word(std::string_view word, std::string_view language);

namespace search_words {

[[nodiscard]] constexpr bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}
[[nodiscard]] constexpr bool is_ascii_word_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
[[nodiscard]] constexpr char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace search_words

/// Calls `use(std::string_view)` for every word that text::folded_words finds, in order. Plain
/// ASCII words, nearly all of a long abstract, are folded in place: an index of a big conference
/// is built several times faster than with a string for each word.
template <class Use>
void for_each_folded_word(std::string_view text, Use&& use) {
    std::string word;
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t begin = i;
        bool plain = true;
        word.clear();
        // A run ends at an ASCII character that is in no word; folding never looks across one.
        for (; i < text.size(); ++i) {
            const char c = text[i];
            if (!search_words::is_ascii(c)) {
                plain = false;
            } else if (!search_words::is_ascii_word_letter(c)) {
                break;
            }
            word.push_back(search_words::ascii_lower(c));
        }
        if (plain) {
            if (!word.empty()) use(std::string_view(word));
        } else {
            for (const std::string& part : text::folded_words(text.substr(begin, i - begin))) {
                use(std::string_view(part));
            }
        }
        ++i;
    }
}

}  // namespace foyer::programme
