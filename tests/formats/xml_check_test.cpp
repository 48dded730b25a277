#include "core/formats/xml_check.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "core/base/limits.h"

namespace foyer::formats {

namespace {

Result<void> check(std::string_view document) {
    return check_xml(document, LineTable(document));
}

/// What is wrong with `document`.
std::string wrong(std::string_view document) {
    const auto checked = check(document);
    REQUIRE_FALSE(checked.ok());
    return checked.error().detail;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string nested(std::size_t depth) {
    std::string document;
    for (std::size_t i = 0; i < depth; ++i)
        document += "<a>";
    for (std::size_t i = 0; i < depth; ++i)
        document += "</a>";
    return document;
}

}  // namespace

TEST_CASE("lines and columns count from one, columns in characters") {
    const LineTable lines("é<\n\nx");
    CHECK(lines.place(0) == "line 1, column 1");
    CHECK(lines.place(2) == "line 1, column 2");
    CHECK(lines.place(4) == "line 2, column 1");
    CHECK(lines.place(5) == "line 3, column 1");
    CHECK(lines.place(6) == "line 3, column 2");
}

TEST_CASE("well-formed documents pass") {
    for (const std::string_view document :
         {"<a/>", "<a></a>", "\xEF\xBB\xBF<?xml version='1.0'?><a b=\"1\" c='>'>x</a >\n",
          "<!-- <b> --><a><!-- x --><![CDATA[<b>]]><?pi <x> ?></a>",
          "<!DOCTYPE a SYSTEM \"x>y\" [<!ELEMENT a (b)>]><a/>", "<a:b\n\tc = 'd'\n/>",
          "<a>R&D &nbsp; > </a>"}) {
        CAPTURE(document);
        CHECK(check(document).ok());
    }
}

TEST_CASE("a declaration that is not first is told with its place and the cure") {
    const std::string blank = wrong("\n<?xml version='1.0'?><a/>");
    CHECK(has(blank, "line 2, column 1"));
    CHECK(has(blank, "must be the very first thing"));
    CHECK(has(blank, "an empty line stands before it"));
    CHECK(has(blank, "delete"));
    CHECK(has(wrong("<!-- x --><?xml version='1.0'?><a/>"), "other text stands before it"));
}

TEST_CASE("elements that close in the wrong order are told with both places") {
    const std::string message = wrong("<a>\n <b>\n </a>");
    CHECK(has(message, "line 3, column 2"));
    CHECK(has(message, "expected \"</b>\""));
    CHECK(has(message, "opened on line 2"));
    CHECK(has(wrong("<a></a></a>"), "closes nothing"));
    CHECK(has(wrong("</a>"), "closes nothing"));
}

TEST_CASE("a file that was cut off is told so, wherever the cut is") {
    const std::string document = "<?xml version='1.0'?><!--c--><a b='1'><![CDATA[x]]><c>t</c ></a>";
    for (std::size_t length = 1; length < document.size(); ++length) {
        CAPTURE(length);
        const auto checked = check(std::string_view(document).substr(0, length));
        REQUIRE_FALSE(checked.ok());
        CHECK(checked.error().kind == ErrorKind::malformed);
    }
    CHECK(has(wrong("<a><event>"), "ends inside <event>, opened on line 1"));
    CHECK(has(wrong("<a><!-- x"), "ends inside a comment"));
    CHECK(has(wrong("<a b='1"), "ends inside the tag <a>"));
}

TEST_CASE("broken tags are told with what was expected") {
    CHECK(has(wrong("<a b=1/>"), "expected a quotation mark"));
    CHECK(has(wrong("<a b/>"), "expected \"=\""));
    CHECK(has(wrong("<a b='<'/>"), "no closing quotation mark"));
    CHECK(has(wrong("<a>1 < 2</a>"), "write \"&lt;\""));
    CHECK(has(wrong("<a/><b/>"), "second outermost element <b>"));
    CHECK(has(wrong("<a/>text"), "outside of the elements"));
    CHECK(has(wrong("text<a/>"), "outside of the elements"));
    CHECK(has(wrong("<a></a b>"), "expected \">\""));
    CHECK(has(wrong("<!-- nothing -->"), "no element"));
    CHECK(has(wrong("<a><!b></a>"), "\"<!\" begins no element"));
    CHECK(has(wrong("<a =''/>"), "expected an attribute"));
}

TEST_CASE("nesting within the limit passes, one more level does not") {
    CHECK(check(nested(limits::nesting_depth)).ok());
    const auto checked = check(nested(limits::nesting_depth + 1));
    REQUIRE_FALSE(checked.ok());
    CHECK(checked.error().kind == ErrorKind::too_large);
    CHECK_FALSE(check(nested(100'000)).ok());
}

TEST_CASE("entities of its own are refused, not expanded") {
    const auto checked = check(
        "<!DOCTYPE lolz [\n<!ENTITY lol \"lol\">\n"
        "<!ENTITY lol2 \"&lol;&lol;&lol;&lol;&lol;\">]>\n<schedule>&lol2;</schedule>");
    REQUIRE_FALSE(checked.ok());
    CHECK(checked.error().kind == ErrorKind::unsupported);
    CHECK(has(checked.error().detail, "line 2, column 1"));
}

TEST_CASE("UTF-16 is told so") {
    CHECK(has(wrong(std::string_view("\xFF\xFE<\0a\0/\0>\0", 10)), "UTF-16"));
    CHECK(has(wrong(std::string_view("\0<\0a", 4)), "UTF-16"));
}

}  // namespace foyer::formats
