#include "kiosk/theme/theme.h"

#include <doctest/doctest.h>

#include <array>

using namespace foyer::kiosk;

namespace {

constexpr std::array all_themes{ThemeName::dark, ThemeName::light, ThemeName::contrast};
constexpr std::array all_tokens{
    TextToken::caption, TextToken::note,  TextToken::body,     TextToken::bodyb,   TextToken::bodyl,
    TextToken::bodyr,   TextToken::title, TextToken::headline, TextToken::display, TextToken::hero};
constexpr double aaa = 7.0;
constexpr double aa = 4.5;
constexpr double graphics = 3.0;

}  // namespace

TEST_CASE("the contrast ratio is that of WCAG") {
    CHECK(contrast_ratio({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21.0));
    CHECK(contrast_ratio({255, 255, 255}, {0, 0, 0}) == doctest::Approx(21.0));
    CHECK(contrast_ratio({119, 119, 119}, {255, 255, 255}) == doctest::Approx(4.48).epsilon(0.002));
    CHECK(contrast_ratio({10, 20, 30}, {10, 20, 30}) == doctest::Approx(1.0));
}

TEST_CASE("the first two text colours are AAA on every surface of every theme") {
    for (const ThemeName name : all_themes) {
        CAPTURE(word_for(name));
        const Theme& theme = theme_called(name);
        for (const Color surface : {theme.background, theme.card, theme.card2}) {
            CHECK(contrast_ratio(theme.text, surface) >= aaa);
            CHECK(contrast_ratio(theme.text2, surface) >= aaa);
            CHECK(contrast_ratio(theme.text3, surface) >= aa);
        }
    }
}

TEST_CASE("coloured text is readable where it stands in every theme") {
    for (const ThemeName name : all_themes) {
        CAPTURE(word_for(name));
        const Theme& theme = theme_called(name);
        CHECK(contrast_ratio(theme.accent, theme.card) >= aaa);
        CHECK(contrast_ratio(theme.accent, theme.background) >= aa);
        CHECK(contrast_ratio(theme.on_accent, theme.accent) >= aaa);
        CHECK(contrast_ratio(theme.on_inverse, theme.inverse) >= aaa);
        CHECK(contrast_ratio(theme.on_warn, theme.warn) >= aaa);
        CHECK(contrast_ratio(theme.warn_text, theme.card) >= aaa);
        CHECK(contrast_ratio(theme.on_cancel, theme.cancel) >= aa);
        CHECK(contrast_ratio(theme.danger, theme.card) >= aa);
        CHECK(contrast_ratio(theme.ok, theme.background) >= aa);
        CHECK(contrast_ratio(theme.text, theme.mark) >= aaa);
        CHECK(contrast_ratio(theme.on_sheet, theme.sheet) >= aaa);
        CHECK(contrast_ratio(theme.on_sheet2, theme.sheet) >= aaa);
        CHECK(contrast_ratio(theme.on_sheet_accent, theme.sheet_accent) >= aaa);
        CHECK(contrast_ratio(theme.sheet_accent, theme.sheet) >= graphics);
    }
}

TEST_CASE("outlines of controls and the focus ring can be told from what they stand on") {
    for (const ThemeName name : all_themes) {
        CAPTURE(word_for(name));
        const Theme& theme = theme_called(name);
        CHECK(contrast_ratio(theme.line, theme.background) >= graphics);
        CHECK(contrast_ratio(theme.line, theme.card) >= graphics);
        CHECK(contrast_ratio(theme.focus, theme.card) >= graphics);
        CHECK(theme.control_width >= 2);
    }
}

TEST_CASE("the high contrast theme is black, white and one yellow") {
    const Theme& theme = theme_called(ThemeName::contrast);
    const Color ink{0, 0, 0};
    const Color white{255, 255, 255};
    const Color yellow{0xff, 0xe0, 0x00};
    for (const Color color :
         {theme.background, theme.card,   theme.card2,   theme.text,      theme.text2,
          theme.text3,      theme.line,   theme.accent,  theme.on_accent, theme.inverse,
          theme.on_inverse, theme.warn,   theme.on_warn, theme.warn_text, theme.cancel,
          theme.on_cancel,  theme.danger, theme.ok,      theme.focus,     theme.mark,
          theme.rule,       theme.edge}) {
        CHECK((color == ink || color == white || color == yellow));
    }
    CHECK(theme.edge_width == 4);
    CHECK(theme.control_width == 4);
}

TEST_CASE("the baseline of every size of the scale follows from its em and its line") {
    for (const TextToken token : all_tokens) {
        const TypeSize& size = type_size(token);
        CAPTURE(size.em);
        CHECK(baseline_in_line(size.em, size.line) == size.baseline);
        CHECK(size.line > size.em);
        CHECK(size.display_face == (size.em >= 52));
    }
    CHECK(type_size(TextToken::hero).em == 168);
    CHECK(type_size(TextToken::note).weight == 400);
}
