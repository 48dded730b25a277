#include "tests/measure/frames.h"

#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "platform/process.h"

namespace foyer::kiosk::measure {

namespace {

constexpr int frames = 240;
/// A finger that is in a hurry, logical px a frame: 2,400 px a second.
constexpr float step_px = 40;
/// The machine has two cores, the display shows 60 frames a second.
constexpr double budget_ms = 2 * refresh_ms;

double cpu_ms() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_usec) / 1000;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
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

}  // namespace

void report_scrolling(HeadlessHost& host, const Stage& stage) {
    const Taken home = time_frames(host, stage, on_page({}), [](State&, const Probe&, int) {});
    print("frame of the home" + stage.label + ", median", home.percentile(0.5), "ms",
          "a 60 Hz frame", refresh_ms);
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
        const std::string name = std::string("frame while scrolling the ") + way.name + stage.label;
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
        print(std::string("opening ") + name + stage.label + ", first time", ms[ms.size() / 2],
              "ms", "the goal", opening_goal_ms);
    }
}

namespace {

/// What people type: words that many, few and no sessions have, and slips.
constexpr const char* typed[] = {"security", "kubernets",     "jerome devoucou", "machine learning",
                                 "zzzzzz",   "the container", "salle 7"};

}  // namespace

void report_typing(HeadlessHost& host, const Stage& stage) {
    std::vector<double> ms;
    for (const std::string query : typed) {
        for (std::size_t length = 1; length <= query.size(); ++length) {
            const State state = on_page({PageKind::search, query.substr(0, length)});
            const auto begin = platform::stopwatch();
            static_cast<void>(draw(host, stage, state));
            const std::chrono::duration<double, std::milli> time = platform::stopwatch() - begin;
            ms.push_back(time.count());
        }
    }
    std::ranges::sort(ms);
    const std::string name = "search at each key" + stage.label;
    print(name + ", median", ms[ms.size() / 2], "ms", "the goal", opening_goal_ms);
    print(name + ", p99", ms[(ms.size() - 1) * 99 / 100], "ms", "the goal", opening_goal_ms);
}

}  // namespace foyer::kiosk::measure
