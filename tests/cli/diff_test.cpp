#include <doctest/doctest.h>

#include <string>

#include "tests/cli/support.h"

using namespace foyer;
using namespace foyer::tests;

TEST_CASE("diff lists what changed between files and stores") {
    const SmallStore store;
    auto programme = small_conference();
    programme.sessions[1].rooms = {"salle-2"};
    programme.sessions[2].start += std::chrono::minutes{30};
    programme.sessions[2].end += std::chrono::minutes{30};
    programme.sessions[4].title = programme::LocalizedText("Long lunch");
    const std::string after = store.folder / "after.json";
    put(after, programme);
    for (const std::string& before : {store.file, store.db}) {
        const auto ended = store.run({"diff", before, after});
        CHECK(ended.code == 0);
        CHECK(ended.out ==
              "3 changes: 1 other room, 1 other time, 1 other title\n"
              "\n"
              "other room   Lightning fast search  Salle 1 → Salle 2\n"
              "other time   Containers             Tue 26 Jun 11:10 → Tue 26 Jun 11:40\n"
              "other title  Long lunch             Lunch → Long lunch\n");
    }
    CHECK(store.run({"diff", store.file, after, "--json"}).out ==
          R"({"changes":[{"kind":"moved_room","session":"s2","title":"Lightning fast search",)"
          R"("from":"Salle 1","to":"Salle 2"},{"kind":"moved_time","session":"s3",)"
          R"("title":"Containers","from":"2018-06-26T11:10:00+02:00",)"
          R"("to":"2018-06-26T11:40:00+02:00"},{"kind":"retitled","session":"s5",)"
          R"("title":"Long lunch","from":"Lunch","to":"Long lunch"}]})"
          "\n");
}

TEST_CASE("no difference is said in words and in JSON") {
    const SmallStore store;
    CHECK(store.run({"diff", store.file, store.db}).out == "No changes for the public\n");
    CHECK(store.run({"diff", store.file, store.db, "--json"}).out == "{\"changes\":[]}\n");
}

TEST_CASE("diff names the file that it cannot read") {
    const SmallStore store;
    const auto ended = store.run({"diff", store.file, store.folder / "absent.json"});
    CHECK(ended.code == 1);
    CHECK(ended.err == "foyerctl: DIR/absent.json does not exist; check the path\n");
}
