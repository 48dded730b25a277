#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/base/unicode.h"
#include "tests/support/effort.h"

using namespace foyer;
using text::sanitise;
using text::sanitise_line;

namespace {

std::string repeated(std::string_view part, int times) {
    std::string out;
    for (int i = 0; i < times; ++i)
        out += part;
    return out;
}

TEST_CASE("the short way for common characters changes nothing that the long way keeps") {
    // An emoji makes the whole text take the long way.
    const std::string emoji = " \U0001F600";
    std::mt19937 random(7);
    std::uniform_int_distribution<char32_t> any(0x20, 0xFFFF);
    for (char32_t code = 0x20; code <= 0xFFFF; ++code) {
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        char32_t other = any(random);
        if (other >= 0xD800 && other <= 0xDFFF) other = 'o';
        std::string text = "a";
        unicode::append(text, code);
        unicode::append(text, other);
        if (sanitise(text) + emoji != sanitise(text + emoji)) {
            CAPTURE(static_cast<unsigned>(code));
            CAPTURE(static_cast<unsigned>(other));
            CHECK(sanitise(text) + emoji == sanitise(text + emoji));
        }
    }
}

}  // namespace

TEST_CASE("clean text stays as it is") {
    for (const char* clean :
         {"", "Salle 1",
          "D\u00E9voil\u00E9e \u00AB\u00A0l\u2019\u0153uvre\u00A0\u00BB\n\u2014 \u2026",
          "\u4F1A\u8B70\u5BA4", "\u0645\u0631\u062D\u0628\u0627", "\u05E9\u05C1\u05DC\u05D5\u05DD",
          "\u0928\u092E\u0938\u094D\u0924\u0947", "\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35",
          "\uD55C\uAD6D\uC5B4", "\U0001F389 C++ & C#"}) {
        CHECK(sanitise(clean) == clean);
    }
}

TEST_CASE("format strings, markup and ImGui marks are ordinary text") {
    for (const char* literal : {"%s%n%x", "##", "###id", "<b>&amp;</b>", "'; DROP TABLE--", "\\n"})
        CHECK(sanitise(literal) == literal);
}

TEST_CASE("controls go, newlines stay, tabs are spaces") {
    CHECK(sanitise("a\x01\x02\x7F"
                   "b") == "ab");
    CHECK(sanitise("\x1B[31mred\x1B[0m") == "[31mred[0m");
    CHECK(sanitise(std::string_view("a\0b", 3)) == "ab");
    CHECK(sanitise("a\u0081\u009Fb") == "ab");
    CHECK(sanitise("a\tb") == "a b");
    CHECK(sanitise("a\r\nb\rc\nd") == "a\nb\nc\nd");
    CHECK(sanitise("a\u2028b\u2029c\u0085d\vE\fF") == "a\nb\nc\nd\nE\nF");
}

TEST_CASE("bidi controls go") {
    CHECK(sanitise("evil\u202Egnp.exe") == "evilgnp.exe");
    CHECK(sanitise("\u202A\u202B\u202C\u202D\u2066\u2067\u2068\u2069\u200E\u200F\u061Cx") == "x");
    // Hebrew and Arabic themselves need none of them.
    CHECK(sanitise("\u05D0\u05D1 abc \u0627") == "\u05D0\u05D1 abc \u0627");
}

TEST_CASE("invisible characters go") {
    CHECK(sanitise("a\u200Bb\u2060c\uFEFFd\u00ADe\u180Ef") == "abcdef");
    CHECK(sanitise("\u3164\u115F\u1160\uFFA0\u034F\uFFFC") == "");
    CHECK(sanitise("pay\u200Dpal\u200C") == "paypal");
    CHECK(sanitise("a\uFE0Fb\uFE00") == "ab");
    CHECK(sanitise("a\u2800b") == "a b");
}

TEST_CASE("joiners stay where scripts need them") {
    const char* persian = "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645";
    CHECK(sanitise(persian) == persian);
    const char* sinhala = "\u0DC1\u0DCA\u200D\u0DBB\u0DD3";
    CHECK(sanitise(sinhala) == sinhala);
    CHECK(sanitise("\u0645\u200C\u200C\u200C\u062E") == "\u0645\u200C\u062E");
}

TEST_CASE("emoji sequences stay whole") {
    for (const char* emoji :
         {"\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466",  // family
          "\U0001F44B\U0001F3FD",                                        // skin tone
          "\U0001F468\U0001F3FE\u200D\U0001F4BB",                        // technologist
          "\u2764\uFE0F\u200D\U0001F525",                                // heart on fire
          "\U0001F3F3\uFE0F\u200D\U0001F308",                            // rainbow flag
          "1\uFE0F\u20E3", "#\uFE0F\u20E3",                              // keycaps
          "\U0001F1EB\U0001F1F7",                                        // France
          "\u2600\uFE0F", "\u2600\uFE0E",
          "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F"}) {  // England
        CHECK(sanitise(emoji) == emoji);
    }
}

TEST_CASE("tags that make no flag go") {
    CHECK(sanitise("a\U000E0067\U000E0062\U000E007F") == "a");
    CHECK(sanitise("\U0001F3F4\U000E0067\U000E0062") == "\U0001F3F4");
    CHECK(sanitise("\U0001F3F4" + repeated("\U000E0067", 100) + "\U000E007F") == "\U0001F3F4");
    CHECK(sanitise("\U0001F3F4") == "\U0001F3F4");
}

