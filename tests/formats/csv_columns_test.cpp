#include "core/formats/csv_columns.h"

#include <doctest/doctest.h>

#include "core/base/text.h"
#include "tests/support/files.h"

namespace foyer::formats {

TEST_CASE("a column is known by its name in several languages, whatever its case and signs") {
    CHECK(csv_column_called("session_title") == CsvColumn::title);
    CHECK(csv_column_called("TITLE") == CsvColumn::title);
    CHECK(csv_column_called("Session") == CsvColumn::title);
    CHECK(csv_column_called("Talk title") == CsvColumn::title);
    CHECK(csv_column_called("Heure de début") == CsvColumn::start);
    CHECK(csv_column_called("start_datetime") == CsvColumn::start);
    CHECK(csv_column_called("Speaker(s)") == CsvColumn::people);
    CHECK(csv_column_called("Salle") == CsvColumn::room);
    CHECK(csv_column_called("Annulé") == CsvColumn::cancelled);
    for (const char* name : {"", " ", "!!!", "room capacity", "internal notes", "titles"}) {
        CAPTURE(name);
        CHECK_FALSE(csv_column_called(name));
    }
}

TEST_CASE("the first column of a meaning counts, the others are told") {
    const CsvColumns columns({"Name", "title", "Start", "Notes"});
    CHECK(columns.has(CsvColumn::title));
    CHECK_FALSE(columns.has(CsvColumn::room));
    const std::vector<std::string> row{" A ", "B", "C"};
    CHECK(columns.cell(row, CsvColumn::title) == "A");
    CHECK(columns.cell(row, CsvColumn::start) == "C");
    CHECK(columns.cell(row, CsvColumn::room).empty());
    CHECK(columns.cell({}, CsvColumn::start).empty());
    CHECK(columns.unread() == std::vector<std::string>{"title", "Notes"});
}

TEST_CASE("an apostrophe that kept a spreadsheet from a formula is taken off, others stay") {
    const CsvColumns columns({"title"});
    CHECK(columns.cell({"'=1+1"}, CsvColumn::title) == "=1+1");
    CHECK(columns.cell({"'@home"}, CsvColumn::title) == "@home");
    CHECK(columns.cell({"'tis the season"}, CsvColumn::title) == "'tis the season");
}

TEST_CASE("every name that the page on import lists is known") {
    const std::string page =
        tests::read_file(std::string(FOYER_SOURCE_DIR) + "/core/formats/IMPORT.md");
    const std::size_t table = page.find("| column | names |");
    REQUIRE(table != std::string::npos);
    std::size_t columns = 0;
    for (const std::string_view line : text::split(
             std::string_view(page).substr(table, page.find("\n\n", table) - table), '\n')) {
        const auto cells = text::split(line, '|');
        if (cells.size() != 2 || cells[0] == "column" || cells[0].starts_with("---")) continue;
        ++columns;
        const std::string_view names = cells[1].substr(0, cells[1].find(':'));
        const auto meaning = csv_column_called(text::split(names, ',').front());
        REQUIRE_MESSAGE(meaning, std::string(line));
        for (std::string_view name : text::split(names, ',')) {
            if (name.starts_with("or just ")) name.remove_prefix(8);
            CAPTURE(std::string(name));
            CHECK(csv_column_called(name) == meaning);
        }
    }
    CHECK(columns == csv_column_count);
}

}  // namespace foyer::formats
