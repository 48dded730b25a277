#include "core/programme/search.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/base/limits.h"
#include "core/base/text.h"
#include "tests/support/builders.h"
#include "tests/support/random_programme.h"

using namespace foyer::programme;
using foyer::test::ProgrammeBuilder;
using foyer::test::Random;
using namespace std::chrono_literals;
namespace text = foyer::text;

namespace {

using Labels = std::vector<std::string>;

std::string label(const Snapshot& snapshot, const Hit& hit) {
    switch (hit.kind) {
        case HitKind::session:
            return std::string(snapshot.session(hit.index).title.in(""));
        case HitKind::person:
            return snapshot.person(hit.index).name;
        case HitKind::room:
            return std::string(snapshot.room(hit.index).name.in(""));
        case HitKind::track:
            return std::string(snapshot.track(hit.index).name.in(""));
    }
    return {};
}

Labels found(const SearchIndex& index, std::string_view query, std::string_view language = "") {
    Labels labels;
    for (const Hit& hit : index.find(query, language)) {
        labels.push_back(label(index.snapshot(), hit));
    }
    return labels;
}

bool finds(const SearchIndex& index, std::string_view query, HitKind kind, std::uint32_t position) {
    const auto hits = index.find(query, "");
    return std::any_of(hits.begin(), hits.end(),
                       [&](const Hit& hit) { return hit.kind == kind && hit.index == position; });
}

/// Sessions with these titles, an hour apart.
ProgrammeBuilder sessions_called(std::initializer_list<std::string_view> titles) {
    ProgrammeBuilder p;
    auto start = p.at("2018-06-26 09:00");
    for (const auto title : titles) {
        p.session(std::string(title), start, 30min);
        start += 1h;
    }
    return p;
}

std::shared_ptr<const SearchIndex> index_of(const ProgrammeBuilder& p) {
    return SearchIndex::build(p.snapshot());
}

/// `word` with one letter added, lost, wrong, or swapped with its neighbour.
std::string with_slip(Random& random, std::string word) {
    const auto letter = static_cast<char>('a' + random.below(26));
    const auto at = static_cast<std::size_t>(random.below(word.size()));
    switch (random.below(4)) {
        case 0:
            word.insert(at, 1, letter);
            break;
        case 1:
            word.erase(at, 1);
            break;
        case 2:
            word[at] = letter;
            break;
        default:
            std::swap(word[at], word[at == 0 ? 1 : at - 1]);
    }
    return word;
}

/// A word of `letters` letters that can be spoken, so that words differ as real ones do.
std::string spoken_word(Random& random, std::size_t letters) {
    constexpr std::string_view consonants = "bcdfglmnprst";
    constexpr std::array<std::string_view, 8> vowels{"a", "e", "i", "o", "u", "é", "è", "ô"};
    std::string word;
    for (std::size_t i = 0; i < letters; ++i) {
        if (i % 2 == 0) {
            word += random.pick(consonants);
        } else {
            word += random.pick(vowels);
        }
    }
    return word;
}

}  // namespace

TEST_CASE("a session is found by its title, its people, its room, its track and its text") {
    ProgrammeBuilder p;
    p.room("r1", "Amphithéâtre").track("t1", "Sécurité").person("ann", "Zoé Müller", "Ænigma");
    auto& session = p.session("Orchestration", "2018-06-26 09:00", 30min, {"r1"});
    session.subtitle.set("en", "Boats");
    session.track = "t1";
    session.people = {{"ann", PersonRole::speaker}};
    session.abstract.set("en", "About whales.");
    session.description.set("fr", "Des dauphins.");
    session.type = "devroom";
    p.session("Another", "2018-06-26 10:00", 30min);
    const auto index = index_of(p);
    for (const auto* query : {"orchestration", "boats", "zoe muller", "amphitheatre", "securite",
                              "aenigma", "whales", "dauphins", "devroom"}) {
        CAPTURE(query);
        CHECK(finds(*index, query, HitKind::session, 0));
        CHECK_FALSE(finds(*index, query, HitKind::session, 1));
    }
    CHECK(finds(*index, "zoe", HitKind::person, 0));
    CHECK(finds(*index, "amphitheatre", HitKind::room, 0));
    CHECK(finds(*index, "securite", HitKind::track, 0));
}

