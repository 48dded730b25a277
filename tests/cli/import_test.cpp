#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "core/store/store.h"
#include "tests/cli/support.h"
#include "tests/support/files.h"

using namespace foyer;
using namespace foyer::tests;
namespace fs = std::filesystem;

namespace {

/// One entry of a conf-companion file.
std::string entry(const std::string& title, const std::string& from, const std::string& to,
                  const std::string& room = "Salle 1") {
    return R"({"title":")" + title + R"(","fromTime":"2018-06-26 )" + from +
           R"(","toTime":"2018-06-26 )" + to + R"(","place":")" + room + R"("})";
}

}  // namespace

TEST_CASE("import says what it stored") {
    const TempFolder folder;
    put(folder / "small.json", small_conference());
    const auto ended = foyerctl({"import", folder / "small.json", "--db", folder / "kiosk.db"}, {},
                                folder.path().string());
    CHECK(ended.code == 0);
    CHECK(ended.err.empty());
    CHECK(ended.out ==
          "Small Conference\n"
          "  Tue 26 Jun 2018, 1 day, Europe/Paris\n"
          "  5 sessions, 2 rooms, 2 people, 1 track (foyer-json)\n"
          "Stored as revision 1 in DIR/kiosk.db.\n");
}

TEST_CASE("a file that names no conference is called by its name, or as --title says") {
    const TempFolder folder;
    const std::string file = folder / "cc-20180626.json";
    put(file, "[" + entry("Talk", "09:00", "09:45") + "]");
    const std::string db = folder / "kiosk.db";
    const auto bare = foyerctl({"import", file, "--db", db, "--tz", "Europe/Paris"});
    CHECK(bare.out.starts_with("cc 2018-06-26\n"));
    CHECK(bare.out.find("name it with --title") != std::string::npos);
    const auto named = foyerctl({"import", file, "--db", db, "--tz", "Europe/Paris", "--title",
                                 "Paris Container Day 2018"});
    CHECK(named.code == 0);
    CHECK(named.out.starts_with("Paris Container Day 2018\n"));
    CHECK(named.out.find("revision 2") != std::string::npos);
}

TEST_CASE("import prints the numbers as JSON") {
    const TempFolder folder;
    put(folder / "small.json", small_conference());
    const Json json =
        json_of(foyerctl({"import", folder / "small.json", "--db", folder / "kiosk.db", "--json"}));
    CHECK(json["sessions"] == 5);
    CHECK(json["rooms"] == 2);
    CHECK(json["people"] == 2);
    CHECK(json["days"] == 1);
    CHECK(json["tracks"] == 1);
    CHECK(json["format"] == "foyer-json");
    CHECK(json["revision"] == 1);
    CHECK(json["repairs"] == Json::array());
    CHECK(json["dropped"] == Json::array());
}

TEST_CASE("importing the same again changes nothing and says so") {
    const SmallStore store;
    const auto again = store.run({"import", store.file, "--db", store.db});
    CHECK(again.code == 0);
    CHECK(again.out.find("DIR/kiosk.db holds just this already, as revision 1.\n") !=
          std::string::npos);
    const Json json = json_of(store.run({"import", store.file, "--db", store.db, "--json"}));
    CHECK(json["revision"] == 1);
    CHECK(json["changed"] == false);
}

TEST_CASE("a changed programme is a new revision, with a summary of what changed") {
    const SmallStore store;
    auto programme = small_conference();
    programme.sessions[1].rooms = {"salle-2"};
    programme.sessions[2].status = programme::SessionStatus::cancelled;
    put(store.file, programme);
    const auto ended = store.run({"import", store.file, "--db", store.db});
    CHECK(ended.code == 0);
    CHECK(ended.out.find("Stored as revision 2 in DIR/kiosk.db.\n"
                         "Since revision 1: 2 changes: 1 other room, 1 cancelled.\n") !=
          std::string::npos);
}

TEST_CASE("a dry run reads, compares and stores nothing") {
    const SmallStore store;
    const std::string before = read_file(store.db);
    auto programme = small_conference();
    programme.sessions[1].rooms = {"salle-2"};
    put(store.file, programme);
    const auto ended = store.run({"import", store.file, "--db", store.db, "--dry-run"});
    CHECK(ended.code == 0);
    CHECK(ended.out.find("Dry run: nothing was stored.\n"
                         "Since revision 1: 1 change: 1 other room.\n") != std::string::npos);
    CHECK(read_file(store.db) == before);

    const auto fresh =
        foyerctl({"import", store.file, "--db", store.folder / "new.db", "--dry-run", "--json"});
    CHECK(json_of(fresh)["revision"].is_null());
    CHECK_FALSE(fs::exists(store.folder / "new.db"));
}

