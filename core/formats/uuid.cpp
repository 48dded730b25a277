#include "core/formats/uuid.h"

#include <cstdint>

namespace foyer::formats {

namespace {

/// FNV-1a with its bits spread afterwards, so that names with a common beginning differ everywhere.
std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
    std::uint64_t hash = 0xCBF29CE484222325U ^ seed;
    for (const char byte : text) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 0x100000001B3U;
    }
    hash ^= hash >> 33U;
    hash *= 0xFF51AFD7ED558CCDU;
    hash ^= hash >> 33U;
    hash *= 0xC4CEB9FE1A85EC53U;
    return hash ^ (hash >> 33U);
}

bool is_hex_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_hyphen_place(std::size_t i) {
    return i == 8 || i == 13 || i == 18 || i == 23;
}

}  // namespace

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_hyphen_place(i) ? text[i] != '-' : !is_hex_digit(text[i])) return false;
    }
    return true;
}

std::string uuid_for(std::string_view name) {
    constexpr std::uint64_t version_mask = 0xF000, version_8 = 0x8000;
    constexpr std::uint64_t variant_mask = std::uint64_t{3} << 62U;
    constexpr std::uint64_t variant_rfc = std::uint64_t{2} << 62U;
    const std::uint64_t high = (hash_of(name, 0) & ~version_mask) | version_8;
    const std::uint64_t low = (hash_of(name, 0x9E3779B97F4A7C15U) & ~variant_mask) | variant_rfc;
    std::string uuid;
    uuid.reserve(36);
    for (unsigned nibble = 0; nibble < 32; ++nibble) {
        if (is_hyphen_place(uuid.size())) uuid += '-';
        const std::uint64_t half = nibble < 16 ? high : low;
        uuid += "0123456789abcdef"[(half >> (60U - 4U * (nibble % 16U))) & 0xFU];
    }
    return uuid;
}

}  // namespace foyer::formats
