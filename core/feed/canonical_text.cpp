#include "core/feed/canonical_text.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/base/unicode.h"

namespace foyer::feed {

namespace {

struct ShortEscape {
    char character;
    char letter;
};
constexpr std::array short_escapes{
    ShortEscape{'"', '"'},  ShortEscape{'\\', '\\'}, ShortEscape{'\b', 'b'}, ShortEscape{'\t', 't'},
    ShortEscape{'\n', 'n'}, ShortEscape{'\f', 'f'},  ShortEscape{'\r', 'r'}};
constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr unsigned char first_printable = 0x20;
/// Bytes of "\u001f".
constexpr std::size_t long_escape_bytes = 6;
/// Below U+0300, whose first byte this is, every text is in NFC.
constexpr unsigned char first_mark_lead = 0xCC;
/// Marks in a row, as in the stream-safe format of UAX 15: putting marks in order takes time that
/// grows with the square of their number.
constexpr std::size_t most_marks = 30;

bool has_few_marks(std::string_view text) {
    std::size_t marks = 0;
    while (!text.empty()) {
        const unicode::Decoded next = unicode::decode(text);
        marks = unicode::class_of(next.code) == unicode::Class::mark ? marks + 1 : 0;
        if (marks > most_marks) return false;
        text.remove_prefix(next.bytes);
    }
    return true;
}

const ShortEscape* short_escape_for(char character) {
    const auto* found =
        std::find_if(short_escapes.begin(), short_escapes.end(),
                     [&](const ShortEscape& escape) { return escape.character == character; });
    return found == short_escapes.end() ? nullptr : found;
}

const ShortEscape* short_escape_called(char letter) {
    const auto* found =
        std::find_if(short_escapes.begin(), short_escapes.end(),
                     [&](const ShortEscape& escape) { return escape.letter == letter; });
    return found == short_escapes.end() ? nullptr : found;
}

struct Escape {
    char character = '\0';
    std::size_t bytes = 0;  ///< 0: no canonical escape
};

/// The escape that begins `bytes`.
Escape escape_at(std::string_view bytes) {
    if (bytes.size() < 2) return {};
    if (const ShortEscape* known = short_escape_called(bytes[1])) return {known->character, 2};
    if (bytes.size() < long_escape_bytes || bytes.substr(1, 3) != "u00") return {};
    const std::size_t high = hex_digits.find(bytes[4]);
    const std::size_t low = hex_digits.find(bytes[5]);
    if (high > 1 || low == std::string_view::npos) return {};
    const char character = static_cast<char>(high * 16 + low);
    if (short_escape_for(character) != nullptr) return {};
    return {character, long_escape_bytes};
}

}  // namespace

bool is_normal_text(std::string_view text) {
    const bool plain = std::all_of(text.begin(), text.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (plain) return true;
    if (!text::is_utf8(text)) return false;
    const bool simple = std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < first_mark_lead;
    });
    if (simple) return true;
    if (!has_few_marks(text)) return false;
    const std::string whole(text);
    return unicode::compose(whole) == whole;
}

std::size_t canonical_text_length(std::string_view bytes) {
    if (bytes.empty() || bytes.front() != '"') return 0;
    std::size_t at = 1;
    while (at < bytes.size() && bytes[at] != '"') {
        if (static_cast<unsigned char>(bytes[at]) < first_printable) return 0;
        if (bytes[at] != '\\') {
            ++at;
            continue;
        }
        const Escape escape = escape_at(bytes.substr(at));
        if (escape.bytes == 0) return 0;
        at += escape.bytes;
    }
    if (at >= bytes.size()) return 0;
    const std::size_t length = at + 1;
    // A mark after an escape joins with what the escape stands for, so they go first.
    return is_normal_text(text_of_canonical(bytes.substr(0, length))) ? length : 0;
}

std::string text_of_canonical(std::string_view quoted) {
    const std::string_view inside = quoted.substr(1, quoted.size() - 2);
    if (inside.find('\\') == std::string_view::npos) return std::string(inside);
    std::string text;
    text.reserve(inside.size());
    for (std::size_t at = 0; at < inside.size();) {
        if (inside[at] != '\\') {
            text += inside[at++];
            continue;
        }
        const Escape escape = escape_at(inside.substr(at));
        text += escape.character;
        at += escape.bytes;
    }
    return text;
}

void append_canonical_text(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (const ShortEscape* escape = short_escape_for(c)) {
            out += '\\';
            out += escape->letter;
        } else if (byte < first_printable) {
            out += "\\u00";
            out += hex_digits[byte / 16];
            out += hex_digits[byte % 16];
        } else {
            out += c;
        }
    }
    out += '"';
}

}  // namespace foyer::feed
