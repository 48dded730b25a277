#pragma once
// Which column of a table of sessions holds what, told by its name in the first row; IMPORT.md
// lists the names. They are compared folded, with anything but letters and digits as one space, and
// without a leading "session", "talk" or "event": "session_title", "Talk title" and "TITLE" are all
// "title". The first column of a meaning counts; other columns are not read.
//
// Pure; any thread.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::formats {

enum class CsvColumn {
    id,
    title,
    subtitle,
    abstract,
    description,
    date,
    start,
    end,
    duration,
    hours,
    room,
    floor,
    track,
    type,
    kind,
    status,
    cancelled,
    plenary,
    people,
    language,
    level,
    url,
};
constexpr std::size_t csv_column_count = 22;

class CsvColumns {
public:
    explicit CsvColumns(const std::vector<std::string>& header);

    [[nodiscard]] bool has(CsvColumn column) const { return place(column).has_value(); }
    /// The cell of `row` in `column`, "" when there is none. A leading apostrophe that only keeps
    /// spreadsheets from reading a formula is taken off.
    [[nodiscard]] std::string_view cell(const std::vector<std::string>& row,
                                        CsvColumn column) const;
    /// Names of columns that are not read.
    [[nodiscard]] const std::vector<std::string>& unread() const { return unread_; }

private:
    [[nodiscard]] const std::optional<std::size_t>& place(CsvColumn column) const {
        return places_[static_cast<std::size_t>(column)];
    }

    std::array<std::optional<std::size_t>, csv_column_count> places_;
    std::vector<std::string> unread_;
};

/// What the name of a column means.
[[nodiscard]] std::optional<CsvColumn> csv_column_called(std::string_view name);

}  // namespace foyer::formats
