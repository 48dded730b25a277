// Cleaning text from outside: bytes to code points, code points filtered, then normal form C.

#include <algorithm>
#include <array>

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/base/unicode.h"

namespace foyer::text {
namespace {

using unicode::Class;

constexpr char32_t zero_width_non_joiner = 0x200C;
constexpr char32_t zero_width_joiner = 0x200D;
constexpr char32_t black_flag = 0x1F3F4;
constexpr char32_t cancel_tag = 0xE007F;
/// Tags of the longest flag of a region ("gbeng"), with room for a six-letter code.
constexpr std::size_t longest_flag_tags = 6;

/// Rounds of composing and filtering after which a text is taken as it is; real ones need one.
constexpr int most_rounds = 4;

/// Windows-1252 from 0x80 to 0x9F; 0 where it has no character.
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool in(char32_t code, char32_t first, char32_t last) {
    return code >= first && code <= last;
}

/// The 16-bit surrogate written as three bytes at the beginning of `bytes`; 0 when there is none.
char32_t surrogate_at(std::string_view bytes) {
    if (bytes.size() < 3) return 0;
    const auto a = static_cast<unsigned char>(bytes[0]);
    const auto b = static_cast<unsigned char>(bytes[1]);
    const auto c = static_cast<unsigned char>(bytes[2]);
    if (a != 0xED || b < 0xA0 || b > 0xBF || (c & 0xC0) != 0x80) return 0;
    return 0xD000 | (static_cast<char32_t>(b & 0x3F) << 6) | static_cast<char32_t>(c & 0x3F);
}

/// Code points of any bytes. Surrogates are joined where they come in pairs (as some Java programs
/// write them) and dropped where they do not; other ill-formed bytes are read as Windows-1252.
std::u32string read_code_points(std::string_view bytes) {
    std::u32string out;
    out.reserve(bytes.size());
    while (!bytes.empty()) {
        const unicode::Decoded next = unicode::decode(bytes);
        if (next.bytes > 0) {
            out.push_back(next.code);
            bytes.remove_prefix(next.bytes);
            continue;
        }
        if (const char32_t high = surrogate_at(bytes); high != 0) {
            const char32_t low = high < 0xDC00 ? surrogate_at(bytes.substr(3)) : 0;
            if (low >= 0xDC00) out.push_back(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
            bytes.remove_prefix(low >= 0xDC00 ? 6 : 3);
            continue;
        }
        const auto byte = static_cast<unsigned char>(bytes.front());
        const char32_t code = byte < 0xA0 ? windows_1252[byte - 0x80U] : byte;
        if (code != 0) out.push_back(code);
        bytes.remove_prefix(1);
    }
    return out;
}

/// Letters and marks of scripts whose letters change shape with joiners.
bool takes_joiners(char32_t code) {
    const bool joining_block = in(code, 0x0590, 0x109F) || in(code, 0x1700, 0x1CFF) ||
                               in(code, 0xA800, 0xABFF) || in(code, 0xFB1D, 0xFDFF) ||
                               in(code, 0xFE70, 0xFEFC) || in(code, 0x10A00, 0x11FFF) ||
                               in(code, 0x1E900, 0x1E95F);
    if (!joining_block) return false;
    const Class kind = unicode::class_of(code);
    return kind == Class::letter || kind == Class::mark;
}

bool is_variation_selector(char32_t code) {
    return in(code, 0xFE00, 0xFE0F) || in(code, 0xE0100, 0xE01EF);
}

/// Characters that a variation selector changes: emoji, keycap bases, symbols, letters of scripts
/// with registered variants. After a Latin letter it would only be invisible.
bool takes_variation(char32_t code) {
    if (in(code, '0', '9') || code == '#' || code == '*') return true;
    if (unicode::is_pictographic(code)) return true;
    const Class kind = unicode::class_of(code);
    return kind == Class::symbol || (code >= 0x1000 && kind == Class::letter);
}

/// Letters, marks and symbols that show nothing and serve as blank names.
bool is_blank_trick(char32_t code) {
    return code == 0x034F || code == 0x115F || code == 0x1160 || in(code, 0x17B4, 0x17B5) ||
           code == 0x3164 || code == 0xFFA0 || code == 0xFFFC;
}

/// Format characters that are printed: number signs and the like of Arabic, Syriac and Kaithi.
bool is_visible_format(char32_t code) {
    return in(code, 0x0600, 0x0605) || code == 0x06DD || code == 0x070F ||
           in(code, 0x0890, 0x0891) || code == 0x08E2 || code == 0x110BD || code == 0x110CD;
}

/// Drops what must not be shown, one code point after the other.
class Filter {
public:
    explicit Filter(std::u32string_view in) : in_(in) { out_.reserve(in.size()); }

    std::u32string run() {
        while (position_ < in_.size())
            step();
        return std::move(out_);
    }

private:
    char32_t last() const { return out_.empty() ? 0 : out_.back(); }
    char32_t following() const {
        return position_ + 1 < in_.size() ? in_[position_ + 1] : char32_t{0};
    }

    void step() {
        const char32_t code = in_[position_];
        if (code == black_flag) {
            keep_flag();
            return;
        }
        if (in(code, 0x20, 0x7E)) {
            keep(code);
        } else if (code == '\r') {
            if (following() != '\n') keep('\n');
        } else if (code == '\n' || code == '\v' || code == '\f' || code == 0x85) {
            keep('\n');
        } else if (code == '\t' || code == 0x2800) {
            keep(' ');  // a tab, and the empty Braille cell, separate words
        } else {
            step_by_class(code);
        }
        ++position_;
    }

    void step_by_class(char32_t code) {
        switch (unicode::class_of(code)) {
            case Class::letter:
            case Class::digit:
            case Class::punctuation:
            case Class::symbol:
            case Class::space:
                if (!is_blank_trick(code)) keep(code);
                return;
            case Class::mark:
                step_mark(code);
                return;
            case Class::line_break:
                keep('\n');
                return;
            case Class::format:
                if (is_visible_format(code) || joins(code)) out_.push_back(code);
                return;
            case Class::control:
            case Class::unusable:
                return;
        }
    }

    void keep(char32_t code) {
        out_.push_back(code);
        marks_ = 0;
    }

    void step_mark(char32_t code) {
        if (is_blank_trick(code)) return;
        if (is_variation_selector(code)) {
            if (takes_variation(last())) out_.push_back(code);
            return;
        }
        if (marks_ >= limits::combining_marks) return;
        ++marks_;
        out_.push_back(code);
    }

    /// Whether a joiner at this place does something.
    bool joins(char32_t code) const {
        if (code != zero_width_joiner && code != zero_width_non_joiner) return false;
        const char32_t before = last();
        if (takes_joiners(before)) return true;
        const bool after_emoji = unicode::is_pictographic(before) || in(before, 0x1F3FB, 0x1F3FF) ||
                                 is_variation_selector(before);
        return code == zero_width_joiner && after_emoji && unicode::is_pictographic(following());
    }

    /// A black flag, with the tags that make it the flag of a region when they are complete.
    void keep_flag() {
        keep(black_flag);
        const std::size_t begin = ++position_;
        std::size_t end = begin;
        while (end < in_.size() && end - begin < longest_flag_tags &&
               (in(in_[end], 0xE0030, 0xE0039) || in(in_[end], 0xE0061, 0xE007A)))
            ++end;
        if (end == begin || end >= in_.size() || in_[end] != cancel_tag) return;
        out_.append(in_.substr(begin, end + 1 - begin));
        position_ = end + 1;
    }

    std::u32string_view in_;
    std::u32string out_;
    std::size_t position_ = 0;
    std::size_t marks_ = 0;
};

std::string write_utf8(std::u32string_view codes) {
    std::string out;
    out.reserve(codes.size());
    for (const char32_t code : codes)
        unicode::append(out, code);
    return out;
}

/// False when `codes` is in normal form C by itself: letters, punctuation and emoji that no
/// composition starts from or ends in, as long as no mark is among them.
bool may_need_composing(std::u32string_view codes) {
    return !std::all_of(codes.begin(), codes.end(), [](char32_t code) {
        return code < 0x300 || in(code, 0x0400, 0x045F) || in(code, 0x0621, 0x064A) ||
               in(code, 0x2010, 0x205F) || in(code, 0x20A0, 0x20BF) || in(code, 0x3001, 0x3029) ||
               in(code, 0x3041, 0x3096) || in(code, 0x30A1, 0x30FA) || in(code, 0x4E00, 0x9FFF) ||
               in(code, 0x1F300, 0x1FAFF);
    });
}

unsigned char byte_at(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

bool in(unsigned char byte, unsigned char first, unsigned char last) {
    return byte >= first && byte <= last;
}

/// The length of the character at `at` when it is one of those that nearly all text is made of and
/// that cleaning leaves as they are whatever stands around them: letters of Latin and Cyrillic,
/// common punctuation, kana, Chinese characters, Hangul. 0 for everything else.
std::size_t length_of_common(std::string_view bytes, std::size_t at) {
    const unsigned char first = byte_at(bytes, at);
    if (in(first, ' ', '~') || first == '\n') return 1;
    const unsigned char second = byte_at(bytes, at + 1);
    if (!in(second, 0x80, 0xBF)) return 0;
    // U+00A0 to U+00FF without the soft hyphen, U+0100 to U+017F, U+0400 to U+047F.
    if (first == 0xC2) return second >= 0xA0 && second != 0xAD ? 2 : 0;
    if (in(first, 0xC3, 0xC5) || in(first, 0xD0, 0xD1)) return 2;
    const unsigned char third = byte_at(bytes, at + 2);
    if (!in(third, 0x80, 0xBF)) return 0;
    bool common = false;
    switch (first) {
        case 0xE2:  // dashes and quotes, other punctuation, currencies, arrows
            common = (second == 0x80 && (in(third, 0x90, 0xA7) || third >= 0xB0)) ||
                     (second == 0x81 && third <= 0x9E) || (second == 0x82 && third >= 0xA0) ||
                     (second == 0x86 && third >= 0x90) || second == 0x87;
            break;
        case 0xE3:  // punctuation of Chinese and Japanese, kana without the sound marks
            common = (second == 0x80 && third <= 0xA0) || (second == 0x81 && third != 0x80) ||
                     (second == 0x82 && !in(third, 0x97, 0x9F)) || second == 0x83;
            break;
        case 0xE4:
            common = second >= 0xB8;
            break;
        case 0xE5:
        case 0xE6:
        case 0xE7:
        case 0xE8:
            common = true;
            break;
        case 0xE9:
            common = second <= 0xBE;
            break;
        case 0xEA:
            common = second >= 0xB0;
            break;
        case 0xEB:
        case 0xEC:
            common = true;
            break;
        case 0xED:
            common = second <= 0x9D;
            break;
        default:
            break;
    }
    return common ? 3 : 0;
}

bool is_common_text(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = length_of_common(bytes, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

/// ASCII on one line, without a space at its ends or two in a row.
bool is_tidy_line(std::string_view bytes) {
    char before = ' ';
    for (const char byte : bytes) {
        if (byte < ' ' || byte > '~' || (byte == ' ' && before == ' ')) return false;
        before = byte;
    }
    return before != ' ';
}

}  // namespace

std::string sanitise(std::string_view bytes) {
    if (is_common_text(bytes)) return std::string(bytes);
    const std::u32string filtered = Filter(read_code_points(bytes)).run();
    std::string out = write_utf8(filtered);
    if (!may_need_composing(filtered)) return out;
    // Composing takes some characters apart into more marks than the limit, and cutting those can
    // leave others to compose: rarely, twice.
    for (int round = 0; round < most_rounds; ++round) {
        std::string composed = unicode::compose(out);
        out = write_utf8(Filter(read_code_points(composed)).run());
        if (out == composed) break;
    }
    return out;
}

std::string to_utf8(std::string_view bytes) {
    return write_utf8(read_code_points(bytes));
}

std::string sanitise_line(std::string_view bytes) {
    if (is_tidy_line(bytes)) return std::string(bytes);
    const std::string clean = sanitise(bytes);
    std::string out;
    out.reserve(clean.size());
    std::string_view rest = trim(clean);
    bool after_space = false;
    while (!rest.empty()) {
        const unicode::Decoded next = unicode::decode(rest);
        if (!unicode::is_space(next.code)) {
            out.append(rest.substr(0, next.bytes));
            after_space = false;
        } else if (!after_space) {
            out.push_back(' ');
            after_space = true;
        }
        rest.remove_prefix(next.bytes);
    }
    return out;
}

}  // namespace foyer::text
