#pragma once
// UTF-8 text: cleaning what comes from outside, folding for search, cutting at characters.
// Pure; any thread. Unicode properties come from utf8proc.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::text {

/// True when `bytes` is well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
[[nodiscard]] bool is_utf8(std::string_view bytes);

/// Makes any bytes presentable: well-formed UTF-8 in NFC; C0 and C1 controls other than newline,
/// all bidi controls, unassigned characters, noncharacters, private use, blank letters and lone
/// surrogates dropped; zero-width characters kept only where scripts and emoji need them (ZWJ,
/// ZWNJ, variation selectors, tags of flags); at most limits::combining_marks marks on a base; a
/// tab is a space; CRLF, CR and the Unicode line breaks are newlines. Bytes that are not UTF-8 are
/// read as Windows-1252. What is clean already stays as it is.
[[nodiscard]] std::string sanitise(std::string_view bytes);

/// Any bytes as well-formed UTF-8 and nothing else changed: bytes that are not UTF-8 are read as
/// Windows-1252, lone surrogates dropped.
[[nodiscard]] std::string to_utf8(std::string_view bytes);

/// As `sanitise`, then one line: every run of white space becomes one space, ends trimmed.
[[nodiscard]] std::string sanitise_line(std::string_view bytes);

/// The longest prefix of at most `limit_bytes` that ends between two characters, at a word where
/// one ends in its last quarter.
[[nodiscard]] std::string_view cut(std::string_view text, std::size_t limit_bytes);

/// The beginning of any bytes for a message: one clean line of at most `limit_bytes`, cut as by
/// `cut`. Long input costs no more than short input.
[[nodiscard]] std::string excerpt(std::string_view bytes, std::size_t limit_bytes);

/// An ASCII letter in lower case; any other byte as it is.
[[nodiscard]] constexpr char lower_ascii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// `text` with its ASCII letters in lower case.
[[nodiscard]] std::string lower_case(std::string_view text);

/// `text` (well-formed UTF-8) in upper case, letter by letter.
[[nodiscard]] std::string upper_case(std::string_view text);

/// `text` without its last character as a reader sees characters.
[[nodiscard]] std::string_view without_last_character(std::string_view text);

/// The form in which texts are compared when searching: case folded, accents and marks removed,
/// ligatures and special letters spelt out (œ oe, ß ss, ø o, ł l, đ d), quotes and dashes plain.
[[nodiscard]] std::string fold(std::string_view text);

/// The words of `text` in folded form, in order: runs of letters and digits; scripts that write no
/// spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) give one word per character.
[[nodiscard]] std::vector<std::string> folded_words(std::string_view text);

/// A word of a text: where it stands, in bytes, and its folded form.
struct Word {
    std::size_t begin = 0, end = 0;
    std::string folded;
};
/// The words of `text` (well-formed UTF-8) as folded_words finds them, each with its place.
[[nodiscard]] std::vector<Word> words_in(std::string_view text);

/// Letters, digits and hyphens made of `text` for use in ids and addresses ("Salle 1": "salle-1");
/// empty when nothing of it can be written so.
[[nodiscard]] std::string slug(std::string_view text);

/// Number of code points in well-formed UTF-8.
[[nodiscard]] std::size_t length(std::string_view text);

/// Columns that one line of well-formed UTF-8 takes on a terminal: 2 for an ideograph or an emoji,
/// 0 for a mark.
[[nodiscard]] std::size_t columns(std::string_view line);

/// `text` without white space at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// `text` split at each `separator`, parts trimmed, empty parts left out.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace foyer::text
