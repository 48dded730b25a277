// Languages in words.h: tags, names of languages, flags of countries.

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/formats/words.h"

namespace foyer::formats {

namespace {

struct Alias {
    std::string_view word;  ///< folded
    std::string_view tag;
};

// Names as programmes write them, and three-letter codes that have a two-letter one.
constexpr std::array aliases{
    Alias{"english", "en"},    Alias{"anglais", "en"},     Alias{"englisch", "en"},
    Alias{"ingles", "en"},     Alias{"inglese", "en"},     Alias{"eng", "en"},
    Alias{"french", "fr"},     Alias{"francais", "fr"},    Alias{"franzosisch", "fr"},
    Alias{"frances", "fr"},    Alias{"francese", "fr"},    Alias{"fra", "fr"},
    Alias{"fre", "fr"},        Alias{"german", "de"},      Alias{"deutsch", "de"},
    Alias{"allemand", "de"},   Alias{"aleman", "de"},      Alias{"deu", "de"},
    Alias{"ger", "de"},        Alias{"spanish", "es"},     Alias{"espanol", "es"},
    Alias{"espagnol", "es"},   Alias{"spanisch", "es"},    Alias{"spa", "es"},
    Alias{"italian", "it"},    Alias{"italiano", "it"},    Alias{"italien", "it"},
    Alias{"ita", "it"},        Alias{"portuguese", "pt"},  Alias{"portugues", "pt"},
    Alias{"portugais", "pt"},  Alias{"por", "pt"},         Alias{"dutch", "nl"},
    Alias{"nederlands", "nl"}, Alias{"neerlandais", "nl"}, Alias{"nld", "nl"},
    Alias{"polish", "pl"},     Alias{"polski", "pl"},      Alias{"pol", "pl"},
    Alias{"czech", "cs"},      Alias{"cestina", "cs"},     Alias{"ces", "cs"},
    Alias{"russian", "ru"},    Alias{"rus", "ru"},         Alias{"ukrainian", "uk"},
    Alias{"ukr", "uk"},        Alias{"japanese", "ja"},    Alias{"jpn", "ja"},
    Alias{"日本語", "ja"},     Alias{"chinese", "zh"},     Alias{"mandarin", "zh"},
    Alias{"zho", "zh"},        Alias{"chi", "zh"},         Alias{"中文", "zh"},
    Alias{"漢語", "zh"},       Alias{"korean", "ko"},      Alias{"kor", "ko"},
    Alias{"swedish", "sv"},    Alias{"svenska", "sv"},     Alias{"swe", "sv"},
    Alias{"danish", "da"},     Alias{"dansk", "da"},       Alias{"finnish", "fi"},
    Alias{"suomi", "fi"},      Alias{"norwegian", "no"},   Alias{"norsk", "no"},
    Alias{"catalan", "ca"},    Alias{"catala", "ca"},      Alias{"greek", "el"},
    Alias{"turkish", "tr"},    Alias{"arabic", "ar"},      Alias{"hebrew", "he"},
};

/// Countries whose flag stands for one language.
constexpr std::array flags{
    Alias{"FR", "fr"}, Alias{"GB", "en"},    Alias{"US", "en"},    Alias{"IE", "en"},
    Alias{"AU", "en"}, Alias{"NZ", "en"},    Alias{"DE", "de"},    Alias{"AT", "de"},
    Alias{"ES", "es"}, Alias{"MX", "es"},    Alias{"AR", "es"},    Alias{"IT", "it"},
    Alias{"PT", "pt"}, Alias{"BR", "pt-br"}, Alias{"NL", "nl"},    Alias{"PL", "pl"},
    Alias{"CZ", "cs"}, Alias{"SK", "sk"},    Alias{"HU", "hu"},    Alias{"RO", "ro"},
    Alias{"BG", "bg"}, Alias{"GR", "el"},    Alias{"SE", "sv"},    Alias{"NO", "no"},
    Alias{"DK", "da"}, Alias{"FI", "fi"},    Alias{"EE", "et"},    Alias{"LV", "lv"},
    Alias{"LT", "lt"}, Alias{"RU", "ru"},    Alias{"UA", "uk"},    Alias{"TR", "tr"},
    Alias{"JP", "ja"}, Alias{"CN", "zh"},    Alias{"TW", "zh-tw"}, Alias{"KR", "ko"},
    Alias{"IL", "he"}, Alias{"IR", "fa"},    Alias{"VN", "vi"},    Alias{"TH", "th"},
    Alias{"ID", "id"}, Alias{"SI", "sl"},    Alias{"HR", "hr"},    Alias{"RS", "sr"},
};

template <std::size_t count>
std::string_view tag_of(const std::array<Alias, count>& table, std::string_view word) {
    for (const Alias& alias : table)
        if (alias.word == word) return alias.tag;
    return {};
}

/// Bytes of one half of a flag, a regional indicator letter.
constexpr std::size_t indicator_bytes = 4;

/// The letter of the regional indicator with which `text` begins; 0 when it does not.
char indicator_at(std::string_view text) {
    if (text.size() < indicator_bytes || text.substr(0, 3) != "\xF0\x9F\x87") return '\0';
    const auto last = static_cast<unsigned char>(text[3]);
    if (last < 0xA6 || last > 0xBF) return '\0';
    return static_cast<char>('A' + (last - 0xA6));
}

bool is_subtag(std::string_view part, std::size_t least, std::size_t most) {
    return part.size() >= least && part.size() <= most &&
           std::all_of(part.begin(), part.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

}  // namespace

FlaggedTitle take_flag(std::string_view title) {
    FlaggedTitle result;
    for (std::size_t at = 0; at < title.size();) {
        const std::string_view rest = title.substr(at);
        const char first = indicator_at(rest);
        const char second = first ? indicator_at(rest.substr(indicator_bytes)) : '\0';
        if (!second) {
            result.title.push_back(title[at++]);
            continue;
        }
        const std::array<char, 2> country{first, second};
        const std::string_view tag = tag_of(flags, {country.data(), country.size()});
        // Flags of two languages, or of a country with several, say nothing certain.
        if (tag.empty() || (!result.language.empty() && result.language != tag))
            return {std::string(title), ""};
        result.language = tag;
        at += 2 * indicator_bytes;
    }
    return result;
}

std::optional<std::string> language_tag(std::string_view word) {
    constexpr std::size_t longest_word = 40;
    const std::string_view trimmed = text::trim(word);
    if (trimmed.empty() || trimmed.size() > longest_word) return std::nullopt;
    std::string folded = text::fold(trimmed);
    if (const std::string_view known = tag_of(aliases, folded); !known.empty())
        return std::string(known);
    std::replace(folded.begin(), folded.end(), '_', '-');

    std::string tag;
    for (const std::string_view part : text::split(folded, '-')) {
        if (tag.empty()) {
            // A digit has no place in the first part.
            if (!is_subtag(part, 2, 3) || part.find_first_of("0123456789") != part.npos)
                return std::nullopt;
            if (part == "und" || part == "mul" || part == "zxx") return std::nullopt;
            const std::string_view known = tag_of(aliases, part);
            tag = known.empty() ? part : known;
        } else if (part != "formal" && part != "informal") {
            // pretalx marks how its own pages address the reader; that is no language.
            if (!is_subtag(part, 1, 8)) return std::nullopt;
            tag += '-';
            tag += part;
        }
    }
    if (tag.empty()) return std::nullopt;
    return tag;
}

}  // namespace foyer::formats
