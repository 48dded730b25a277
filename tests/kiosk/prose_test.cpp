#include "kiosk/screens/prose.h"

#include <doctest/doctest.h>

namespace foyer::kiosk {

TEST_CASE("paragraphs and items of lists are parts of their own") {
    const auto parts = prose_parts("One\nline.\n\nTwo:\n- first\n- second\nstill second\n\nEnd");
    REQUIRE(parts.size() == 5);
    CHECK(parts[0].text == "One\nline.");
    CHECK(parts[1].text == "Two:");
    CHECK_FALSE(parts[1].bullet);
    CHECK(parts[2].text == "first");
    CHECK(parts[2].bullet);
    CHECK(parts[3].text == "second\nstill second");
    CHECK(parts[4].text == "End");
    CHECK_FALSE(parts[4].bullet);
}

TEST_CASE("a long paragraph is cut at words, and nothing of it is lost") {
    std::string text;
    for (int i = 0; i < 3000; ++i)
        text += "word" + std::to_string(i) + " ";
    std::string together;
    for (const ProsePart& part : prose_parts(text)) {
        CHECK(part.text.size() <= 1000);
        CHECK(part.continues == !together.empty());
        together += part.text + " ";
    }
    CHECK(together == text);
}

TEST_CASE("a text without any space ends all the same") {
    const std::string text(5000, 'x');
    std::size_t bytes = 0;
    for (const ProsePart& part : prose_parts(text))
        bytes += part.text.size();
    CHECK(bytes == text.size());
    CHECK(prose_parts("").empty());
    CHECK(prose_parts("\n \n\n").empty());
}

}  // namespace foyer::kiosk