TEST_CASE("a person, a room and a track stand before the sessions that name them") {
    ProgrammeBuilder p;
    p.room("r1", "Salle 1").track("t1", "Storage").person("ann", "Liz Rice");
    auto& session = p.session("Opening", "2018-06-26 09:00", 30min, {"r1"});
    session.people = {{"ann", PersonRole::speaker}};
    session.track = "t1";
    const auto index = index_of(p);
    CHECK(found(*index, "liz rice") == Labels{"Liz Rice", "Opening"});
    CHECK(found(*index, "salle 1") == Labels{"Salle 1", "Opening"});
    CHECK(found(*index, "storage") == Labels{"Storage", "Opening"});
}

TEST_CASE("accents, capitals, ligatures and fancy quotes do not matter") {
    const auto index =
        index_of(sessions_called({"L’œuvre à l’Élysée", "Straße nach Łódź", "Ordinary"}));
    CHECK(found(*index, "oeuvre elysee") == Labels{"L’œuvre à l’Élysée"});
    CHECK(found(*index, "l'œuvre") == Labels{"L’œuvre à l’Élysée"});
    CHECK(found(*index, "STRASSE LODZ") == Labels{"Straße nach Łódź"});
}

TEST_CASE("scripts without spaces and other alphabets are found") {
    const auto index = index_of(sessions_called({"開源人年會", "Привет мир", "مرحبا"}));
    CHECK(found(*index, "開源") == Labels{"開源人年會"});
    CHECK(found(*index, "привет") == Labels{"Привет мир"});
    CHECK(found(*index, "превет") == Labels{"Привет мир"});
    CHECK(found(*index, "مرحبا") == Labels{"مرحبا"});
}

TEST_CASE("the beginning of a word finds it, exact words come first") {
    const auto index = index_of(sessions_called({"Containers for all", "Contain yourself"}));
    CHECK(found(*index, "contain") == Labels{"Contain yourself", "Containers for all"});
    CHECK(found(*index, "c") == Labels{"Contain yourself", "Containers for all"});
    CHECK(found(*index, "cont your") == Labels{"Contain yourself"});
}

TEST_CASE("exact stands before beginning, beginning before slip") {
    const auto index = index_of(sessions_called({"Dockar", "Dockers", "Docker"}));
    CHECK(found(*index, "docker") == Labels{"Docker", "Dockers", "Dockar"});
}

TEST_CASE("a slip comes last, even in a title before a beginning in a text") {
    auto p = sessions_called({"Storm", "Other"});
    p.programme().sessions[1].abstract.set("en", "Strombolian eruptions");
    CHECK(found(*index_of(p), "strom") == Labels{"Other", "Storm"});
    CHECK(found(*index_of(p), "strom other") == Labels{"Other"});
}

TEST_CASE("titles stand before rooms and tracks, those before texts") {
    ProgrammeBuilder p;
    p.track("t1", "Linux");
    p.session("In text", "2018-06-26 09:00", 30min).abstract.set("en", "Linux");
    p.session("In track", "2018-06-26 10:00", 30min).track = "t1";
    p.session("Linux at last", "2018-06-26 11:00", 30min);
    CHECK(found(*index_of(p), "linux") == Labels{"Linux", "Linux at last", "In track", "In text"});
}

TEST_CASE("every word must be found; where nothing holds all, those that hold most") {
    const auto index = index_of(sessions_called({"Red fish", "Blue fish", "Blue bird"}));
    CHECK(found(*index, "blue fish") == Labels{"Blue fish"});
    CHECK(found(*index, "red fish zebra") == Labels{"Red fish"});
    CHECK(found(*index, "red zebra") == Labels{"Red fish"});
    CHECK(found(*index, "zebra") == Labels{});
}

TEST_CASE("short words forgive no slip, five letters one, nine letters two") {
    const auto index = index_of(sessions_called({"Mesh", "Storm", "Microphone"}));
    CHECK(found(*index, "mehs") == Labels{});
    CHECK(found(*index, "strom") == Labels{"Storm"});
    CHECK(found(*index, "sotrm") == Labels{"Storm"});
    CHECK(found(*index, "strmo") == Labels{});
    CHECK(found(*index, "mircohpone") == Labels{"Microphone"});
    CHECK(found(*index, "mircohpnoe") == Labels{});
}

TEST_CASE("a slip in the beginning of a word is forgiven while it is typed") {
    const auto index = index_of(sessions_called({"Kubernetes", "Unrelated"}));
    CHECK(found(*index, "kubre") == Labels{"Kubernetes"});
    CHECK(found(*index, "kubren") == Labels{"Kubernetes"});
}

