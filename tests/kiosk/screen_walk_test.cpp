// Walks the screens with real and made programmes, in every size, theme and language, and looks at
// every text and every target: nothing cut, nothing outside, nothing missing, nothing too small.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/builders.h"
#include "tests/support/examining.h"
#include "tests/support/files.h"
#include "tests/support/looking.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;

using namespace test::looking;

namespace {

/// Instants at which the home looks different: around every start and end of the first days.
std::vector<UtcTime> telling_instants(const programme::Snapshot& snapshot, std::size_t most) {
    std::vector<UtcTime> instants;
    for (const programme::DaySessions& day : snapshot.days()) {
        instants.push_back(day.first_start - 1h);
        instants.push_back(day.first_start + 20min);
        const auto length = day.last_end - day.first_start;
        for (int part = 1; part < 6; ++part)
            instants.push_back(day.first_start + length * part / 6);
        instants.push_back(day.last_end + 6min);
    }
    if (instants.size() <= most) return instants;
    std::vector<UtcTime> chosen;
    for (std::size_t i = 0; i < most; ++i)
        chosen.push_back(instants[i * instants.size() / most]);
    return chosen;
}

}  // namespace

TEST_CASE("every text and target of the sample fits at every size, in both languages" *
          doctest::test_suite("slow")) {
    HeadlessHost host(source_icons());
    const auto snapshot = sample();
    REQUIRE(snapshot);
    for (const Size size : all_sizes) {
        for (const char* language : {"en", "fr"}) {
            for (const UtcTime now : telling_instants(*snapshot, 8))
                walk(host, *snapshot, now, {.size = size, .language = language});
        }
    }
}

TEST_CASE("everything fits in the lower part, magnified, and both at once" *
          doctest::test_suite("slow")) {
    HeadlessHost host(source_icons());
    const std::pair<TextSize, bool> visitors[] = {{TextSize::large, false},
                                                  {TextSize::largest, false},
                                                  {TextSize::normal, true},
                                                  {TextSize::large, true},
                                                  {TextSize::largest, true}};
    const auto snapshot = changed_sample();
    for (const Size size : all_sizes) {
        for (const auto& [text, lowered] : visitors) {
            for (const char* language : {"en", "fr"}) {
                for (const Page& page :
                     {Page{}, Page{PageKind::session, "concourse-container-first-ci-and-cd"}}) {
                    const auto visitor = [&, text = text, lowered = lowered](State& state) {
                        state.text_size = text;
                        state.low_reach = lowered;
                    };
                    for (const char* at : {"2018-06-26T09:40:00+02:00", "2018-06-26T11:20:00+02:00",
                                           "2018-06-26T19:10:00+02:00"})
                        walk(
                            host, *snapshot, test::instant(at),
                            {.size = size, .language = language, .page = page, .visitor = visitor});
                }
            }
        }
    }
}

TEST_CASE("every theme and freshness grade fits") {
    HeadlessHost host(source_icons());
    const auto snapshot = sample();
    REQUIRE(snapshot);
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    for (const Size size : {Size{1080, 1920}, Size{1920, 1080}, Size{800, 480}}) {
        for (const ThemeName theme : {ThemeName::dark, ThemeName::light, ThemeName::contrast}) {
            for (const FreshnessGrade grade : {FreshnessGrade::fresh, FreshnessGrade::ageing,
                                               FreshnessGrade::stale, FreshnessGrade::outdated}) {
                for (const char* language : {"en", "fr"})
                    walk(host, *snapshot, now,
                         {.size = size, .language = language, .theme = theme, .grade = grade});
            }
        }
    }
}

TEST_CASE("every session of the sample has a page on which everything fits") {
    HeadlessHost host(source_icons());
    const auto snapshot = sample();
    REQUIRE(snapshot);
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    for (const programme::Session& session : snapshot->programme().sessions) {
        for (const Size size : {Size{1080, 1920}, Size{1920, 1080}, Size{800, 480}})
            walk(host, *snapshot, now, {.size = size, .page = {PageKind::session, session.id}});
    }
}

TEST_CASE("one room to a hundred fit, also where everything is long" *
          doctest::test_suite("slow")) {
    HeadlessHost host(source_icons());
    const char* const long_title =
        "Improving on the reliability and operational complexity of container orchestration "
        "systems: a field report about seventeen clusters, two migrations and one very long night "
        "in December";
    const char* const long_room =
        "Assembly: Chaos Zone Open Infrastructure Orbit, upper floor, "
        "behind the second staircase";
    for (const int rooms : {1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 14, 29, 100}) {
        test::ProgrammeBuilder p;
        p.person("x", "Alexandria Montgomery-Featherstonehaugh",
                 "International Business Machines Corporation");
        p.person("y", "Krzysztof Brzęczyszczykiewicz");
        for (int i = 0; i < rooms; ++i) {
            const std::string id = "r" + std::to_string(i);
            p.room(id, std::string(long_room) + " " + std::to_string(i));
            for (int k = 0; k < 6; ++k) {
                auto& session =
                    p.session(long_title, p.at("2025-02-01 09:00") + 30min * (i % 4) + k * 50min,
                              k % 2 ? 45min : 70min, {id});
                session.people = {{.person = "x"}, {.person = "y"}};
                session.language = "fr";
                if ((i + k) % 5 == 0) session.status = programme::SessionStatus::cancelled;
            }
        }
        const auto snapshot = p.snapshot();
        for (const Size size : all_sizes) {
            for (const char* reading : {"2025-02-01 08:30", "2025-02-01 10:10", "2025-02-01 13:40"})
                walk(host, *snapshot, p.at(reading), {.size = size, .language = "fr"});
        }
    }
}

