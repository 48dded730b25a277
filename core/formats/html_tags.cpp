#include "core/formats/html_tags.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace foyer::formats {

namespace {

struct KnownTag {
    std::string_view name;
    TagEffect effect;
};

// Sorted by name, so that a lookup is a binary search.
constexpr std::array known_tags{
    KnownTag{"a", TagEffect::link},           KnownTag{"abbr", TagEffect::none},
    KnownTag{"address", TagEffect::block},    KnownTag{"article", TagEffect::block},
    KnownTag{"aside", TagEffect::block},      KnownTag{"b", TagEffect::none},
    KnownTag{"big", TagEffect::none},         KnownTag{"blockquote", TagEffect::block},
    KnownTag{"body", TagEffect::block},       KnownTag{"br", TagEffect::line},
    KnownTag{"caption", TagEffect::row},      KnownTag{"center", TagEffect::block},
    KnownTag{"cite", TagEffect::none},        KnownTag{"code", TagEffect::none},
    KnownTag{"col", TagEffect::none},         KnownTag{"colgroup", TagEffect::none},
    KnownTag{"dd", TagEffect::row},           KnownTag{"del", TagEffect::none},
    KnownTag{"details", TagEffect::block},    KnownTag{"dfn", TagEffect::none},
    KnownTag{"div", TagEffect::block},        KnownTag{"dl", TagEffect::block},
    KnownTag{"dt", TagEffect::row},           KnownTag{"em", TagEffect::none},
    KnownTag{"figcaption", TagEffect::block}, KnownTag{"figure", TagEffect::block},
    KnownTag{"font", TagEffect::none},        KnownTag{"footer", TagEffect::block},
    KnownTag{"h1", TagEffect::block},         KnownTag{"h2", TagEffect::block},
    KnownTag{"h3", TagEffect::block},         KnownTag{"h4", TagEffect::block},
    KnownTag{"h5", TagEffect::block},         KnownTag{"h6", TagEffect::block},
    KnownTag{"head", TagEffect::swallowed},   KnownTag{"header", TagEffect::block},
    KnownTag{"hr", TagEffect::block},         KnownTag{"html", TagEffect::block},
    KnownTag{"i", TagEffect::none},           KnownTag{"iframe", TagEffect::swallowed},
    KnownTag{"img", TagEffect::image},        KnownTag{"ins", TagEffect::none},
    KnownTag{"kbd", TagEffect::none},         KnownTag{"li", TagEffect::item},
    KnownTag{"main", TagEffect::block},       KnownTag{"mark", TagEffect::none},
    KnownTag{"nav", TagEffect::block},        KnownTag{"nobr", TagEffect::none},
    KnownTag{"object", TagEffect::swallowed}, KnownTag{"ol", TagEffect::block},
    KnownTag{"p", TagEffect::block},          KnownTag{"pre", TagEffect::pre},
    KnownTag{"q", TagEffect::none},           KnownTag{"s", TagEffect::none},
    KnownTag{"samp", TagEffect::none},        KnownTag{"script", TagEffect::swallowed},
    KnownTag{"section", TagEffect::block},    KnownTag{"small", TagEffect::none},
    KnownTag{"span", TagEffect::none},        KnownTag{"strike", TagEffect::none},
    KnownTag{"strong", TagEffect::none},      KnownTag{"style", TagEffect::swallowed},
    KnownTag{"sub", TagEffect::none},         KnownTag{"summary", TagEffect::block},
    KnownTag{"sup", TagEffect::none},         KnownTag{"svg", TagEffect::swallowed},
    KnownTag{"table", TagEffect::block},      KnownTag{"tbody", TagEffect::none},
    KnownTag{"td", TagEffect::cell},          KnownTag{"template", TagEffect::swallowed},
    KnownTag{"tfoot", TagEffect::none},       KnownTag{"th", TagEffect::cell},
    KnownTag{"thead", TagEffect::none},       KnownTag{"time", TagEffect::none},
    KnownTag{"tr", TagEffect::row},           KnownTag{"tt", TagEffect::none},
    KnownTag{"u", TagEffect::none},           KnownTag{"ul", TagEffect::block},
    KnownTag{"var", TagEffect::none},         KnownTag{"wbr", TagEffect::none},
};
static_assert(std::is_sorted(known_tags.begin(), known_tags.end(),
                             [](const KnownTag& a, const KnownTag& b) { return a.name < b.name; }));

constexpr std::size_t longest_tag_name = 10;

bool is_letter(char c) {
    return text::lower_ascii(c) >= 'a' && text::lower_ascii(c) <= 'z';
}

bool is_html_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

const KnownTag* find_known(std::string_view name) {
    if (name.empty() || name.size() > longest_tag_name) return nullptr;
    std::array<char, longest_tag_name> letters{};
    std::transform(name.begin(), name.end(), letters.begin(), text::lower_ascii);
    const std::string_view wanted(letters.data(), name.size());
    const auto found =
        std::lower_bound(known_tags.begin(), known_tags.end(), wanted,
                         [](const KnownTag& tag, std::string_view n) { return tag.name < n; });
    return found != known_tags.end() && found->name == wanted ? &*found : nullptr;
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return text::lower_ascii(x) == text::lower_ascii(y); });
}

