// What the pages of sessions, rooms, the visitor's list and the information look like and say, as
// golden pictures and texts.

#include <doctest/doctest.h>

#include "tests/support/golden_picture.h"
#include "tests/support/looking.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

/// A plan of three rooms above a hall.
programme::Picture plan_of_three_rooms() {
    std::string svg =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1000 600'>"
        "<g fill='none' stroke='#222' stroke-width='6'><rect x='20' y='20' width='960' "
        "height='560'/><path d='M360 20V340M680 20V340M20 340H980'/></g></svg>";
    return {programme::PictureType::svg, std::move(svg)};
}

/// The changed sample with a plan, a way to each room, a Wi-Fi and sponsors.
std::shared_ptr<const programme::Snapshot> furnished_sample() {
    programme::Publication publication = changed_sample()->publication();
    programme::Programme& programme = publication.programme;
    programme.maps.push_back({"m", programme::LocalizedText("Level -1"), plan_of_three_rooms()});
    int x = 190;
    for (programme::Room& room : programme.rooms) {
        room.capacity = 180;
        room.directions.set("en",
                            "Down the stairs, then straight on.\n\n- The lift is behind the "
                            "bar.\n- Doors open five minutes before each session.");
        room.directions.set("fr", "Descendez l’escalier, puis tout droit.");
        room.map_position = programme::MapPosition{.map = "m", .x = x, .y = 300};
        x += 310;
    }
    programme::InfoPage wifi;
    wifi.id = "wifi";
    wifi.kind = programme::InfoKind::wifi;
    wifi.title = programme::LocalizedText("Wi-Fi");
    wifi.network = "PCD 2018";
    wifi.password = "conteneurs;2018";
    programme.info.push_back(std::move(wifi));
    for (const char* name : {"Alpha", "Beta"}) {
        programme::Sponsor sponsor;
        sponsor.id = sponsor.name = name;
        sponsor.level.set("en", "Gold");
        programme.sponsors.push_back(std::move(sponsor));
    }
    return programme::Snapshot::build(std::move(publication), 48);
}

struct PageScene {
    const char* name;
    Look look{};
    bool picture = false;
};

const Page cancelled_session{PageKind::session, "reliability-of-container-orchestration"};
const Page moved_session{PageKind::session, "concourse-container-first-ci-and-cd"};

void star_three(State& state) {
    state.starred = {"concourse-container-first-ci-and-cd", "bedrock-of-dropbox",
                     "reliability-of-container-orchestration", "kubernetes-should-you-use-it"};
}

void turn_once(State& state) {
    state.list_page = 1;
}

const PageScene page_scenes[] = {
    {"page-session-cancelled", {.size = {1080, 1920}, .page = cancelled_session}, true},
    {"page-session-landscape-fr",
     {.size = {1920, 1080}, .language = "fr", .theme = ThemeName::light, .page = moved_session},
     true},
    {"page-session-small", {.size = {800, 480}, .page = moved_session}},
    {"page-session-starred",
     {.size = {1080, 1920},
      .theme = ThemeName::contrast,
      .page = moved_session,
      .visitor = star_three}},
    {"page-list",
     {.size = {1080, 1920}, .page = {PageKind::list, ""}, .visitor = star_three},
     true},
    {"page-list-empty-fr", {.size = {1920, 1080}, .language = "fr", .page = {PageKind::list, ""}}},
    {"page-room", {.size = {1080, 1920}, .page = {PageKind::room, "salle-3"}}},
    {"page-room-way",
     {.size = {1080, 1920}, .page = {PageKind::room, "salle-3"}, .visitor = turn_once},
     true},
    {"page-room-landscape", {.size = {1920, 1080}, .page = {PageKind::room, "salle-2"}}, true},
    {"page-room-gone", {.size = {1080, 1920}, .page = {PageKind::room, "nowhere"}}},
    {"page-info-fr", {.size = {1080, 1920}, .language = "fr", .page = {PageKind::info, ""}}, true},
};

}  // namespace

TEST_CASE("the pages of sessions, rooms, list and information are what was found right" *
          doctest::test_suite("slow")) {
    const auto snapshot = furnished_sample();
    for (const PageScene& scene : page_scenes) {
        HeadlessHost host(source_icons());
        const Probe probe =
            look_at(host, *snapshot, test::instant("2018-06-26T11:20:00+02:00"), scene.look);
        tests::check_golden_text(std::string(scene.name) + ".txt", write_probe_text(probe));
        if (scene.picture)
            tests::check_golden_picture(std::string(scene.name) + ".png", host.picture());
    }
}

}  // namespace foyer::kiosk
