#include "core/formats/markup.h"

#include <doctest/doctest.h>

#include <ctime>
#include <string>
#include <string_view>

#include "core/formats/html_tags.h"

namespace foyer::formats {

namespace {

std::string repeated(std::string_view part, std::size_t count) {
    std::string text;
    text.reserve(part.size() * count);
    for (std::size_t i = 0; i < count; ++i)
        text += part;
    return text;
}

}  // namespace

TEST_CASE("HTML paragraphs are parted by an empty line and line breaks in them are spaces") {
    CHECK(plain_text("<p>One\ntwo</p>\n<p>three</p>") == "One two\n\nthree");
    CHECK(plain_text("<p>One<p>two") == "One\n\ntwo");
    CHECK(plain_text("<div><h2>Title</h2>text</div>") == "Title\n\ntext");
    CHECK(plain_text("one<br>two<br/>\nthree") == "one\ntwo\nthree");
    CHECK(plain_text("one<br><br>two") == "one\n\ntwo");
    CHECK(plain_text("one<hr>two") == "one\n\ntwo");
}

TEST_CASE("list items of HTML begin with a dash and stay together") {
    CHECK(plain_text("<p>Topics:</p><ul>\n<li>a</li>\n<li><p>b</p></li>\n</ul>\nend") ==
          "Topics:\n\n- a\n- b\n\nend");
    CHECK(plain_text("<ol><li>first<li>second</ol>") == "- first\n- second");
    CHECK(plain_text("<ul><li></li><li>b</li></ul>") == "- b");
    CHECK(plain_text("<ul><li>a<ul><li>inner</li></ul></li><li>b</li></ul>") ==
          "- a\n- inner\n- b");
}

TEST_CASE("links stand as words with the address in brackets") {
    CHECK(plain_text("see <a href=\"https://a.org/x\">our page</a>.") ==
          "see our page (https://a.org/x).");
    CHECK(plain_text("<a href='https://a.org'>https://a.org</a>") == "https://a.org");
    CHECK(plain_text("<a href=mailto:me@a.org>me@a.org</a>") == "me@a.org");
    CHECK(plain_text("<a href=\"javascript:alert(1)\">click</a>") == "click");
    CHECK(plain_text("<a href=\"/relative\">there</a>") == "there");
    CHECK(plain_text("[words](https://a.org/b \"title\") end") == "words (https://a.org/b) end");
    CHECK(plain_text("[https://a.org](https://a.org)") == "https://a.org");
    CHECK(plain_text("![a picture](https://a.org/p.png)") == "a picture");
    CHECK(plain_text("[bar](https://a.org/Foo_(bar)).") == "bar (https://a.org/Foo_(bar)).");
    CHECK(plain_text("<https://a.org/x>") == "https://a.org/x");
    CHECK(plain_text("an [array] and [x](y) and f(x)") == "an [array] and x and f(x)");
}

TEST_CASE("addresses in running text keep their underscores and stars") {
    CHECK(plain_text("at https://a.org/_b_*c* (or http://b.org/_x_).") ==
          "at https://a.org/_b_*c* (or http://b.org/_x_).");
    CHECK(plain_text("https://en.wikipedia.org/wiki/Foo_(bar)") ==
          "https://en.wikipedia.org/wiki/Foo_(bar)");
}

TEST_CASE("Markdown emphasis vanishes, what only looks like it stays") {
    CHECK(plain_text("**Pitch**Docker is *very* __good__ and ~~old~~ new") ==
          "PitchDocker is very good and old new");
    CHECK(plain_text("***both***") == "both");
    CHECK(plain_text("Podcaster*innen und Hacker*innen") == "Podcaster*innen und Hacker*innen");
    CHECK(plain_text("snake_case_name and __init__") == "snake_case_name and init");
    CHECK(plain_text("5 * 3 * 2, 2*3*4, a ** b") == "5 * 3 * 2, 2*3*4, a ** b");
    CHECK(plain_text("*unclosed and **also") == "*unclosed and **also");
    CHECK(plain_text("*one\n\ntwo*") == "*one\n\ntwo*");
    CHECK(plain_text("\\*literal\\* and C:\\dir") == "*literal* and C:\\dir");
    CHECK(plain_text("the `code_with_marks` and `<b>`") == "the code_with_marks and <b>");
    CHECK(plain_text("it's `unclosed *and* more") == "it's `unclosed and more");
}

TEST_CASE("lines of Markdown become headings, items, quotes and rules") {
    CHECK(plain_text("# Title\ntext\n## Next\nmore") == "Title\n\ntext\n\nNext\n\nmore");
    CHECK(plain_text("Title\n=====\ntext") == "Title\n\ntext");
    CHECK(plain_text("list:\n* a\n* b\n- c\n\nend") == "list:\n- a\n- b\n- c\n\nend");
    CHECK(plain_text("- a\n\n- b") == "- a\n- b");
    CHECK(plain_text("\u2022 bullet") == "- bullet");
    CHECK(plain_text("> quoted\n> more") == "quoted\nmore");
    CHECK(plain_text("one\n\n---\n\ntwo") == "one\n\ntwo");
    CHECK(plain_text("```cpp\nint a;\n  int b;\n```\nend") == "int a;\n  int b;\n\nend");
}

TEST_CASE("hash signs that are no heading stay") {
    CHECK(plain_text("## ") == "##");
    CHECK(plain_text("##") == "##");
    CHECK(plain_text("###id and #hashtag") == "###id and #hashtag");
    CHECK(plain_text("%s%n%x") == "%s%n%x");
}

TEST_CASE("plain text keeps its lines") {
    CHECK(plain_text("one\ntwo\n\n\n\nthree") == "one\ntwo\n\nthree");
    CHECK(plain_text("one\r\ntwo\r\n\r\nthree") == "one\ntwo\n\nthree");
    CHECK(plain_text("  indented   words ") == "indented words");
    CHECK(plain_text("") == "");
    CHECK(plain_text(" \n \n ") == "");
}

TEST_CASE("entities become characters and unknown ones stay") {
    CHECK(plain_text("R&amp;D caf&eacute; &#233;&#xE9; &hellip;") == "R&D café éé …");
    CHECK(plain_text("AT&T &unknown; &#0; &#xD800; & &;") == "AT&T &unknown; &#0; &#xD800; & &;");
    CHECK(decode_entities("&lt;p&gt;&#9731;&#1114112;") == "<p>☃&#1114112;");
    CHECK(decode_entities("&amp;lt;") == "&lt;");
}

TEST_CASE("HTML that was escaped twice is still HTML, an escaped tag in HTML is text") {
    CHECK(plain_text("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;") == "One\n\ntwo");
    CHECK(plain_text("<p>Use &lt;b&gt; for bold</p>") == "Use <b> for bold");
    CHECK(plain_text("a &lt; b") == "a < b");
}

TEST_CASE("scripts, styles and comments vanish with their content") {
    CHECK(plain_text("a<script>alert('<p>')</script>b") == "ab");
    CHECK(plain_text("a<STYLE type=x>p { }</StYlE>b") == "ab");
    CHECK(plain_text("a<!-- <p>no</p> -->b") == "ab");
    CHECK(plain_text("a <!-- never closed") == "a <!-- never closed");
    CHECK(plain_text("<script>never closed") == "never closed");
}

TEST_CASE("what HTML does not know stays as it is written") {
    CHECK(plain_text("std::vector<int> and <insert x here>") ==
          "std::vector<int> and <insert x here>");
    CHECK(plain_text("a < b > c <3 <") == "a < b > c <3 <");
}

TEST_CASE("preformatted text keeps its lines") {
    CHECK(plain_text("<pre>a\n  b <b>c</b></pre>end") == "a\n  b c\n\nend");
}

TEST_CASE("an image is its description and a table its cells") {
    CHECK(plain_text("<img src=x alt=\"a cat\"> here") == "a cat here");
    CHECK(plain_text("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>") ==
          "a b\nc");
}

TEST_CASE("markup that never closes takes linear time") {
    for (const std::string_view part :
         {"<a href=\"", "[",    "![",       "](",     "`",    "``` ", "*",   "**a ",
          "_a ",        "<!--", "<script>", "<pre>",  "&amp", "&",    "<p>", "<li>",
          "<",          "\n",   "\n\n",     "- ",     "> ",   "# ",   "\\",  "[a](",
          "<ul>",       "~~a",  "http://",  "<b <b ", "</p>", "&lt;p"}) {
        const std::string text = repeated(part, 400'000 / part.size());
        const std::clock_t begin = std::clock();
        const std::string plain = plain_text(text);
        const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        CAPTURE(part);
        CHECK(plain.size() <= 4 * text.size());
        // Of the processor's time, whatever else the machine does. Quadratic time takes minutes.
        CHECK(seconds < 2);
    }
}

TEST_CASE("attributes of tags are found whatever their quotes") {
    const auto whole = html_tag_at("<A title='x' HREF = \"https://a.org\" download target=_top>");
    REQUIRE(whole);
    CHECK(html_attribute(*whole, "href") == "https://a.org");
    CHECK(html_attribute(*whole, "target") == "_top");
    CHECK(html_attribute(*whole, "download") == "");
    CHECK(html_attribute(*whole, "missing") == "");
    CHECK_FALSE(html_tag_at("<bold>"));
    CHECK_FALSE(html_tag_at("<p"));
    CHECK_FALSE(html_tag_at("<a href=\"<p>\">"));
    CHECK(is_escaped_html("&lt;p&gt;"));
    CHECK_FALSE(is_escaped_html("&lt;p&gt; <b>"));
    CHECK_FALSE(is_escaped_html("a &lt; b"));
}

}  // namespace foyer::formats
