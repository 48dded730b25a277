// Every page of programmes that lack what others have, or have far more of it than anybody expects.

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/limits.h"
#include "kiosk/screens/take_away.h"
#include "tests/support/builders.h"
#include "tests/support/examining.h"
#include "tests/support/pictures.h"
#include "tests/support/qr_reader.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;
using namespace test::looking;

namespace {

/// One page of each kind, of the first record where it needs one.
std::vector<Page> a_page_of_each_kind(const programme::Programme& shown) {
    std::vector<Page> pages{{},
                            {.kind = PageKind::programme},
                            {.kind = PageKind::search},
                            {.kind = PageKind::search, .argument = "talk"},
                            {.kind = PageKind::info},
                            {.kind = PageKind::changes},
                            {.kind = PageKind::list},
                            {.kind = PageKind::people},
                            {.kind = PageKind::session, .argument = "gone"},
                            {.kind = PageKind::room, .argument = "gone"},
                            {.kind = PageKind::person, .argument = "gone"}};
    if (!shown.sessions.empty())
        pages.push_back({.kind = PageKind::session, .argument = shown.sessions.front().id});
    if (!shown.rooms.empty())
        pages.push_back({.kind = PageKind::room, .argument = shown.rooms.front().id});
    if (!shown.people.empty())
        pages.push_back({.kind = PageKind::person, .argument = shown.people.front().id});
    return pages;
}

/// Looks at every page in list and grid, with everything starred.
void examine_pages(const programme::Snapshot& snapshot, UtcTime now, Size size) {
    HeadlessHost host(source_icons());
    const auto finder = programme::Finder::build(
        std::shared_ptr<const programme::Snapshot>(std::shared_ptr<void>(), &snapshot));
    for (const Page& page : a_page_of_each_kind(snapshot.programme())) {
        for (const ProgrammeShape shape : {ProgrammeShape::list, ProgrammeShape::grid}) {
            if (shape == ProgrammeShape::grid && page.kind != PageKind::programme) continue;
            const Look look{.size = size,
                            .language = "fr",
                            .page = page,
                            .finder = finder.get(),
                            .visitor = [&](State& state) {
                                for (const auto& session : snapshot.programme().sessions)
                                    if (state.starred.size() < 20)
                                        state.starred.push_back(session.id);
                                state.programme.shape = shape;
                            }};
            const Probe probe = look_at(host, snapshot, now, look);
            CAPTURE(probe.screen);
            examine(probe, look, now);
            CHECK_FALSE(probe.texts.empty());
        }
    }
}

}  // namespace

TEST_CASE("a programme that lacks rooms, people, tracks or texts has all its pages") {
    for (const std::string_view lacks : {"rooms", "people", "tracks", "abstracts", "all"}) {
        CAPTURE(lacks);
        test::ProgrammeBuilder p;
        p.room("a", "Aula").room("b", "Bibliothek").track("t", "Talks").person("ada", "Ada");
        for (int i = 0; i < 12; ++i) {
            auto& session =
                p.session("A talk " + std::to_string(i), p.at("2025-02-01 10:00") + (i / 2) * 30min,
                          30min, {i % 2 ? "a" : "b"});
            session.people = {{.person = "ada"}};
            session.track = "t";
            session.abstract = programme::LocalizedText("What it is about.");
        }
        programme::Programme& made = p.programme();
        const auto without = [&](std::string_view what) { return lacks == what || lacks == "all"; };
        if (without("rooms")) made.rooms.clear();
        if (without("people")) made.people.clear();
        if (without("tracks")) made.tracks.clear();
        for (programme::Session& session : made.sessions) {
            if (without("rooms")) session.rooms.clear();
            if (without("people")) session.people.clear();
            if (without("tracks")) session.track.clear();
            if (without("abstracts")) session.abstract = {};
        }
        const auto snapshot = p.snapshot();
        if (lacks != "all") {
            examine_pages(*snapshot, p.at("2025-02-01 10:40"), {1080, 1920});
            continue;
        }
        for (const char* at : {"2025-01-30 10:00", "2025-02-01 10:40", "2025-02-01 19:00"})
            examine_pages(*snapshot, p.at(at), {800, 480});
    }
}

TEST_CASE("one session, or none, has all its pages") {
    test::ProgrammeBuilder one;
    one.room("a", "Aula").session("The only talk", "2025-02-01 10:00", 30min, {"a"});
    for (const char* at : {"2025-01-30 10:00", "2025-02-01 10:10", "2025-02-03 10:00"})
        examine_pages(*one.snapshot(), one.at(at), {1920, 1080});
    test::ProgrammeBuilder none;
    examine_pages(*none.snapshot(), none.at("2025-02-01 10:00"), {1080, 1920});
    none.room("a", "Aula");
    examine_pages(*none.snapshot(), none.at("2025-02-01 10:00"), {1080, 1920});
}

