#include "core/store/content_hash.h"

#include <doctest/doctest.h>

#include <functional>
#include <set>
#include <vector>

#include "tests/store/support.h"
#include "tests/support/pictures.h"

using namespace foyer;
using namespace foyer::tests;
using programme::Programme;

namespace {

programme::InfoPage info_page(std::string id) {
    return {std::move(id), programme::InfoKind::other, {}, {}, "", "", {}};
}

using Edits = std::vector<std::function<void(Programme&)>>;

/// How many different hashes the small programme has after each of `edits` alone.
std::size_t hashes_after(const Edits& edits) {
    std::set<std::string> hashes;
    for (const auto& edit : edits) {
        Programme programme = small_programme();
        edit(programme);
        hashes.insert(store::content_hash(programme));
    }
    return hashes.size();
}

}  // namespace

TEST_CASE("the hash is that of the content, not of the order of sessions") {
    Programme programme = small_programme();
    const auto hash = store::content_hash(programme);
    CHECK(hash.size() == 16);
    CHECK(store::content_hash(small_programme()) == hash);
    std::swap(programme.sessions.front(), programme.sessions.back());
    CHECK(store::content_hash(programme) == hash);
    std::swap(programme.rooms.front(), programme.rooms.back());
    CHECK(store::content_hash(programme) != hash);
}

TEST_CASE("every field of the model changes the hash") {
    using programme::LocalizedText;
    using namespace std::chrono_literals;
    const Edits edits{
        [](auto&) {},
        [](auto& p) { p.conference.id += "x"; },
        [](auto& p) { p.conference.title.set("en", "x"); },
        [](auto& p) { p.conference.subtitle.set("en", "x"); },
        [](auto& p) { p.conference.acronym += "x"; },
        [](auto& p) { p.conference.venue += "x"; },
        [](auto& p) { p.conference.city += "x"; },
        [](auto& p) { p.conference.url += "x"; },
        [](auto& p) { p.conference.zone = TimeZone(); },
        [](auto& p) { p.conference.day_boundary += 1min; },
        [](auto& p) { p.conference.first_day = std::chrono::year{2018} / 6 / 26; },
        [](auto& p) { p.conference.last_day = std::chrono::year{2018} / 6 / 26; },
        [](auto& p) { p.conference.version += "x"; },
        [](auto& p) { p.conference.generator += "x"; },
        [](auto& p) { p.rooms[0].id += "x"; },
        [](auto& p) { p.rooms[0].guid += "x"; },
        [](auto& p) { p.rooms[0].name.set("en", "x"); },
        [](auto& p) { p.rooms[0].name.set("de", "x"); },
        [](auto& p) { p.rooms[0].description.set("en", "x"); },
        [](auto& p) { p.rooms[0].floor.set("en", "x"); },
        [](auto& p) { p.rooms[0].capacity = 0; },
        [](auto& p) { p.rooms[0].capacity = 1; },
        [](auto& p) { p.rooms.pop_back(); },
        [](auto& p) { p.tracks[0].id += "x"; },
        [](auto& p) { p.tracks[0].name.set("en", "x"); },
        [](auto& p) { p.tracks[0].color += "x"; },
        [](auto& p) { p.people[0].id += "x"; },
        [](auto& p) { p.people[0].guid += "x"; },
        [](auto& p) { p.people[0].name += "x"; },
        [](auto& p) { p.people[0].affiliation += "x"; },
        [](auto& p) { p.people[0].position.set("en", "x"); },
        [](auto& p) { p.people[0].biography.set("en", "x"); },
        [](auto& p) { p.people[0].url += "x"; },
        [](auto& p) { p.sessions[1].id += "x"; },
        [](auto& p) { p.sessions[1].keys.guid += "x"; },
        [](auto& p) { p.sessions[1].keys.code += "x"; },
        [](auto& p) { p.sessions[1].keys.number += "x"; },
        [](auto& p) { p.sessions[1].kind = programme::SessionKind::other; },
        [](auto& p) { p.sessions[1].status = programme::SessionStatus::cancelled; },
        [](auto& p) { p.sessions[1].plenary = true; },
        [](auto& p) { p.sessions[1].full = true; },
        [](auto& p) { p.sessions[1].instead = p.sessions[0].id; },
        [](auto& p) { p.sessions[1].title.set("en", "x"); },
        [](auto& p) { p.sessions[1].subtitle.set("en", "x"); },
        [](auto& p) { p.sessions[1].abstract.set("en", "x"); },
        [](auto& p) { p.sessions[1].description.set("en", "x"); },
        [](auto& p) { p.sessions[1].start += 1s; },
        [](auto& p) { p.sessions[1].end += 1s; },
        [](auto& p) { p.sessions[1].stated_start += "x"; },
        [](auto& p) { p.sessions[1].rooms.pop_back(); },
        [](auto& p) { std::swap(p.sessions[1].rooms[0], p.sessions[1].rooms[1]); },
        [](auto& p) { p.sessions[1].track.clear(); },
        [](auto& p) { p.sessions[1].people.pop_back(); },
        [](auto& p) { p.sessions[1].people[0].role = programme::PersonRole::host; },
        [](auto& p) { p.sessions[1].language += "x"; },
        [](auto& p) { p.sessions[1].level += "x"; },
        [](auto& p) { p.sessions[1].type += "x"; },
        [](auto& p) { p.sessions[1].recording = programme::Recording::recorded; },
        [](auto& p) { p.sessions[1].license += "x"; },
        [](auto& p) { p.sessions[1].url += "x"; },
        [](auto& p) { p.sessions[1].feedback_url += "x"; },
        [](auto& p) { p.sessions[1].logo += "x"; },
        [](auto& p) { p.sessions[1].links[0].url += "x"; },
        [](auto& p) { p.sessions[1].links[0].title += "x"; },
        [](auto& p) { p.sessions[1].attachments.clear(); },
        [](auto& p) { p.sessions[1].links.swap(p.sessions[1].attachments); },
        [](auto& p) { p.sessions.pop_back(); },
    };
    CHECK(hashes_after(edits) == edits.size());
}

