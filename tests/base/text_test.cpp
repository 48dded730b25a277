#include "core/base/text.h"

#include <doctest/doctest.h>

#include <string>

using namespace foyer::text;

TEST_CASE("well-formed UTF-8 is told from everything else") {
    CHECK(is_utf8(""));
    CHECK(is_utf8("plain"));
    CHECK(is_utf8("d\u00E9voil\u00E9e \u4F1A\u8B70 \U0001F389"));
    CHECK(is_utf8("\xF4\x8F\xBF\xBF"));
    CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));  // beyond U+10FFFF
    CHECK_FALSE(is_utf8("\xC0\xAF"));          // overlong slash
    CHECK_FALSE(is_utf8("\xE0\x80\xAF"));
    CHECK_FALSE(is_utf8("\xED\xA0\x80"));  // surrogate
    CHECK_FALSE(is_utf8("caf\xE9"));       // Latin-1
    CHECK_FALSE(is_utf8("caf\xC3"));       // cut in the middle
    CHECK_FALSE(is_utf8("\x80"));
}

TEST_CASE("a text within the limit is not cut") {
    CHECK(cut("Salle 1", 7) == "Salle 1");
    CHECK(cut("", 0).empty());
}

TEST_CASE("a cut ends at a word where one ends in the last quarter") {
    CHECK(cut("one two three four", 15) == "one two three");
    CHECK(cut("one two three four", 13) == "one two three");
    CHECK(cut("one two  three four", 9) == "one two");
    CHECK(cut("ab cdefghijklmnop", 12) == "ab cdefghijk");
}

TEST_CASE("a cut never splits what a reader sees as one character") {
    CHECK(cut("\u00E9\u00E9\u00E9", 3) == "\u00E9");
    CHECK(cut("\u00E9\u00E9\u00E9", 4) == "\u00E9\u00E9");
    CHECK(cut("xe\u0301y", 3) == "x");
    const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
    CHECK(cut("a" + family + "b", 1 + family.size() - 1) == "a");
    CHECK(cut("a" + family + "b", 1 + family.size()) == "a" + family);
}

TEST_CASE("a first character longer than the limit is cut between code points") {
    std::string zalgo = "a";
    for (int i = 0; i < 100; ++i)
        zalgo += "\u0301";
    const std::string_view prefix = cut(zalgo, 10);
    CHECK(prefix.size() <= 10);
    CHECK(is_utf8(prefix));
    CHECK(cut("\u00E9", 1).empty());
}

TEST_CASE("a word of 100 kB is cut at the limit") {
    const std::string word(100'000, 'w');
    CHECK(cut(word, 1024).size() == 1024);
    std::string accents;
    for (int i = 0; i < 50'000; ++i)
        accents += "\u00E9";
    CHECK(cut(accents, 1023).size() == 1022);
}

TEST_CASE("length counts code points") {
    CHECK(length("") == 0);
    CHECK(length("d\u00E9j\u00E0 vu \U0001F389") == 9);
}

TEST_CASE("trimming takes white space of every script from both ends") {
    CHECK(trim("  a b \n") == "a b");
    CHECK(trim("\u00A0\u3000\u2009Titre\u202F") == "Titre");
    CHECK(trim(" \t\r\n ").empty());
    CHECK(trim("").empty());
    CHECK(trim("\u00E9") == "\u00E9");
}

TEST_CASE("split gives trimmed parts and leaves out empty ones") {
    CHECK(split("Ada, Grace ,, Alan,", ',') ==
          std::vector<std::string_view>{"Ada", "Grace", "Alan"});
    CHECK(split("", ',').empty());
    CHECK(split(" , ", ',').empty());
    CHECK(split("one", ';') == std::vector<std::string_view>{"one"});
}

TEST_CASE("columns of a terminal are not bytes, nor code points") {
    CHECK(columns("") == 0);
    CHECK(columns("Salle 1") == 7);
    CHECK(columns("d\u00E9voil\u00E9e") == 8);
    CHECK(columns("e\u0301") == 1);
    CHECK(columns("\u4F1A\u8B70") == 4);
    CHECK(columns("\U0001F389!") == 3);
    CHECK(columns("\U0001F468\u200D\U0001F469\u200D\U0001F467") == 2);
    CHECK(columns("\U0001F1EB\U0001F1F7") == 2);
}

TEST_CASE("upper case is that of every letter that has one") {
    CHECK(upper_case("kub é ж") == "KUB É Ж");
    CHECK(upper_case("山-1") == "山-1");
}

TEST_CASE("the last character goes as people see characters") {
    CHECK(without_last_character("ab") == "a");
    CHECK(without_last_character("ae\u0301") == "a");
    CHECK(without_last_character("a\U0001F468\u200D\U0001F469\u200D\U0001F467") == "a");
    CHECK(without_last_character("a\U0001F1EB\U0001F1F7") == "a");
    CHECK(without_last_character("").empty());
}
