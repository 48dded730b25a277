#pragma once
// The loop of the kiosk over its real screens, drawn in memory, with a false window and a false
// clock: whoever turns it sees what a visitor sees, and minutes pass at once.

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/app/headless.h"
#include "kiosk/app/loop.h"
#include "tests/support/catalogues.h"
#include "tests/support/false_clock.h"

namespace foyer::test {

/// A window in which nothing happens by itself; waiting moves the clock.
class QuietWindow final : public kiosk::LoopWindow {
public:
    explicit QuietWindow(FalseClock& clock) : clock_(clock) {}

    void wait(std::chrono::milliseconds limit) override {
        const MonotonicTime next = std::min(until, clock_.now + limit);
        clock_.now = std::max(clock_.now, next);
    }
    platform::WindowEvents take_events() override { return std::exchange(events, {}); }
    [[nodiscard]] kiosk::ScreenSize size() const override { return window_size; }
    [[nodiscard]] bool termination_requested() const override { return false; }

    platform::WindowEvents events;
    kiosk::ScreenSize window_size{1080, 1920};
    MonotonicTime until{};  ///< the clock goes no further

private:
    FalseClock& clock_;
};

/// Draws the real screens, and keeps what the last frame shows.
class RealPainter final : public kiosk::LoopPainter {
public:
    explicit RealPainter(std::string icons) : host_(std::move(icons)) {}

    [[nodiscard]] kiosk::Probe paint(const kiosk::ScreenContext& context,
                                     kiosk::ScreenSize size) override {
        const kiosk::State& state = context.state;
        shown = host_.draw({.width_px = size.width_px,
                            .height_px = size.height_px,
                            .theme = state.theme,
                            .zoom = kiosk::zoom_for(context, size.width_px, size.height_px),
                            .language = state.language,
                            .pressed_label = state.pressed_label},
                           [&](kiosk::Canvas& canvas) { kiosk::draw_screen(context, canvas); });
        now = context.now;
        fading = context.fading.strength;
        return shown;
    }
    void forget() override { host_.text().forget(); }
    /// The one host of the process.
    [[nodiscard]] kiosk::HeadlessHost& host() { return host_; }

    kiosk::Probe shown;
    UtcTime now{};     ///< programme time of the last frame
    float fading = 0;  ///< see ChangeFade

private:
    kiosk::HeadlessHost host_;
};

[[nodiscard]] inline kiosk::ProgrammeReport report_of(
    std::shared_ptr<const programme::Snapshot> snapshot) {
    kiosk::ProgrammeReport report;
    report.finder = programme::Finder::build(snapshot);
    report.snapshot = std::move(snapshot);
    report.origin = kiosk::Origin::source;
    return report;
}

/// A kiosk that shows what `report` holds, at `start` of the programme's time.
class RealLoop {
public:
    RealLoop(kiosk::ProgrammeReport report, UtcTime start, std::string icons,
             kiosk::ScreenSize size = {1080, 1920}, kiosk::State begins = {},
             kiosk::ScreenSetup setup = {})
        : clock(start), window(clock), painter(std::move(icons)), installed(std::move(begins)) {
        if (installed.language.empty()) installed.language = "en";
        window.window_size = size;
        report.confirmed = clock.now;
        loop.emplace(kiosk::LoopParts{.window = window,
                                      .painter = painter,
                                      .clock = clock,
                                      .reports = reports,
                                      .catalogues = catalogues,
                                      .programme_clock = {},
                                      .state = installed,
                                      .report = std::move(report),
                                      .panel = {},
                                      .setup = std::move(setup),
                                      .voice = nullptr,
                                      .closing = kiosk::Closing::ignored,
                                      .log = {}});
        pass(std::chrono::milliseconds{50});
    }

    /// Lets `time` pass.
    void pass(std::chrono::milliseconds time) {
        window.until = clock.now + time;
        int idle_turns = 0;
        do {
            const MonotonicTime before = clock.now;
            static_cast<void>(loop->turn());
            // A loop that neither sleeps nor gets on would heat the room.
            idle_turns = clock.now == before ? idle_turns + 1 : 0;
            REQUIRE(idle_turns < 200);
        } while (clock.now < window.until);
    }
    void happen(platform::InputEvent event) {
        event.time = clock.now;
        window.events.input.push_back(event);
    }
    void point(platform::InputKind kind, float x, float y) {
        happen({.kind = kind, .x = x, .y = y});
    }
    void tap(float x, float y) {
        point(platform::InputKind::pointer_down, x, y);
        pass(std::chrono::milliseconds{40});
        point(platform::InputKind::pointer_up, x, y);
        pass(std::chrono::milliseconds{60});
    }
    void press(platform::Key key, bool shift = false) {
        happen({.kind = platform::InputKind::key_down, .key = key, .shift = shift});
        pass(std::chrono::milliseconds{60});
    }
    void resize(kiosk::ScreenSize size) {
        window.window_size = size;
        window.events.resized = true;
    }
    /// A new revision is there.
    void publish(kiosk::ProgrammeReport report) {
        report.confirmed = clock.now;
        reports.put(std::move(report));
    }

    [[nodiscard]] const kiosk::Probe& shown() const { return painter.shown; }

    FalseClock clock;
    QuietWindow window;
    RealPainter painter;
    kiosk::Mailbox<kiosk::ProgrammeReport> reports;
    kiosk::Catalogues catalogues = shipped_catalogues();
    kiosk::State installed;
    std::optional<kiosk::Loop> loop;
};

}  // namespace foyer::test
