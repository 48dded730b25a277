#include "kiosk/text/shortening.h"

#include <glib.h>
#include <pango/pango.h>

#include <memory>

namespace foyer::kiosk {

namespace {

constexpr gunichar soft_hyphen = 0x00AD;
constexpr std::u32string_view hyphens = U"-\u2010\u2012\u2013\u2014\u2015";
/// What does not stand before an ellipsis where it stands alone, waiting for the next word.
constexpr std::u32string_view joining_signs = U"+=*~^@#>\"'\u00D7\u2192";
/// What never does: separators, opening brackets and opening quotes.
constexpr std::u32string_view dropped_before_ellipsis =
    U",.;:\u2026\u00B7\u2022-\u2010\u2011\u2012\u2013\u2014\u2015/\\|&([{<\u00AB\u2039\u201C\u2018"
    U"\u201E\u201A\u00BF\u00A1\u3001\uFF0C\u3002\uFF1B\uFF1A\u30FB\uFF08\u300C\u300E\u3010\u060C"
    U"\u061B\u06D4\u0964";

bool contains(std::u32string_view set, gunichar character) {
    return set.find(static_cast<char32_t>(character)) != std::u32string_view::npos;
}

bool is_space(gunichar character) {
    return g_unichar_isspace(character) != FALSE || character == 0x00A0 || character == 0x202F ||
           character == 0x2007 || character == 0x2060 || character == 0xFEFF;
}

gunichar last_character(std::string_view text, std::size_t& start) {
    const char* found = g_utf8_find_prev_char(text.data(), text.data() + text.size());
    start = static_cast<std::size_t>(found - text.data());
    return g_utf8_get_char(found);
}

/// A line may break behind "/" or "?" too, or at a soft hyphen; a reader takes such a piece for
/// half a word.
bool ends_a_word(gunichar before) {
    if (is_space(before) || contains(hyphens, before)) return true;
    if (before == soft_hyphen) return false;
    return before >= 0x2000 || g_unichar_isalnum(before) != FALSE ||
           g_unichar_ismark(before) != FALSE;
}

}  // namespace

Cuts cuts_of(std::string_view text, std::size_t end, const PangoLogAttr* attributes,
             int attribute_count) {
    Cuts cuts;
    gunichar before = 0;
    std::size_t at = 0;
    for (int i = 0; i < attribute_count && at <= end; ++i) {
        if (i > 0 && attributes[i].is_cursor_position) cuts.characters.push_back(at);
        if (i > 0 && attributes[i].is_line_break && ends_a_word(before)) cuts.words.push_back(at);
        if (at >= text.size()) break;
        before = g_utf8_get_char(text.data() + at);
        at += static_cast<std::size_t>(g_utf8_next_char(text.data() + at) - (text.data() + at));
    }
    return cuts;
}

std::string with_ellipsis(std::string_view kept) {
    while (!kept.empty()) {
        std::size_t start = 0;
        const gunichar last = last_character(kept, start);
        const bool alone = start == 0 || kept[start - 1] == ' ';
        const bool drop = is_space(last) || contains(dropped_before_ellipsis, last) ||
                          (alone && contains(joining_signs, last));
        if (!drop) break;
        kept = kept.substr(0, start);
    }
    if (kept.empty()) return {};
    return std::string(kept) + "\u2026";
}

std::string presentable(std::string_view text) {
    const std::unique_ptr<char, decltype(&g_free)> valid(
        g_utf8_make_valid(text.data() == nullptr ? "" : text.data(),
                          static_cast<gssize>(text.size())),
        &g_free);
    std::string result(valid.get());
    for (char& byte : result) {
        const auto value = static_cast<unsigned char>(byte);
        if ((value < 0x20 && byte != '\n') || value == 0x7f) byte = ' ';
    }
    const std::size_t last = result.find_last_not_of(" \n");
    result.resize(last == std::string::npos ? 0 : last + 1);
    return result;
}

}  // namespace foyer::kiosk
