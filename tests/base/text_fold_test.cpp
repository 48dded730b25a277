#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/base/text.h"

using namespace foyer::text;
using Words = std::vector<std::string>;

TEST_CASE("case and accents do not matter") {
    CHECK(fold("D\u00E9voucoup") == "devoucoup");
    CHECK(fold("\u00C9COLE") == fold("e\u0301cole"));
    CHECK(fold("Ti\u1EBFng Vi\u1EC7t") == "tieng viet");
    CHECK(fold("na\u00EFve \u00C7a") == "naive ca");
    CHECK(fold("\u039F\u03B4\u03CC\u03C2") == fold("\u03BF\u03B4\u03BF\u03C3"));  // final sigma
    CHECK(fold("\u0419\u043E\u0434") == fold("\u0439\u043E\u0434"));
}

TEST_CASE("special letters are spelt out") {
    CHECK(fold("\u0153uvre \u0152UVRE") == "oeuvre oeuvre");
    CHECK(fold("Stra\u00DFe STRA\u1E9EE") == "strasse strasse");
    CHECK(fold("S\u00F8ren \u00D8RSTED") == "soren orsted");
    CHECK(fold("\u0141\u00F3d\u017A") == "lodz");
    CHECK(fold("\u0110\u1EB7ng \u0111") == "dang d");
    CHECK(fold("\u0131\u0130Ii") == "iiii");
    CHECK(fold("\u00C6sir \u00DEor \u00F0") == "aesir thor d");
    CHECK(fold("\uFB01n \uFF21\uFF22 \u2460") == "fin ab 1");
}

TEST_CASE("quotes, dashes and spaces are plain") {
    CHECK(fold("l\u2019avenir") == "l'avenir");
    CHECK(fold("\u00AB\u00A0oui\u00A0\u00BB \u201Cyes\u201D \u201Eja\u201C") ==
          "\" oui \" \"yes\" \"ja\"");
    CHECK(fold("a\u2013b\u2014c\u2011d\u2212e") == "a-b-c-d-e");
    CHECK(fold("`\u00B4\u2018\u02BC") == "''''");
    CHECK(fold("et\u2026") == "et...");
}

TEST_CASE("scripts whose marks are letters keep them") {
    CHECK(fold("\u304C") != fold("\u304B"));              // ga is not ka
    CHECK(fold("\uFF76\uFF9E") == fold("\u30AC"));        // half-width
    CHECK(fold("\u0915\u093F") != fold("\u0915\u0940"));  // ki is not kii
    CHECK(fold("\uD55C\uAD6D") == "\uD55C\uAD6D");
    CHECK(fold("\u05E9\u05C1\u05DC\u05D5\u05DD") == "\u05E9\u05DC\u05D5\u05DD");  // vowel points
    CHECK(fold("\u0645\u064F\u062D") == "\u0645\u062D");
}

TEST_CASE("folding what is folded changes nothing") {
    for (const char* raw : {"D\u00E9voucoup", "\u0130stanbul", "\u00BD \u2026 \u1E9E", "\uFDFA",
                            "\uAC01 \u304C", "\u01C4 \u0149", "\u00B4\u00A8"})
        CHECK(fold(fold(raw)) == fold(raw));
}

TEST_CASE("ill-formed bytes are passed over") {
    CHECK(fold("a\xFF\xC3z") == "az");
    CHECK(folded_words("a\xFF z") == Words{"a", "z"});
}

TEST_CASE("words are runs of letters and digits") {
    CHECK(folded_words("L\u2019\u00E9tat de l\u2019art : C++20 & Go!") ==
          Words{"l", "etat", "de", "l", "art", "c", "20", "go"});
    CHECK(folded_words("K.3.201 (Chavanne)") == Words{"k", "3", "201", "chavanne"});
    CHECK(folded_words("web3") == Words{"web3"});
}

TEST_CASE("scripts without spaces give one word per character") {
    CHECK(folded_words("\u4F1A\u8B70 A1") == Words{"\u4F1A", "\u8B70", "a1"});
    CHECK(folded_words("Linux\u5165\u95E8") == Words{"linux", "\u5165", "\u95E8"});
    CHECK(folded_words("\u304C\u304F") == Words{"\u304C", "\u304F"});
    CHECK(folded_words("\u0E2A\u0E31\u0E2A") == Words{"\u0E2A\u0E31", "\u0E2A"});
    CHECK(folded_words("\u5165x\u95E8") == Words{"\u5165", "x", "\u95E8"});
    CHECK(folded_words("\uD55C\uAD6D \uC5B4") == Words{"\uD55C\uAD6D", "\uC5B4"});
}

TEST_CASE("what holds no letters has no words") {
    CHECK(folded_words("").empty());
    CHECK(folded_words(" \u2014 !? \U0001F389").empty());
}

TEST_CASE("a slug holds letters, digits and single hyphens") {
    CHECK(slug("Salle 1") == "salle-1");
    CHECK(slug("  K.3.201 \u2014 \u00C9tage ") == "k-3-201-etage");
    CHECK(slug("l\u2019\u0153uvre") == "l-oeuvre");
    CHECK(slug("\u4F1A\u8B70\u5BA4").empty());
    CHECK(slug("-_-").empty());
}

TEST_CASE("words stand where they are found, in the order of folded_words") {
    for (const std::string_view text :
         {"L\u2019\u00E9t\u00E9, d\u00E9j\u00E0 vu", "\u4F1A\u8B70\u5BA4 A1", "a-b_c 3\u00BD",
          "e\u0301te\u0301 \u0939\u093F\u0928\u094D\u0926\u0940", "co\u00ADop \u200Bx", ""}) {
        std::vector<std::string> folded;
        std::size_t reached = 0;
        for (const text::Word& word : text::words_in(text)) {
            folded.push_back(word.folded);
            CHECK(word.begin >= reached);
            CHECK(word.end > word.begin);
            CHECK(text::folded_words(text.substr(word.begin, word.end - word.begin)).size() >= 1);
            reached = word.begin;
        }
        CHECK(folded == text::folded_words(text));
    }
}
