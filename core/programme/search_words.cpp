#include "core/programme/search_words.h"

#include <algorithm>
#include <array>

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
static_assert(std::is_sorted(french.begin(), french.end()));

}  // namespace

bool is_stop_word(std::string_view word, std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    if (primary == "en") return std::binary_search(english.begin(), english.end(), word);
    if (primary == "fr") return std::binary_search(french.begin(), french.end(), word);
    return false;
}

}  // namespace foyer::programme
