#pragma once
// HTML tags as far as turning HTML into plain text needs them. Pure; any thread.

#include <cstddef>
#include <optional>
#include <string_view>

namespace foyer::formats {

/// What a tag does to the text around it.
enum class TagEffect {
    none,       ///< emphasis and the like: the tag vanishes
    block,      ///< a paragraph of its own
    line,       ///< br: a new line
    item,       ///< li: a new line with a dash
    row,        ///< tr, dt, dd: a new line
    cell,       ///< td, th
    pre,        ///< keeps its line breaks
    link,       ///< a
    image,      ///< img: its alt text
    swallowed,  ///< script, style: vanishes with its content
};

struct HtmlTag {
    std::string_view name;        ///< as written
    std::string_view attributes;  ///< everything between name and ">"
    TagEffect effect = TagEffect::none;
    bool closing = false;
    std::size_t length = 0;  ///< bytes from "<" to behind ">"
};

/// The HTML tag with which `text` begins; empty when it is no tag that HTML knows.
[[nodiscard]] std::optional<HtmlTag> html_tag_at(std::string_view text);

/// The value of an attribute, entities not decoded; "" when it is not there.
[[nodiscard]] std::string_view html_attribute(const HtmlTag& tag, std::string_view name);

/// True when `text` shows no HTML tags, but escaped ones ("&lt;p&gt;"): it was escaped once more
/// than its container asks for.
[[nodiscard]] bool is_escaped_html(std::string_view text);

/// True when `a` and `b` differ at most in the case of ASCII letters.
[[nodiscard]] bool equal_ignoring_case(std::string_view a, std::string_view b);

}  // namespace foyer::formats