TEST_CASE("the time zone and the language of a file that states none can be given") {
    const TempFolder folder;
    put(folder / "cc.json", "[" + entry("Opening", "09:00", "09:30") + "]");
    const auto ended = foyerctl({"import", folder / "cc.json", "--db", folder / "kiosk.db", "--tz",
                                 "Asia/Tokyo", "--lang", "fr", "--json"});
    REQUIRE_MESSAGE(ended.code == 0, ended.err);
    CHECK(json_of(ended)["format"] == "conf-companion");
    CHECK(json_of(ended)["time_zone"] == "Asia/Tokyo");
    const auto store = store::Store::open_read_only(folder / "kiosk.db");
    REQUIRE(store);
    const auto stored = store->load();
    REQUIRE(stored);
    CHECK(stored->programme.sessions[0].start == test::instant("2018-06-26T00:00:00Z"));
    CHECK(stored->programme.sessions[0].title.entries()[0].first == "fr");
    CHECK(stored->revision.source == folder / "cc.json");
    CHECK(stored->revision.format == "conf-companion");
}

TEST_CASE("a format that is named is used") {
    const TempFolder folder;
    put(folder / "small.json", small_conference());
    const auto ended = foyerctl(
        {"import", folder / "small.json", "--db", folder / "kiosk.db", "--format", "schedule-xml"});
    CHECK(ended.code == 1);
    CHECK(ended.err.find("foyerctl: ") == 0);
    CHECK_FALSE(fs::exists(folder / "kiosk.db"));
}

TEST_CASE("repairs are grouped, the first few shown, all of them on request") {
    const TempFolder folder;
    std::string entries;
    for (int i = 0; i < 9; ++i)
        entries += (i == 0 ? "" : ",") + entry("Talk " + std::to_string(i), "10:00", "09:00");
    put(folder / "cc.json", "[" + entries + "," + entry("Good", "11:00", "12:00") + "]");
    const std::vector<std::string> words{"import", folder / "cc.json", "--db", folder / "kiosk.db",
                                         "--tz",   "Europe/Paris"};
    const auto brief = foyerctl(words);
    REQUIRE_MESSAGE(brief.code == 0, brief.err);
    const Json json = [&] {
        auto more = words;
        more.push_back("--json");
        return json_of(foyerctl(more));
    }();
    const std::size_t mended = json["repairs"].size() + json["dropped"].size();
    CHECK(mended >= 9);
    CHECK(brief.out.find("All of them: --verbose or --json") != std::string::npos);
    CHECK(brief.out.find("more\n") != std::string::npos);
    CHECK(brief.out.find("Talk 8") == std::string::npos);
    auto verbose = words;
    verbose.push_back("--verbose");
    CHECK(foyerctl(verbose).out.find("Talk 8") != std::string::npos);
}

TEST_CASE("an import that loses a room, a day or many sessions is refused unless allowed") {
    const SmallStore store;
    auto programme = small_conference();
    std::erase_if(programme.sessions, [](const auto& session) {
        return session.rooms == std::vector<std::string>{"salle-2"};
    });
    put(store.file, programme);
    for (const bool dry : {true, false}) {
        std::vector<std::string> words{"import", store.file, "--db", store.db};
        if (dry) words.push_back("--dry-run");
        const auto refused = store.run(words);
        CHECK(refused.code == 1);
        CHECK(refused.out.empty());
        CHECK(refused.err ==
              "foyerctl: refused, because DIR/small.json would take away 2 of 5 sessions to come; "
              "all 2 sessions in Salle 2. The store still holds revision 1. If this is meant, "
              "import again with --allow-shrink\n");
    }
    CHECK(json_of(store.run({"search", "--db", store.db, "--json", "containers"}))["results"]
              .size() == 1);
    const auto allowed = store.run({"import", store.file, "--db", store.db, "--allow-shrink"});
    CHECK(allowed.code == 0);
    CHECK(allowed.out.find("revision 2") != std::string::npos);
}

TEST_CASE("an address is refused with a way out, because this version reads files only") {
    const TempFolder folder;
    const auto ended =
        foyerctl({"import", "https://example.org/schedule.xml", "--db", folder / "kiosk.db"});
    CHECK(ended.code == 1);
    CHECK(ended.err ==
          "foyerctl: https://example.org/schedule.xml is an address, and this version reads files "
          "only; download it first, for example with: curl -Lo programme.xml "
          "'https://example.org/schedule.xml'\n");
    CHECK_FALSE(fs::exists(folder / "kiosk.db"));
}

TEST_CASE("a store in use by a kiosk is left alone, with a message that says by whom") {
    const SmallStore store;
    const auto kiosk = store::Store::open(store.db);
    REQUIRE(kiosk);
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"import", store.file, "--db", store.db},
          {"now", "--db", store.db},
          {"search", "--db", store.db, "x"},
          {"export", "--db", store.db, "--format", "json"},
          {"check", "--db", store.db},
          {"diff", store.file, store.db}}) {
        CAPTURE(words.front());
        const auto ended = store.run(words);
        CHECK(ended.code == 1);
        CHECK(ended.out.empty());
        CHECK(ended.err.find("DIR/kiosk.db is in use by process " + std::to_string(getpid())) !=
              std::string::npos);
    }
}