TEST_CASE("at most the limit of marks stays on a base") {
    const std::string zalgo = "Z" + repeated("\u0334\u0489\u035C", 34) + "a\u0301";
    const std::string clean = sanitise(zalgo);
    CHECK(text::length(clean) == 1 + limits::combining_marks + 1);
    CHECK(clean.starts_with("Z"));
    CHECK(clean.ends_with("\u00E1"));
    static_assert(limits::combining_marks == 4);
    CHECK(sanitise("a" + repeated("\u0323", 4)) == "\u1EA1" + repeated("\u0323", 3));
    // These marks take apart into two each; the limit still holds.
    CHECK(text::length(sanitise("x" + repeated("\u0344", 4))) == 1 + limits::combining_marks);
}

TEST_CASE("64 kB of marks are cleaned in no time and leave four") {
    const std::string marks = "a" + repeated("\u0301\u0323", 16'000);
    CHECK(text::length(sanitise(marks)) <= 1 + limits::combining_marks);
}

TEST_CASE("noncharacters, private use and unassigned code points go") {
    CHECK(sanitise("a\uFFFE\uFFFF\uFDD0\U0001FFFE\U0010FFFFb") == "ab");
    CHECK(sanitise("a\uE000\uF8FF\U000F0000\U00100000b") == "ab");
    CHECK(sanitise("a\u0378\U000E0FFFb") == "ab");
}

TEST_CASE("lone surrogates go, pairs of them are joined") {
    CHECK(sanitise("a\xED\xA0\x80z") == "az");
    CHECK(sanitise("a\xED\xB0\x80z") == "az");
    CHECK(sanitise("a\xED\xA0\xBC\xED\xBE\x89z") == "a\U0001F389z");
    CHECK(sanitise("a\xED\xA0\xBC\xED\xA0\xBC\xED\xBE\x89z") == "a\U0001F389z");
}

TEST_CASE("bytes that are not UTF-8 are read as Windows-1252") {
    CHECK(sanitise("caf\xE9") == "caf\u00E9");
    CHECK(sanitise("\x93quoted\x94 \x96 \x80"
                   "5") == "\u201Cquoted\u201D \u2013 \u20AC5");
    CHECK(sanitise("d\xE9j\xE0 \xC3\xA9") == "d\u00E9j\u00E0 \u00E9");
    CHECK(sanitise("a\x81\x8D\x8F\x90\x9D"
                   "b") == "ab");  // not in Windows-1252 either
    CHECK(sanitise("cut \xE2\x82") == "cut \u00E2\u201A");
}

TEST_CASE("overlong forms never become the characters they hide") {
    for (const char* overlong : {"\xC0\xAF", "\xE0\x80\xAF", "\xF0\x80\x80\xAF", "\xC0\x80"}) {
        const std::string clean = sanitise(overlong);
        CHECK(text::is_utf8(clean));
        CHECK(clean.find('/') == std::string::npos);
        CHECK(clean.find('\0') == std::string::npos);
    }
}

TEST_CASE("the result is in normal form C") {
    CHECK(sanitise("e\u0301") == "\u00E9");
    CHECK(sanitise("\u1100\u1161") == "\uAC00");
    CHECK(sanitise("\u212B") == "\u00C5");
    CHECK(sanitise("e\u200B\u0301") == "\u00E9");
}

TEST_CASE("a line has single spaces and no others") {
    CHECK(sanitise_line("  two\n\nlines\t and\u00A0more  ") == "two lines and more");
    CHECK(sanitise_line(std::string(10'000, '\n')).empty());
    CHECK(sanitise_line(" \u3000\u200B ").empty());
    CHECK(sanitise_line(std::string(100'000, 'w')).size() == 100'000);
}

TEST_CASE("any bytes become presentable text that a second cleaning leaves alone") {
    std::mt19937 random(20180626);
    const std::vector<std::string> parts = {"a",
                                            "\u0301",
                                            "\u0344",
                                            "\u200D",
                                            "\u200C",
                                            "\uFE0F",
                                            "\U0001F468",
                                            "\U0001F3FD",
                                            "\n",
                                            "\r",
                                            " ",
                                            "\u0645",
                                            "\u0DC1",
                                            "\u0DCA",
                                            "\u1100",
                                            "\u1161",
                                            "\u212B",
                                            "\u0958",
                                            "\U0001D15E",
                                            "\U0001F3F4",
                                            "\U000E0067",
                                            "\U000E007F",
                                            "\x80",
                                            "\xE2",
                                            "\xED\xA0\xBC",
                                            "\xED\xBE\x89",
                                            "\xC0",
                                            "\u202E",
                                            "\u034F",
                                            "1",
                                            "\u20E3",
                                            "\u4E00",
                                            "\uFB2C",
                                            "\u2ADC",
                                            "\t"};
    std::uniform_int_distribution<std::size_t> pick(0, parts.size() - 1);
    std::uniform_int_distribution<int> any_byte(0, 255);
    for (std::size_t round = foyer::test::rounds(3'000); round > 0; --round) {
        std::string bytes;
        for (int i = 0; i < 12; ++i) {
            if (round % 3 == 0)
                bytes.push_back(static_cast<char>(any_byte(random)));
            else
                bytes += parts[pick(random)];
        }
        const std::string once = sanitise(bytes);
        REQUIRE(text::is_utf8(once));
        REQUIRE(unicode::compose(once) == once);
        CAPTURE(bytes);
        REQUIRE(sanitise(once) == once);
        REQUIRE(sanitise_line(sanitise_line(bytes)) == sanitise_line(bytes));
    }
}
