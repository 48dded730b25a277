#pragma once
// Which words of a text answer a query: what a page of results makes stand out. Pure; any thread.

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/programme/search_words.h"

namespace foyer::programme {

/// A word that was found, in bytes of the text.
struct FoundWord {
    std::size_t begin = 0, end = 0;
    friend bool operator==(const FoundWord&, const FoundWord&) = default;
};

/// The words of `text` that answer a word of `query` as the search counts them, in order: the same
/// word or one that begins so; where there is none, one that differs by forgiven slips.
[[nodiscard]] std::vector<FoundWord> found_words(std::string_view text,
                                                 const std::vector<QueryWord>& query);

}  // namespace foyer::programme
