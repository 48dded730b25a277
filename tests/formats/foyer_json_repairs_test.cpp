#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/formats/export.h"
#include "core/formats/readers.h"
#include "core/programme/validation.h"
#include "tests/formats/import_bench.h"
#include "tests/support/effort.h"
#include "tests/support/full_programme.h"

using namespace foyer;
using namespace foyer::formats;
using programme::LocalizedText;
using programme::Programme;

namespace {

/// The smallest document that is in order, to be broken by the tests.
Json small_document() {
    return Json::parse(R"({"format": "foyer-programme", "version": 1,
        "conference": {"id": "c", "title": "C", "time_zone": "Europe/Paris"},
        "rooms": [{"id": "r", "name": "R"}], "tracks": [{"id": "t", "name": "T"}],
        "people": [{"id": "p", "name": "P"}],
        "sessions": [{"id": "s", "title": "S", "start": "2018-06-26T09:00:00+02:00",
                      "end": "2018-06-26T10:00:00+02:00"}]})");
}

Imported read_ok(const Json& document, const ImportOptions& options = {}) {
    Result<Imported> imported = read_foyer(document.dump(), options);
    REQUIRE_MESSAGE(imported.ok(), (imported ? "" : imported.error().detail));
    CHECK_FALSE(has_errors(programme::validate(imported->programme)));
    return std::move(imported).value();
}

Error read_error(const Json& document, const ImportOptions& options = {}) {
    const Result<Imported> imported = read_foyer(document.dump(), options);
    REQUIRE_FALSE(imported.ok());
    return imported.error();
}

/// The only repair that reading `document` makes.
Repair only_repair(const Json& document) {
    const Imported imported = read_ok(document);
    CHECK(imported.report.drops_total() == 0);
    REQUIRE(imported.report.repairs().size() == 1);
    return imported.report.repairs().front();
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a file that is not Foyer's own JSON is refused with the place and the reason") {
    CHECK(read_foyer("{").error().kind == ErrorKind::malformed);
    CHECK(read_foyer("[]").error().kind == ErrorKind::unsupported);
    CHECK(read_foyer("7").error().kind == ErrorKind::unsupported);
    Json document = small_document();
    document["format"] = "other";
    CHECK(holds(read_error(document).detail, "/format"));
    document = small_document();
    document["version"] = 2;
    CHECK(read_error(document).kind == ErrorKind::unsupported);
    CHECK(holds(read_error(document).detail, "the file states 2"));
    document.erase("version");
    CHECK(holds(read_error(document).detail, "/version"));
}

TEST_CASE("a conference must state a time zone that exists") {
    Json document = small_document();
    document["conference"]["time_zone"] = "Europe/Atlantis";
    CHECK(read_error(document).kind == ErrorKind::invalid);
    CHECK(holds(read_error(document).detail, "Europe/Atlantis"));
    document["conference"].erase("time_zone");
    CHECK(holds(read_error(document).detail, "/conference/time_zone: no time zone"));
    document.erase("conference");
    CHECK(holds(read_error(document).detail, "/conference"));
    document["conference"] = 3;
    CHECK(holds(read_error(document).detail, "/conference"));

    document = small_document();
    ImportOptions options;
    options.time_zone = "Asia/Tokyo";
    const Imported imported = read_ok(document, options);
    CHECK(imported.programme.conference.zone.name() == "Asia/Tokyo");
    options.time_zone = "Asia/Atlantis";
    CHECK(read_error(document, options).kind == ErrorKind::usage);
}

TEST_CASE("a programme without sessions that can be kept is refused") {
    Json document = small_document();
    document["sessions"][0]["end"] = "2018-06-26T09:00:00+02:00";
    const Error error = read_error(document);
    CHECK(error.kind == ErrorKind::invalid);
    CHECK(holds(error.detail, "no sessions"));
    CHECK(holds(error.detail, "/sessions/0"));
    document["sessions"] = Json::array();
    CHECK(holds(read_error(document).detail, "missing or empty"));
}

TEST_CASE("a session with impossible times is dropped with its place, the others stay") {
    const Json good = small_document()["sessions"][0];
    for (const auto& [field, value] : {std::pair{"start", "yesterday"},
                                       {"start", "2018-06-26T09:00:00"},
                                       {"end", "?"},
                                       {"end", "2018-06-26T08:59:59+02:00"},
                                       {"end", "2018-07-03T09:00:01+02:00"},
                                       {"start", "1969-12-31T23:59:59Z"}}) {
        const std::string tried = value;
        CAPTURE(tried);
        Json document = small_document();
        Json bad = good;
        bad["id"] = "bad";
        bad[field] = value;
        document["sessions"].push_back(bad);
        const Imported imported = read_ok(document);
        CHECK(imported.programme.sessions.size() == 1);
        REQUIRE(imported.report.drops().size() == 1);
        CHECK(imported.report.drops()[0].where == "/sessions/1");
        CHECK(imported.report.drops()[0].session == "S");
    }
}

TEST_CASE("a session of exactly seven days is kept") {
    Json document = small_document();
    document["sessions"][0]["end"] = "2018-07-03T09:00:00+02:00";
    CHECK(read_ok(document).report.drops_total() == 0);
}

