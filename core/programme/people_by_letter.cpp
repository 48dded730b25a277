#include "core/programme/people_by_letter.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "core/base/text.h"
#include "core/base/unicode.h"

namespace foyer::programme {

namespace {

/// Scripts whose signs are too many for a group each, or are not listed by their first one.
struct WholeScript {
    char32_t first, last;
    std::string_view letter;
};
constexpr auto whole_scripts = std::to_array<WholeScript>({
    {0x0900, 0x097F, "\u0905"},  // Devanagari
    {0x0980, 0x0DFF, "\u0985"},  // the other scripts of India
    {0x0E00, 0x0E7F, "\u0E01"},  // Thai
    {0x0E80, 0x109F, "\u2026"},
    {0x3040, 0x30FF, "\u3042"},  // kana
    {0x3400, 0x9FFF, "\u6F22"},  // Han
    {0xAC00, 0xD7A3, "\uAC00"},  // Hangul
    {0x20000, 0x3FFFD, "\u6F22"},
});

constexpr std::string_view no_letter = "#";

/// `name` folded, from its first letter or digit on.
std::string sort_key(std::string_view name) {
    const std::string folded = text::fold(name);
    std::string_view rest = folded;
    while (!rest.empty()) {
        const unicode::Decoded first = unicode::decode(rest);
        if (first.bytes == 0) break;
        const unicode::Class kind = unicode::class_of(first.code);
        if (kind == unicode::Class::letter || kind == unicode::Class::digit)
            return std::string(rest);
        rest.remove_prefix(first.bytes);
    }
    return folded;
}

std::string letter_of_key(std::string_view key) {
    if (key.empty()) return std::string(no_letter);
    const unicode::Decoded first = unicode::decode(key);
    if (first.bytes == 0 || unicode::class_of(first.code) != unicode::Class::letter)
        return std::string(no_letter);
    for (const WholeScript& script : whole_scripts) {
        if (first.code >= script.first && first.code <= script.last)
            return std::string(script.letter);
    }
    return text::upper_case(key.substr(0, first.bytes));
}

}  // namespace

std::string letter_of(std::string_view name) {
    return letter_of_key(sort_key(name));
}

PeopleByLetter people_by_letter(const Snapshot& snapshot) {
    const auto& people = snapshot.programme().people;
    std::vector<std::string> keys;
    keys.reserve(people.size());
    for (const Person& person : people)
        keys.push_back(sort_key(person.name));
    PeopleByLetter result;
    result.people.resize(people.size());
    std::iota(result.people.begin(), result.people.end(), PersonIndex{0});
    // What is no letter stands last: most lists begin with A.
    const auto order = [&](PersonIndex i) {
        return std::tuple(letter_of_key(keys[i]) == no_letter, std::string_view(keys[i]), i);
    };
    std::ranges::sort(result.people, {}, order);
    for (std::size_t i = 0; i < result.people.size(); ++i) {
        std::string letter = letter_of_key(keys[result.people[i]]);
        if (result.letters.empty() || result.letters.back().letter != letter)
            result.letters.push_back({std::move(letter), i, 0});
        ++result.letters.back().count;
    }
    return result;
}

}  // namespace foyer::programme
