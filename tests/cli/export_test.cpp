#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "tests/cli/support.h"
#include "tests/support/files.h"

using namespace foyer;
using namespace foyer::tests;
namespace fs = std::filesystem;

TEST_CASE("what is exported as Foyer's JSON is the same programme again") {
    const SmallStore store;
    const std::string output = store.folder / "out.json";
    const auto ended =
        store.run({"export", "--db", store.db, "--format", "json", "--output", output});
    CHECK(ended.code == 0);
    CHECK(ended.out.empty());
    CHECK(ended.err.empty());
    CHECK(store.run({"diff", output, store.db}).out == "No changes for the public\n");
    const auto again = store.run({"import", output, "--db", store.db});
    CHECK(again.out.find("holds just this already") != std::string::npos);
    CHECK(store.run({"export", "--db", store.db, "--format", "json"}).out == read_file(output));
}

TEST_CASE("every format can be exported, and the others read back") {
    const SmallStore store;
    const std::vector<std::pair<std::string, std::string>> beginnings{{"schedule-xml", "<?xml"},
                                                                      {"schedule-json", "{"},
                                                                      {"ics", "BEGIN:VCALENDAR"},
                                                                      {"json", "{"}};
    for (const auto& pair : beginnings) {
        const auto& [format, beginning] = pair;
        INFO("format ", pair.first);
        const std::string output = store.folder / ("out." + format);
        CHECK(
            store.run({"export", "--db", store.db, "--format", format, "--output", output}).code ==
            0);
        CHECK(read_file(output).starts_with(beginning));
        if (format != "ics") CHECK(store.run({"check", output}).code == 0);
    }
    const auto csv = store.run({"export", "--db", store.db, "--format", "csv"});
    CHECK(csv.code == 0);
    CHECK(csv.out.find("Lightning fast search") != std::string::npos);
}

TEST_CASE("a calendar of one revision is the same whenever it is exported") {
    const SmallStore store;
    const auto first = store.run({"export", "--db", store.db, "--format", "ics"}).out;
    CHECK(store.run({"export", "--db", store.db, "--format", "ics"}).out == first);
}

TEST_CASE("an output that cannot be written is a failure that leaves nothing behind") {
    const SmallStore store;
    for (const std::string& output :
         {std::string("/dev/full"), (store.folder / "absent/out.json").string(),
          store.folder.path().string()}) {
        CAPTURE(output);
        const auto ended =
            store.run({"export", "--db", store.db, "--format", "json", "--output", output});
        CHECK(ended.code == 1);
        CHECK(ended.err.starts_with("foyerctl: "));
    }
    for (const auto& entry : fs::directory_iterator(store.folder.path()))
        CHECK(entry.path().extension() != ".tmp");
}
