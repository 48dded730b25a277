// Walks the pages of sessions, rooms, the visitor's list and the information, at every height of
// their scroll areas, and looks at every text and target.

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "tests/support/builders.h"
#include "tests/support/examining.h"
#include "tests/support/files.h"
#include "tests/support/pictures.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;

using namespace test::looking;

namespace {

/// Looks at the page as it opens, and moved down as often as it takes to see all of it.
void examine_all(HeadlessHost& host, const programme::Snapshot& snapshot, UtcTime now, Look look,
                 int most_moves = 12) {
    const auto visitor = look.visitor;
    float y = 0;
    for (int move = 0; move <= most_moves; ++move) {
        look.visitor = [&, move](State& state) {
            if (visitor) visitor(state);
            if (move > 0) set_scroll(state, {.area = "page", .y = y});
        };
        const Probe probe = look_at(host, snapshot, now, look);
        examine(probe, look, now);
        const ScrollArea* area = scroll_area_called(probe, "page");
        if (area == nullptr || (move > 0 && y >= area->limits.most_y)) return;
        y = move == 0 ? 0 : y + 400;
        if (y > area->limits.most_y || move + 1 == most_moves) y = area->limits.most_y;
    }
}

/// Everything as long and as many as it gets, and everything that is missing.
test::ProgrammeBuilder extremes() {
    test::ProgrammeBuilder p;
    const std::string long_room =
        "Assembly: Chaos Zone Open Infrastructure Orbit, upper floor, behind the second staircase";
    const std::string long_title =
        "Improving on the reliability and operational complexity of container orchestration "
        "systems: a field report about seventeen clusters, two migrations, one very long night in "
        "May";
    p.room("long", long_room).room("bare", "B");
    p.track("t", "Declarative and Minimalistic Computing, and everything that belongs to it");
    auto& room = p.programme().rooms[0];
    room.floor = programme::LocalizedText("upper floor of the west building, beside the bridge");
    room.capacity = 1200;
    room.directions = programme::LocalizedText("Down.\n\n- left\n- then right\n\nStraight on.");
    room.map_position = programme::MapPosition{.map = "m", .x = 1000, .y = 0};
    p.programme().maps.push_back(
        {"m", programme::LocalizedText("Plan"), test::svg_picture("plan")});
    for (int i = 0; i < 200; ++i)
        p.person("p" + std::to_string(i),
                 "Alexandria Montgomery-Featherstonehaugh the " + std::to_string(i) + "th",
                 i % 2 ? "International Business Machines Corporation" : "");
    auto& crowded = p.session(long_title, "2025-02-01 10:00", 50min, {"long"});
    for (int i = 0; i < 200; ++i)
        crowded.people.push_back({.person = "p" + std::to_string(i)});
    crowded.track = "t";
    crowded.language = "pt-br";
    crowded.level = "for those who have been there before";
    crowded.subtitle = programme::LocalizedText(long_title);
    std::string abstract;
    for (int i = 0; i < 300; ++i)
        abstract += "All of this and more, " + std::to_string(i) + " times over. ";
    crowded.abstract = programme::LocalizedText(abstract +
                                                "\n\n- one\n- two (https://example.org/"
                                                "a/very/long/address/of/a/page)");
    crowded.url = "https://example.org/" + std::string(300, 'a');
    crowded.links = {{"https://example.org/slides/of/the/talk.pdf", "Slides"}};
    p.session("Bare", "2025-02-01 11:00", 25min);
    p.session(long_title + "!", "2025-02-01 11:00", 25min, {"long"}).status =
        programme::SessionStatus::cancelled;
    p.session("Instead", "2025-02-01 11:05", 25min, {"long"});
    p.plenary(programme::SessionKind::meal, "Lunch", "2025-02-01 12:00", 60min);
    return p;
}

constexpr Size telling_sizes[] = {{1080, 1920}, {1920, 1080}, {800, 480},
                                  {480, 800},   {1280, 1024}, {1024, 768}};

std::vector<Page> pages_of(const programme::Snapshot& snapshot) {
    std::vector<Page> pages{{PageKind::list, ""}, {PageKind::info, ""}};
    for (const auto& session : snapshot.programme().sessions)
        pages.push_back({PageKind::session, session.id});
    for (const auto& room : snapshot.programme().rooms)
        pages.push_back({PageKind::room, room.id});
    return pages;
}

}  // namespace

TEST_CASE("the longest and the barest of everything fit" * doctest::test_suite("slow")) {
    HeadlessHost host(source_icons());
    test::ProgrammeBuilder p = extremes();
    programme::Publication publication;
    publication.programme = p.programme();
    auto& sessions = publication.programme.sessions;
    sessions[0].rooms = {"bare", "long"};
    sessions[0].start += 10min;
    publication.changes = programme::published_changes(p.programme(), publication.programme,
                                                       p.at("2025-02-01 09:20"), 2);
    const auto snapshot = programme::Snapshot::build(std::move(publication), 2);
    for (const Size size : telling_sizes) {
        for (const char* language : {"en", "fr"}) {
            for (const Page& page : pages_of(*snapshot)) {
                for (const int list_page : {0, 1}) {
                    examine_all(host, *snapshot, p.at("2025-02-01 09:30"),
                                {.size = size,
                                 .language = language,
                                 .page = page,
                                 .visitor = [&](State& state) {
                                     state.list_page = list_page;
                                     state.starred = {"s1", "s2", "s3", "s4", "gone"};
                                 }});
                }
            }
        }
    }
}

TEST_CASE("every page of the sample fits in every theme") {
    HeadlessHost host(source_icons());
    const auto snapshot = changed_sample();
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    for (const ThemeName theme : {ThemeName::dark, ThemeName::light, ThemeName::contrast}) {
        for (const Page& page :
             {Page{PageKind::list, ""}, Page{PageKind::info, ""}, Page{PageKind::room, "salle-3"},
              Page{PageKind::session, "concourse-container-first-ci-and-cd"},
              Page{PageKind::session, "reliability-of-container-orchestration"}}) {
            for (const Size size : {Size{1080, 1920}, Size{1366, 768}})
                examine_all(host, *snapshot, now,
                            {.size = size,
                             .language = "fr",
                             .theme = theme,
                             .page = page,
                             .visitor =
                                 [&](State& state) {
                                     for (const auto& session : snapshot->programme().sessions)
                                         state.starred.push_back(session.id);
                                 }},
                            4);
        }
    }
}

TEST_CASE("every session and room of large real programmes fits" * doctest::test_suite("slow")) {
    HeadlessHost host(source_icons());
    for (const char* file : {"fosdem/2025.xml", "36c3/final.xml", "sitcon2024/sessions.json"}) {
        const auto path = tests::shared_file(file);
        if (path.empty()) {
            MESSAGE("SKIPPED: no real programmes beside the sources (", file, ")");
            continue;
        }
        const auto snapshot = programme_in(path);
        REQUIRE(snapshot);
        const UtcTime now = snapshot->days().front().first_start + 90min;
        std::size_t number = 0;
        for (const Page& page : pages_of(*snapshot)) {
            const Size size = telling_sizes[number++ % std::size(telling_sizes)];
            examine_all(host, *snapshot, now, {.size = size, .page = page}, 3);
        }
    }
}

}  // namespace foyer::kiosk
