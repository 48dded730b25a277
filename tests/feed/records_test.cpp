#include "core/feed/records.h"

#include <doctest/doctest.h>

#include "core/base/base64.h"
#include "core/base/limits.h"
#include "core/feed/canonical.h"
#include "tests/support/effort.h"
#include "tests/support/feed.h"
#include "tests/support/pictures.h"
#include "tests/support/random_publication.h"

using namespace foyer;
using namespace foyer::feed;

namespace {

State small_state() {
    return test::must(state_of(test::small_publication()));
}

/// The small state with one record written otherwise.
State with_record(Table table, const std::string& id, std::string json) {
    State state = small_state();
    REQUIRE(state.find(table, id) != nullptr);
    state.put({table, id, std::move(json)});
    return state;
}

/// The record with `from` replaced by `to`.
std::string edited(Table table, const std::string& id, std::string_view from, std::string_view to) {
    std::string json = *small_state().find(table, id);
    const std::size_t at = json.find(from);
    REQUIRE(at != std::string::npos);
    return json.replace(at, from.size(), to);
}

void check_record_refused(Table table, const std::string& id, std::string_view from,
                          std::string_view to, ErrorKind kind = ErrorKind::invalid) {
    const std::string json = edited(table, id, from, to);
    CAPTURE(json.substr(0, 500));
    const auto read = publication_of(with_record(table, id, json));
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == kind);
    CHECK(read.error().detail.find(id) != std::string::npos);
}

}  // namespace

TEST_CASE("a publication comes back from its records field for field") {
    test::RandomPublications random(3);
    for (std::size_t round = test::rounds(60); round > 0; --round) {
        const programme::Publication publication = random.make(25);
        const State state = test::must(state_of(publication));
        CHECK(test::must(publication_of(state)) == test::sorted(publication));
    }
}

TEST_CASE("records come back from their publication byte for byte") {
    test::RandomPublications random(4);
    for (std::size_t round = test::rounds(30); round > 0; --round) {
        const State state = test::must(state_of(random.make(25)));
        const programme::Publication read = test::must(publication_of(state));
        CHECK(test::must(state_of(read, state)) == state);
    }
}

TEST_CASE("every record is canonical and names its id") {
    programme::Publication publication = test::small_publication();
    publication.programme.maps = {{"m", programme::LocalizedText("M"), test::svg_picture("m")}};
    publication.programme.info.push_back(
        {"help", programme::InfoKind::help, programme::LocalizedText("Help"), {}, "", "", {}});
    const State state = test::must(state_of(publication));
    for (const Table table : tables) {
        CHECK_FALSE(state.records(table).empty());
        for (const auto& record : state.records(table)) {
            CAPTURE(record.second);
            CHECK(is_canonical(record.second));
            CHECK(record.second.find("\"id\":\"" + record.first + "\"") != std::string::npos);
        }
    }
}

TEST_CASE("an unchanged publication gives unchanged records, a newcomer changes only itself") {
    programme::Publication publication = test::small_publication();
    const State before = test::must(state_of(publication));
    CHECK(test::must(state_of(publication, before)) == before);
    programme::Room room;
    room.id = "hall";
    room.name = programme::LocalizedText("Hall");
    publication.programme.rooms.insert(publication.programme.rooms.begin(), room);
    const State after = test::must(state_of(publication, before));
    CHECK(differing(before, after) == std::vector<RecordKey>{{Table::rooms, "hall"}});
    CHECK(test::must(publication_of(after)).programme.rooms.front().id == "hall");
}

TEST_CASE("members that this version does not know are kept in the state and ignored") {
    const std::string json = edited(Table::rooms, "salle-1", "\"name\"", "\"lift\":[1],\"name\"");
    const State state = with_record(Table::rooms, "salle-1", json);
    CHECK(test::must(publication_of(state)).programme.rooms.size() == 2);
    CHECK(*state.find(Table::rooms, "salle-1") == json);
}

