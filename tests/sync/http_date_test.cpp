#include "core/sync/http_date.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

using namespace foyer;
using namespace foyer::sync;

TEST_CASE("the date of an answer is an instant") {
    CHECK(parse_http_date("Tue, 26 Jun 2018 09:20:07 GMT") ==
          test::instant("2018-06-26T09:20:07Z"));
    CHECK(parse_http_date("Sun, 01 Dec 2019 00:00:00 GMT") ==
          test::instant("2019-12-01T00:00:00Z"));
}

TEST_CASE("what is no date of HTTP is none") {
    for (const char* text : {"", "Tuesday, 26-Jun-18 09:20:07 GMT", "Tue Jun 26 09:20:07 2018",
                             "Tue, 26 Jun 2018 09:20:07 CET", "Tue, 26 Jux 2018 09:20:07 GMT",
                             "Tue, 32 Jun 2018 09:20:07 GMT", "Tue, 26 Jun 2018 29:20:07 GMT",
                             "Tue, 26 Jun 2018 09:20:07 GMT "}) {
        CAPTURE(text);
        CHECK_FALSE(parse_http_date(text));
    }
}