TEST_CASE("words of any script are drawn") {
    HeadlessHost host(source_icons());
    test::ProgrammeBuilder p;
    p.room("a", "会議室一").room("b", "القاعة الرئيسية").room("c", "कक्ष तीन");
    p.session("畢業前，計算機學生必須做過的 10101 件事", "2025-02-01 10:00", 60min, {"a"});
    p.session("مستقبل البرمجيات الحرة في العالم العربي", "2025-02-01 10:00", 60min, {"b"});
    p.session("עתיד הקוד הפתוח 🎉", "2025-02-01 11:00", 60min, {"b"});
    p.session("मुक्त सॉफ़्टवेयर का भविष्य", "2025-02-01 10:00", 60min, {"c"});
    p.session("อนาคตของซอฟต์แวร์เสรี 👩‍👩‍👧",
              "2025-02-01 11:00", 60min, {"c"});
    const auto snapshot = p.snapshot();
    for (const Size size : all_sizes) {
        walk(host, *snapshot, p.at("2025-02-01 10:10"), {.size = size});
        walk(host, *snapshot, p.at("2025-02-01 10:55"), {.size = size, .language = "fr"});
    }
}

TEST_CASE("every text of the largest real programmes fits at every size and in both languages" *
          doctest::test_suite("slow")) {
    HeadlessHost host(source_icons());
    for (const char* file : {"fosdem/2025.xml", "36c3/final.xml", "fosdem/2010.xml",
                             "debconf23/debconf23.xml", "32c3/final.json"}) {
        const auto path = tests::shared_file(file);
        if (path.empty()) {
            MESSAGE("SKIPPED: no real programmes beside the sources (", file, ")");
            continue;
        }
        const auto snapshot = programme_in(path);
        REQUIRE(snapshot);
        for (const Size size :
             {Size{1080, 1920}, Size{1920, 1080}, Size{800, 480}, Size{3840, 2160}}) {
            for (const char* language : {"en", "fr"}) {
                for (const UtcTime now : telling_instants(*snapshot, size.width > 2000 ? 2 : 5))
                    walk(host, *snapshot, now, {.size = size, .language = language});
            }
        }
    }
}

TEST_CASE("every text and target of the programme page fits, as list, as grid and filtered" *
          doctest::test_suite("slow")) {
    HeadlessHost host(source_icons());
    for (const char* file : {"", "fosdem/2025.xml", "36c3/final.xml"}) {
        const bool real = *file != 0;
        const auto path = real ? tests::shared_file(file) : std::filesystem::path{};
        if (real && path.empty()) {
            MESSAGE("SKIPPED: no real programmes beside the sources (", file, ")");
            continue;
        }
        const auto snapshot = real ? programme_in(path) : changed_sample();
        REQUIRE(snapshot);
        for (const Size size : all_sizes) {
            for (const char* language : {"en", "fr"}) {
                for (const char* shape : {"list", "grid"}) {
                    for (const char* panel : {"", "room", "track"}) {
                        const auto visitor = [&](State& state) {
                            choose(state.programme, ProgrammeField::shape, shape);
                            choose(state.programme, ProgrammeField::panel, panel);
                        };
                        for (const UtcTime now : telling_instants(*snapshot, *panel ? 1 : 3))
                            walk(host, *snapshot, now,
                                 {.size = size,
                                  .language = language,
                                  .page = {PageKind::programme, ""},
                                  .visitor = visitor});
                    }
                }
            }
        }
    }
}

TEST_CASE("the programme page fits in the lower part, magnified, and in every theme" *
          doctest::test_suite("slow")) {
    HeadlessHost host(source_icons());
    const auto snapshot = changed_sample();
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    for (const Size size : all_sizes) {
        for (const TextSize text : {TextSize::normal, TextSize::large, TextSize::largest}) {
            for (const bool lowered : {false, true}) {
                for (const char* shape : {"list", "grid"}) {
                    const auto visitor = [&](State& state) {
                        state.text_size = text;
                        state.low_reach = lowered;
                        choose(state.programme, ProgrammeField::shape, shape);
                        state.programme.language = "fr";
                        state.programme.room = "salle-1";
                    };
                    const ThemeName theme = lowered ? ThemeName::contrast : ThemeName::light;
                    walk(host, *snapshot, now,
                         {.size = size,
                          .language = "fr",
                          .theme = theme,
                          .page = {PageKind::programme, ""},
                          .visitor = visitor});
                }
            }
        }
    }
}

}  // namespace foyer::kiosk
