// Folding for search: one form for all the ways in which people write a word.

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/base/unicode.h"

namespace foyer::text {
namespace {

using unicode::Class;

struct Spelling {
    char32_t code;
    std::string_view plain;
};

/// Letters and signs that Unicode does not take apart, and how they are typed without them.
/// Already case folded; sorted by code.
constexpr auto spellings = std::to_array<Spelling>({
    {U'`', "'"},    {0x00AB, "\""}, {0x00B4, "'"},  {0x00BB, "\""}, {0x00E6, "ae"}, {0x00F0, "d"},
    {0x00F8, "o"},  {0x00FE, "th"}, {0x0111, "d"},  {0x0127, "h"},  {0x0131, "i"},  {0x0138, "k"},
    {0x0142, "l"},  {0x014B, "ng"}, {0x0153, "oe"}, {0x0167, "t"},  {0x0180, "b"},  {0x0192, "f"},
    {0x01B6, "z"},  {0x0259, "e"},  {0x0268, "i"},  {0x0289, "u"},  {0x02B9, "'"},  {0x02BB, "'"},
    {0x02BC, "'"},  {0x2010, "-"},  {0x2012, "-"},  {0x2013, "-"},  {0x2014, "-"},  {0x2015, "-"},
    {0x2018, "'"},  {0x2019, "'"},  {0x201A, "'"},  {0x201B, "'"},  {0x201C, "\""}, {0x201D, "\""},
    {0x201E, "\""}, {0x201F, "\""}, {0x2032, "'"},  {0x2039, "'"},  {0x203A, "'"},  {0x2044, "/"},
    {0x2212, "-"},  {0x301C, "-"},
});
static_assert(std::is_sorted(spellings.begin(), spellings.end(),
                             [](const Spelling& a, const Spelling& b) { return a.code < b.code; }));

/// How `code` is spelt without special letters; empty when it stays as it is.
std::string_view plain_spelling(char32_t code) {
    const auto* found = std::lower_bound(
        spellings.begin(), spellings.end(), code,
        [](const Spelling& spelling, char32_t wanted) { return spelling.code < wanted; });
    if (found == spellings.end() || found->code != code) return {};
    return found->plain;
}

bool within(char32_t code, char32_t first, char32_t last) {
    return code >= first && code <= last;
}

/// Marks that are part of the spelling: voicing of kana, vowels of the scripts of South and
/// South-East Asia. Without them other words would be left; all other marks are accents.
bool is_spelling_mark(char32_t code) {
    return within(code, 0x3099, 0x309A) || within(code, 0x0900, 0x0DFF) ||
           within(code, 0x0E00, 0x109F) || within(code, 0x1700, 0x17FF) ||
           within(code, 0xA800, 0xABFF) || within(code, 0x11000, 0x11FFF);
}

/// Letters of scripts that write no spaces between words.
bool is_word_by_itself(char32_t code) {
    return within(code, 0x3040, 0x30FF) || within(code, 0x31F0, 0x31FF) ||
           within(code, 0x3005, 0x3007) || within(code, 0x3400, 0x4DBF) ||
           within(code, 0x4E00, 0x9FFF) || within(code, 0xF900, 0xFAFF) ||
           within(code, 0x20000, 0x3FFFD) || within(code, 0x0E00, 0x0EFF) ||
           within(code, 0x1000, 0x109F) || within(code, 0x1780, 0x17FF);
}

void append_folded(std::string& out, char32_t code, std::u32string& scratch) {
    if (const std::string_view plain = plain_spelling(code); !plain.empty()) {
        out.append(plain);
        return;
    }
    scratch.clear();
    unicode::append_folded_parts(scratch, code);
    for (const char32_t part : scratch) {
        const std::string_view plain = plain_spelling(part);
        const Class kind = unicode::class_of(part);
        if (!plain.empty()) {
            out.append(plain);
        } else if (kind == Class::mark ? is_spelling_mark(part) : kind != Class::format) {
            unicode::append(out, part);
        }
    }
}

/// Letters that folding takes apart and that people still count as one: Hangul syllables and kana.
bool needs_composing(char32_t code) {
    return within(code, 0x3040, 0x30FF) || within(code, 0x1100, 0x11FF) ||
           within(code, 0xAC00, 0xD7A3) || within(code, 0xFF66, 0xFFDC) || is_spelling_mark(code);
}

}  // namespace

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::u32string scratch;
    bool compose = false;
    while (!text.empty()) {
        const char first = text.front();
        if (static_cast<unsigned char>(first) < 0x80) {
            const bool upper = first >= 'A' && first <= 'Z';
            out.push_back(upper ? static_cast<char>(first + ('a' - 'A'))
                                : (first == '`' ? '\'' : first));
            text.remove_prefix(1);
            continue;
        }
        const unicode::Decoded next = unicode::decode(text);
        if (next.bytes > 0) append_folded(out, next.code, scratch);
        if (needs_composing(next.code)) compose = true;
        text.remove_prefix(next.bytes > 0 ? next.bytes : 1);
    }
    return compose ? unicode::compose(out) : out;
}

std::vector<std::string> folded_words(std::string_view text) {
    const std::string folded = fold(text);
    std::vector<std::string> words;
    std::string_view rest = folded;
    std::string word;
    bool complete = false;  // the word is one character that stands by itself
    const auto finish = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    while (!rest.empty()) {
        const unicode::Decoded next = unicode::decode(rest);
        const Class kind = unicode::class_of(next.code);
        if (kind == Class::mark) {
            if (!word.empty()) word.append(rest.substr(0, next.bytes));
        } else if (kind == Class::letter || kind == Class::digit) {
            const bool alone = kind == Class::letter && is_word_by_itself(next.code);
            if (alone || complete) finish();
            word.append(rest.substr(0, next.bytes));
            complete = alone;
        } else {
            finish();
        }
        rest.remove_prefix(next.bytes);
    }
    finish();
    return words;
}

std::vector<Word> words_in(std::string_view text) {
    std::vector<Word> words;
    std::size_t begin = 0;
    bool inside = false;
    bool complete = false;  // the word is one character that stands by itself
    const auto finish = [&](std::size_t end) {
        if (inside) {
            for (std::string& folded : folded_words(text.substr(begin, end - begin)))
                words.push_back({begin, end, std::move(folded)});
        }
        inside = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const unicode::Decoded next = unicode::decode(text.substr(at));
        if (next.bytes == 0) break;
        const Class kind = unicode::class_of(next.code);
        if (kind == Class::letter || kind == Class::digit) {
            const bool alone = kind == Class::letter && is_word_by_itself(next.code);
            if (alone || complete) finish(at);
            if (!inside) begin = at;
            inside = true;
            complete = alone;
        } else if (kind != Class::mark && kind != Class::format) {
            finish(at);
            complete = false;
        }
        at += next.bytes;
    }
    finish(text.size());
    return words;
}

std::string slug(std::string_view text) {
    std::string out;
    for (const char byte : fold(text)) {
        const bool usable = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        if (usable) {
            out.push_back(byte);
        } else if (!out.empty() && out.back() != '-' && static_cast<unsigned char>(byte) < 0x80) {
            out.push_back('-');
        }
    }
    while (!out.empty() && out.back() == '-')
        out.pop_back();
    return out;
}

}  // namespace foyer::text
