#include "core/feed/canonical.h"

#include <doctest/doctest.h>

#include "core/base/limits.h"
#include "tests/support/feed.h"

using namespace foyer;
using namespace foyer::feed;

namespace {

std::string nested(std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
}

}  // namespace

TEST_CASE("what is canonical is read") {
    for (const std::string_view good :
         {"{}", "[]", "0", "-1", "9007199254740991", "-9007199254740991", "true", "false", "null",
          R"("")", R"("é")", R"("\n\"\\\b\t\f\r\u0000\u001f")", R"([1,[2],{"a":3}])",
          R"({"":1,"A":2,"a":{"b":[]},"é":null})", "\"\x7f\"", "\"日本語 👩‍💻\""}) {
        CAPTURE(good);
        CHECK(is_canonical(good));
    }
}

TEST_CASE("F60: one byte off the canonical form is refused") {
    for (const std::string_view bad : {"",
                                       " {}",
                                       "{} ",
                                       "{}\n",
                                       "\xef\xbb\xbf{}",
                                       "{}{}",
                                       "[1, 2]",
                                       "{\"a\" :1}",
                                       "[1,]",
                                       "[,1]",
                                       "{,}",
                                       "{\"a\"}",
                                       "{\"a\":}",
                                       "{a:1}",
                                       "{'a':1}",
                                       "[",
                                       "{",
                                       "\"",
                                       "[1",
                                       "{\"a\":1",
                                       "1e999",
                                       "1.0",
                                       "1e3",
                                       "-0",
                                       "00",
                                       "01",
                                       "+1",
                                       ".5",
                                       "0x10",
                                       "NaN",
                                       "Infinity",
                                       "9007199254740992",
                                       "-9007199254740992",
                                       "18446744073709551616",
                                       "99999999999999999999999999999999",
                                       "-",
                                       "tru",
                                       "True",
                                       "nul",
                                       "undefined",
                                       "//",
                                       "/**/1",
                                       R"("\/")",
                                       R"("\u0041")",
                                       R"("\u001F")",
                                       R"("\u000a")",
                                       R"("\x")",
                                       R"("\u12")",
                                       R"("\)",
                                       R"("\ud83d\ude00")",
                                       "\"\t\"",
                                       "\"\n\"",
                                       "\"\xff\"",
                                       "\"\xc0\xaf\"",
                                       "\"\xed\xa0\x80\"",
                                       "\"e\xcc\x81\""}) {
        CAPTURE(bad);
        const auto read = Value::parse(bad);
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == ErrorKind::malformed);
    }
    CHECK_FALSE(is_canonical(std::string_view("1\0", 2)));
    CHECK_FALSE(is_canonical(std::string_view("\"\0\"", 3)));
}

TEST_CASE("F60: a name is there once, and names are sorted") {
    CHECK(is_canonical(R"({"a":1,"b":2})"));
    CHECK_FALSE(is_canonical(R"({"a":1,"a":1})"));
    CHECK_FALSE(is_canonical(R"({"b":1,"a":2})"));
    // By bytes of UTF-8, not by UTF-16: U+FF61 before U+1F600.
    CHECK(is_canonical("{\"\xEF\xBD\xA1\":1,\"\xF0\x9F\x98\x80\":2}"));
    // What the escape means counts, not how it is written.
    CHECK(is_canonical(R"({"\n":1," ":2})"));
    CHECK_FALSE(is_canonical(R"({" ":1,"\n":2})"));
}

TEST_CASE("F60: depth is bounded, and 10^5 levels overflow nothing") {
    CHECK(is_canonical(nested(limits::nesting_depth)));
    for (const std::size_t depth : {limits::nesting_depth + 1, std::size_t{100'000}}) {
        const auto read = Value::parse(nested(depth));
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == ErrorKind::too_large);
    }
    CHECK_FALSE(is_canonical(std::string(100'000, '[')));
}

TEST_CASE("a text of endless marks is refused at once") {
    std::string marks = "a";
    for (int i = 0; i < 200'000; ++i)
        marks += i % 2 == 0 ? "\xcc\xa7" : "\xcc\x81";
    CHECK_FALSE(is_canonical('"' + marks + '"'));
}

TEST_CASE("an error says where") {
    CHECK(Value::parse(R"({"a":1.5})").error().detail.find("byte 6") != std::string::npos);
}

TEST_CASE("values are taken apart") {
    const std::string document = R"({"a":[1,"x,]}\"",{"b":[[],{}]},-7],"b":true,"c\n":null})";
    const Value value = test::must(Value::parse(document));
    const auto members = value.members();
    REQUIRE(members.size() == 3);
    CHECK(members[0].name == "a");
    CHECK(members[1].value.boolean());
    CHECK(members[2].name == "c\n");
    CHECK(members[2].value.kind() == Value::Kind::null);
    const auto elements = members[0].value.elements();
    REQUIRE(elements.size() == 4);
    CHECK(elements[0].integer() == 1);
    CHECK(elements[1].text() == "x,]}\"");
    CHECK(elements[2].bytes() == R"({"b":[[],{}]})");
    CHECK(elements[3].integer() == -7);
    CHECK(test::must(Value::parse("[]")).elements().empty());
    CHECK(test::must(Value::parse("{}")).members().empty());
}

TEST_CASE("what is written is canonical") {
    CanonicalWriter out;
    out.open_object();
    out.key("a");
    out.open_list();
    out.integer(-5);
    out.boolean(false);
    out.text("\"\\\n\x01é");
    out.open_object();
    out.close_object();
    out.raw("[1,2]");
    out.close_list();
    out.integer("b", limits::feed_number);
    out.boolean("c", true);
    out.text("d", "");
    out.close_object();
    const std::string written = test::must(out.take());
    CHECK(written ==
          R"({"a":[-5,false,"\"\\\n\u0001é",{},[1,2]],"b":9007199254740991,"c":true,"d":""})");
    CHECK(is_canonical(written));
}

TEST_CASE("what cannot be written canonically is an error") {
    const auto fails = [](std::string_view text) {
        CanonicalWriter out;
        out.text(text);
        return !out.take();
    };
    CHECK_FALSE(fails("é"));
    CHECK(fails("e\xcc\x81"));
    CHECK(fails("\xff"));
    CHECK(fails("\xed\xa0\x80"));
    CanonicalWriter large;
    large.integer(limits::feed_number + 1);
    CHECK_FALSE(large.take());
    CanonicalWriter small;
    small.integer(-limits::feed_number);
    CHECK(small.take());
}
