#include "core/programme/localized_text.h"

#include <doctest/doctest.h>

using foyer::programme::LocalizedText;

namespace {

LocalizedText text(std::initializer_list<std::pair<const char*, const char*>> entries) {
    LocalizedText result;
    for (const auto& [language, words] : entries)
        result.set(language, words);
    return result;
}

}  // namespace

TEST_CASE("a text is given in the language asked for") {
    const auto salutation = text({{"fr", "Bonjour"}, {"en", "Hello"}});
    CHECK(salutation.in("fr") == "Bonjour");
    CHECK(salutation.in("en") == "Hello");
    CHECK(salutation.in("FR") == "Bonjour");
}

TEST_CASE("a missing language falls back step by step") {
    CHECK(text({{"pt", "a"}, {"pt-pt", "b"}, {"en", "c"}}).in("pt-br") == "a");
    CHECK(text({{"pt-pt", "b"}, {"", "u"}, {"en", "c"}}).in("pt-br") == "b");
    CHECK(text({{"pt-pt", "b"}, {"", "u"}, {"en", "c"}}).in("pt") == "b");
    CHECK(text({{"", "u"}, {"en", "c"}, {"de", "d"}}).in("pt") == "u");
    CHECK(text({{"en", "c"}, {"de", "d"}}).in("pt") == "c");
    CHECK(text({{"en-gb", "c"}, {"de", "d"}}).in("pt") == "c");
    CHECK(text({{"fr", "f"}, {"de", "d"}}).in("pt") == "d");
    CHECK(LocalizedText().in("pt") == "");
}

TEST_CASE("no particular language gives the unstated text, then English, then the first") {
    CHECK(text({{"", "u"}, {"en", "c"}}).in("") == "u");
    CHECK(text({{"de", "d"}, {"en", "c"}}).in("") == "c");
    CHECK(text({{"fr", "f"}, {"de", "d"}}).in("") == "d");
}

TEST_CASE("a language that begins alike is not a variant") {
    CHECK(text({{"fro", "old"}, {"en", "c"}}).in("fr") == "c");
}

TEST_CASE("entries stay sorted, one a language") {
    const auto words = text({{"fr", "un"}, {"de", "eins"}, {"", "1"}, {"FR", "deux"}});
    REQUIRE(words.entries().size() == 3);
    CHECK(words.entries()[0].first == "");
    CHECK(words.entries()[1].first == "de");
    CHECK(words.entries()[2] == std::pair<std::string, std::string>("fr", "deux"));
}

TEST_CASE("an empty text removes its language") {
    auto words = text({{"fr", "un"}, {"de", "eins"}});
    words.set("fr", "");
    words.set("it", "");
    CHECK(words == text({{"de", "eins"}}));
    CHECK(LocalizedText("").empty());
    CHECK(LocalizedText("fr", "") == LocalizedText());
}