TEST_CASE("F69: ids that are none or are there twice are not published") {
    for (const std::string& id : {std::string(), std::string("../x"), std::string("A"),
                                  std::string("a\0b", 3), std::string(10'240, 'a')}) {
        programme::Publication publication = test::small_publication();
        publication.programme.rooms.front().id = id;
        const auto state = state_of(publication);
        REQUIRE_FALSE(state);
        CHECK(state.error().kind == ErrorKind::invalid);
    }
    programme::Publication twice = test::small_publication();
    twice.programme.rooms.push_back(twice.programme.rooms.front());
    CHECK_FALSE(state_of(twice));
}

TEST_CASE("F70: references to unknown records are read, dropped and counted by the snapshot") {
    State state = small_state();
    state.remove(Table::rooms, "salle-1");
    state.remove(Table::people, "liz-rice");
    auto read = test::must(publication_of(state));
    const auto snapshot = programme::Snapshot::build(std::move(read.programme), 1);
    CHECK(snapshot->dropped_references() == 2);
    CHECK(snapshot->session(0).rooms.empty());
}

TEST_CASE("F76: a record that breaks the rules of its table is refused by name") {
    check_record_refused(Table::sessions, "s1", "\"title\":{", "\"titel\":{");
    check_record_refused(Table::sessions, "s1", "\"title\":{\"\":\"Orchestration\"}",
                         "\"title\":{}");
    check_record_refused(Table::sessions, "s1", "\"title\":{\"\":\"Orchestration\"}",
                         "\"title\":7");
    check_record_refused(Table::sessions, "s1", "\"rooms\":[\"salle-1\"]",
                         "\"rooms\":[\"salle-1\",\"salle-1\"]");
    check_record_refused(Table::sessions, "s1", "\"rooms\":[\"salle-1\"]", "\"rooms\":[7]");
    check_record_refused(Table::sessions, "s1", "\"start\":1530003600", "\"start\":-1");
    check_record_refused(Table::sessions, "s1", "\"start\":1530003600", "\"start\":\"now\"");
    check_record_refused(Table::sessions, "s1", "\"start\":1530003600", "\"start\":1530006300");
    check_record_refused(Table::sessions, "s1", "\"start\":1530003600", "\"start\":1529000000");
    check_record_refused(Table::sessions, "s1", "\"kind\":\"talk\"", "\"kind\":\"panel\"",
                         ErrorKind::unsupported);
    check_record_refused(Table::conference, "test", "Europe/Paris", "Europe/Mars",
                         ErrorKind::unsupported);
    check_record_refused(Table::conference, "test", "\"day_boundary_min\":240",
                         "\"day_boundary_min\":1440");
    check_record_refused(Table::rooms, "salle-1", "\"place\":0", "\"place\":\"0\"");
    check_record_refused(Table::screens, "stairs", "\"mode\":\"touch\"", "\"mode\":\"wall\"",
                         ErrorKind::unsupported);
    check_record_refused(Table::screens, "stairs", "\"mode\":\"touch\"",
                         "\"light_hours\":\"8-20\",\"mode\":\"touch\"");
    check_record_refused(Table::announcements, "a1", "\"until\":1530028800",
                         "\"until\":1529996400");
    check_record_refused(Table::announcements, "a1", "\"severity\":\"warning\",", "");
    check_record_refused(Table::changes, "c1", "\"kind\":\"moved_room\",", "");
}

TEST_CASE("without a conference, or with none that can be read, nothing is shown") {
    State state = small_state();
    state.remove(Table::conference, "test");
    CHECK_FALSE(publication_of(state));
    CHECK_FALSE(publication_of(State()));
    CHECK_FALSE(publication_of(with_record(Table::rooms, "salle-1", "{\"id\":")));
    CHECK_FALSE(publication_of(with_record(Table::rooms, "salle-1", "[]")));
}

TEST_CASE("texts are held to their limits on both sides") {
    const auto with_title = [](std::size_t length) {
        programme::Publication publication = test::small_publication();
        publication.programme.sessions.front().title =
            programme::LocalizedText(std::string(length, 'x'));
        return publication_of(test::must(state_of(publication)));
    };
    CHECK(with_title(limits::line_bytes));
    REQUIRE_FALSE(with_title(limits::line_bytes + 1));
    CHECK(with_title(limits::line_bytes + 1).error().kind == ErrorKind::too_large);

    const auto with_languages = [](std::size_t count) {
        programme::Publication publication = test::small_publication();
        auto& abstract = publication.programme.sessions.front().abstract;
        abstract = {};
        for (std::size_t i = 0; i < count; ++i)
            abstract.set("x" + std::to_string(i), std::string(100, 'y'));
        return publication_of(test::must(state_of(publication)));
    };
    CHECK(with_languages(limits::languages_per_text));
    CHECK_FALSE(with_languages(limits::languages_per_text + 1));

    const auto with_abstract = [](std::size_t length) {
        programme::Publication publication = test::small_publication();
        publication.programme.sessions.front().abstract.set("fr", std::string(length, 'y'));
        return publication_of(test::must(state_of(publication)));
    };
    CHECK(with_abstract(limits::text_bytes));
    CHECK_FALSE(with_abstract(limits::text_bytes + 1));
}

TEST_CASE("tables are held to their limits on both sides") {
    const auto with_sponsors = [](std::size_t count) {
        programme::Publication publication = test::small_publication();
        publication.programme.sponsors.clear();
        for (std::size_t i = 0; i < count; ++i)
            publication.programme.sponsors.push_back(
                {"s" + std::to_string(i), "S", {}, "", "", {}});
        return state_of(publication);
    };
    CHECK(with_sponsors(limits::sponsors));
    const auto more = with_sponsors(limits::sponsors + 1);
    REQUIRE_FALSE(more);
    CHECK(more.error().kind == ErrorKind::too_large);
}

TEST_CASE("text that no screen should show is sanitised on the screen's side too") {
    const std::string json = edited(Table::rooms, "salle-1", "Salle 1",
                                    "Salle \xe2\x80\xae"
                                    "1\\u0007");
    const State state = with_record(Table::rooms, "salle-1", json);
    const auto read = test::must(publication_of(state));
    CHECK(read.programme.rooms.front().name.in("") == "Salle 1");
    CHECK(*state.find(Table::rooms, "salle-1") == json);
}

TEST_CASE("text that is not UTF-8 in NFC is not published") {
    for (const std::string& text : {std::string("e\xcc\x81"), std::string("\xff")}) {
        programme::Publication publication = test::small_publication();
        publication.programme.rooms.front().guid = text;
        const auto state = state_of(publication);
        REQUIRE_FALSE(state);
        CHECK(state.error().kind == ErrorKind::invalid);
        CHECK(state.error().detail.find("rooms/salle-1") != std::string::npos);
    }
}

TEST_CASE("where a room and a screen are, information, maps and sponsors are records") {
    programme::Publication publication = test::small_publication();
    programme::Programme& programme = publication.programme;
    const std::string svg = "<svg viewBox='0 0 4 3'/>";
    programme.maps = {
        {"m", programme::LocalizedText("en", "Level -1"), {programme::PictureType::svg, svg}}};
    programme.rooms[0].map_position = {"m", 0, limits::map_parts};
    programme.rooms[0].directions = programme::LocalizedText("en", "Down.\n\nLeft.");
    programme.info = {{"w",
                       programme::InfoKind::wifi,
                       programme::LocalizedText("en", "Wi-Fi"),
                       {},
                       "Guests",
                       "secret",
                       programme::WifiSecurity::wep}};
    programme.sponsors[0].picture = test::png_picture();
    publication.screens[0].map_position = {"m", 500, 501};
    const State state = test::must(state_of(publication));
    CHECK(*state.find(Table::maps, "m") == R"({"id":"m","picture":")" + to_base64(svg) +
                                               R"(","place":0,"title":{"en":"Level -1"}})");
    CHECK(*state.find(Table::rooms, "salle-1") ==
          R"({"directions":{"en":"Down.\n\nLeft."},"id":"salle-1",)"
          R"("map_position":{"map":"m","x":0,"y":1000},"name":{"":"Salle 1"},"place":0})");
    CHECK(*state.find(Table::info, "w") ==
          R"({"id":"w","kind":"wifi","network":"Guests","password":"secret","place":0,)"
          R"("security":"wep","title":{"en":"Wi-Fi"}})");
    CHECK(test::must(publication_of(state)) == publication);
}

