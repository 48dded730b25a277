#include "core/formats/words.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace foyer::formats {

using programme::SessionKind;

TEST_CASE("labels without people name breaks, meals and social events") {
    const auto kind = [](std::string_view title) { return kind_from_words("", title, false); };
    for (const std::string_view title :
         {"Pause", "Pause café", "Coffee break", "Afternoon Break"}) {
        CAPTURE(title);
        CHECK(kind(title) == SessionKind::break_);
    }
    for (const std::string_view title :
         {"Déjeuner", "Accueil + Petit Déjeuner", "Lunch", "Lunch break", "Mittagessen", "Dîner"}) {
        CAPTURE(title);
        CHECK(kind(title) == SessionKind::meal);
    }
    for (const std::string_view title : {"Cocktail de Clôture", "Apéro", "Closing party"}) {
        CAPTURE(title);
        CHECK(kind(title) == SessionKind::social);
    }
    CHECK(kind("Mot d'accueil + Keynote surprise") == SessionKind::keynote);
}

TEST_CASE("titles of talks are no labels") {
    CHECK(kind_from_words("", "Lunch with Kubernetes", true) == SessionKind::talk);
    CHECK(kind_from_words("", "Break your router", false) == SessionKind::talk);
    CHECK(kind_from_words("", "How we fed a thousand people at lunch for free", false) ==
          SessionKind::talk);
    CHECK(kind_from_words("", "How to survive a keynote", true) == SessionKind::talk);
}

TEST_CASE("a label wins over a type that stands for everything plenary") {
    CHECK(kind_from_words("keynote", "Pause", false) == SessionKind::break_);
    CHECK(kind_from_words("opening", "Accueil + Petit Déjeuner", false) == SessionKind::meal);
    CHECK(kind_from_words("keynote", "The future", true) == SessionKind::keynote);
}

TEST_CASE("types of real programmes") {
    const auto kind = [](std::string_view type) {
        return kind_from_words(type, "Something", true);
    };
    for (const std::string_view type : {"lecture", "devroom", "maintrack", "lightningtalk", "Conf",
                                        "REX", "", "Talk 30 min + 10min Q&A", "podium"}) {
        CAPTURE(type);
        CHECK(kind(type) == SessionKind::talk);
    }
    for (const std::string_view type : {"workshop", "Workshop (2h)", "hands-on", "Atelier"}) {
        CAPTURE(type);
        CHECK(kind(type) == SessionKind::workshop);
    }
    CHECK(kind("BoF (45 minutes)") == SessionKind::other);
    CHECK(kind("djset") == SessionKind::social);
    CHECK(kind("lunch") == SessionKind::meal);
    CHECK(kind("break") == SessionKind::break_);
}

TEST_CASE("a title that says keynote is one") {
    for (const std::string_view title :
         {"Keynote", "Keynote: the future", "The future - Keynote", "The future (Keynote)"}) {
        CAPTURE(title);
        CHECK(kind_from_words("talk", title, true) == SessionKind::keynote);
    }
}

TEST_CASE("marks of cancellation are taken off titles") {
    for (const std::string_view title :
         {"CANCELLED: Foo", "CANCELED Foo", "[CANCELLED] Foo", "(cancelled) Foo", "[Annulé] Foo",
          "ANNULÉ : Foo", "ANNULÉE - Foo", "Foo ! CANCELLED !", "Foo - CANCELLED", "Foo (canceled)",
          "Foo – ABGESAGT", "AMENDMENT CANCELLED: Foo", "*CANCELLED* Foo"}) {
        CAPTURE(title);
        const MarkedTitle marked = take_status_mark(title);
        CHECK(marked.cancelled);
        CHECK(marked.title == "Foo");
        CHECK_FALSE(marked.mark.empty());
    }
}

TEST_CASE("an amendment is a mark that cancels nothing") {
    const MarkedTitle marked = take_status_mark("AMENDMENT Foo");
    CHECK(marked.title == "Foo");
    CHECK(marked.mark == "AMENDMENT");
    CHECK_FALSE(marked.cancelled);
}

TEST_CASE("words of a title are no marks") {
    for (const std::string_view title :
         {"Cancelling POSIX syscalls", "Cancelled - a story of culture", "Why we CANCELLED it all",
          "The show was CANCELLED", "CANCELLEDish", "Cancelled flights: a study", "", "   "}) {
        CAPTURE(title);
        const MarkedTitle marked = take_status_mark(title);
        CHECK_FALSE(marked.cancelled);
        CHECK(marked.mark.empty());
    }
}

TEST_CASE("signs behind the colon of a status mark belong to the title") {
    CHECK(take_status_mark("CANCELLED: ]]> Foo").title == "]]> Foo");
    CHECK(take_status_mark("CANCELLED: -").title == "-");
    CHECK(take_status_mark("[CANCELLED]: Foo").title == "Foo");
}

TEST_CASE("a title that is nothing but its mark keeps it") {
    const MarkedTitle marked = take_status_mark("CANCELLED");
    CHECK(marked.cancelled);
    CHECK(marked.title == "CANCELLED");
}

TEST_CASE("the flag of a country with one language is a language") {
    CHECK(take_flag("🇫🇷 Bonjour").language == "fr");
    CHECK(take_flag("🇫🇷 Bonjour").title == " Bonjour");
    CHECK(take_flag("15 failures 🇬🇧").language == "en");
    CHECK(take_flag("Cilium 🔥").language == "");
    CHECK(take_flag("Cilium 🔥").title == "Cilium 🔥");
}

TEST_CASE("flags that say nothing certain stay") {
    for (const std::string_view title : {"🇨🇭 Grüezi", "🇬🇧🇫🇷 Both", "🇫", "🇿🇿 Nowhere"}) {
        CAPTURE(title);
        CHECK(take_flag(title).language == "");
        CHECK(take_flag(title).title == title);
    }
}

TEST_CASE("languages are BCP 47 tags in lower case") {
    CHECK(language_tag("De") == "de");
    CHECK(language_tag("pt_BR") == "pt-br");
    CHECK(language_tag("zh-Hant") == "zh-hant");
    CHECK(language_tag("de-formal") == "de");
    CHECK(language_tag("French") == "fr");
    CHECK(language_tag("Français") == "fr");
    CHECK(language_tag("日本語") == "ja");
    CHECK(language_tag("ger") == "de");
    for (const std::string_view word :
         {"", " ", "und", "mul", "Klingonese", "d", "en,de", "12", "e1"}) {
        CAPTURE(word);
        CHECK_FALSE(language_tag(word));
    }
}

}  // namespace foyer::formats
