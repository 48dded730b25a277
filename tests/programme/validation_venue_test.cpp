// Maps, pages of information and sponsors in validation.
#include <doctest/doctest.h>

#include <functional>

#include "core/base/limits.h"
#include "core/programme/validation.h"
#include "tests/support/builders.h"
#include "tests/support/pictures.h"

using namespace foyer;
using namespace foyer::programme;

namespace {

Map plan_of(std::string id) {
    return {std::move(id), LocalizedText("Level -1"), test::svg_picture("plan")};
}

/// "map m picture" for each error after `edit` of a programme without one.
std::vector<std::string> venue_errors_after(const std::function<void(Programme&)>& edit) {
    test::ProgrammeBuilder p;
    p.room("r");
    Programme& programme = p.programme();
    programme.maps = {plan_of("m")};
    programme.rooms[0].map_position = {"m", 0, limits::map_parts};
    programme.rooms[0].directions = LocalizedText("en", "Down.\n\nLeft.");
    programme.info.push_back({"wifi", InfoKind::wifi, LocalizedText("Wi-Fi"), {}, "N", "P", {}});
    programme.sponsors.push_back({"a", "Aqua", {}, "", "", test::png_picture()});
    edit(programme);
    std::vector<std::string> errors;
    for (const Problem& problem : validate(programme)) {
        if (problem.severity == Severity::warning) continue;
        errors.push_back(problem.record + " " + problem.field);
    }
    return errors;
}

using Errors = std::vector<std::string>;

}  // namespace

TEST_CASE("maps, pages and sponsors that keep the rules have no problems") {
    CHECK(venue_errors_after([](Programme&) {}).empty());
}

TEST_CASE("what breaks the rules of maps, pages and sponsors is an error") {
    CHECK(venue_errors_after([](Programme& p) { p.maps[0].picture.bytes = "GIF89a"; }) ==
          Errors{"map m picture"});
    CHECK(venue_errors_after([](Programme& p) { p.maps[0].picture.type = PictureType::png; }) ==
          Errors{"map m picture"});
    CHECK(venue_errors_after([](Programme& p) { p.maps[0].title = {}; }) == Errors{"map m title"});
    CHECK(venue_errors_after([](Programme& p) { p.maps.push_back(plan_of("m")); }) ==
          Errors{"map m id"});
    CHECK(venue_errors_after([](Programme& p) { ++p.rooms[0].map_position->y; }) ==
          Errors{"room r map_position"});
    CHECK(venue_errors_after([](Programme& p) { p.rooms[0].map_position->x = -1; }) ==
          Errors{"room r map_position"});
    CHECK(venue_errors_after([](Programme& p) { p.info[0].title = {}; }) ==
          Errors{"info wifi title"});
    CHECK(venue_errors_after([](Programme& p) { p.info[0].network = "a\nb"; }) ==
          Errors{"info wifi network"});
    CHECK(venue_errors_after([](Programme& p) { p.info[0].id = "Wi-Fi"; }) ==
          Errors{"info Wi-Fi id"});
    CHECK(venue_errors_after([](Programme& p) { p.sponsors[0].name = " "; }) ==
          Errors{"sponsor a name"});
    CHECK(venue_errors_after([](Programme& p) { p.sponsors[0].picture->bytes.clear(); }) ==
          Errors{"sponsor a picture"});
}

TEST_CASE("pictures and what has them are counted") {
    const auto with_maps = [](std::size_t count) {
        return venue_errors_after([count](Programme& p) {
            for (std::size_t i = 1; i < count; ++i)
                p.maps.push_back(plan_of("m" + std::to_string(i)));
        });
    };
    CHECK(with_maps(limits::maps).empty());
    CHECK(with_maps(limits::maps + 1) == Errors{"conference maps"});

    const auto with_bytes = [](std::size_t bytes, std::size_t pictures) {
        return venue_errors_after([=](Programme& p) {
            p.sponsors.clear();
            p.maps[0].picture.bytes.resize(bytes, ' ');
            for (std::size_t i = 1; i < pictures; ++i) {
                p.maps.push_back(p.maps[0]);
                p.maps.back().id += std::to_string(i);
            }
        });
    };
    const std::size_t most = limits::all_pictures_bytes / limits::picture_bytes;
    CHECK(with_bytes(limits::picture_bytes, most).empty());
    CHECK(with_bytes(limits::picture_bytes + 1, 1) == Errors{"map m picture"});
    CHECK(with_bytes(limits::picture_bytes, most + 1) == Errors{"conference pictures"});
}

TEST_CASE("a room on a map that does not exist is told, and costs no programme") {
    test::ProgrammeBuilder p;
    p.room("r");
    p.programme().rooms[0].map_position = {"gone", 0, 0};
    const auto problems = validate(p.programme());
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].severity == Severity::warning);
    CHECK(problems[0].field == "map_position");
}
