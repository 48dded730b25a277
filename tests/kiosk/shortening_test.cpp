#include "kiosk/text/shortening.h"

#include <doctest/doctest.h>
#include <pango/pango.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace foyer::kiosk;

namespace {

std::vector<PangoLogAttr> attributes_of(const std::string& text) {
    std::vector<PangoLogAttr> attributes(
        static_cast<std::size_t>(g_utf8_strlen(text.data(), static_cast<gssize>(text.size()))) + 1);
    pango_get_log_attrs(text.data(), static_cast<int>(text.size()), -1,
                        pango_language_from_string("en"), attributes.data(),
                        static_cast<int>(attributes.size()));
    return attributes;
}

/// Every shortened form of `text`, shortest first.
std::vector<std::string> forms_of(const std::string& text) {
    const std::vector<PangoLogAttr> attributes = attributes_of(text);
    const Cuts cuts =
        cuts_of(text, text.size(), attributes.data(), static_cast<int>(attributes.size()));
    std::vector<std::string> forms;
    for (const std::size_t cut : cuts.words) {
        const std::string form = with_ellipsis(std::string_view(text).substr(0, cut));
        if (!form.empty()) forms.push_back(form);
    }
    return forms;
}

bool has(const std::vector<std::string>& forms, const std::string& form) {
    return std::find(forms.begin(), forms.end(), form) != forms.end();
}

}  // namespace

TEST_CASE("a text is cut after words, and after hyphens, which go too") {
    CHECK(forms_of("Concourse: container-first integration") ==
          std::vector<std::string>{"Concourse…", "Concourse: container…",
                                   "Concourse: container-first…",
                                   "Concourse: container-first integration…"});
}

TEST_CASE("a text is never cut inside a word") {
    for (const std::string text :
         {"CI/CD für A/B-Tests?", "C++ and C# in 2018", "state-of-the-art n’est-ce pas",
          "https://example.org/a/b?c=d has words", "foo(bar)baz x", "soft\u00ADhyphen here"}) {
        for (const std::string& form : forms_of(text)) {
            CAPTURE(form);
            const std::string kept = form.substr(0, form.size() - std::string("…").size());
            REQUIRE(text.starts_with(kept));
            if (kept.size() == text.size()) continue;
            const char next = text[kept.size()];
            CHECK((next == ' ' || next == '-' || next == '?' || next == ','));
        }
    }
}

TEST_CASE("no-break spaces of French are never cut at") {
    const std::vector<std::string> forms =
        forms_of("Outils\u00A0: développer à 100\u202F% «\u00A0ici\u00A0» demain");
    CHECK_FALSE(has(forms, "Outils\u00A0…"));
    CHECK_FALSE(has(forms, "Outils\u00A0: développer à 100…"));
    CHECK(has(forms, "Outils…"));  // the colon and its space go before an ellipsis
    CHECK(has(forms, "Outils\u00A0: développer à 100\u202F%…"));
    CHECK_FALSE(has(forms, "Outils\u00A0: développer à 100\u202F% «\u00A0ici…"));
}

TEST_CASE("commas, dashes, opening brackets and lonely signs do not stand before an ellipsis") {
    CHECK(with_ellipsis("Bonjour, ") == "Bonjour…");
    CHECK(with_ellipsis("Bonjour (") == "Bonjour…");
    CHECK(with_ellipsis("Bonjour – ") == "Bonjour…");
    CHECK(with_ellipsis("Bonjour « ") == "Bonjour…");
    CHECK(with_ellipsis("Tom & ") == "Tom…");
    CHECK(with_ellipsis("Tom + ") == "Tom…");
    CHECK(with_ellipsis("Bonjour...") == "Bonjour…");
    CHECK(with_ellipsis("Bonjour…") == "Bonjour…");
}

TEST_CASE("signs that belong to their word stay before an ellipsis") {
    CHECK(with_ellipsis("C++ ") == "C++…");
    CHECK(with_ellipsis("C# ") == "C#…");
    CHECK(with_ellipsis("Why? ") == "Why?…");
    CHECK(with_ellipsis("(so) ") == "(so)…");
    CHECK(with_ellipsis("100 % ") == "100 %…");
    CHECK(with_ellipsis("100\u202F% ") == "100\u202F%…");
    CHECK(with_ellipsis("Party 🎉 ") == "Party 🎉…");
}

TEST_CASE("nothing is left of a text of signs") {
    CHECK(with_ellipsis("").empty());
    CHECK(with_ellipsis(" - ").empty());
    CHECK(with_ellipsis("« ").empty());
}

TEST_CASE("scripts without spaces are cut between their words or characters") {
    CHECK(has(forms_of("容器大会"), "容器…"));
    CHECK(forms_of("สวัสดีครับ").size() >= 2);
}

TEST_CASE("cuts between characters keep what people see as one together") {
    const std::string text = "e\u0301👩‍👩‍👧x";
    const std::vector<PangoLogAttr> attributes = attributes_of(text);
    const Cuts cuts =
        cuts_of(text, text.size(), attributes.data(), static_cast<int>(attributes.size()));
    CHECK(cuts.characters == std::vector<std::size_t>{3, text.size() - 1, text.size()});
}

TEST_CASE("no cut lies beyond the end that was asked for") {
    const std::string text = "one two three";
    const std::vector<PangoLogAttr> attributes = attributes_of(text);
    const Cuts cuts = cuts_of(text, 4, attributes.data(), static_cast<int>(attributes.size()));
    CHECK(cuts.words == std::vector<std::size_t>{4});
}

TEST_CASE("control characters become spaces and white space at the end goes") {
    CHECK(presentable("a\tb\x7f") == "a b");
    CHECK(presentable("a\nb \n ") == "a\nb");
    CHECK(presentable(std::string_view("a\0b", 3)).find('\0') == std::string::npos);
    CHECK(presentable("\xff").empty() == false);
    CHECK(presentable({}).empty());
}
