#include "tests/tidy/source.h"

#include <doctest/doctest.h>

using namespace foyer::tidy;

TEST_CASE("comments and literals are not code") {
    CHECK(code_of("a // b\nc") == "a     \nc");
    CHECK(code_of("a /* b\nc */ d") == "a     \n     d");
    CHECK(code_of("f(\"x // y\");") == "f(        );");
    CHECK(code_of("f(\"\\\"\", g);") == "f(    , g);");
    CHECK(code_of("f('\"', g);") == "f(   , g);");
    CHECK(code_of("x = 7'258'118; y") == "x = 7'258'118; y");
    CHECK(code_of("f(R\"(a \" b)\", g)") == "f(          , g)");
    CHECK(code_of("f(R\"x(a)\" )x\", g)") == "f(           , g)");
    CHECK(code_of("/* never closed\nx") == "               \n ");
    CHECK(code_of("\"never closed\nx") == "             \nx");
}

TEST_CASE("includes are read with their lines, comments left out") {
    const auto found = includes_of(
        "#pragma once\n#include \"a/b.h\"\n// #include <c>\n  #  include <d.h>  // e\n"
        "/*\n#include <f>\n*/\nint x = \"#include <g>\";\n");
    REQUIRE(found.size() == 2);
    CHECK(found[0].name == "a/b.h");
    CHECK(found[0].line == 2);
    CHECK(found[1].name == "d.h");
    CHECK(found[1].line == 4);
}

TEST_CASE("a path is in a folder only as a whole") {
    CHECK(is_in("core/base/text.h", "core/base"));
    CHECK(is_in("core/base/text.h", "core"));
    CHECK_FALSE(is_in("core/based/text.h", "core/base"));
    CHECK_FALSE(is_in("core/base", "core/base"));
}
