// How long the kiosk works on a frame, with software drawing: while the programme is scrolled, and
// when a page is opened for the first time. tools/bench prints what it says.
//
//     foyer-frames PROGRAMME INSTANT      JSON rows as foyer-measure prints them

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "core/formats/import.h"
#include "kiosk/app/assets.h"
#include "kiosk/app/headless.h"
#include "kiosk/screens/screen.h"
#include "platform/process.h"
#include "tests/support/files.h"

namespace foyer::kiosk {

namespace {

constexpr int width_px = 1080;
constexpr int height_px = 1920;
constexpr int frames = 240;
/// A finger that is in a hurry, logical px a frame: 2,400 px a second.
constexpr float step_px = 40;
/// The machine has two cores, the display shows 60 frames a second.
constexpr double budget_ms = 2 * 1000.0 / 60;

struct Stage {
    const programme::Snapshot& snapshot;
    const Catalogues& catalogues;
    UtcTime now;
};

double cpu_ms() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_usec) / 1000;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

Probe draw(HeadlessHost& host, const Stage& stage, const State& state) {
    Freshness freshness;
    freshness.ever_confirmed = true;
    freshness.confirmed = stage.now;
    const std::vector<Notice> notices;
    const Panel panel;
    const ScreenContext context{.state = state,
                                .snapshot = &stage.snapshot,
                                .now = stage.now,
                                .freshness = freshness,
                                .origin = Origin::source,
                                .notices = notices,
                                .catalogues = stage.catalogues,
                                .panel = panel};
    return host.draw({.width_px = width_px, .height_px = height_px},
                     [&](Canvas& canvas) { draw_screen(context, canvas); });
}

struct Taken {
    std::vector<double> ms;  ///< of each frame, sorted
    double share = 0;        ///< of two cores at 60 frames a second
    [[nodiscard]] double percentile(double p) const {
        return ms[static_cast<std::size_t>(static_cast<double>(ms.size() - 1) * p)];
    }
};

/// Times `frames` frames; `move` changes the state from one to the next.
Taken time_frames(HeadlessHost& host, const Stage& stage, State state,
                  const std::function<void(State&, const Probe&, int)>& move) {
    Taken taken;
    Probe probe = draw(host, stage, state);
    const double before = cpu_ms();
    for (int i = 0; i < frames; ++i) {
        move(state, probe, i);
        const auto begin = platform::stopwatch();
        probe = draw(host, stage, state);
        const Picture picture = host.picture();
        const std::chrono::duration<double, std::milli> time = platform::stopwatch() - begin;
        if (picture.rgba.empty()) std::abort();
        taken.ms.push_back(time.count());
    }
    taken.share = (cpu_ms() - before) / frames / budget_ms;
    std::ranges::sort(taken.ms);
    return taken;
}

/// Moves the area called `area` on, and back from its end.
void scroll(State& state, const Probe& probe, std::string_view area, int frame, bool sideways) {
    const ScrollArea* found = scroll_area_called(probe, area);
    if (found == nullptr) return;
    ScrollPosition to = found->position;
    const float way = frame % frames < frames / 2 ? step_px : -step_px;
    float& moved = sideways ? to.x : to.y;
    const float most = sideways ? found->limits.most_x : found->limits.most_y;
    moved = std::clamp(moved + way, 0.0F, most);
    set_scroll(state, to);
}

void print(const std::string& name, double value, const char* unit, const char* baseline,
           double baseline_value) {
    static bool first = true;
    std::printf(
        "%s{\"name\":\"%s\",\"value\":%.4f,\"unit\":\"%s\",\"baseline\":\"%s\","
        "\"baseline_value\":%.4f,\"ratio\":%.4f}",
        first ? "[" : ",\n", name.c_str(), value, unit, baseline, baseline_value,
        baseline_value > 0 ? value / baseline_value : 0);
    first = false;
}

State on_page(const Page& page) {
    State state;
    state.language = "en";
    if (page.kind != PageKind::now) state.pages.push_back(page);
    return state;
}

void report_scrolling(HeadlessHost& host, const Stage& stage) {
    const Taken home = time_frames(host, stage, on_page({}), [](State&, const Probe&, int) {});
    print("frame of the home, median", home.percentile(0.5), "ms", "a 60 Hz frame", 1000.0 / 60);
    struct Way {
        const char* name;
        const char* shape;
        const char* area;
        bool sideways;
    };
    for (const Way& way : {Way{"list", "list", "programme-list", false},
                           Way{"grid", "grid", "programme-grid", false},
                           Way{"grid sideways", "grid", "programme-grid", true}}) {
        State state = on_page({PageKind::programme, ""});
        choose(state.programme, ProgrammeField::shape, way.shape);
        const Taken taken =
            time_frames(host, stage, state, [&](State& moved, const Probe& probe, int frame) {
                scroll(moved, probe, way.area, frame, way.sideways);
            });
        const std::string name = std::string("frame while scrolling the ") + way.name;
        print(name + ", median", taken.percentile(0.5), "ms", "the home's frame",
              home.percentile(0.5));
        print(name + ", p99", taken.percentile(0.99), "ms", "the home's frame",
              home.percentile(0.5));
        print(name + ", CPU at 60 Hz", 100 * taken.share, "% of two", "the goal", 60);
    }
}

void report_opening(HeadlessHost& host, const Stage& stage) {
    const auto& programme = stage.snapshot.programme();
    State grid = on_page({PageKind::programme, ""});
    choose(grid.programme, ProgrammeField::shape, "grid");
    std::vector<std::pair<const char*, State>> opened{
        {"home", on_page({})},
        {"programme, list", on_page({PageKind::programme, ""})},
        {"programme, grid", grid},
        {"changes", on_page({PageKind::changes, ""})},
        {"search", on_page({PageKind::search, ""})},
        {"people", on_page({PageKind::people, ""})},
        {"info", on_page({PageKind::info, ""})}};
    if (!programme.sessions.empty())
        opened.emplace_back("session", on_page({PageKind::session, programme.sessions[0].id}));
    if (!programme.rooms.empty())
        opened.emplace_back("room", on_page({PageKind::room, programme.rooms[0].id}));
    if (!programme.people.empty())
        opened.emplace_back("person", on_page({PageKind::person, programme.people[0].id}));
    for (const auto& [name, state] : opened) {
        std::vector<double> ms;
        for (int round = 0; round < 7; ++round) {
            // Header and footer stand on every page: they are there when another one is opened.
            host.text().forget();
            static_cast<void>(draw(host, stage, on_page({PageKind::session, "nowhere"})));
            const auto begin = platform::stopwatch();
            static_cast<void>(draw(host, stage, state));
            const std::chrono::duration<double, std::milli> time = platform::stopwatch() - begin;
            ms.push_back(time.count());
        }
        std::ranges::sort(ms);
        print(std::string("opening ") + name + ", first time", ms[ms.size() / 2], "ms", "the goal",
              16);
    }
}

int run(const std::string& file, const std::string& instant) {
    auto imported = formats::read_programme(tests::read_file(file), {});
    const auto now = parse_instant(instant);
    if (!imported || !now) {
        std::fprintf(stderr, "foyer-frames: the programme or the instant cannot be read\n");
        return 1;
    }
    const auto snapshot = programme::Snapshot::build(std::move(imported->programme), 1);
    const std::filesystem::path assets = std::filesystem::path(FOYER_SOURCE_DIR) / "assets";
    const auto catalogues = read_catalogues(assets);
    if (!catalogues) {
        std::fprintf(stderr, "foyer-frames: %s\n", catalogues.error().detail.c_str());
        return 1;
    }
    HeadlessHost host(icon_folder(assets).string());
    const Stage stage{*snapshot, *catalogues, *now};
    report_scrolling(host, stage);
    report_opening(host, stage);
    std::printf("]\n");
    return 0;
}

}  // namespace

}  // namespace foyer::kiosk

int main(int count, char** arguments) {
    if (count == 3) return foyer::kiosk::run(arguments[1], arguments[2]);
    std::fprintf(stderr, "Usage: foyer-frames PROGRAMME INSTANT\n");
    return 2;
}
