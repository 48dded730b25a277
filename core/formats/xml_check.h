#pragma once
// Checks that an XML document is whole before it is parsed: elements close in order, nothing is cut
// off, nesting is bounded, no entities are declared. The parser itself is lenient and says little
// about what is wrong. Pure; any thread; linear time, no recursion.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace foyer::formats {

/// Line and column, counted from 1, of positions in a text.
class LineTable {
public:
    explicit LineTable(std::string_view text);

    [[nodiscard]] std::size_t line_of(std::size_t position) const;
    /// Columns count characters of UTF-8.
    [[nodiscard]] std::size_t column_of(std::size_t position) const;
    /// "line 12, column 3"
    [[nodiscard]] std::string place(std::size_t position) const;

private:
    std::string_view text_;
    std::vector<std::size_t> line_begins_;
};

/// Nothing when `document` is well-formed as far as its structure goes; otherwise what is wrong,
/// where, what was expected and what to do. malformed for broken structure, too_large beyond
/// limits::nesting_depth, unsupported for UTF-16 and for entities of its own.
[[nodiscard]] Result<void> check_xml(std::string_view document, const LineTable& lines);

}  // namespace foyer::formats
