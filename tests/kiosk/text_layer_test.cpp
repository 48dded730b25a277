#include "kiosk/text/text_layer.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "tests/support/text_desk.h"

using namespace foyer::kiosk;
using namespace foyer::tests;

namespace {

const std::string ellipsis = "\u2026";

/// True when the picture's border has no ink: nothing was cut off.
bool border_is_clear(const Picture& picture) {
    for (int x = 0; x < picture.width; ++x) {
        if (pixel_at(picture, x, 0).a > 0) return false;
        if (pixel_at(picture, x, picture.height - 1).a > 0) return false;
    }
    for (int y = 0; y < picture.height; ++y) {
        if (pixel_at(picture, 0, y).a > 0) return false;
        if (pixel_at(picture, picture.width - 1, y).a > 0) return false;
    }
    return true;
}

const std::vector<std::string> titles = {
    "Kubernetes: Should you use it for your next project?",
    "Concourse: container-first continuous integration at Pivotal",
    "Google Container Tools : développer efficacement dans un monde de conteneurs",
    "« Déployer » en production, c’est 100 % humain ; n’est-ce pas ?",
    "Ένα μακρύ θέμα για τα κοντέινερ και την παραγωγή",
    "Контейнеры в производстве: опыт большого банка и малых команд",
    "جلسة طويلة عن الحاويات في الإنتاج وعن كل ما نسيناه",
    "מושב ארוך על מכולות בייצור ועל כל מה ששכחנו",
    "हिंदी में कंटेनरों के बारे में एक लंबा सत्र और चर्चा",
    "Party 🎉 with 👩‍👩‍👧‍👦 and 🇫🇷 friends after the closing keynote ☕",
};

}  // namespace

TEST_CASE("lines stand exactly one line height apart, on the baseline of their size") {
    TextDesk desk;
    TextRequest wanted = request("one two three four five six", 120, 9);
    wanted.line_px = 44.5F;
    const TextBlock block = desk.block(wanted);
    REQUIRE(block.lines.size() >= 3);
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        const int top = static_cast<int>(std::lround(44.5F * static_cast<float>(i)));
        CHECK(block.lines[i].top == top);
        CHECK(block.lines[i].baseline == top + 34);
    }
    CHECK(block.height_px == std::lround(44.5F * static_cast<float>(block.lines.size())));
}

TEST_CASE("letters stand on the baseline, to the pixel") {
    TextDesk desk;
    for (const float em : {26.0F, 32.0F, 40.0F, 52.0F, 68.0F, 96.0F, 168.0F}) {
        CAPTURE(em);
        TextRequest wanted = request("HHH", 0, 1);
        wanted.em_px = em;
        wanted.line_px = em * 1.25F;
        const TextBlock block = desk.block(wanted);
        const Picture picture = desk.picture(wanted);
        int lowest = 0;
        for (int y = 0; y < picture.height; ++y) {
            for (int x = 0; x < picture.width; ++x) {
                if (pixel_at(picture, x, y).a > 100) lowest = y;
            }
        }
        CHECK(block.offset_y + lowest + 1 == block.lines[0].baseline);
    }
}

TEST_CASE("a text that fits is left as it is") {
    TextDesk desk;
    for (const std::string& title : titles) {
        CAPTURE(title);
        const TextBlock block = desk.block(request(title, 1000, 4));
        CHECK_FALSE(block.shortened);
        CHECK_FALSE(block.broken_word);
        CHECK(block.missing_glyphs == 0);
        CHECK(block.width_px <= 1000);
        CHECK(block.texture != 0);
    }
}

TEST_CASE("a shortened text fits its width and its lines in every script") {
    TextDesk desk;
    for (const std::string& title : titles) {
        for (int width = 300; width <= 620; width += 37) {
            for (const int lines : {1, 2}) {
                CAPTURE(title);
                CAPTURE(width);
                const TextBlock block = desk.layer.measure(request(title, width, lines));
                CHECK(block.width_px <= width);
                CHECK(block.lines.size() <= static_cast<std::size_t>(lines));
                CHECK_FALSE(block.broken_word);
                if (!block.shortened) continue;
                CAPTURE(block.shown);
                CHECK(block.shown.ends_with(ellipsis));
                const std::string kept =
                    block.shown.substr(0, block.shown.size() - ellipsis.size());
                REQUIRE(title.starts_with(kept));
                const std::string rest = title.substr(kept.size());
                CHECK((rest.starts_with(" ") || rest.starts_with("-") || rest.starts_with(":") ||
                       rest.starts_with(",") || rest.starts_with("\u00A0")));
            }
        }
    }
}

TEST_CASE("a text is shortened no more than it must be") {
    TextDesk desk;
    const TextBlock block =
        desk.layer.measure(request("Concourse: container-first continuous integration", 431, 1));
    CHECK(block.shown == "Concourse: container-first" + ellipsis);
    const TextBlock narrow =
        desk.layer.measure(request("Concourse: container-first continuous integration", 384, 1));
    CHECK(narrow.shown == "Concourse: container" + ellipsis);
}

