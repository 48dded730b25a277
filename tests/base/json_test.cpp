#include "core/base/json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/limits.h"
#include "core/base/text.h"

using namespace foyer;

namespace {

std::string nested(std::size_t depth, char open, char close) {
    return std::string(depth, open) + std::string(depth, close);
}

std::string error_of(std::string_view bytes) {
    const auto parsed = parse_json(bytes);
    if (parsed) return "accepted";
    CHECK(parsed.error().kind == ErrorKind::malformed);
    return parsed.error().detail;
}

}  // namespace

TEST_CASE("a document keeps its values and the order of its members") {
    const char* text =
        R"({"z":1,"a":[true,null,-2,1.5,"d\u00e9j\u00e0"],"m":{},"k":[],"n":{"x":[[]]}})";
    const auto parsed = parse_json(text);
    REQUIRE(parsed.ok());
    CHECK(write_json(*parsed) ==
          "{\"z\":1,\"a\":[true,null,-2,1.5,\"d\u00E9j\u00E0\"],\"m\":{},\"k\":[],\"n\":{\"x\":[[]]"
          "}}");
    CHECK(parsed->begin().key() == "z");
}

TEST_CASE("a value alone is a document") {
    CHECK(write_json(*parse_json(" 12 ")) == "12");
    CHECK(write_json(*parse_json("\"x\"")) == "\"x\"");
    CHECK(write_json(*parse_json("null")) == "null");
    CHECK(parse_json("18446744073709551615")->get<std::uint64_t>() == 18446744073709551615U);
}

TEST_CASE("a byte order mark is accepted") {
    CHECK(write_json(*parse_json("\xEF\xBB\xBF[1]")) == "[1]");
}

TEST_CASE("errors say line and column") {
    CHECK(error_of("{\n  \"a\": 1,\n  \"b\": x\n}").find("line 3, column 8: ") !=
          std::string::npos);
    CHECK(error_of("").find("line 1, column 1: ") != std::string::npos);
    // Columns count characters, not bytes.
    CHECK(error_of("[\"\u00E9\u00E9\u00E9\" x").find("line 1, column 8: ") != std::string::npos);
}

TEST_CASE("anything but one well-formed value is malformed") {
    for (const char* bytes : {"",
                              " ",
                              "{",
                              "[1,]",
                              "[1 2]",
                              "{\"a\"}",
                              "{\"a\":}",
                              "{a:1}",
                              "nul",
                              "NaN",
                              "Infinity",
                              "1e999",
                              "-",
                              "01",
                              "+1",
                              "[1] x",
                              "[1][2]",
                              "\"open",
                              "\"\t\"",
                              "'a'",
                              "// c\n1",
                              "\"\\ud800\"",
                              "\"\\x\"",
                              "<html></html>",
                              "\xFF\xFE[\0]"}) {
        CAPTURE(bytes);
        CHECK(error_of(bytes) != "accepted");
    }
    CHECK(error_of(std::string_view("[1]\0", 4)) != "accepted");
}

TEST_CASE("strings that are not UTF-8 are an error that is UTF-8 itself") {
    for (const char* bytes : {"\"caf\xE9\"", "\"\xC0\xAF\"", "\"\xED\xA0\x80\"", "{\"\xFF\":1}"}) {
        const std::string error = error_of(bytes);
        CHECK(error != "accepted");
        CHECK(text::is_utf8(error));
    }
}

TEST_CASE("an error does not repeat the document") {
    CHECK(error_of("\"" + std::string(1'000'000, 'x')).size() < 400);
}

TEST_CASE("depth is bounded on both sides of the limit") {
    CHECK(parse_json(nested(limits::nesting_depth, '[', ']')).ok());
    const auto deeper = parse_json(nested(limits::nesting_depth + 1, '[', ']'));
    REQUIRE_FALSE(deeper.ok());
    CHECK(deeper.error().kind == ErrorKind::too_large);
}

TEST_CASE("a hostile depth is refused without recursion") {
    CHECK(parse_json(std::string(100'000, '[')).error().kind == ErrorKind::too_large);
    std::string objects;
    for (int i = 0; i < 100'000; ++i)
        objects += "{\"a\":";
    CHECK(parse_json(objects).error().kind == ErrorKind::too_large);
}

TEST_CASE("of a key given twice the last value counts") {
    CHECK(write_json(*parse_json(R"({"a":1,"b":2,"a":{"c":3,"c":4}})")) ==
          R"({"b":2,"a":{"c":4}})");
}

TEST_CASE("a hundred thousand members are read in linear time") {
    std::string text = "{";
    for (int i = 0; i < 100'000; ++i)
        text += "\"k" + std::to_string(i) + "\":" + "1,";
    text += "\"last\":2}";
    const auto parsed = parse_json(text);
    REQUIRE(parsed.ok());
    CHECK(parsed->size() == 100'001);
    CHECK((--parsed->end()).key() == "last");
}

TEST_CASE("writing never fails: bytes that are not UTF-8 are replaced") {
    Json document;
    document["a"] = "caf\xE9";
    CHECK(write_json(document) == "{\"a\":\"caf\uFFFD\"}");
    CHECK(write_json(document, 2) == "{\n  \"a\": \"caf\uFFFD\"\n}");
}
