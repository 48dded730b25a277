#include "core/programme/search_marks.h"

#include <algorithm>
#include <string>

#include "core/base/text.h"
#include "core/programme/search_slips.h"

namespace foyer::programme {

namespace {

/// Calls `use` with each word of which `answers` is true; false when there was none.
template <class Answers, class Use>
bool use_answering(const std::vector<text::Word>& words, const Answers& answers, const Use& use) {
    bool any = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!answers(words[i].folded)) continue;
        use(i);
        any = true;
    }
    return any;
}

}  // namespace

std::vector<FoundWord> found_words(std::string_view text, const std::vector<QueryWord>& query) {
    const std::vector<text::Word> words = text::words_in(text);
    std::vector<bool> found(words.size(), false);
    const auto note = [&](std::size_t i) { found[i] = true; };
    for (const QueryWord& asked : query) {
        const auto begins_so = [&](const std::string& word) {
            return word.starts_with(asked.text);
        };
        if (use_answering(words, begins_so, note)) continue;
        const TypedWord typed(asked.text);
        const auto near = [&](const std::string& word) {
            return typed.slips_to(word, WordShape(word)).has_value();
        };
        if (use_answering(words, near, note) || !asked.may_be_beginning) continue;
        const auto begins_near = [&](const std::string& word) {
            return typed.slips_to_beginning_of(word, WordShape(word)).has_value();
        };
        use_answering(words, begins_near, note);
    }
    std::vector<FoundWord> result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!found[i]) continue;
        const FoundWord word{words[i].begin, words[i].end};
        if (result.empty() || !(result.back() == word)) result.push_back(word);
    }
    return result;
}

}  // namespace foyer::programme
