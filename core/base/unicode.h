#pragma once
// Code points: reading, writing and telling them apart, shared by the text functions.
// The only includer of utf8proc is unicode.cpp. Pure; any thread.

#include <cstddef>
#include <string>
#include <string_view>

namespace foyer::unicode {

/// One code point read from UTF-8. `bytes` is 0 when what stands there is not well-formed.
struct Decoded {
    char32_t code = 0;
    std::size_t bytes = 0;
};

/// The code point at the beginning of `text`, which is not empty.
[[nodiscard]] Decoded decode(std::string_view text);

/// Writes `code`, a scalar value, at the end of `out`.
void append(std::string& out, char32_t code);

/// What a code point is, as far as cleaning and searching care.
enum class Class {
    letter,       ///< L*
    mark,         ///< M*
    digit,        ///< N*
    space,        ///< Zs, and the ASCII white space
    line_break,   ///< Zl, Zp
    punctuation,  ///< P*
    symbol,       ///< S*
    control,      ///< Cc without white space
    format,       ///< Cf
    unusable,     ///< unassigned, noncharacters, private use, surrogates
};
[[nodiscard]] Class class_of(char32_t code);

/// `code` in upper case where it has one of a single code point.
[[nodiscard]] char32_t upper(char32_t code);

/// True for white space of any kind, newlines included.
[[nodiscard]] bool is_space(char32_t code);

/// True for a character that a joiner may bind into an emoji sequence (Extended_Pictographic).
[[nodiscard]] bool is_pictographic(char32_t code);

/// Columns of a terminal that `code` takes by itself: 0, 1 or 2.
[[nodiscard]] std::size_t columns(char32_t code);

/// True when a character a reader sees as one may not be cut between `a` and `b`. `state` carries
/// what the text before them means; it starts at 0.
[[nodiscard]] bool is_one_character(char32_t a, char32_t b, int& state);

/// `text` (well-formed UTF-8) in Unicode normal form C.
[[nodiscard]] std::string compose(const std::string& text);

/// Writes the case folded compatibility decomposition of `code` at the end of `out`.
void append_folded_parts(std::u32string& out, char32_t code);

}  // namespace foyer::unicode
