#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/cli/support.h"

using namespace foyer;
using namespace foyer::tests;

TEST_CASE("now prints every room as JSON") {
    const SmallStore store;
    const auto ended =
        store.run({"now", "--db", store.db, "--at", "2018-06-26T09:20:00Z", "--json"});
    CHECK(ended.code == 0);
    CHECK(ended.err.empty());
    CHECK(ended.out ==
          R"({"at":"2018-06-26T11:20:00+02:00","day":"2018-06-26","rooms":[)"
          R"({"id":"salle-1","name":"Salle 1","state":"running","now":[)"
          R"({"id":"s2","title":"Lightning fast search","start":"2018-06-26T11:00:00+02:00",)"
          R"("end":"2018-06-26T11:45:00+02:00","kind":"talk","status":"scheduled",)"
          R"("plenary":false,"rooms":["salle-1"],"people":["Anthony Seure"]}],)"
          R"("next":{"id":"s5","title":"Lunch","start":"2018-06-26T12:30:00+02:00",)"
          R"("end":"2018-06-26T13:30:00+02:00","kind":"meal","status":"scheduled",)"
          R"("plenary":true,"rooms":[],"people":[]},"also_next":[],"cancelled":[]},)"
          R"({"id":"salle-2","name":"Salle 2","state":"running","now":[)"
          R"({"id":"s3","title":"Containers","start":"2018-06-26T11:10:00+02:00",)"
          R"("end":"2018-06-26T11:40:00+02:00","kind":"talk","status":"scheduled",)"
          R"("plenary":false,"rooms":["salle-2"],"people":["Liz Rice"]}],)"
          R"("next":{"id":"s5","title":"Lunch","start":"2018-06-26T12:30:00+02:00",)"
          R"("end":"2018-06-26T13:30:00+02:00","kind":"meal","status":"scheduled",)"
          R"("plenary":true,"rooms":[],"people":[]},"also_next":[],)"
          R"("cancelled":[{"id":"s4","title":"Gone","start":"2018-06-26T11:45:00+02:00",)"
          R"("end":"2018-06-26T12:15:00+02:00","kind":"talk","status":"cancelled",)"
          R"("plenary":false,"rooms":["salle-2"],"people":[]}]}]})"
          "\n");
}

TEST_CASE("now reads like a board") {
    const SmallStore store;
    CHECK(store.run({"now", "--db", store.db, "--at", "2018-06-26T11:20:00+02:00"}).out ==
          "Small Conference\n"
          "Tuesday 26 June 2018, 11:20 (Europe/Paris)\n"
          "\n"
          "Salle 1  now        11:00–11:45  Lightning fast search\n"
          "                                 Anthony Seure\n"
          "         next       12:30–13:30  Lunch\n"
          "Salle 2  now        11:10–11:40  Containers\n"
          "                                 Liz Rice\n"
          "         cancelled  11:45–12:15  Gone\n"
          "         next       12:30–13:30  Lunch\n");
    CHECK(store.run({"now", "--db", store.db, "--at", "2018-06-26T12:45:00+02:00"}).out ==
          "Small Conference\n"
          "Tuesday 26 June 2018, 12:45 (Europe/Paris)\n"
          "\n"
          "Salle 1  break  12:30–13:30  Lunch\n"
          "Salle 2  break  12:30–13:30  Lunch\n");
    CHECK(store.run({"now", "--db", store.db, "--at", "2018-06-27T12:00:00+02:00"}).out ==
          "Small Conference\n"
          "Wednesday 27 June 2018, 12:00 (Europe/Paris)\n"
          "\n"
          "Salle 1  closed    no sessions today\n"
          "Salle 2  closed    no sessions today\n");
}

TEST_CASE("one room is named by id or by name") {
    const SmallStore store;
    for (const std::string room : {"salle-2", "Salle 2", "SALLE 2"}) {
        const auto ended = store.run({"now", "--db", store.db, "--at", "2018-06-26T11:20:00+02:00",
                                      "--room", room, "--json"});
        const Json json = json_of(ended);
        REQUIRE(json["rooms"].size() == 1);
        CHECK(json["rooms"][0]["id"] == "salle-2");
    }
    const auto unknown = store.run({"now", "--db", store.db, "--room", "Salle 9"});
    CHECK(unknown.code == 1);
    CHECK(unknown.out.empty());
    CHECK(unknown.err ==
          "foyerctl: there is no room \"Salle 9\"; give one of these ids, or a name: salle-1, "
          "salle-2\n");
}

TEST_CASE("without --at it is now") {
    const SmallStore store;
    const Json json = json_of(store.run({"now", "--db", store.db, "--json"}));
    CHECK(json["at"].get<std::string>() > "2024-01-01");
    CHECK(json["rooms"][0]["state"] == "closed");
    CHECK(json["rooms"][0]["next"].is_null());
}