TEST_CASE("words that carry nothing are ignored in the reader's language when others remain") {
    const auto index = index_of(sessions_called({"La gestion de la mémoire", "The end", "Who"}));
    CHECK(found(*index, "la gestion de la memoire", "fr") == Labels{"La gestion de la mémoire"});
    CHECK(found(*index, "les memoires", "fr").empty() == false);
    CHECK(found(*index, "the end of the", "en") == Labels{"The end"});
    CHECK(found(*index, "the memoire", "en-gb") == Labels{"La gestion de la mémoire"});
    CHECK(found(*index, "the", "en") == Labels{"The end"});
    CHECK(found(*index, "who", "en") == Labels{"Who"});
    CHECK(found(*index, "the memoire", "fr").size() == 2);
}

TEST_CASE("among equals the shorter title, then the earlier session comes first") {
    const auto index =
        index_of(sessions_called({"Rust in the kernel", "Rust", "Rust in a kernel"}));
    CHECK(found(*index, "rust") == Labels{"Rust", "Rust in the kernel", "Rust in a kernel"});
}

TEST_CASE("all languages of a text are searched") {
    auto p = sessions_called({"Untitled"});
    p.programme().sessions[0].title.set("fr", "Conteneurs");
    p.programme().sessions[0].title.set("de", "Behälter");
    CHECK(found(*index_of(p), "conteneurs") == Labels{"Untitled"});
    CHECK(found(*index_of(p), "behalter", "fr") == Labels{"Untitled"});
}

TEST_CASE("any input is answered") {
    const auto index = index_of(sessions_called({"Ordinary talk", "NEAR far", "C++ \"quoted\""}));
    const std::string long_word(10'000, 'a');
    std::string long_words;
    while (long_words.size() < 10'000)
        long_words += "ordinaru ";
    for (const std::string& query :
         {std::string(), std::string(" "), std::string("\"*'`"), std::string("NEAR("),
          std::string("' OR 1=1; DROP TABLE sessions; --"), std::string("\U0001F600\U0001F468"),
          std::string("%s%n%x"), std::string("\xff\xfe\x80"), std::string("a\0b", 3),
          std::string("\xed\xa0\x80"), std::string(10'000, '*'), std::string(10'000, '\xc3'),
          long_word, long_words}) {
        CHECK(index->find(query, "fr").size() <= 3);
    }
    CHECK(found(*index, "NEAR(") == Labels{"NEAR far"});
    CHECK(found(*index, "\"quoted") == Labels{"C++ \"quoted\""});
    CHECK(found(*index, "c++") == Labels{"C++ \"quoted\""});
    CHECK(found(*index, long_words) == Labels{"Ordinary talk"});
    CHECK(index_of(ProgrammeBuilder())->find("anything", "en").empty());
}

TEST_CASE("answers are bounded") {
    ProgrammeBuilder p;
    for (std::size_t i = 0; i <= foyer::limits::search_results; ++i) {
        p.session("Same", "2018-06-26 09:00", 30min);
    }
    CHECK(index_of(p)->find("same", "").size() == foyer::limits::search_results);
}

TEST_CASE("every title and name is found by each of its words, also with one slip") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Random random(seed);
        ProgrammeBuilder p;
        const auto title = [&] {
            std::string words;
            for (std::size_t i = 0; i < 1 + random.below(4); ++i) {
                words += (i == 0 ? "" : " ") + spoken_word(random, 2 + random.below(11));
            }
            return words;
        };
        for (int i = 0; i < 25; ++i) {
            p.session(title(), "2018-06-26 09:00", 30min).abstract.set("fr", title());
        }
        for (int i = 0; i < 25; ++i)
            p.person("p" + std::to_string(i), title());
        const auto index = index_of(p);
        const auto check = [&](std::string_view words, HitKind kind, std::uint32_t position) {
            for (const auto& word : text::folded_words(words)) {
                const std::string slipped = word.size() >= 5 ? with_slip(random, word) : word;
                CAPTURE(seed);
                CAPTURE(word);
                CAPTURE(slipped);
                REQUIRE(finds(*index, word, kind, position));
                REQUIRE(finds(*index, slipped, kind, position));
            }
        };
        const auto& programme = index->snapshot().programme();
        for (std::uint32_t i = 0; i < programme.sessions.size(); ++i) {
            check(programme.sessions[i].title.in(""), HitKind::session, i);
        }
        for (std::uint32_t i = 0; i < programme.people.size(); ++i) {
            check(programme.people[i].name, HitKind::person, i);
        }
    }
}
