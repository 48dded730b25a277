#pragma once
// Texts of XML elements, through pugixml. One thread per document.

#include <string>
#include <string_view>

#include "core/formats/programme_builder.h"

namespace pugi {
class xml_node;
}

namespace foyer::formats {

/// The value of an attribute; "" when it is not there.
[[nodiscard]] std::string_view attribute_of(const pugi::xml_node& node, const char* name);

/// All text within `node`. Elements in it, such as HTML that nobody escaped, are written out again.
[[nodiscard]] std::string text_in(const pugi::xml_node& node);

/// `text` on one line: line breaks and the indentation behind them, which only lay out the file,
/// are one space. Other white space stays.
[[nodiscard]] std::string line_of(std::string_view text);

/// The text within `node` on one line.
[[nodiscard]] std::string line_in(const pugi::xml_node& node);

/// A <person>: name and key. The id 0 stands for no id.
[[nodiscard]] PersonDraft person_in(const pugi::xml_node& node);

}  // namespace foyer::formats
