#include "tools/hub/feed_request.h"

#include <doctest/doctest.h>

#include <string>

using namespace foyer::hub;

namespace {

HttpRequest with(const std::string& name, const std::vector<std::string>& values) {
    HttpRequest request;
    for (const std::string& value : values)
        request.fields.push_back({name, value});
    return request;
}

long wait_in(const std::vector<std::string>& values) {
    const auto wait = wait_of(with("prefer", values));
    return wait ? static_cast<long>(wait->count()) : -1;
}

}  // namespace

TEST_CASE("the wait is found among other preferences") {
    CHECK(wait_in({"wait=10"}) == 10);
    CHECK(wait_in({"respond-async, WAIT = \"25\"; x=1, wait=3"}) == 25);
    CHECK(wait_in({"return=minimal", "wait=7"}) == 7);
    CHECK(wait_in({"a=\"x, wait=3\", wait=4"}) == 4);
    CHECK(wait_in({"wait=99999999"}) == 86'400);
}

TEST_CASE("a wait that makes no sense is none") {
    for (const char* bad : {"", "wait", "wait=", "wait=0", "wait=-1", "wait=1.5", "wait=1e9",
                            "wait=99999999999999999999999", "waits=5", "\"wait=5", "wait=\"5"}) {
        CAPTURE(bad);
        CHECK(wait_in({bad}) == -1);
    }
    CHECK(wait_in({}) == -1);
}

TEST_CASE("a tag matches weakly, in a list, and by the star") {
    const std::string etag = "\"3.411.7\"";
    CHECK(has_matching_etag(with("if-none-match", {etag}), etag));
    CHECK(has_matching_etag(with("if-none-match", {"W/" + etag}), etag));
    CHECK(has_matching_etag(with("if-none-match", {"\"a,b\", " + etag}), etag));
    CHECK(has_matching_etag(with("if-none-match", {"\"a\"", etag}), etag));
    CHECK(has_matching_etag(with("if-none-match", {"*"}), etag));
    CHECK_FALSE(has_matching_etag(with("if-none-match", {"\"3.411\""}), etag));
    CHECK_FALSE(has_matching_etag(with("if-none-match", {"3.411.7"}), etag));
    CHECK_FALSE(has_matching_etag(with("if-none-match", {""}), etag));
    CHECK_FALSE(has_matching_etag(with("if-match", {etag}), etag));
}

TEST_CASE("a screen reports what it shows and how it is") {
    const ScreenReport stairs{"stairs", 3, 411, "ok"};
    CHECK(parse_screen_report("stairs; at=3.411; state=ok") == stairs);
    CHECK(parse_screen_report("stairs;state=ok;new=thing;at=3.411") == stairs);
    CHECK(parse_screen_report("a; at=0.0; state=clock+disk")->state == "clock+disk");
}

TEST_CASE("a report that makes no sense is none") {
    for (const char* bad :
         {"", ";", "stairs", "stairs; at=3.411", "stairs; state=ok", "Stairs; at=3.411; state=ok",
          "a b; at=1.1; state=ok", "a; at=1; state=ok", "a; at=-1.1; state=ok",
          "a; at=1.x; state=ok", "a; at=1.99999999999999999; state=ok", "a; at=1.1; state=<b>",
          "a; at=1.1; state=", "a; at=.; state=ok", "../etc; at=1.1; state=ok"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_screen_report(bad));
    }
    CHECK_FALSE(parse_screen_report("a; at=1.1; state=ok;" + std::string(300, ' ')));
}
