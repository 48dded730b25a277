#include "core/formats/csv_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace foyer::formats {

namespace {

/// Rows that are kept: the header, every session, and one more, so that the excess is noticed.
constexpr std::size_t most_rows = limits::sessions + 2;

char separator_of(std::string_view text) {
    constexpr std::array<char, 3> separators{',', ';', '\t'};
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        const auto* found = std::find(separators.begin(), separators.end(), c);
        if (found != separators.end())
            ++counts[static_cast<std::size_t>(found - separators.begin())];
    }
    const auto* most = std::max_element(counts.begin(), counts.end());
    return separators[static_cast<std::size_t>(most - counts.begin())];
}

class TableReader {
public:
    explicit TableReader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

    Result<std::vector<CsvRow>> run() {
        while (at_ < text_.size() && rows_.size() < most_rows) {
            CsvRow row{line_, {}};
            if (auto read = read_row(row); !read) return read.error();
            const bool empty = std::all_of(row.cells.begin(), row.cells.end(),
                                           [](const std::string& cell) { return cell.empty(); });
            if (!empty) rows_.push_back(std::move(row));
        }
        return std::move(rows_);
    }

private:
    Result<void> read_row(CsvRow& row) {
        while (true) {
            std::string cell;
            if (auto read = read_cell(cell); !read) return read.error();
            if (row.cells.size() < most_columns) row.cells.push_back(std::move(cell));
            if (at_ == text_.size()) return {};
            const char c = text_[at_++];
            if (c == separator_) continue;
            // A line end: LF, CR or both.
            if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
            ++line_;
            return {};
        }
    }

    /// Stops at the separator or line end behind the cell.
    Result<void> read_cell(std::string& cell) {
        if (at_ < text_.size() && text_[at_] == '"') {
            if (auto read = read_quoted(cell); !read) return read.error();
        }
        // Behind the closing quote nothing should stand; what does belongs to the cell.
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' &&
               text_[at_] != '\r')
            append(cell, text_[at_++]);
        return {};
    }

    static void append(std::string& cell, char c) {
        if (cell.size() < longest_cell_bytes) cell += c;
    }

    Result<void> read_quoted(std::string& cell) {
        const std::size_t begin_line = line_;
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            const bool doubled = c == '"' && at_ + 1 < text_.size() && text_[at_ + 1] == '"';
            if (c == '"' && !doubled) {
                ++at_;
                return {};
            }
            if (c == '\n') ++line_;
            append(cell, c);
            if (doubled) ++at_;
        }
        return Error{ErrorKind::malformed,
                     "This table is not whole: the quoted cell that begins in line " +
                         std::to_string(begin_line) +
                         " does not end; the file may be cut off. Export it again."};
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::vector<CsvRow> rows_;
};

}  // namespace

Result<std::vector<CsvRow>> read_csv_table(std::string_view text) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    return TableReader(text).run();
}

}  // namespace foyer::formats
