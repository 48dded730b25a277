#include "core/base/pairing_code.h"

#include <cstddef>
#include <cstdint>

namespace foyer {

namespace {

constexpr std::string_view symbols = "2346789CDFGHJKMNPQRTVWXY";
constexpr std::size_t group = 3;
constexpr std::size_t length = 2 * group;

/// FNV-1a, then mixed, so that ids that differ in their last letter differ everywhere.
std::uint64_t spread_hash(std::string_view text) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char byte : text)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    hash = (hash ^ (hash >> 31)) * 0x7fb5d329728ea185U;
    hash = (hash ^ (hash >> 27)) * 0x81dadef4bc2dd44dU;
    return hash ^ (hash >> 33);
}

}  // namespace

std::string pairing_code(std::string_view screen) {
    std::uint64_t rest = spread_hash(screen);
    std::string code;
    for (std::size_t i = 0; i < length; ++i) {
        if (i == group) code += '-';
        code += symbols[rest % symbols.size()];
        rest /= symbols.size();
    }
    return code;
}

std::string typed_pairing_code(std::string_view typed) {
    std::string code;
    for (const char byte : typed) {
        if (byte == ' ' || byte == '-' || byte == '\t') continue;
        const char capital =
            byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
        if (symbols.find(capital) == std::string_view::npos || code.size() > length) return {};
        if (code.size() == group) code += '-';
        code += capital;
    }
    return code.size() == length + 1 ? code : std::string();
}

}  // namespace foyer
