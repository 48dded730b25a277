#include "core/base/ids.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace foyer;

TEST_CASE("record ids are short, lower case and plain") {
    CHECK(is_record_id("a"));
    CHECK(is_record_id("salle-1_b"));
    CHECK(is_record_id(std::string(64, 'x')));
    CHECK_FALSE(is_record_id(std::string(65, 'x')));
    for (const char* bad : {"", "A", "a b", "../x", "a\"", "a'", "\u00E9", "a.b"})
        CHECK_FALSE(is_record_id(bad));
    CHECK_FALSE(is_record_id(std::string_view("a\0b", 3)));
}

TEST_CASE("what is an id already, but for case, keeps its form") {
    CHECK(record_id("7RTQTG") == "7rtqtg");
    CHECK(record_id("a_b-c") == "a_b-c");
    CHECK(record_id("4711") == "4711");
}

TEST_CASE("names become slugs") {
    CHECK(record_id("Salle 1") == "salle-1");
    CHECK(record_id("Amphith\u00E9\u00E2tre \u0152uvre") == "amphitheatre-oeuvre");
}

TEST_CASE("what a slug cannot say is told apart by a hash") {
    for (const char* raw :
         {"\u4F1A\u8B70\u5BA41", "\u8B1B\u58021", "\U0001F389", "", "../../", "  "}) {
        const std::string id = record_id(raw);
        CHECK_MESSAGE(is_record_id(id), raw);
        CHECK(record_id(raw) == id);
    }
    CHECK(record_id("\u4F1A\u8B70\u5BA41") != record_id("\u8B1B\u58021"));
    CHECK(record_id("\u4F1A\u8B70\u5BA41").starts_with("1-"));
    // Written down once: ids must not change with a new version.
    CHECK(record_id("") == "cbf29ce484222325");
}

TEST_CASE("long names are cut and told apart by a hash") {
    const std::string a = record_id(std::string(10'000, 'x') + "a");
    const std::string b = record_id(std::string(10'000, 'x') + "b");
    CHECK(a.size() == 64);
    CHECK(is_record_id(a));
    CHECK(a != b);
    CHECK(record_id(std::string(64, 'X')) == std::string(64, 'x'));
    CHECK(is_record_id(record_id(std::string(65, 'X'))));
}

TEST_CASE("ids handed out are distinct") {
    UniqueIds ids;
    CHECK(ids.take("a") == "a");
    CHECK(ids.take("A") == "a-2");
    CHECK(ids.take("a") == "a-3");
    CHECK(ids.take("a-2") == "a-2-2");
    CHECK(ids.take("b") == "b");
}

TEST_CASE("20,000 equal and full-length names get ids of their own") {
    UniqueIds ids;
    std::set<std::string> seen;
    for (int i = 0; i < 20'000; ++i) {
        const std::string id = ids.take(std::string(64, 'q'));
        REQUIRE(is_record_id(id));
        REQUIRE(seen.insert(id).second);
    }
}
