#include "core/store/schema.h"

#include <doctest/doctest.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/store/support.h"
#include "tests/support/files.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::tests;
using store::Store;

namespace {

/// The tables of SCHEMA.md: name to "column type" lines in order.
std::map<std::string, std::vector<std::string>> documented_tables() {
    std::map<std::string, std::vector<std::string>> tables;
    std::istringstream lines(read_file(FOYER_SOURCE_DIR "/core/store/SCHEMA.md"));
    std::string line, table;
    while (std::getline(lines, line)) {
        for (const std::string heading : {"### table `", "### view `"})
            if (line.starts_with(heading))
                table =
                    line.substr(heading.size(), line.find('`', heading.size()) - heading.size());
        if (table.empty() || !line.starts_with("| ")) continue;
        std::istringstream cells(line.substr(2));
        std::string column, type;
        std::getline(cells, column, '|');
        std::getline(cells, type, '|');
        const auto trimmed = [](std::string text) {
            text.erase(0, text.find_first_not_of(' '));
            text.erase(text.find_last_not_of(' ') + 1);
            return text;
        };
        if (trimmed(column) != "column")
            tables[table].push_back(trimmed(column) + " " + trimmed(type));
    }
    return tables;
}

ErrorKind refusal(const std::filesystem::path& path) {
    const auto store = Store::open(path);
    REQUIRE_FALSE(store);
    CHECK(Store::open_read_only(path).error().kind == store.error().kind);
    return store.error().kind;
}

}  // namespace

TEST_CASE("SCHEMA.md lists every table and view with its columns and types") {
    const TempFolder folder;
    { const Store store = opened(folder / "kiosk.db"); }
    Shell shell(folder / "kiosk.db");
    std::map<std::string, std::vector<std::string>> real;
    std::istringstream names(
        shell.ask("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
                  " AND name NOT LIKE 'session_search_%' AND name NOT LIKE 'sqlite_%'"));
    for (std::string name; std::getline(names, name);) {
        std::istringstream columns(
            shell.ask("SELECT name, type FROM pragma_table_info('" + name + "') ORDER BY cid"));
        for (std::string column; std::getline(columns, column);) {
            column.replace(column.find('|'), 1, " ");
            real[name].push_back(column);
        }
    }
    const auto documented = documented_tables();
    CHECK(documented.size() == real.size());
    for (const auto& table : real) {
        const auto& [name, columns] = table;
        INFO("table ", table.first);
        REQUIRE(documented.contains(name));
        CHECK(documented.at(name) == columns);
    }
}

TEST_CASE("SCHEMA.md's examples run") {
    const TempFolder folder;
    {
        Store store = opened(folder / "kiosk.db");
        REQUIRE(store.apply(small_programme(), at(morning)));
    }
    Shell shell(folder / "kiosk.db");
    std::istringstream lines(read_file(FOYER_SOURCE_DIR "/core/store/SCHEMA.md"));
    int examples = 0;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("sqlite3 ")) continue;
        const auto begin = line.find('"') + 1;
        shell.ask(line.substr(begin, line.rfind('"') - begin));
        ++examples;
    }
    CHECK(examples == 3);
    CHECK(shell.ask("PRAGMA application_id") == std::to_string(0x466f7972));
    CHECK(shell.ask("PRAGMA user_version") == "4");
    CHECK(shell.ask("PRAGMA journal_mode") == "wal");
}

TEST_CASE("a database of another application is refused and left as it is") {
    const TempFolder folder;
    {
        Shell shell(folder / "other.db");
        shell.run("CREATE TABLE bookmark (url TEXT); PRAGMA application_id=1;");
    }
    const std::string before = read_file(folder / "other.db");
    CHECK(refusal(folder / "other.db") == ErrorKind::unsupported);
    CHECK(read_file(folder / "other.db") == before);

    {
        Shell shell(folder / "plain.db");
        shell.run("CREATE TABLE bookmark (url TEXT);");
    }
    CHECK(refusal(folder / "plain.db") == ErrorKind::unsupported);
}

TEST_CASE("a store of a newer Foyer is refused with what to do") {
    const TempFolder folder;
    { const Store store = opened(folder / "kiosk.db"); }
    {
        Shell shell(folder / "kiosk.db");
        shell.run("PRAGMA user_version=5");
    }
    CHECK(refusal(folder / "kiosk.db") == ErrorKind::unsupported);
    CHECK(Store::open(folder / "kiosk.db").error().detail ==
          (folder / "kiosk.db").string() +
              " was written by a newer Foyer (schema 5, this one knows 4); update this program, or "
              "import into a new store");
}

TEST_CASE("a store with an object that is not Foyer's is refused by its name") {
    const TempFolder folder;
    const std::vector<std::pair<std::string, std::string>> additions{
        {"CREATE TRIGGER evil AFTER INSERT ON text BEGIN DELETE FROM session; END", "evil"},
        {"CREATE VIEW spy AS SELECT * FROM setting", "spy"},
        {"CREATE TABLE extra (a)", "extra"},
        {"CREATE INDEX slow ON text (text)", "slow"},
        {"CREATE VIRTUAL TABLE ghost USING fts5 (a)", "ghost"},
        {"DROP VIEW programme; CREATE VIEW programme AS SELECT 1 AS session", "programme"},
        {"DROP INDEX session_by_track", "session_by_track"},
        {"ALTER TABLE room ADD COLUMN evil TEXT GENERATED ALWAYS AS (guid)", "room"},
    };
    for (const auto& addition : additions) {
        const auto& [sql, name] = addition;
        INFO(addition.first);
        const auto path = folder / ("kiosk-" + name + ".db");
        { const Store store = opened(path); }
        {
            Shell shell(path);
            shell.run(sql);
        }
        CHECK(refusal(path) == ErrorKind::damaged);
        CHECK(Store::open(path).error().detail.find('"' + name + '"') != std::string::npos);
    }
}

TEST_CASE("statistics that ANALYZE leaves do no harm") {
    const TempFolder folder;
    { const Store store = opened(folder / "kiosk.db"); }
    {
        Shell shell(folder / "kiosk.db");
        shell.run("ANALYZE");
    }
    CHECK(Store::open(folder / "kiosk.db"));
}

TEST_CASE("an empty file becomes a store, a text file does not") {
    const TempFolder folder;
    std::ofstream(folder / "empty.db").close();
    CHECK(Store::open(folder / "empty.db"));
    std::ofstream(folder / "text.db") << std::string(5000, 'x');
    CHECK(refusal(folder / "text.db") == ErrorKind::damaged);
    CHECK(read_file(folder / "text.db") == std::string(5000, 'x'));
}
