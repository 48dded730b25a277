#include "core/base/unicode.h"

#include <doctest/doctest.h>

#include <string>

using namespace foyer::unicode;

TEST_CASE("decoding takes one code point and its bytes, or none") {
    CHECK(decode("a").code == U'a');
    CHECK(decode("\u00E9t").code == 0xE9);
    CHECK(decode("\u00E9t").bytes == 2);
    CHECK(decode("\U0001F389").bytes == 4);
    for (const char* bad : {"\x80", "\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"})
        CHECK(decode(bad).bytes == 0);
}

TEST_CASE("appending what was decoded gives the text back") {
    std::string out;
    for (const char32_t code : {char32_t{'a'}, char32_t{0xE9}, char32_t{0x4F1A}, char32_t{0x1F389}})
        append(out, code);
    CHECK(out == "a\u00E9\u4F1A\U0001F389");
}

TEST_CASE("code points are told apart") {
    CHECK(class_of('a') == Class::letter);
    CHECK(class_of('Z') == Class::letter);
    CHECK(class_of('7') == Class::digit);
    CHECK(class_of(' ') == Class::space);
    CHECK(class_of('\t') == Class::space);
    CHECK(class_of('_') == Class::punctuation);
    CHECK(class_of('@') == Class::punctuation);
    CHECK(class_of('[') == Class::punctuation);
    CHECK(class_of('`') == Class::symbol);
    CHECK(class_of('+') == Class::symbol);
    CHECK(class_of(0x1B) == Class::control);
    CHECK(class_of(0x7F) == Class::control);
    CHECK(class_of(0x9B) == Class::control);
    CHECK(class_of(0x301) == Class::mark);
    CHECK(class_of(0xA0) == Class::space);
    CHECK(class_of(0x2028) == Class::line_break);
    CHECK(class_of(0x202E) == Class::format);
    CHECK(class_of(0xE000) == Class::unusable);
    CHECK(class_of(0xFFFF) == Class::unusable);
}
