// foyer-hub user, as a person runs it.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/hub_process.h"

using foyer::test::make_hub;
using foyer::test::run_hub;
using foyer::tests::TempFolder;

TEST_CASE("accounts are made, listed, changed and removed, and a password is printed once") {
    const TempFolder folder;
    make_hub(folder);
    const auto user = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "user");
        words.insert(words.end(), {"--db", folder / "hub.db"});
        return run_hub(folder, words);
    };
    const auto anna = user({"add", "Anna", "--role", "admin"});
    REQUIRE_MESSAGE(anna.code == 0, anna.err);
    CHECK(anna.out.size() == 20);
    CHECK(anna.err.find("Anna may sign in as admin.") != std::string::npos);
    CHECK(user({"add", "anna", "--role", "viewer"}).code == 1);
    CHECK(user({"add", "Bo", "--role", "boss"}).code == 2);
    REQUIRE(user({"add", "Bo", "--role", "viewer"}).code == 0);
    CHECK(user({"role", "Bo", "--role", "editor"}).code == 0);
    const auto list = user({"list"});
    CHECK(list.out.find("editor  Bo") != std::string::npos);
    CHECK(list.out.find(anna.out.substr(0, 19)) == std::string::npos);
    const auto password = user({"password", "Bo"});
    CHECK(password.out.size() == 20);
    CHECK(user({"remove", "Anna"}).code == 1);  // the last administrator
    CHECK(user({"remove", "Bo"}).code == 0);
    CHECK(user({"remove", "Bo"}).code == 1);
}