TEST_CASE("every field of what is beside the sessions changes the hash") {
    using programme::LocalizedText;
    const Edits edits{
        [](auto&) {},
        [](auto& p) { p.rooms[0].directions.set("en", "x"); },
        [](auto& p) {
            p.rooms[0].map_position = {"m", 0, 0};
        },
        [](auto& p) {
            p.rooms[0].map_position = {"n", 0, 0};
        },
        [](auto& p) {
            p.rooms[0].map_position = {"m", 1, 0};
        },
        [](auto& p) {
            p.rooms[0].map_position = {"m", 0, 1};
        },
        [](auto& p) {
            p.maps = {{"m", LocalizedText("x"), test::svg_picture("x")}};
        },
        [](auto& p) {
            p.maps = {{"n", LocalizedText("x"), test::svg_picture("x")}};
        },
        [](auto& p) {
            p.maps = {{"m", LocalizedText("y"), test::svg_picture("x")}};
        },
        [](auto& p) {
            p.maps = {{"m", LocalizedText("x"), test::svg_picture("y")}};
        },
        [](auto& p) { p.info = {info_page("i")}; },
        [](auto& p) { p.info = {info_page("j")}; },
        [](auto& p) { p.info = {info_page("i")}, p.info[0].kind = programme::InfoKind::help; },
        [](auto& p) { p.info = {info_page("i")}, p.info[0].title.set("en", "x"); },
        [](auto& p) { p.info = {info_page("i")}, p.info[0].text.set("en", "x"); },
        [](auto& p) { p.info = {info_page("i")}, p.info[0].network = "x"; },
        [](auto& p) { p.info = {info_page("i")}, p.info[0].password = "x"; },
        [](auto& p) {
            p.info = {info_page("i")}, p.info[0].security = programme::WifiSecurity::wep;
        },
        [](auto& p) {
            p.sponsors = {{"n", "N", {}, "", "", {}}};
        },
        [](auto& p) {
            p.sponsors = {{"o", "N", {}, "", "", {}}};
        },
        [](auto& p) {
            p.sponsors = {{"n", "O", {}, "", "", {}}};
        },
        [](auto& p) {
            p.sponsors = {{"n", "N", LocalizedText("x"), "", "", {}}};
        },
        [](auto& p) {
            p.sponsors = {{"n", "N", {}, "x", "", {}}};
        },
        [](auto& p) {
            p.sponsors = {{"n", "N", {}, "", "x", {}}};
        },
        [](auto& p) {
            p.sponsors = {{"n", "N", {}, "", "", test::png_picture()}};
        },
    };
    CHECK(hashes_after(edits) == edits.size());
}

TEST_CASE("text that moves from one field into the next changes the hash") {
    Programme a = small_programme();
    Programme b = a;
    a.conference.venue = "ab";
    a.conference.city = "c";
    b.conference.venue = "a";
    b.conference.city = "bc";
    CHECK(store::content_hash(a) != store::content_hash(b));
}
