#include "core/formats/csv_table.h"

#include <doctest/doctest.h>

#include "core/base/limits.h"

namespace foyer::formats {

namespace {

using Cells = std::vector<std::string>;

std::vector<CsvRow> rows_of(std::string_view text) {
    auto rows = read_csv_table(text);
    REQUIRE(rows.ok());
    return *std::move(rows);
}

}  // namespace

TEST_CASE("the separator is the one that the first row has most of") {
    for (const char* text : {"a,b;x,c\n1,2,3\n", "a;b,x;c\n1;2;3\n", "a\tb,x\tc\n1\t2\t3\n"}) {
        CAPTURE(text);
        const auto rows = rows_of(text);
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].cells.size() == 3);
        CHECK(rows[1].cells == Cells{"1", "2", "3"});
    }
    // Quoted separators do not count.
    CHECK(rows_of("\"a,b,c,d\";e\n1;2")[1].cells == Cells{"1", "2"});
}

TEST_CASE("quoted cells hold separators, line breaks and doubled quotes") {
    const auto rows = rows_of("a,b\r\n\"x, \"\"y\"\"\nz\",2\r\n3,4");
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].cells == Cells{"x, \"y\"\nz", "2"});
    CHECK(rows[2].cells == Cells{"3", "4"});
}

TEST_CASE("rows know the line on which they begin, whatever ends lines") {
    const auto rows = rows_of("a,b\r\n\r\n\"1\n1\",2\n3,4\r5,6");
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].line == 1);
    CHECK(rows[1].line == 3);
    CHECK(rows[2].line == 5);
    CHECK(rows[3].line == 6);
}

TEST_CASE("a byte order mark is no part of the first name, and empty rows are none") {
    const auto rows = rows_of("\xEF\xBB\xBFtitle,start\n,\n\n\"\",\nA,B\n");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].cells[0] == "title");
    CHECK(rows[1].cells == Cells{"A", "B"});
    CHECK(rows_of("").empty());
}

TEST_CASE("a quoted cell without an end is told with its line") {
    const auto rows = read_csv_table("a,b\n1,\"2\n3,4\n");
    REQUIRE_FALSE(rows.ok());
    CHECK(rows.error().kind == ErrorKind::malformed);
    CHECK(rows.error().detail.find("begins in line 2") != std::string::npos);
}

TEST_CASE("columns, rows and cells are bounded") {
    std::string wide = "a";
    for (std::size_t i = 0; i < most_columns; ++i)
        wide += ",a";
    CHECK(rows_of(wide)[0].cells.size() == most_columns);
    CHECK(rows_of(wide + "\n1,2")[1].cells == Cells{"1", "2"});

    const std::string cell(longest_cell_bytes, 'x');
    CHECK(rows_of(cell)[0].cells[0].size() == longest_cell_bytes);
    CHECK(rows_of("\"" + cell + "y\"z,2")[0].cells[0] == cell);
    CHECK(rows_of(cell + "y,2")[0].cells[1] == "2");

    std::string tall = "a\n";
    for (std::size_t i = 0; i < limits::sessions + 10; ++i)
        tall += "b\n";
    // The header, and one session more than may be, so that the excess is noticed.
    CHECK(rows_of(tall).size() == limits::sessions + 2);
}

}  // namespace foyer::formats
