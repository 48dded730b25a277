#include "tools/foyerctl/layout.h"

#include <algorithm>

#include "core/base/text.h"

namespace foyer::foyerctl {

namespace {

constexpr std::size_t gap = 2;

void wrap_line(std::string_view line, std::size_t width, std::vector<std::string>& lines) {
    if (text::columns(line) <= width) {
        lines.emplace_back(line);
        return;
    }
    std::string current;
    std::size_t current_columns = 0;
    for (const std::string_view word : text::split(line, ' ')) {
        const std::size_t columns = text::columns(word);
        if (!current.empty() && current_columns + 1 + columns > width) {
            lines.push_back(std::move(current));
            current.clear();
        }
        if (!current.empty()) current += ' ';
        current_columns = (current.empty() ? 0 : current_columns + 1) + columns;
        current += word;
    }
    lines.push_back(std::move(current));
}

/// The columns that each column of a table gets.
std::vector<std::size_t> widths_of(const std::vector<TableRow>& rows, std::size_t available) {
    std::vector<std::size_t> widths;
    for (const TableRow& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            for (const std::string& line : wrapped(row[i].text, std::string::npos))
                widths[i] = std::max(widths[i], text::columns(line));
    }
    std::size_t before_last = 0;
    for (std::size_t i = 0; i + 1 < widths.size(); ++i) {
        widths[i] = std::min(widths[i], available / 2);
        before_last += widths[i] + gap;
    }
    // Something stays readable even when the others leave nothing.
    constexpr std::size_t least = 20;
    if (!widths.empty())
        widths.back() = available > before_last + least ? available - before_last : least;
    return widths;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    while (true) {
        const std::size_t end = text.find('\n');
        wrap_line(text.substr(0, end), width, lines);
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

std::string padded(std::string_view text, std::size_t width) {
    std::string filled(text);
    const std::size_t columns = text::columns(text);
    if (columns < width) filled.append(width - columns, ' ');
    return filled;
}

void print_table(Terminal& out, const std::vector<TableRow>& rows, std::size_t indent) {
    const std::size_t available = out.width() > indent ? out.width() - indent : 1;
    const auto widths = widths_of(rows, available);
    for (const TableRow& row : rows) {
        std::vector<std::vector<std::string>> cells;
        std::size_t height = 1;
        for (std::size_t i = 0; i < row.size(); ++i) {
            cells.push_back(wrapped(row[i].text, widths[i]));
            height = std::max(height, cells.back().size());
        }
        for (std::size_t y = 0; y < height; ++y) {
            std::string line(indent, ' ');
            std::size_t owed = 0;  // spaces that are written only when something follows
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const std::string& cell = y < cells[i].size() ? cells[i][y] : std::string();
                const std::size_t columns = text::columns(cell);
                if (!cell.empty()) {
                    line.append(owed, ' ');
                    line += out.styled(row[i].style, cell);
                    owed = 0;
                }
                owed += widths[i] - std::min(widths[i], columns) + gap;
            }
            out.line(line);
        }
    }
}

void print_wrapped(Terminal& out, std::string_view text, std::size_t indent) {
    const std::size_t available = out.width() > indent ? out.width() - indent : 1;
    for (const std::string& line : wrapped(text, available))
        out.line(std::string(line.empty() ? 0 : indent, ' ') + line);
}

}  // namespace foyer::foyerctl
