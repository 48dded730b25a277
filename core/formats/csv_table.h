#pragma once
// Tables as RFC 4180 and spreadsheets write them: comma, semicolon or tab between cells, quoted
// cells with doubled quotes and line breaks, any line ends, a byte order mark. Pure; any thread;
// linear time.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/limits.h"
#include "core/base/result.h"

namespace foyer::formats {

struct CsvRow {
    std::size_t line;  ///< on which it begins, counted from 1
    std::vector<std::string> cells;
};

/// Columns of a table that are looked at; further cells are passed over.
constexpr std::size_t most_columns = 256;
/// Bytes of a cell that are kept: more than any text may have, so that the excess is reported.
constexpr std::size_t longest_cell_bytes = 4 * limits::text_bytes;

/// The rows of `text` that are not empty. The separator is the one of the three that the first row
/// has most of, outside of quotes. malformed when a quoted cell does not end (saying its line).
[[nodiscard]] Result<std::vector<CsvRow>> read_csv_table(std::string_view text);

}  // namespace foyer::formats
