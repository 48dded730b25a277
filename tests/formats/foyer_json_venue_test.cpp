#include "core/formats/foyer_json_venue.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/base/base64.h"
#include "core/base/limits.h"
#include "core/programme/validation.h"
#include "tests/formats/import_bench.h"
#include "tests/support/pictures.h"

using namespace foyer;
using namespace foyer::formats;
using programme::LocalizedText;

namespace {

const std::string plan = "<svg viewBox='0 0 4 3'><rect width='4' height='3'/></svg>";

Json with_a_map(const std::string& picture) {
    Json document = Json::parse(R"({"format": "foyer-programme", "version": 1,
        "conference": {"id": "c", "title": "C", "time_zone": "Europe/Paris"},
        "rooms": [{"id": "r", "name": "R", "map_position": {"map": "m", "x": 0, "y": 1000}}],
        "sessions": [{"id": "s", "title": "S", "start": "2018-06-26T09:00:00+02:00",
                      "end": "2018-06-26T10:00:00+02:00"}],
        "maps": [{"id": "m", "title": "Level -1"}]})");
    document["maps"][0]["picture"] = picture;
    return document;
}

Imported read_venue(const Json& document) {
    Result<Imported> imported = read_foyer(document.dump());
    REQUIRE_MESSAGE(imported.ok(), (imported ? "" : imported.error().detail));
    CHECK_FALSE(has_errors(programme::validate(imported->programme)));
    return *std::move(imported);
}

}  // namespace

TEST_CASE("a map's picture is base64, broken into lines or not, or SVG as it is") {
    std::string lines = to_base64(plan);
    lines.insert(20, "\n");
    for (const std::string& picture : {plan, to_base64(plan), lines}) {
        const Imported imported = read_venue(with_a_map(picture));
        CHECK(imported.report.repairs_total() + imported.report.drops_total() == 0);
        REQUIRE(imported.programme.maps.size() == 1);
        CHECK(imported.programme.maps[0].picture.bytes == plan);
        CHECK(imported.programme.rooms[0].map_position ==
              programme::MapPosition{"m", 0, limits::map_parts});
    }
}

TEST_CASE("a broken picture costs its map and no more") {
    const std::string png = to_base64(test::png_picture().bytes);
    for (const std::string& picture : {std::string("?"), std::string("<svg><g></svg>"),
                                       std::string(), png.substr(0, 40), to_base64("GIF89a")}) {
        CAPTURE(picture);
        const Imported imported = read_venue(with_a_map(picture));
        CHECK(imported.programme.maps.empty());
        REQUIRE(imported.report.drops_total() == 1);
        CHECK(imported.report.drops()[0].where == "/maps/0");
        CHECK(imported.report.drops()[0].why.find("picture") != std::string::npos);
        CHECK_FALSE(imported.programme.rooms[0].map_position);
        REQUIRE(imported.report.repairs_total() == 1);
        CHECK(imported.report.repairs()[0].where == "/rooms/0/map_position/map");
    }
}

TEST_CASE("a map without a picture is left out") {
    Json document = with_a_map(plan);
    document["maps"][0].erase("picture");
    CHECK(read_venue(document).report.drops_total() == 1);
    document["maps"][0]["picture"] = 7;
    CHECK(read_venue(document).report.drops_total() == 1);
}

TEST_CASE("a place that is not on the map is left out and reported") {
    for (const char* place :
         {R"({"map": "n", "x": 1, "y": 1})", R"({"map": "m", "x": 1})",
          R"({"map": "m", "x": 1001, "y": 1})", R"({"map": "m", "x": -1, "y": 1})",
          R"({"map": "m", "x": 1, "y": 1001})", R"({"map": "m", "x": 0.5, "y": 1})", R"({})",
          R"(3)"}) {
        CAPTURE(place);
        Json document = with_a_map(plan);
        document["rooms"][0]["map_position"] = Json::parse(place);
        const Imported imported = read_venue(document);
        CHECK_FALSE(imported.programme.rooms[0].map_position);
        CHECK(imported.report.repairs_total() >= 1);
        CHECK(imported.programme.maps.size() == 1);
    }
}

