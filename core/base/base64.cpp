#include "core/base/base64.h"

#include <array>
#include <cstdint>

namespace foyer {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t no_digit = 64;

constexpr std::array<std::uint8_t, 256> digit_values = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(no_digit);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    return values;
}();

char digit(std::uint32_t group, unsigned shift) {
    return alphabet[group >> shift & 0x3f];
}

char byte(std::uint32_t group, unsigned shift) {
    return static_cast<char>(group >> shift & 0xff);
}

}  // namespace

std::string to_base64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = i; k < i + 3; ++k)
            group = group << 8 | (k < bytes.size() ? static_cast<unsigned char>(bytes[k]) : 0u);
        text += digit(group, 18);
        text += digit(group, 12);
        text += i + 1 < bytes.size() ? digit(group, 6) : '=';
        text += i + 2 < bytes.size() ? digit(group, 0) : '=';
    }
    return text;
}

Result<std::string> from_base64(std::string_view text) {
    const Error wrong{ErrorKind::malformed,
                      "This is not base64 as RFC 4648, section 4, writes it."};
    if (text.size() % 4 != 0) return wrong;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    const std::string_view digits = text.substr(0, text.size() - padding);
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool padded = i >= digits.size();
        const std::uint8_t value =
            padded ? std::uint8_t{0} : digit_values[static_cast<unsigned char>(text[i])];
        if (value == no_digit) return wrong;
        group = group << 6 | value;
        if (i % 4 != 3) continue;
        for (const unsigned shift : {16u, 8u, 0u})
            bytes += byte(group, shift);
    }
    // Bits behind the last byte would give one value several spellings.
    for (std::size_t i = 0; i < padding; ++i) {
        if (bytes.back() != '\0') return wrong;
        bytes.pop_back();
    }
    return bytes;
}

}  // namespace foyer
