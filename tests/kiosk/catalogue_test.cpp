#include "kiosk/i18n/catalogue.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>

#include "tests/support/catalogues.h"
#include "tests/support/files.h"

namespace foyer::kiosk {

namespace {

const char* const small = R"({
  "language": "xx", "name": "Xish", "pill": "XX", "one": "n == 1", "first_of_month": "1.",
  "keyboard": ["abc", "de"],
  "weekdays": ["a","b","c","d","e","f","g"], "weekdays_short": ["a","b","c","d","e","f","g"],
  "months": ["1","2","3","4","5","6","7","8","9","10","11","12"],
  "texts": {"hello": "Hello {name}!", "things": {"one": "{n} thing", "other": "{n} things"}}})";

std::string without(const std::string& field) {
    std::string json = small;
    const std::size_t at = json.find("\"" + field + "\"");
    return json.replace(at, field.size() + 2, "\"other_field\"");
}

/// The places of a text: {"time"} for "until {time}".
std::set<std::string> places_of(const std::string& text) {
    std::set<std::string> places;
    static const std::regex place("\\{([a-z_]+)\\}");
    for (std::sregex_iterator it(text.begin(), text.end(), place), end; it != end; ++it)
        places.insert((*it)[1]);
    return places;
}

}  // namespace

TEST_CASE("a catalogue fills the places of its texts") {
    const auto catalogue = Catalogue::parse(small, "small");
    REQUIRE(catalogue.ok());
    CHECK(catalogue->text("hello", {{"name", "Ada"}}) == "Hello Ada!");
    CHECK(catalogue->text("hello") == "Hello !");
    CHECK(catalogue->plural("things", 1) == "1 thing");
    CHECK(catalogue->plural("things", 0) == "0 things");
    CHECK(catalogue->plural("things", 2) == "2 things");
}

TEST_CASE("a value that looks like a place is not filled again") {
    const auto catalogue = Catalogue::parse(small, "small");
    REQUIRE(catalogue.ok());
    CHECK(catalogue->text("hello", {{"name", "{name} %s"}}) == "Hello {name} %s!");
}

TEST_CASE("a catalogue says which of its fields is wrong") {
    for (const std::string field : {"language", "name", "pill", "one", "first_of_month", "weekdays",
                                    "weekdays_short", "keyboard", "months", "texts"}) {
        const auto catalogue = Catalogue::parse(without(field), "broken.json");
        REQUIRE_FALSE(catalogue.ok());
        CHECK(catalogue.error().detail.find("broken.json") != std::string::npos);
        CHECK_MESSAGE(catalogue.error().detail.find(field) != std::string::npos, field);
    }
    CHECK_FALSE(Catalogue::parse("[]", "array").ok());
    CHECK_FALSE(Catalogue::parse("{", "cut").ok());
}

TEST_CASE("French counts nothing as one") {
    const Catalogues shipped = test::shipped_catalogues();
    CHECK(shipped.of("fr").plural("stats.talks", 0) == "conférence");
    CHECK(shipped.of("en").plural("stats.talks", 0) == "talks");
}

TEST_CASE("the shipped catalogues say the same things with the same places") {
    const std::vector<Catalogue> shipped = test::catalogues_as_written();
    const Catalogue& english = *std::ranges::find(shipped, "en", &Catalogue::language);
    CHECK(shipped.size() >= 3);
    for (const Catalogue& catalogue : shipped) {
        CHECK(catalogue.keys() == english.keys());
        for (const std::string& key : english.keys()) {
            INFO(catalogue.language(), " ", key);
            const auto raw = [&](const Catalogue& c) {
                // Filled with its own name, a place stays visible.
                return c.text(key, {{"time", "{time}"},
                                    {"duration", "{duration}"},
                                    {"title", "{title}"},
                                    {"name", "{name}"},
                                    {"names", "{names}"},
                                    {"first", "{first}"},
                                    {"second", "{second}"},
                                    {"affiliation", "{affiliation}"},
                                    {"from", "{from}"},
                                    {"to", "{to}"},
                                    {"total", "{total}"},
                                    {"date", "{date}"},
                                    {"weekday", "{weekday}"},
                                    {"day", "{day}"},
                                    {"month", "{month}"},
                                    {"year", "{year}"},
                                    {"hour", "{hour}"},
                                    {"minute", "{minute}"},
                                    {"query", "{query}"},
                                    {"letter", "{letter}"},
                                    {"seconds", "{seconds}"},
                                    {"room", "{room}"},
                                    {"count", "{count}"},
                                    {"license", "{license}"},
                                    {"n", "{n}"},
                                    {"hours", "{hours}"},
                                    {"minutes", "{minutes}"}});
            };
            CHECK_FALSE(raw(catalogue).empty());
            CHECK(places_of(raw(catalogue)) == places_of(raw(english)));
        }
    }
}

