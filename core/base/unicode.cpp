#include "core/base/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <memory>

namespace foyer::unicode {
namespace {

struct Free {
    void operator()(utf8proc_uint8_t* pointer) const { std::free(pointer); }
};

utf8proc_int32_t to_library(char32_t code) {
    return static_cast<utf8proc_int32_t>(code);
}

/// Most text is ASCII; asking the library for each letter would be most of the work.
Class class_of_ascii(char32_t code) {
    if (code == ' ' || (code >= '\t' && code <= '\r')) return Class::space;
    if (code < ' ' || code == 0x7F) return Class::control;
    if (code >= '0' && code <= '9') return Class::digit;
    const char32_t lower = code | 0x20U;
    if (lower >= 'a' && lower <= 'z') return Class::letter;
    return std::u32string_view(U"$+<=>^`|~").find(code) == std::u32string_view::npos
               ? Class::punctuation
               : Class::symbol;
}

}  // namespace

Decoded decode(std::string_view text) {
    assert(!text.empty());
    const auto first = static_cast<unsigned char>(text.front());
    if (first < 0x80) return {first, 1};
    std::array<utf8proc_uint8_t, 4> bytes{};
    const std::size_t count = text.copy(reinterpret_cast<char*>(bytes.data()), bytes.size());
    utf8proc_int32_t code = -1;
    const auto used = utf8proc_iterate(bytes.data(), static_cast<utf8proc_ssize_t>(count), &code);
    if (used <= 0) return {};
    return {static_cast<char32_t>(code), static_cast<std::size_t>(used)};
}

void append(std::string& out, char32_t code) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto count = utf8proc_encode_char(to_library(code), bytes.data());
    assert(count > 0);
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(count));
}

Class class_of(char32_t code) {
    if (code < 0x80) return class_of_ascii(code);
    switch (utf8proc_category(to_library(code))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
            return Class::letter;
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ME:
            return Class::mark;
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
        case UTF8PROC_CATEGORY_NO:
            return Class::digit;
        case UTF8PROC_CATEGORY_ZS:
            return Class::space;
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
            return Class::line_break;
        case UTF8PROC_CATEGORY_PC:
        case UTF8PROC_CATEGORY_PD:
        case UTF8PROC_CATEGORY_PS:
        case UTF8PROC_CATEGORY_PE:
        case UTF8PROC_CATEGORY_PI:
        case UTF8PROC_CATEGORY_PF:
        case UTF8PROC_CATEGORY_PO:
            return Class::punctuation;
        case UTF8PROC_CATEGORY_SM:
        case UTF8PROC_CATEGORY_SC:
        case UTF8PROC_CATEGORY_SK:
        case UTF8PROC_CATEGORY_SO:
            return Class::symbol;
        case UTF8PROC_CATEGORY_CC:
            return Class::control;
        case UTF8PROC_CATEGORY_CF:
            return Class::format;
        case UTF8PROC_CATEGORY_CN:
        case UTF8PROC_CATEGORY_CS:
        case UTF8PROC_CATEGORY_CO:
            return Class::unusable;
    }
    return Class::unusable;
}

bool is_space(char32_t code) {
    const Class kind = class_of(code);
    return kind == Class::space || kind == Class::line_break || code == 0x85;
}

bool is_pictographic(char32_t code) {
    return utf8proc_get_property(to_library(code))->boundclass ==
           UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

char32_t upper(char32_t code) {
    return static_cast<char32_t>(utf8proc_toupper(to_library(code)));
}

std::size_t columns(char32_t code) {
    return static_cast<std::size_t>(
        std::max(utf8proc_charwidth(static_cast<utf8proc_int32_t>(code)), 0));
}

bool is_one_character(char32_t a, char32_t b, int& state) {
    utf8proc_int32_t carried = state;
    const bool breaks = utf8proc_grapheme_break_stateful(to_library(a), to_library(b), &carried);
    state = carried;
    return !breaks;
}

std::string compose(const std::string& text) {
    utf8proc_uint8_t* raw = nullptr;
    const auto length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                     static_cast<utf8proc_ssize_t>(text.size()), &raw,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, Free> owner(raw);
    // Fails only on ill-formed text, which callers have excluded, or without memory.
    assert(length >= 0);
    return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length)};
}

void append_folded_parts(std::u32string& out, char32_t code) {
    // The longest compatibility decomposition has 18 code points.
    std::array<utf8proc_int32_t, 32> parts{};
    int last_class = 0;
    const auto count = utf8proc_decompose_char(
        to_library(code), parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD),
        &last_class);
    for (utf8proc_ssize_t i = 0; i < count && i < static_cast<utf8proc_ssize_t>(parts.size()); ++i)
        out.push_back(static_cast<char32_t>(parts[static_cast<std::size_t>(i)]));
}

}  // namespace foyer::unicode
