#include "core/base/text.h"

#include <algorithm>

#include "core/base/unicode.h"

namespace foyer::text {
namespace {

/// Where the last whole character of `text` (as a reader sees characters) ends at or before
/// `limit`; 0 when the first one is longer than that.
std::size_t last_character_end(std::string_view text, std::size_t limit) {
    std::size_t end = 0;
    std::size_t position = 0;
    char32_t before = 0;
    int state = 0;
    while (position < text.size() && position <= limit) {
        const unicode::Decoded next = unicode::decode(text.substr(position));
        const bool joined =
            position > 0 && next.bytes > 0 && unicode::is_one_character(before, next.code, state);
        if (!joined) end = position;
        before = next.code;
        position += next.bytes > 0 ? next.bytes : 1;
    }
    if (position == text.size() && position <= limit) end = position;
    return end;
}

/// Where the last whole code point of `text` ends at or before `limit`.
std::size_t last_code_point_end(std::string_view text, std::size_t limit) {
    std::size_t end = limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return end;
}

/// The code point that ends at the end of `text`, and its bytes.
unicode::Decoded decode_last(std::string_view text) {
    for (std::size_t bytes = 1; bytes <= 4 && bytes <= text.size(); ++bytes) {
        const unicode::Decoded found = unicode::decode(text.substr(text.size() - bytes));
        if (found.bytes == bytes) return found;
    }
    return {};
}

std::string_view without_trailing_space(std::string_view text) {
    while (!text.empty()) {
        const unicode::Decoded last = decode_last(text);
        if (last.bytes == 0 || !unicode::is_space(last.code)) break;
        text.remove_suffix(last.bytes);
    }
    return text;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
    while (true) {
        const auto* const other = std::find_if(bytes.begin(), bytes.end(), [](char byte) {
            return static_cast<unsigned char>(byte) >= 0x80;
        });
        bytes.remove_prefix(static_cast<std::size_t>(other - bytes.begin()));
        if (bytes.empty()) return true;
        const unicode::Decoded next = unicode::decode(bytes);
        if (next.bytes == 0) return false;
        bytes.remove_prefix(next.bytes);
    }
}

std::string_view cut(std::string_view text, std::size_t limit_bytes) {
    if (text.size() <= limit_bytes) return text;
    std::size_t end = last_character_end(text, limit_bytes);
    if (end == 0) end = last_code_point_end(text, limit_bytes);
    const unicode::Decoded after = unicode::decode(text.substr(end));
    if (after.bytes > 0 && unicode::is_space(after.code))
        return without_trailing_space(text.substr(0, end));

    std::size_t word_end = end;
    while (word_end > limit_bytes - limit_bytes / 4) {
        const unicode::Decoded last = decode_last(text.substr(0, word_end));
        word_end -= last.bytes > 0 ? last.bytes : 1;
        if (last.bytes > 0 && unicode::is_space(last.code))
            return without_trailing_space(text.substr(0, word_end));
    }
    return text.substr(0, end);
}

std::string excerpt(std::string_view bytes, std::size_t limit_bytes) {
    // Cleaning may shorten, but hardly to less than a fourth.
    const std::string clean = sanitise_line(bytes.substr(0, 4 * limit_bytes));
    return std::string(cut(clean, limit_bytes));
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        c = lower_ascii(c);
    return lower;
}

std::string upper_case(std::string_view text) {
    std::string upper;
    upper.reserve(text.size());
    while (!text.empty()) {
        const unicode::Decoded next = unicode::decode(text);
        if (next.bytes == 0) break;
        unicode::append(upper, unicode::upper(next.code));
        text.remove_prefix(next.bytes);
    }
    return upper;
}

std::string_view without_last_character(std::string_view text) {
    if (text.empty()) return text;
    return text.substr(0, last_character_end(text, text.size() - 1));
}

std::size_t length(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text)
        if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) ++count;
    return count;
}

std::size_t columns(std::string_view line) {
    constexpr std::size_t widest = 2;  // of what a reader sees as one character
    std::size_t total = 0, current = 0;
    char32_t before = 0;
    int state = 0;
    while (!line.empty()) {
        const unicode::Decoded next = unicode::decode(line);
        if (next.bytes == 0) break;
        if (total + current > 0 && unicode::is_one_character(before, next.code, state)) {
            current = std::min(widest, current + unicode::columns(next.code));
        } else {
            total += current;
            current = unicode::columns(next.code);
        }
        before = next.code;
        line.remove_prefix(next.bytes);
    }
    return total + current;
}

std::string_view trim(std::string_view text) {
    while (!text.empty()) {
        const unicode::Decoded first = unicode::decode(text);
        if (first.bytes == 0 || !unicode::is_space(first.code)) break;
        text.remove_prefix(first.bytes);
    }
    return without_trailing_space(text);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        const std::string_view part = trim(text.substr(0, end));
        if (!part.empty()) parts.push_back(part);
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

}  // namespace foyer::text