TEST_CASE("lines do not break at the no-break spaces of French") {
    TextDesk desk;
    const std::string text = "Outils\u00A0: oui\u202F!";
    const int wide = desk.block(request("Outils\u00A0:", 0, 1)).width_px;
    const TextBlock block = desk.block(request(text, wide, 9));
    CHECK_FALSE(block.broken_word);
    REQUIRE(block.lines.size() == 2);
    CHECK(block.lines[0].width == wide);
}

TEST_CASE("the ink of a text lies inside its picture") {
    TextDesk desk;
    for (const std::string& title : titles) {
        CAPTURE(title);
        CHECK(border_is_clear(desk.picture(request(title, 500, 3))));
    }
}

TEST_CASE("a text without ink has no picture") {
    TextDesk desk;
    for (const std::string text : {"", " ", "\n\n", "\u200b"}) {
        CHECK(desk.block(request(text, 300, 2)).texture == 0);
    }
    CHECK(desk.block(request("", 300, 2)).height_px == 0);
}

TEST_CASE("a word wider than the width is broken between characters, and says so") {
    TextDesk desk;
    const TextBlock wrapped =
        desk.block(request("Donaudampfschifffahrtsgesellschaftskapitän", 300, 9));
    CHECK(wrapped.broken_word);
    CHECK_FALSE(wrapped.shortened);
    CHECK(wrapped.lines.size() > 1);
    CHECK(wrapped.width_px <= 300);

    const TextBlock cut = desk.block(request("Donaudampfschifffahrtsgesellschaftskapitän", 300, 1));
    CHECK(cut.broken_word);
    CHECK(cut.shortened);
    CHECK(cut.width_px <= 300);
    CHECK(cut.width_px > 150);
}

TEST_CASE("a word that a line holds is never broken") {
    TextDesk desk;
    for (const std::string text : {"Unstoppable Force Behind Linux on RISC-V",
                                   "Kubernetes: Should you use it for your next project?"}) {
        for (const float em : {16.0F, 21.6F, 23.04F}) {
            for (int width = static_cast<int>(em * 8); width <= 330; ++width) {
                for (const int weight : {400, 600}) {
                    TextRequest wanted = request(text, width, 2);
                    wanted.em_px = em;
                    wanted.weight = weight;
                    wanted.language = width % 2 == 0 ? "fr" : "en";
                    CAPTURE(text);
                    CAPTURE(em);
                    CAPTURE(width);
                    CAPTURE(weight);
                    CHECK_FALSE(desk.layer.measure(wanted).broken_word);
                }
            }
        }
    }
}

TEST_CASE("even a width of one pixel is survived") {
    TextDesk desk;
    const TextBlock block = desk.block(request("Kubernetes for all", 1, 2));
    CHECK(block.shortened);
    CHECK(block.lines.size() <= 2);
}

TEST_CASE("what stands behind a line break is left out with an ellipsis") {
    TextDesk desk;
    const TextBlock block = desk.block(request("First paragraph\nSecond paragraph", 900, 1));
    CHECK(block.shortened);
    CHECK(block.lines.size() == 1);
    CHECK(block.shown == "First paragraph" + ellipsis);
}

TEST_CASE("any text fits any box") {
    TextDesk desk;
    std::mt19937 random(20180626);
    const auto below = [&](std::size_t limit) { return random() % limit; };
    const std::vector<std::string> joints = {" ", "-", "\u00A0", "\n", "/", ", ", "", "\u202F: "};
    for (int i = 0; i < 300; ++i) {
        std::string text;
        for (std::size_t part = below(4) + 1; part > 0; --part) {
            const std::string& title = titles[below(titles.size())];
            // Bytes, not characters: half a character is one of the texts that come.
            const std::size_t from = below(title.size());
            text += title.substr(from, below(title.size()) + 1);
            text += joints[below(joints.size())];
        }
        const int width = static_cast<int>(below(700)) + 60;
        const int lines = static_cast<int>(below(4)) + 1;
        CAPTURE(text);
        CAPTURE(width);
        CAPTURE(lines);
        const TextBlock& block = desk.layer.measure(request(text, width, lines));
        CHECK(block.width_px <= width);
        CHECK(block.lines.size() <= static_cast<std::size_t>(lines));
        CHECK(block.shown.empty() != block.shortened);
    }
}

