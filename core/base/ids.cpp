#include "core/base/ids.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/limits.h"
#include "core/base/text.h"

namespace foyer {
namespace {

bool is_id_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_' ||
           byte == '-';
}

std::string lower_case(std::string_view ascii) {
    std::string out(ascii);
    for (char& byte : out)
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + ('a' - 'A'));
    return out;
}

/// FNV-1a, 64 bits, in hexadecimal: stable over versions and machines.
std::string hash_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char byte : text) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 0x100000001B3U;
    }
    std::string out(16, '0');
    for (auto digit = out.rbegin(); digit != out.rend(); ++digit, hash >>= 4U)
        *digit = "0123456789abcdef"[hash & 0xFU];
    return out;
}

/// Whether `raw` has letters that its slug cannot say ("會議室1" and "講堂1" are both "1").
bool loses_letters(std::string_view raw) {
    const std::vector<std::string> words = text::folded_words(raw);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return std::any_of(word.begin(), word.end(),
                           [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
    });
}

/// `base` shortened so that `ending` fits behind it within the bound of an id.
std::string with_ending(std::string_view base, const std::string& ending) {
    base = base.substr(0, limits::id_bytes - ending.size() - 1);
    while (!base.empty() && base.back() == '-')
        base.remove_suffix(1);
    if (base.empty()) return ending;
    return std::string(base) + '-' + ending;
}

}  // namespace

bool is_record_id(std::string_view id) {
    return !id.empty() && id.size() <= limits::id_bytes &&
           std::all_of(id.begin(), id.end(), is_id_byte);
}

std::string record_id(std::string_view raw) {
    if (raw.size() <= limits::id_bytes) {
        std::string lower = lower_case(raw);
        if (is_record_id(lower)) return lower;
    }
    std::string slug = text::slug(raw);
    if (is_record_id(slug) && !loses_letters(raw)) return slug;
    return with_ending(slug, hash_of(raw));
}

std::string UniqueIds::take(std::string_view wanted) {
    const std::string base = record_id(wanted);
    std::string id = base;
    while (!last_number_.try_emplace(id, 1).second) {
        const std::size_t number = ++last_number_[base];
        id = with_ending(base, std::to_string(number));
    }
    return id;
}

}  // namespace foyer
