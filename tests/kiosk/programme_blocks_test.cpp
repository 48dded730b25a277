// Blocks of the grid where there is little room.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/programme/published_changes.h"
#include "tests/support/examining.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

/// A day in one room, of which every session ends ten minutes later than it was to end when the
/// programme was published first.
std::shared_ptr<const programme::Snapshot> overrun(const test::ProgrammeBuilder& planned) {
    programme::Publication publication;
    publication.programme = planned.programme();
    for (programme::Session& session : publication.programme.sessions)
        session.end += 10min;
    publication.changes = programme::published_changes(planned.programme(), publication.programme,
                                                       planned.at("2018-06-26 08:50"), 2);
    return programme::Snapshot::build(std::move(publication), 2);
}

Look grid_look(Size size, const char* language, TextSize text_size) {
    return {.size = size,
            .language = language,
            .page = {PageKind::programme, ""},
            .visitor = [text_size](State& state) {
                choose(state.programme, ProgrammeField::shape, "grid");
                state.text_size = text_size;
            }};
}

constexpr Size little[] = {{540, 960}, {960, 540}, {800, 480}, {480, 800}};

}  // namespace

TEST_CASE("a pause above one narrow room breaks neither its name nor its time") {
    HeadlessHost host(source_icons());
    const auto snapshot = sample();
    REQUIRE(snapshot);
    for (const Size size : little) {
        for (const char* language : {"en", "fr"}) {
            Look look = grid_look(size, language, TextSize::largest);
            const auto grid = look.visitor;
            look.visitor = [grid](State& state) {
                grid(state);
                choose(state.programme, ProgrammeField::room, "salle-1");
            };
            walk_moved(host, *snapshot, test::instant("2018-06-26T18:20:00+02:00"), look);
        }
    }
}

TEST_CASE("an end that was put off is whole in the narrowest lane") {
    test::ProgrammeBuilder p;
    p.room("a").room("b").room("c").room("d").room("e");
    for (const char* start : {"2018-06-26 09:00", "2018-06-26 09:05", "2018-06-26 09:10"})
        p.session("Overlapping", start, 45min, {"a"});
    p.session("Elsewhere", "2018-06-26 09:00", 45min, {"b"});
    const auto snapshot = overrun(p);
    HeadlessHost host(source_icons());
    for (const Size size : little) {
        for (const char* language : {"en", "fr"}) {
            const Look look = grid_look(size, language, TextSize::normal);
            const UtcTime now = p.at("2018-06-26 09:20");
            const Probe probe = look_at(host, *snapshot, now, look);
            examine(probe, look, now);
            CHECK(std::ranges::any_of(probe.texts, [](const ProbeText& text) {
                return text.text == "09:55" && !text.shortened;
            }));
        }
    }
}

TEST_CASE("a title takes no more of its block than there is, however short the session") {
    test::ProgrammeBuilder p;
    p.room("a").room("b");
    for (int i = 0; i < 30; ++i)
        p.session("The Cloud Native Way of " + std::to_string(i),
                  p.at("2018-06-26 09:00") + i * 60min, (15 + i) * 1min, {"a"});
    const auto snapshot = overrun(p);
    HeadlessHost host(source_icons());
    for (const TextSize text_size : {TextSize::normal, TextSize::largest}) {
        for (const programme::Session& session : snapshot->programme().sessions) {
            // The time that was added takes its part of the block while the session runs.
            const UtcTime now = session.start + 5min;
            const Look look = grid_look({960, 540}, "fr", text_size);
            examine(look_at(host, *snapshot, now, look), look, now);
        }
    }
}

TEST_CASE("the figures of a large event are whole on a small screen, also in large letters") {
    test::ProgrammeBuilder p;
    for (int i = 0; i < 120; ++i)
        p.room("room " + std::to_string(i));
    for (int i = 0; i < 1268; ++i) {
        const std::string name = "Speaker " + std::to_string(i);
        p.person(name);
        p.session("Talk", p.at("2018-06-26 09:00") + (i % 10) * 30min, 30min)
            .people.push_back({.person = name});
    }
    const auto snapshot = p.snapshot();
    HeadlessHost host(source_icons());
    for (const Size size : little) {
        const Look look{.size = size,
                        .visitor = [](State& state) { state.text_size = TextSize::largest; }};
        walk_moved(host, *snapshot, p.at("2018-06-26 22:00"), look);
    }
}

}  // namespace foyer::kiosk