TEST_CASE("broken fields are repaired and reported with their JSON pointer") {
    Json document = small_document();
    SUBCASE("unknown kind") {
        document["sessions"][0]["kind"] = "concert";
        const Repair repair = only_repair(document);
        CHECK(repair.where == "/sessions/0/kind");
        CHECK(repair.session == "S");
        CHECK(repair.field == "kind");
        CHECK(repair.was == "concert");
        CHECK(repair.now == "talk");
    }
    SUBCASE("unknown room, track and person") {
        document["sessions"][0]["rooms"] = {"r", "nowhere"};
        CHECK(only_repair(document).was == "nowhere");
        document = small_document();
        document["sessions"][0]["track"] = "none";
        CHECK(only_repair(document).where == "/sessions/0/track");
        document = small_document();
        document["sessions"][0]["people"] = {{{"person", "nobody"}}};
        CHECK(only_repair(document).where == "/sessions/0/people/0/person");
    }
    SUBCASE("a number where a text belongs") {
        document["sessions"][0]["level"] = 3;
        CHECK(only_repair(document).now == "3");
        CHECK(read_ok(document).programme.sessions[0].level == "3");
    }
    SUBCASE("other types where a text belongs") {
        document["sessions"][0]["level"] = {{"a", 1}};
        CHECK(only_repair(document).was == "an object");
    }
    SUBCASE("plenary that is no truth value") {
        document["sessions"][0]["plenary"] = "yes";
        CHECK(only_repair(document).where == "/sessions/0/plenary");
    }
    SUBCASE("a capacity that is no number of seats") {
        for (const Json& capacity : {Json(-1), Json(1.5), Json(3'000'000'000), Json("many")}) {
            document["rooms"][0]["capacity"] = capacity;
            CHECK(only_repair(document).where == "/rooms/0/capacity");
            CHECK_FALSE(read_ok(document).programme.rooms[0].capacity.has_value());
        }
    }
    SUBCASE("dates, day boundary") {
        document["conference"]["first_day"] = "2018-02-30";
        CHECK(only_repair(document).where == "/conference/first_day");
        document = small_document();
        document["conference"]["day_boundary"] = "25:00";
        CHECK(only_repair(document).now == "04:00");
    }
    SUBCASE("colour and spoken language") {
        document["tracks"][0]["color"] = "green";
        CHECK(only_repair(document).where == "/tracks/0/color");
        document = small_document();
        document["sessions"][0]["language"] = "not a tag";
        CHECK(only_repair(document).where == "/sessions/0/language");
        document["sessions"][0]["language"] = "pt-BR";
        CHECK(read_ok(document).programme.sessions[0].language == "pt-br");
    }
    SUBCASE("language tags are lower-cased, and refused when they are none") {
        document["sessions"][0]["title"] = {{"pt-BR", "Olá"}, {"not a tag", "x"}};
        CHECK(only_repair(document).was == "not a tag");
        CHECK(read_ok(document).programme.sessions[0].title == LocalizedText("pt-br", "Olá"));
    }
    SUBCASE("texts that cannot be shown") {
        document["sessions"][0]["title"] = "One\nline";
        CHECK(only_repair(document).now == "One line");
        document = small_document();
        document["sessions"][0]["abstract"] = "bell\x07";
        CHECK(only_repair(document).now == "bell");
    }
    SUBCASE("names that are missing") {
        document["rooms"][0].erase("name");
        CHECK(only_repair(document).now == "r");
        document = small_document();
        document["people"][0]["name"] = "";
        CHECK(read_ok(document).programme.people[0].name == "p");
        document = small_document();
        document["conference"]["title"] = {{"fr", " "}};
        CHECK(only_repair(document).now == "Programme");
        document = small_document();
        document["sessions"][0].erase("title");
        CHECK(read_ok(document).programme.sessions[0].title.in("fr") == "Sans titre");
    }
}

TEST_CASE(
    "ids that are missing, malformed or used twice become record ids, and references follow") {
    Json document = small_document();
    document["rooms"] = {{{"id", "Salle 1"}, {"name", "A"}},
                         {{"name", "B"}},
                         {{"id", "x"}, {"name", "C"}},
                         {{"id", "x"}, {"name", "D"}}};
    document["sessions"][0]["rooms"] = {"Salle 1", "x", "x"};
    const Imported imported = read_ok(document);
    const auto& rooms = imported.programme.rooms;
    REQUIRE(rooms.size() == 4);
    CHECK(rooms[0].id == "salle-1");
    CHECK(rooms[3].id == "x-2");
    CHECK(imported.programme.sessions[0].rooms == std::vector<std::string>{"salle-1", "x"});
    CHECK(imported.report.repairs_total() == 4);
}

TEST_CASE("a session to go to instead may come later, and is another one") {
    Json document = small_document();
    Json other = document["sessions"][0];
    other["id"] = "other";
    document["sessions"].push_back(other);
    document["sessions"][0]["instead"] = "other";
    CHECK(read_ok(document).programme.sessions[0].instead == "other");
    for (const char* none : {"nobody", "s"}) {
        document["sessions"][0]["id"] = "s";
        document["sessions"][0]["instead"] = none;
        const Imported imported = read_ok(document);
        CHECK(imported.programme.sessions[0].instead.empty());
        REQUIRE(imported.report.repairs_total() == 1);
        CHECK(imported.report.repairs().front().where == "/sessions/0/instead");
    }
}

TEST_CASE("the language option is given to texts that state none") {
    ImportOptions options;
    options.language = "fr";
    const Imported imported = read_ok(small_document(), options);
    CHECK(imported.programme.sessions[0].title == LocalizedText("fr", "S"));
}

TEST_CASE("counts and texts beyond a limit") {
    Json document = small_document();
    SUBCASE("too many rooms are an error, the limit itself is not") {
        document["rooms"] = Json::array();
        for (std::size_t i = 0; i < limits::rooms; ++i) {
            document["rooms"].push_back({{"id", "r" + std::to_string(i)}, {"name", "R"}});
        }
        CHECK(read_ok(document).programme.rooms.size() == limits::rooms);
        document["rooms"].push_back({{"id", "last"}, {"name", "R"}});
        CHECK(read_error(document).kind == ErrorKind::too_large);
    }
    SUBCASE("a title is cut at the bytes of a line") {
        document["sessions"][0]["title"] = std::string(limits::line_bytes, 'x');
        CHECK(read_ok(document).report.repairs_total() == 0);
        document["sessions"][0]["title"] = std::string(limits::line_bytes + 1, 'x');
        CHECK(only_repair(document).where == "/sessions/0/title");
    }
    SUBCASE("an abstract is cut at the bytes of a text") {
        document["sessions"][0]["abstract"] = std::string(limits::text_bytes, 'x');
        CHECK(read_ok(document).report.repairs_total() == 0);
        document["sessions"][0]["abstract"] = std::string(limits::text_bytes + 1, 'x');
        CHECK(only_repair(document).where == "/sessions/0/abstract");
    }
    SUBCASE("links") {
        Json& links = document["sessions"][0]["links"];
        for (std::size_t i = 0; i < limits::links_per_session; ++i) {
            links.push_back({{"url", "https://example.org/"}});
        }
        CHECK(read_ok(document).report.repairs_total() == 0);
        links.push_back({{"url", "https://example.org/"}});
        CHECK(only_repair(document).where == "/sessions/0/links");
    }
    SUBCASE("languages") {
        Json& title = document["sessions"][0]["title"];
        title = Json::object();
        for (std::size_t i = 0; i < limits::languages_per_text; ++i) {
            title["l" + std::to_string(i)] = "x";
        }
        CHECK(read_ok(document).report.repairs_total() == 0);
        title["more"] = "x";
        CHECK(only_repair(document).was == "more");
    }
}

namespace {

/// Replaces one value somewhere in `document` by something that does not belong there.
void damage(Json& document, test::Random& random) {
    Json* value = &document;
    for (int depth = 0; value->is_structured() && !value->empty(); ++depth) {
        if (depth > 1 && random.percent(15)) break;
        auto member = value->begin();
        std::advance(member, static_cast<std::ptrdiff_t>(random.below(value->size())));
        value = &*member;
    }
    static const std::vector<Json> junk{nullptr,
                                        true,
                                        -1,
                                        1e300,
                                        18446744073709551615U,
                                        "",
                                        " ",
                                        "\n\n",
                                        "Ünïcode \u202e\u0007",
                                        std::string(2000, 'x'),
                                        "2018-06-26T09:00:00+02:00",
                                        Json::array(),
                                        Json::object(),
                                        Json::array({nullptr, 1, "x"}),
                                        Json{{"", "x"}, {"fr", " "}},
                                        Json{{"id", "x"}}};
    *value = random.pick(junk);
}

}  // namespace

TEST_CASE("whatever is wrong in a document, what is read keeps the model's rules" *
          doctest::test_suite("slow")) {
    std::size_t read_ones = 0;
    const std::size_t documents = test::rounds(300);
    for (std::uint64_t seed = 1; seed <= documents; ++seed) {
        CAPTURE(seed);
        test::Random random(seed);
        Json document = Json::parse(write_foyer_json(test::FullProgrammes(seed % 20).make(4)));
        for (std::uint64_t i = 0; i <= random.below(12); ++i)
            damage(document, random);
        const Result<Imported> imported = read_foyer(document.dump());
        if (!imported) continue;
        ++read_ones;
        const auto problems = programme::validate(imported->programme);
        for (const programme::Problem& problem : problems) {
            const bool warning = problem.severity == programme::Severity::warning;
            CHECK_MESSAGE(warning,
                          problem.record << " " << problem.field << ": " << problem.message);
        }
        // What was read is in order, so it is written and read without a further change.
        const Result<Imported> again = read_foyer(write_foyer_json(imported->programme));
        REQUIRE(again.ok());
        CHECK(again->programme == imported->programme);
        CHECK(again->report.repairs_total() == 0);
    }
    CHECK(read_ones > documents / 6);
}