TEST_CASE("a very long text is shortened as fast as a short one") {
    TextDesk desk;
    std::string text;
    while (text.size() < 100'000)
        text += "word and more ";
    const TextBlock block = desk.layer.measure(request(text, 600, 2));
    CHECK(block.shortened);
    CHECK(block.lines.size() == 2);
    CHECK(block.width_px > 450);
}

TEST_CASE("a long text without anywhere to break is survived") {
    TextDesk desk;
    const TextBlock block = desk.layer.measure(request(std::string(100'000, 'w'), 600, 2));
    CHECK(block.shortened);
    CHECK(block.broken_word);
    CHECK(block.lines.size() == 2);
    std::string marks = "a";
    for (int i = 0; i < 20'000; ++i)
        marks += "\u0301";
    CHECK(desk.layer.measure(request(marks, 600, 2)).lines.size() == 1);
}

TEST_CASE("text written from right to left says so and ends its lines at one edge") {
    TextDesk desk;
    const TextBlock block = desk.block(request(titles[6], 260, 9));
    REQUIRE(block.lines.size() >= 2);
    for (const TextLine& line : block.lines) {
        CHECK(line.right_to_left);
        CHECK(line.left + line.width == block.width_px);
    }
    for (const TextLine& line : desk.block(request(titles[0], 260, 9)).lines) {
        CHECK_FALSE(line.right_to_left);
        CHECK(line.left == 0);
    }
}

TEST_CASE("emoji keep their own colours") {
    TextDesk desk;
    const Picture picture = desk.picture(request("🇫🇷", 300, 1));
    REQUIRE(picture.width > 0);
    int blue = 0, red = 0;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const Color color = pixel_at(picture, x, y);
            if (color.a < 200) continue;
            blue += color.b > color.r + 60 ? 1 : 0;
            red += color.r > color.b + 60 ? 1 : 0;
        }
    }
    CHECK(blue > 20);
    CHECK(red > 20);
}

TEST_CASE("an emoji made of several characters is drawn as one") {
    TextDesk desk;
    const int one = desk.block(request("👩", 900, 1)).width_px;
    const int family = desk.block(request("👩‍👩‍👧‍👦", 900, 1)).width_px;
    CHECK(family == one);
}

TEST_CASE("a character that no font can draw is counted") {
    TextDesk desk;
    CHECK(desk.block(request("a\u0378b\u0379c", 300, 1)).missing_glyphs == 2);
    CHECK(desk.block(request("Ærø", 300, 1)).missing_glyphs == 0);
}

TEST_CASE("bytes that are no text are shown as best they can") {
    TextDesk desk;
    CHECK(desk.block(request(std::string("a\xff\xfe z\0y", 7), 300, 1)).texture != 0);
    CHECK(desk.block(request("a\tb\rc\x1b[0m", 300, 1)).missing_glyphs == 0);
}

TEST_CASE("tabular digits are all equally wide") {
    TextDesk desk;
    TextRequest ones = request("11:11", 0, 1);
    TextRequest eights = request("88:88", 0, 1);
    CHECK(desk.block(ones).width_px < desk.block(eights).width_px);
    ones.tabular = eights.tabular = true;
    CHECK(desk.block(ones).width_px == desk.block(eights).width_px);
}

TEST_CASE("the language decides the shape of Chinese characters") {
    TextDesk desk;
    TextRequest chinese = request("直骨", 0, 1);
    TextRequest japanese = chinese;
    chinese.language = "zh-cn";
    japanese.language = "ja";
    CHECK(desk.picture(chinese) != desk.picture(japanese));

    // Kana say it where the request does not.
    TextRequest kana = request("直の", 0, 1);
    TextRequest said = kana;
    kana.language = "fr";
    said.language = "ja";
    CHECK(desk.picture(kana) == desk.picture(said));
}

TEST_CASE("kerning and ligatures are on") {
    TextDesk desk;
    const auto advance = [&](const char* text) {
        return desk.block(request(text, 0, 1)).lines.at(0).advance;
    };
    CHECK(advance("AV") < advance("A") + advance("V") - 1);
    CHECK(advance("->") != advance("-") + advance(">"));
}

TEST_CASE("a marked part of a text is found where its letters stand") {
    TextDesk desk;
    TextRequest wanted = request("15 Kubernetes failure points", 0, 1);
    wanted.marked = {{3, 13}};
    const TextBlock block = desk.block(wanted);
    REQUIRE(block.marks.size() == 1);
    const int before = desk.block(request("15 ", 0, 1)).width_px;
    const int until = desk.block(request("15 Kubernetes", 0, 1)).width_px;
    CHECK(block.marks[0].left >= before - 2);
    CHECK(std::abs(block.marks[0].right - until) <= 2);
    CHECK(block.marks[0].line == 0);
}

TEST_CASE("a marked part goes with its line, over two lines, and not into the ellipsis") {
    TextDesk desk;
    TextRequest two = request("one two three four", 120, 9);
    two.marked = {{0, 18}};
    const TextBlock wrapped = desk.block(two);
    REQUIRE(wrapped.lines.size() >= 2);
    CHECK(wrapped.marks.size() == wrapped.lines.size());
    TextRequest cut = request("one two three four", 120, 1);
    cut.marked = {{8, 18}};
    CHECK(desk.block(cut).marks.empty());
    TextRequest hebrew = request("מושב ארוך", 0, 1);
    hebrew.marked = {{0, 8}};
    const TextBlock right_to_left = desk.block(hebrew);
    REQUIRE(right_to_left.marks.size() == 1);
    CHECK(right_to_left.marks[0].right > right_to_left.marks[0].left);
    CHECK(right_to_left.marks[0].left > 0);
}