TEST_CASE("a room names its map as the file does") {
    Json document = with_a_map(plan);
    document["maps"][0]["id"] = "Level -1";
    document["rooms"][0]["map_position"]["map"] = "Level -1";
    const Imported imported = read_venue(document);
    REQUIRE(imported.programme.rooms[0].map_position);
    CHECK(imported.programme.rooms[0].map_position->map == imported.programme.maps[0].id);
}

TEST_CASE("a page of information without a title is called what it is") {
    Json document = with_a_map(plan);
    document["info"] = Json::parse(R"([{"id": "a", "kind": "help", "text": "Ask."}, {"kind": "?"},
        {"id": "w", "kind": "wifi", "title": "Wi-Fi", "network": "Guests", "security": "open"}])");
    const Imported imported = read_venue(document);
    REQUIRE(imported.programme.info.size() == 3);
    CHECK(imported.programme.info[0].title.in("fr") == "Aide");
    CHECK(imported.programme.info[0].text == LocalizedText("Ask."));
    CHECK(imported.programme.info[1].kind == programme::InfoKind::other);
    CHECK(imported.programme.info[1].id == "info");
    CHECK(imported.programme.info[2].security == programme::WifiSecurity::open);
    CHECK(imported.programme.info[2].network == "Guests");
    // The first title; id, kind and title of the second.
    CHECK(imported.report.repairs_total() == 4);
}

TEST_CASE("a sponsor whose picture is broken stays without it") {
    Json document = with_a_map(plan);
    document["sponsors"] =
        Json::parse(R"([{"id": "a", "name": "Aqua", "picture": "no"}, {"id": "b"}])");
    document["sponsors"][1]["picture"] = plan;
    const Imported imported = read_venue(document);
    REQUIRE(imported.programme.sponsors.size() == 2);
    CHECK_FALSE(imported.programme.sponsors[0].picture);
    CHECK(imported.programme.sponsors[1].name == "b");
    REQUIRE(imported.programme.sponsors[1].picture);
    CHECK(imported.programme.sponsors[1].picture->bytes == plan);
    CHECK(imported.report.repairs_total() == 2);
}

TEST_CASE("one picture and all of them together have their limits") {
    std::string svg = "<svg/>";
    svg.append(limits::picture_bytes - svg.size(), ' ');
    Json document = with_a_map(svg);
    document["maps"] = Json::array();
    const std::size_t most = limits::all_pictures_bytes / limits::picture_bytes;
    for (std::size_t i = 0; i < most; ++i)
        document["maps"].push_back(
            {{"id", "m" + std::to_string(i)}, {"title", "M"}, {"picture", svg}});
    document["rooms"][0].erase("map_position");
    Imported imported = read_venue(document);
    CHECK(imported.programme.maps.size() == most);
    CHECK(imported.report.drops_total() == 0);

    document["maps"].push_back({{"id", "more"}, {"title", "M"}, {"picture", "<svg/>"}});
    imported = read_venue(document);
    CHECK(imported.programme.maps.size() == most);
    CHECK(imported.report.drops_total() == 1);

    imported = read_venue(with_a_map(svg + ' '));
    CHECK(imported.programme.maps.empty());
}

TEST_CASE("a file has at most so many maps, pages and sponsors") {
    const auto document_with = [](const char* table, std::size_t count, const Json& record) {
        Json document = with_a_map(plan);
        document["rooms"][0].erase("map_position");
        document[table] = Json::array();
        for (std::size_t i = 0; i < count; ++i) {
            document[table].push_back(record);
            document[table].back()["id"] = "r" + std::to_string(i);
        }
        return document.dump();
    };
    const Json map{{"title", "M"}, {"picture", plan}};
    const Json page{{"title", "P"}};
    const Json sponsor{{"name", "S"}};
    CHECK(read_foyer(document_with("maps", limits::maps, map)));
    CHECK_FALSE(read_foyer(document_with("maps", limits::maps + 1, map)));
    CHECK(read_foyer(document_with("info", limits::info_pages, page)));
    CHECK_FALSE(read_foyer(document_with("info", limits::info_pages + 1, page)));
    CHECK(read_foyer(document_with("sponsors", limits::sponsors, sponsor)));
    CHECK_FALSE(read_foyer(document_with("sponsors", limits::sponsors + 1, sponsor)));
}
