#include <doctest/doctest.h>

#include <string>

#include "tests/cli/support.h"

using namespace foyer::tests;

TEST_CASE("foyerctl says its version, with and without a command") {
    for (const auto& arguments : {std::vector<std::string>{"--version"}, {"now", "--version"}}) {
        const auto ended = foyerctl(arguments);
        CHECK(ended.code == 0);
        CHECK(ended.out == "foyerctl " FOYER_VERSION "\n");
        CHECK(ended.err.empty());
    }
}

TEST_CASE("every command explains itself with an example") {
    const auto overview = foyerctl({"--help"});
    CHECK(overview.code == 0);
    for (const std::string command :
         {"import",   "export",   "check",  "now",    "search",   "diff",          "doctor",
          "follow",   "move",     "retime", "delay",  "cancel",   "reinstate",     "full",
          "announce", "withdraw", "undo",   "replay", "keygen",   "verify",        "status",
          "rooms",    "screens",  "pair",   "edits",  "drop",     "announcements", "imports",
          "accept",   "reject",   "audit",  "forget", "upstream", "rehearse"}) {
        CAPTURE(command);
        CHECK(overview.out.find("\n  " + command + " ") != std::string::npos);
        const auto help = foyerctl({command, "--help"});
        CHECK(help.code == 0);
        CHECK(help.out.find("Example:\n  foyerctl " + command + " ") != std::string::npos);
        CHECK(help.err.empty());
    }
}

TEST_CASE("wrong usage ends with 2, a message on standard error and nothing on standard output") {
    const std::vector<std::vector<std::string>> wrong{
        {},
        {"fly"},
        {"import"},
        {"import", "a", "b"},
        {"import", "a", "--format", "word"},
        {"import", "a", "--tz", "Mars/Olympus"},
        {"export", "--db", "x"},
        {"export", "--format", "pdf"},
        {"now", "--at", "yesterday"},
        {"now", "--at", "2018-06-26T11:20:00"},
        {"now", "--bogus"},
        {"search"},
        {"diff", "one"},
        {"check", "a", "--db", "b"},
    };
    for (const auto& arguments : wrong) {
        CAPTURE(arguments.size());
        CAPTURE((arguments.empty() ? "" : arguments.back()));
        const auto ended = foyerctl(arguments);
        CHECK(ended.code == 2);
        CHECK(ended.out.empty());
        CHECK_FALSE(ended.err.empty());
    }
}

TEST_CASE("an instant without an offset is refused with the reason") {
    const auto ended = foyerctl({"now", "--at", "2018-06-26T11:20:00"});
    CHECK(ended.err.find("--at") != std::string::npos);
    CHECK(ended.err.find("offset") != std::string::npos);
}

TEST_CASE("an output that cannot be written is a failure") {
    const SmallStore store;
    const std::string command = FOYER_BINARY_DIR "/foyerctl now --db " + store.db + " >/dev/full";
    const auto ended = run({"/bin/sh", "-c", command});
    CHECK(ended.code == 1);
    CHECK(ended.err.find("cannot be written") != std::string::npos);
}

TEST_CASE("colours are for terminals only, and for those that want them") {
    const SmallStore store;
    const std::vector<std::string> words{foyerctl_path(), "search", "--db", store.db, "search"};
    CHECK(run(words).out.find('\x1b') == std::string::npos);
    CHECK(run_on_terminal(words).out.find("\x1b[1mLightning fast search\x1b[0m") !=
          std::string::npos);
    CHECK(run_on_terminal(words, {"NO_COLOR=1"}).out.find('\x1b') == std::string::npos);
    CHECK(run_on_terminal(words, {"TERM=dumb"}).out.find('\x1b') == std::string::npos);
}

TEST_CASE("lines are wrapped to the terminal") {
    const SmallStore store;
    const std::vector<std::string> words{foyerctl_path(), "search", "--db", store.db, "search"};
    const std::string narrow = run(words, {"COLUMNS=60"}).out;
    for (std::size_t begin = 0; begin < narrow.size();) {
        const std::size_t end = narrow.find('\n', begin);
        CHECK(end - begin <= 60);
        begin = end + 1;
    }
    CHECK(narrow.find("Lightning") != std::string::npos);
}

TEST_CASE("without --db the store of this user is used, and made by the first import") {
    const TempFolder home;
    put(home / "small.json", small_conference());
    const std::vector<std::string> extra{"XDG_STATE_HOME=" + (home / "state").string()};
    const auto before = foyerctl({"now"}, extra);
    CHECK(before.code == 1);
    CHECK(before.err.find("foyerctl import FILE --db ") != std::string::npos);
    CHECK(foyerctl({"import", home / "small.json"}, extra).code == 0);
    CHECK(std::filesystem::exists(home / "state/foyer/kiosk.db"));
    CHECK(foyerctl({"now"}, extra).code == 0);

    const auto homeless = foyerctl({"now"}, {"XDG_STATE_HOME=", "HOME="});
    CHECK(homeless.code == 1);
    CHECK(homeless.err.find("--db") != std::string::npos);
}
