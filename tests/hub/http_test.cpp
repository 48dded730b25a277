#include "tools/hub/http.h"

#include <doctest/doctest.h>

using foyer::hub::HttpRequest;

TEST_CASE("a request gives the first value of a field and of a name in the query") {
    HttpRequest request;
    request.fields = {{"accept", "a"}, {"prefer", "wait=10"}, {"prefer", "wait=20"}};
    request.query = {{"q", "kube"}, {"q", "helm"}};
    CHECK(request.field("prefer") == "wait=10");
    CHECK(request.field("host").empty());
    CHECK(request.query_value("q") == "kube");
    CHECK(request.query_value("room").empty());
}
