#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/cli/support.h"

using namespace foyer;
using namespace foyer::tests;

TEST_CASE("search prints what was found as JSON, best first") {
    const SmallStore store;
    CHECK(store.run({"search", "--db", store.db, "--json", "salle"}).out ==
          R"({"query":"salle","results":[{"kind":"room","id":"salle-1","label":"Salle 1"},)"
          R"({"kind":"room","id":"salle-2","label":"Salle 2"},)"
          R"({"kind":"session","id":"s1","label":"Opening"},)"
          R"({"kind":"session","id":"s3","label":"Containers"},)"
          R"({"kind":"session","id":"s4","label":"Gone"},)"
          R"({"kind":"session","id":"s2","label":"Lightning fast search"}]})"
          "\n");
}

TEST_CASE("search tells what is what, where and when") {
    const SmallStore store;
    CHECK(store.run({"search", "--db", store.db, "seure"}).out ==
          "person   Anthony Seure\n"
          "         Algolia, 1 session [anthony]\n"
          "session  Lightning fast search\n"
          "         Tue 26 Jun 11:00, Salle 1, Anthony Seure [s2]\n");
    CHECK(store.run({"search", "--db", store.db, "operations"}).out ==
          "track    Operations\n"
          "         1 session [ops]\n"
          "session  Lightning fast search\n"
          "         Tue 26 Jun 11:00, Salle 1, Anthony Seure [s2]\n");
    CHECK(store.run({"search", "--db", store.db, "gone"}).out ==
          "session  Gone\n"
          "         Tue 26 Jun 11:45, Salle 2, cancelled [s4]\n");
}

TEST_CASE("search takes several words, and forgives accents and slips") {
    const SmallStore store;
    for (const std::vector<std::string>& words : {std::vector<std::string>{"lightning", "search"},
                                                  {"fast search"},
                                                  {"ECLAIRS"},
                                                  {"lihgtning"}}) {
        std::vector<std::string> arguments{"search", "--db", store.db, "--json"};
        arguments.insert(arguments.end(), words.begin(), words.end());
        const Json json = json_of(store.run(arguments));
        REQUIRE_FALSE(json["results"].empty());
        CHECK(json["results"][0]["id"] == "s2");
    }
}

TEST_CASE("nothing found is an answer, whatever was asked") {
    const SmallStore store;
    CHECK(store.run({"search", "--db", store.db, "zzzzzz"}).out ==
          "Nothing found for \"zzzzzz\".\n");
    for (const std::string query :
         {"\"", "*", "NEAR(", "'; DROP TABLE session; --", "👩‍💻", ""}) {
        CAPTURE(query);
        const auto ended = store.run({"search", "--db", store.db, "--json", "--", query});
        CHECK(ended.code == 0);
        CHECK(json_of(ended)["query"] == query);
    }
    CHECK(store.run({"search", "--db", store.db, std::string(10'000, 'x')}).code == 0);
}
