#include "core/programme/search_words.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/base/limits.h"

namespace foyer::programme {

namespace {

// Folded and sorted. Elided forms ("l'", "qu'") stand as the words that folding leaves of them.
constexpr auto english = std::to_array<std::string_view>({
    "a",     "about", "all",  "an",    "and",   "are",  "as",   "at",   "be",   "by",   "can",
    "do",    "does",  "for",  "from",  "had",   "has",  "have", "he",   "her",  "his",  "how",
    "i",     "if",    "in",   "into",  "is",    "it",   "its",  "me",   "my",   "no",   "not",
    "of",    "on",    "or",   "our",   "s",     "she",  "so",   "t",    "than", "that", "the",
    "their", "them",  "then", "there", "these", "they", "this", "to",   "us",   "was",  "we",
    "were",  "what",  "when", "which", "who",   "why",  "will", "with", "you",  "your",
});
constexpr auto french = std::to_array<std::string_view>({
    "a",    "au",  "aux", "avec", "c",    "ce",       "ces", "cet",   "cette", "comment", "d",
    "dans", "de",  "des", "du",   "elle", "elles",    "en",  "est",   "et",    "eux",     "il",
    "ils",  "j",   "je",  "l",    "la",   "le",       "les", "leur",  "leurs", "m",       "ma",
    "mais", "me",  "mes", "moi",  "mon",  "n",        "ne",  "nos",   "notre", "nous",    "on",
    "ont",  "ou",  "par", "pas",  "pour", "pourquoi", "qu",  "quand", "que",   "qui",     "s",
    "sa",   "se",  "ses", "son",  "sont", "sous",     "sur", "t",     "ta",    "te",      "tes",
    "toi",  "ton", "tu",  "un",   "une",  "vers",     "vos", "votre", "vous",  "y",
});
static_assert(std::is_sorted(english.begin(), english.end()));
constexpr auto german = std::to_array<std::string_view>({
    "aber",  "als",   "am",   "an",    "auch",  "auf",  "aus",   "bei",  "bis",  "das",   "dass",
    "dem",   "den",   "der",  "des",   "die",   "du",   "durch", "ein",  "eine", "einem", "einen",
    "einer", "eines", "er",   "es",    "fur",   "hat",  "ich",   "ihr",  "im",   "in",    "ist",
    "man",   "mit",   "nach", "nicht", "noch",  "oder", "ohne",  "sich", "sie",  "sind",  "so",
    "uber",  "um",    "und",  "uns",   "unter", "vom",  "von",   "vor",  "wann", "warum", "was",
    "wenn",  "wer",   "wie",  "wir",   "wird",  "wo",   "zu",    "zum",  "zur",
});
static_assert(std::is_sorted(german.begin(), german.end()));
static_assert(std::is_sorted(french.begin(), french.end()));

}  // namespace

bool is_stop_word(std::string_view word, std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    if (primary == "en") return std::binary_search(english.begin(), english.end(), word);
    if (primary == "fr") return std::binary_search(french.begin(), french.end(), word);
    if (primary == "de") return std::binary_search(german.begin(), german.end(), word);
    return false;
}

std::vector<QueryWord> query_words(std::string_view query, std::string_view language) {
    // Twice: the first cut keeps cleaning from reading megabytes, cleaning may lengthen.
    const std::string clean = text::sanitise_line(text::cut(query, limits::query_bytes));
    std::vector<QueryWord> words;
    for (std::string& word : text::folded_words(text::cut(clean, limits::query_bytes))) {
        words.push_back({std::move(word), false});
    }
    if (words.empty()) return words;
    words.back().may_be_beginning = true;

    const auto is_stop = [&](const QueryWord& word) { return is_stop_word(word.text, language); };
    if (!std::all_of(words.begin(), words.end(), is_stop)) std::erase_if(words, is_stop);

    std::stable_sort(words.begin(), words.end(), [](const QueryWord& a, const QueryWord& b) {
        return std::tuple(std::string_view(a.text), !a.may_be_beginning) <
               std::tuple(std::string_view(b.text), !b.may_be_beginning);
    });
    const auto same = [](const QueryWord& a, const QueryWord& b) { return a.text == b.text; };
    words.erase(std::unique(words.begin(), words.end(), same), words.end());
    return words;
}

}  // namespace foyer::programme