TEST_CASE("a picture of an unknown type is left out, and its map with it") {
    programme::Publication publication = test::small_publication();
    publication.programme.maps = {{"m", programme::LocalizedText("M"), test::png_picture()},
                                  {"n", programme::LocalizedText("N"), test::svg_picture("n")}};
    publication.programme.sponsors[0].picture = test::png_picture();
    State state = test::must(state_of(publication));
    const std::string png = to_base64(test::png_picture().bytes);
    for (const auto& [table, id] : {std::pair(Table::maps, "m"), {Table::sponsors, "aqua"}}) {
        std::string json = *state.find(table, id);
        json.replace(json.find(png), png.size(), to_base64("a picture of tomorrow"));
        state.put({table, id, json});
    }
    const auto read = publication_of(state);
    REQUIRE(read);
    REQUIRE(read->programme.maps.size() == 1);
    CHECK(read->programme.maps[0].id == "n");
    CHECK_FALSE(read->programme.sponsors[0].picture);
}

TEST_CASE("pictures and places on maps keep the rules of the feed") {
    programme::Publication publication = test::small_publication();
    std::string svg = "<svg/>";
    svg.append(limits::picture_bytes - svg.size(), ' ');
    publication.programme.maps = {
        {"m", programme::LocalizedText("M"), {programme::PictureType::svg, svg}}};
    publication.programme.rooms[0].map_position = {"m", 0, 0};
    const State state = test::must(state_of(publication));
    CHECK(publication_of(state));
    publication.programme.maps[0].picture.bytes += "   ";
    const auto large = publication_of(test::must(state_of(publication)));
    REQUIRE_FALSE(large);
    CHECK(large.error().kind == ErrorKind::too_large);

    const auto with_room = [&](std::string_view from, std::string_view to) {
        State changed = state;
        std::string json = *state.find(Table::rooms, "salle-1");
        json.replace(json.find(from), from.size(), to);
        changed.put({Table::rooms, "salle-1", json});
        return publication_of(changed);
    };
    CHECK(with_room(R"("x":0)", R"("x":1000)"));
    CHECK_FALSE(with_room(R"("x":0)", R"("x":1001)"));
    CHECK_FALSE(with_room(R"("x":0)", R"("x":-1)"));
    CHECK_FALSE(with_room(R"("x":0,)", ""));
    State without = state;
    without.put({Table::maps, "m", R"({"id":"m","picture":"Zg","place":0,"title":{"":"M"}})"});
    CHECK_FALSE(publication_of(without));
    without.put({Table::maps, "m", R"({"id":"m","place":0,"title":{"":"M"}})"});
    CHECK_FALSE(publication_of(without));
}