TEST_CASE("what a catalogue does not say yet is said in English") {
    std::string german = small;
    german.replace(german.find("xx"), 2, "de");
    german.replace(german.find("\"hello\""), 7, "\"other\"");
    std::string english = small;
    english.replace(english.find("xx"), 2, "en");
    const Catalogues both({*Catalogue::parse(german, "de"), *Catalogue::parse(english, "en")});
    CHECK(both.of("de").text("hello", {{"name", "Ada"}}) == "Hello Ada!");
    CHECK(both.of("en").text("other") == "other");
}

TEST_CASE("English stands beside any other language, another one beside English") {
    const Catalogues all(test::catalogues_as_written());
    CHECK(all.beside("fr").language() == "en");
    CHECK(all.beside("de").language() == "en");
    CHECK(all.beside("en").language() != "en");
}

TEST_CASE("a screen offers the languages that it is set up for, in that order") {
    const Catalogues all(test::catalogues_as_written());
    const auto two = all.offering({"fr", "de"});
    REQUIRE(two.ok());
    REQUIRE(two->all().size() == 2);
    CHECK(two->all().front().language() == "fr");
    CHECK(all.offering({})->all().size() == all.all().size());
    const auto none = all.offering({"xx"});
    REQUIRE_FALSE(none.ok());
    CHECK(none.error().detail.find("xx") != std::string::npos);
}

TEST_CASE("a keyboard that does not fit is refused") {
    for (const char* keys : {"[]", "[\"abcdefghijk\"]", "[\"abc\", \"abcdefghi\"]", "[\"\"]",
                             "[\"a\",\"b\",\"c\",\"d\",\"e\"]", "\"abc\"", "[1]"}) {
        std::string json = small;
        const std::string written = "[\"abc\", \"de\"]";
        json.replace(json.find(written), written.size(), keys);
        CHECK_FALSE(Catalogue::parse(json, "small").ok());
    }
    const auto keyboard = Catalogue::parse(small, "small")->keyboard();
    CHECK(keyboard == std::vector<std::vector<std::string>>{{"a", "b", "c"}, {"d", "e"}});
}

TEST_CASE("every shipped keyboard writes every Latin letter") {
    for (const Catalogue& catalogue : test::catalogues_as_written()) {
        std::set<std::string> letters;
        for (const auto& row : catalogue.keyboard())
            letters.insert(row.begin(), row.end());
        for (char letter = 'a'; letter <= 'z'; ++letter)
            CHECK(letters.count(std::string(1, letter)) == 1);
    }
}

TEST_CASE("French sets a narrow no-break space before double punctuation") {
    const Catalogues shipped = test::shipped_catalogues();
    for (const std::string& key : shipped.of("fr").keys()) {
        const std::string text = shipped.of("fr").text(key);
        for (const char* wrong : {" :", " ;", " ?", " !", "« ", " »", "'"}) {
            INFO(key, ": ", text);
            CHECK(text.find(wrong) == std::string::npos);
        }
    }
}

TEST_CASE("every key that the screens ask for is in the catalogues, and no other") {
    const Catalogues shipped = test::shipped_catalogues();
    const std::vector<std::string> keys = shipped.of("en").keys();
    std::string sources;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(
             std::filesystem::path(FOYER_SOURCE_DIR) / "kiosk")) {
        if (entry.path().extension() == ".cpp") sources += tests::read_file(entry.path());
    }
    static const std::regex quoted("\"([a-z]+\\.[a-z_]+)\"");
    std::set<std::string> asked;
    for (std::sregex_iterator it(sources.begin(), sources.end(), quoted), end; it != end; ++it)
        asked.insert((*it)[1]);
    for (const std::string& key : keys) {
        const bool dotted = key.find('.') != std::string::npos;
        const bool used =
            dotted ? asked.count(key) == 1 : sources.find("\"" + key + "\"") != std::string::npos;
        CHECK_MESSAGE(used, "no screen says ", key);
    }
    static const std::regex call("(?:text|plural|figure)\\(\\s*\"([a-z_.]+)\"");
    for (std::sregex_iterator it(sources.begin(), sources.end(), call), end; it != end; ++it) {
        const std::string key = (*it)[1];
        CHECK_MESSAGE(std::find(keys.begin(), keys.end(), key) != keys.end(), key, " is missing");
    }
}

}  // namespace foyer::kiosk