std::optional<HtmlTag> html_tag_at(std::string_view text) {
    if (text.size() < 3 || text[0] != '<') return std::nullopt;
    HtmlTag tag;
    std::size_t at = 1;
    if (text[at] == '/') {
        tag.closing = true;
        ++at;
    }
    const std::size_t name_begin = at;
    while (at < text.size() && (is_letter(text[at]) || (text[at] >= '0' && text[at] <= '9')))
        ++at;
    tag.name = text.substr(name_begin, at - name_begin);
    const KnownTag* known = find_known(tag.name);
    if (!known || at == text.size()) return std::nullopt;
    if (!is_html_space(text[at]) && text[at] != '/' && text[at] != '>') return std::nullopt;

    // A tag never reaches over the next "<": this keeps the whole reading linear in its length.
    const std::size_t end = text.find_first_of("<>", at);
    if (end == std::string_view::npos || text[end] == '<') return std::nullopt;
    tag.attributes = text.substr(at, end - at);
    tag.effect = known->effect;
    tag.length = end + 1;
    return tag;
}

std::string_view html_attribute(const HtmlTag& tag, std::string_view name) {
    const std::string_view text = tag.attributes;
    std::size_t at = 0;
    while (at < text.size()) {
        while (at < text.size() && (is_html_space(text[at]) || text[at] == '/'))
            ++at;
        const std::size_t name_begin = at;
        while (at < text.size() && !is_html_space(text[at]) && text[at] != '=' && text[at] != '/')
            ++at;
        const std::string_view found = text.substr(name_begin, at - name_begin);
        while (at < text.size() && is_html_space(text[at]))
            ++at;
        std::string_view value;
        if (at < text.size() && text[at] == '=') {
            ++at;
            while (at < text.size() && is_html_space(text[at]))
                ++at;
            const char quote = at < text.size() ? text[at] : '\0';
            if (quote == '"' || quote == '\'') {
                const std::size_t close = std::min(text.find(quote, at + 1), text.size());
                value = text.substr(at + 1, close - at - 1);
                at = std::min(close + 1, text.size());
            } else {
                const std::size_t value_begin = at;
                while (at < text.size() && !is_html_space(text[at]))
                    ++at;
                value = text.substr(value_begin, at - value_begin);
            }
        } else if (found.empty()) {
            ++at;
        }
        if (equal_ignoring_case(found, name)) return value;
    }
    return {};
}

bool is_escaped_html(std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1))
        if (html_tag_at(text.substr(at))) return false;
    constexpr std::string_view escaped = "&lt;";
    for (std::size_t at = text.find(escaped); at != std::string_view::npos;
         at = text.find(escaped, at + 1)) {
        const std::string_view behind = text.substr(at + escaped.size(), longest_tag_name + 2);
        std::string head = "<";
        head += behind.substr(0, behind.find_first_of(" &>"));
        head += '>';
        if (html_tag_at(head)) return true;
    }
    return false;
}

}  // namespace foyer::formats
