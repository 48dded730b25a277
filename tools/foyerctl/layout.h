#pragma once
// Text in columns. Pure.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tools/foyerctl/terminal.h"

namespace foyer::foyerctl {

/// `text` as lines of at most `width` columns, broken at spaces; its own newlines stay. A word that
/// is longer stands alone and sticks out.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// `text` with spaces after it up to `width` columns.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

struct Cell {
    std::string text;
    Style style = Style::plain;
};
using TableRow = std::vector<Cell>;

/// Prints `rows` in columns two spaces apart, after `indent` spaces. Columns are as wide as their
/// widest cell but at most half a line; the last one takes the rest. What does not fit is wrapped.
void print_table(Terminal& out, const std::vector<TableRow>& rows, std::size_t indent);

/// Prints `text` wrapped, every line after `indent` spaces.
void print_wrapped(Terminal& out, std::string_view text, std::size_t indent);

}  // namespace foyer::foyerctl
