#include "tests/measure/visits.h"

#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "platform/process.h"
#include "tests/measure/stage.h"
#include "tests/support/robot.h"

namespace foyer::kiosk::measure {

namespace {

using namespace std::chrono_literals;
using platform::InputKind;
using test::looking::Robot;

/// Below it people feel that they did it themselves.
constexpr double at_once_ms = 100;
constexpr int taps = 400;
/// So long the kept texts grow, up to their bounds; what grows afterwards would grow for ever.
constexpr std::chrono::minutes caches_fill{100};

/// Bytes that are allocated and not freed.
double heap_bytes() {
    const auto heap = ::mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd);
}

void print_times(const std::string& name, std::vector<double>& ms) {
    if (ms.empty()) return;
    std::ranges::sort(ms);
    print(name + ", median", ms[(ms.size() - 1) / 2], "ms", "what feels at once", at_once_ms);
    print(name + ", p99", ms[(ms.size() - 1) * 99 / 100], "ms", "what feels at once", at_once_ms);
}

/// Something on the screen that can be tapped, and lies free.
std::optional<PixelRect> target_on(const Probe& probe, test::Random& random) {
    std::vector<PixelRect> targets;
    for (const ProbeItem& item : probe.items)
        if (!item.actions.empty() && item.rect.w > 0 && item.rect.h > 0)
            targets.push_back(item.rect);
    if (targets.empty()) return std::nullopt;
    return random.pick(targets);
}

/// `count` days like the first of `snapshot`, one after the other.
std::shared_ptr<const programme::Snapshot> repeated(const programme::Snapshot& snapshot,
                                                    int count) {
    programme::Publication publication;
    publication.programme = snapshot.programme();
    auto& sessions = publication.programme.sessions;
    sessions.clear();
    for (int day = 0; day < count; ++day) {
        for (const programme::SessionIndex index : snapshot.days().front().sessions) {
            programme::Session session = snapshot.session(index);
            session.id += "-" + std::to_string(day);
            session.start += day * 24h;
            session.end += day * 24h;
            sessions.push_back(std::move(session));
        }
    }
    return programme::Snapshot::build(std::move(publication), 1);
}

void report_days(const std::string& name, const std::shared_ptr<const programme::Snapshot>& month,
                 const ScreenSetup& setup) {
    constexpr int days = 30;
    constexpr std::chrono::minutes step{5};
    test::RealLoop display(test::report_of(month), month->days().front().first_start - 1h,
                           test::looking::source_icons(), {width_px, height_px}, {}, setup);
    const auto pass_day = [&] {
        for (auto passed = 0min; passed < 24h; passed += step) {
            display.clock.now += step;
            display.window.until = display.clock.now + 1ms;
            static_cast<void>(display.loop->turn());
        }
        platform::give_back_memory();
        return heap_bytes() / 1e6;
    };
    const double first = pass_day();
    double last = first;
    for (int day = 1; day < days; ++day)
        last = pass_day();
    print("heap of a " + name + " after 30 days", last, "MB", "after the first", first);
}

}  // namespace

void report_month(const programme::Snapshot& snapshot) {
    if (snapshot.days().empty() || snapshot.programme().rooms.empty()) return;
    const auto month = repeated(snapshot, 30);
    ScreenSetup setup;
    setup.installed.mode = ScreenMode::board;
    report_days("board", month, setup);
    setup.installed.mode = ScreenMode::door;
    setup.installed.room = month->programme().rooms.front().id;
    report_days("door sign", month, setup);
}

void report_taps(const std::shared_ptr<const programme::Snapshot>& snapshot, UtcTime now) {
    test::RealLoop kiosk(test::report_of(snapshot), now, test::looking::source_icons(),
                         {width_px, height_px});
    test::Random random(1);
    std::vector<double> pressed_ms, tapped_ms;
    // The frame that an event leads to, as pixels.
    const auto time_turn = [&](std::vector<double>& into) {
        const Picture before = kiosk.painter.host().picture();
        kiosk.window.until = kiosk.clock.now + 1ms;
        const auto begin = platform::stopwatch();
        static_cast<void>(kiosk.loop->turn());
        const Picture after = kiosk.painter.host().picture();
        const std::chrono::duration<double, std::milli> time = platform::stopwatch() - begin;
        if (!(before == after)) into.push_back(time.count());
    };
    for (int tap = 0; tap < taps; ++tap) {
        const auto target = target_on(kiosk.shown(), random);
        if (!target) break;
        const auto x = static_cast<float>(target->x + target->w / 2);
        const auto y = static_cast<float>(target->y + target->h / 2);
        kiosk.point(InputKind::pointer_down, x, y);
        time_turn(pressed_ms);
        kiosk.pass(60ms);
        kiosk.point(InputKind::pointer_up, x, y);
        time_turn(tapped_ms);
        kiosk.pass(2s);
    }
    print_times("finger down to changed frame", pressed_ms);
    print_times("tap to changed frame", tapped_ms);
}

void report_hour(const std::shared_ptr<const programme::Snapshot>& snapshot) {
    const auto shown = test::looking::robot_programme("measured", snapshot);
    Robot robot(shown, 1);
    const MonotonicTime begin = robot.time();
    std::optional<double> heap_first, pss_first;
    std::size_t steps = 0;
    for (; robot.time() - begin < caches_fill + 1h; ++steps) {
        for (const std::string& fault : robot.step())
            std::fprintf(stderr, "foyer-frames: step %zu: %s\n", steps, fault.c_str());
        if (heap_first || robot.time() - begin < caches_fill) continue;
        steps = 0;
        static_cast<void>(robot.leave());
        platform::give_back_memory();
        heap_first = heap_bytes();
        pss_first = static_cast<double>(platform::memory_bytes());
    }
    static_cast<void>(robot.leave());
    platform::give_back_memory();
    constexpr double mb = 1e6;
    print("heap after an hour of " + std::to_string(steps) + " random taps, drags and keys",
          heap_bytes() / mb, "MB", "before that hour", heap_first.value_or(0) / mb);
    print("memory (PSS) after the same hour", static_cast<double>(platform::memory_bytes()) / mb,
          "MB", "before that hour", pss_first.value_or(0) / mb);
}

}  // namespace foyer::kiosk::measure