TEST_CASE("a map that is missing or broken leaves the room its page") {
    HeadlessHost host(source_icons());
    const std::string svg = test::svg_picture("plan").bytes;
    struct Plan {
        std::string_view what;
        programme::Picture picture;
        bool drawn;
    };
    using programme::PictureType;
    for (const Plan& plan :
         {Plan{"whole", test::svg_picture("plan"), true},
          Plan{"cut", {PictureType::svg, svg.substr(0, 40)}, false}, Plan{"empty", {}, false},
          Plan{"not a PNG", {PictureType::png, "\x89PNG\r\n\x1a\nno"}, false},
          Plan{"none", {}, false}}) {
        CAPTURE(plan.what);
        test::ProgrammeBuilder p;
        p.room("a", "Aula").session("A talk", "2025-02-01 10:00", 30min, {"a"});
        programme::Programme& made = p.programme();
        if (plan.what != "none")
            made.maps.push_back({"m", programme::LocalizedText("Plan"), plan.picture});
        made.rooms[0].map_position = programme::MapPosition{.map = "m", .x = 500, .y = 500};
        const UtcTime now = p.at("2025-02-01 10:10");
        const auto room_page = [&](int list_page) {
            const Look look{.page = {.kind = PageKind::room, .argument = "a"},
                            .visitor = [&](State& state) { state.list_page = list_page; }};
            const Probe probe = look_at(host, *p.snapshot(), now, look);
            examine(probe, look, now);
            return probe;
        };
        const auto shows_map = [](const Probe& probe) {
            return std::ranges::any_of(probe.items,
                                       [](const ProbeItem& item) { return item.role == "map"; });
        };
        const auto offers_way = [](const Probe& probe) {
            return std::ranges::any_of(probe.items, [](const ProbeItem& item) {
                return item.intent.kind == IntentKind::turn_page;
            });
        };
        // Without directions a plan that cannot be drawn would lead to an empty page.
        CHECK(offers_way(room_page(0)) == plan.drawn);
        CHECK(shows_map(room_page(1)) == plan.drawn);
        made.rooms[0].directions = programme::LocalizedText("Up the stairs.");
        CHECK(offers_way(room_page(0)));
        CHECK(shows_map(room_page(1)) == plan.drawn);
    }
}

TEST_CASE("a session too long for its codes has the code that fits, and its page whole") {
    HeadlessHost host(source_icons());
    test::ProgrammeBuilder p;
    p.room("a", std::string(82, 'r'));
    auto& session = p.session(std::string(171, 't'), "2025-02-01 10:00", 30min, {"a"});
    session.url = "https://example.org/" + std::string(4000, 'u');
    const UtcTime now = p.at("2025-02-01 09:50");
    const auto snapshot = p.snapshot();
    for (const Size size : {Size{1080, 1920}, Size{800, 480}}) {
        const Look look{.size = size, .page = {.kind = PageKind::session, .argument = "s1"}};
        examine(look_at(host, *snapshot, now, look), look, now);
    }
    // The code stands below a title of many lines.
    const Look look{.page = {.kind = PageKind::session, .argument = "s1"},
                    .visitor = [](State& state) { set_scroll(state, {.area = "page", .y = 700}); }};
    const Probe probe = look_at(host, *snapshot, now, look);
    // The address fits no code: there is none to turn to.
    CHECK(std::ranges::none_of(probe.items, [](const ProbeItem& item) {
        return item.intent.kind == IntentKind::turn_page;
    }));
    const auto codes = test::read_codes(host.picture());
    REQUIRE(codes.size() == 1);
    CHECK(codes.front().starts_with("BEGIN:VCALENDAR"));
}

TEST_CASE("what no code holds has none, and the card says why") {
    HeadlessHost host(source_icons());
    TakeCode none;
    const Probe probe = host.draw({.width_px = 1080, .height_px = 1920}, [&](Canvas& canvas) {
        none = code_for(canvas, std::string(5000, 'u'), 296, 600);
        none.label = "Take it with you";
        none.hint = "This does not fit a code that a phone can read.";
        draw_take_card(canvas, {100, 100, none.side, take_card_height(canvas, none)}, none);
    });
    CHECK_FALSE(none.code);
    CHECK(test::read_codes(host.picture()).empty());
    for (const std::string& fault : faults_of(probe))
        FAIL_CHECK(fault);
    CHECK(std::ranges::any_of(probe.texts,
                              [&](const ProbeText& text) { return text.text == none.hint; }));
}

TEST_CASE("twenty thousand sessions have all their pages" * doctest::test_suite("slow")) {
    test::ProgrammeBuilder p;
    for (int i = 0; i < 100; ++i)
        p.room("r" + std::to_string(i), "Room " + std::to_string(i));
    for (int i = 0; i < 500; ++i)
        p.person("p" + std::to_string(i), "Person " + std::to_string(i));
    for (std::size_t i = 0; i < limits::sessions; ++i) {
        auto& session = p.session("A talk " + std::to_string(i),
                                  p.at("2025-02-01 09:00") + std::chrono::hours(24 * (i / 5000)) +
                                      15min * (i % 5000 / 100),
                                  15min, {});
        session.rooms = {"r" + std::to_string(i % 100)};
        session.people = {{.person = "p" + std::to_string(i % 500)}};
    }
    const auto snapshot = p.snapshot();
    REQUIRE(snapshot->programme().sessions.size() == limits::sessions);
    examine_pages(*snapshot, p.at("2025-02-02 12:07"), {1080, 1920});
    examine_pages(*snapshot, p.at("2025-02-02 12:07"), {1920, 1080});
}

}  // namespace foyer::kiosk
