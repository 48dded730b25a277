#pragma once
// Turning the markup in which programmes write their texts into plain text. Pure; any thread.
//
// Real abstracts are HTML (escaped once or twice), Markdown, plain text, or all of them in one
// text, so one pass reads both. The result is plain text as the model describes it: paragraphs
// parted by an empty line, list items beginning with "- ", links as "words (address)".

#include <string>
#include <string_view>

namespace foyer::formats {

/// `source` without its HTML and Markdown. Tags that HTML does not know stay as they are written
/// ("std::vector<int>"); scripts, styles and comments vanish with their content; entities become
/// characters; code keeps its line breaks. Time and size are linear in the length of `source`.
/// The result is not yet sanitised.
[[nodiscard]] std::string plain_text(std::string_view source);

/// `source` with HTML entities ("&amp;", "&#233;", "&eacute;") as characters, everything else as it
/// is. Entities that do not exist stay as they are written.
[[nodiscard]] std::string decode_entities(std::string_view source);

}  // namespace foyer::formats
