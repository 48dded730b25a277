#include "kiosk/text/modest_svg.h"

#include <doctest/doctest.h>

#include <string>

namespace foyer::kiosk {

namespace {

std::string repeated(const std::string& element, int count) {
    std::string all = "<svg>";
    for (int i = 0; i < count; ++i)
        all += element;
    return all + "</svg>";
}

/// Ten references to what has ten references to what …
std::string multiplied(int levels, const std::string& reference_before, const std::string& after) {
    std::string all = "<svg><defs><rect id='l0' width='1' height='1'/>";
    for (int level = 1; level <= levels; ++level) {
        all += "<g id='l" + std::to_string(level) + "'>";
        for (int copy = 0; copy < 10; ++copy)
            all += reference_before + std::to_string(level - 1) + after;
        all += "</g>";
    }
    return all + "</defs>" + reference_before + std::to_string(levels) + after + "</svg>";
}

}  // namespace

TEST_CASE("an ordinary plan is modest") {
    CHECK(
        is_modest_svg("<?xml version='1.0'?><!DOCTYPE svg PUBLIC 'a' 'b'><!-- <filter> -->"
                      "<svg><defs><g id='door'><path d='M0 0'/></g></defs>"
                      "<use href='#door'/><use xlink:href='#door'/><text>a &amp; b</text></svg>"));
}

TEST_CASE("the number of elements and their nesting are bounded on both sides") {
    CHECK(is_modest_svg(repeated("<path d='M0 0'/>", 19'999)));
    CHECK_FALSE(is_modest_svg(repeated("<path d='M0 0'/>", 20'000)));
    CHECK(is_modest_svg(repeated("<g>", 99)));
    CHECK_FALSE(is_modest_svg(repeated("<g>", 100)));
}

TEST_CASE("elements that refer to each other are counted through") {
    const std::string use = "<use xlink:href='#l", end = "'/>";
    CHECK(is_modest_svg(multiplied(3, use, end)));
    CHECK_FALSE(is_modest_svg(multiplied(4, use, end)));
    CHECK_FALSE(is_modest_svg(multiplied(18, use, end)));
    CHECK_FALSE(is_modest_svg(multiplied(18, "<rect fill=\"url( '#l", "')\"/>")));
    CHECK_FALSE(is_modest_svg(multiplied(18, "<use a='>' href = '#l", end)));
    CHECK_FALSE(is_modest_svg("<svg><g id='a'><use href='#a'/></g></svg>"));
    std::string chain = "<svg>";
    for (int i = 0; i < 15'000; ++i)
        chain += "<use id='c" + std::to_string(i) + "' href='#c" + std::to_string(i + 1) + "'/>";
    CHECK_FALSE(is_modest_svg(chain + "</svg>"));
}

TEST_CASE("what hides or multiplies by other means is refused") {
    for (const char* svg :
         {"<!DOCTYPE svg [<!ENTITY a 'a'>]><svg/>",
          "<!DOCTYPE svg [<!ATTLIST use href CDATA '#a'>]><svg/>", "<svg><filter id='f'/></svg>",
          "<svg><svg:filter id='f'/></svg>", "<svg><use href='&#35;a'/></svg>",
          "<svg><style>g { fill: url(#p) }</style></svg>", "<svg><![CDATA[x]]></svg>", "<svg",
          "<svg><!-- ", "", "text"}) {
        CAPTURE(svg);
        CHECK_FALSE(is_modest_svg(svg));
    }
}

TEST_CASE("a marker counts once a point of its path") {
    const auto marked = [](int points) {
        std::string path =
            "<svg><marker id='m'><g><g><g><g/></g></g></g></marker><path "
            "marker-mid='url(#m)' d='M0 0";
        for (int i = 0; i < points; ++i)
            path += " 1 2";
        return path + "'/></svg>";
    };
    CHECK(is_modest_svg(marked(100)));
    CHECK_FALSE(is_modest_svg(marked(10'000)));
}

}  // namespace foyer::kiosk
