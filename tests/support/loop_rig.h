#pragma once
// A loop over a false window, a false painter and a false clock: minutes pass in microseconds.

#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/app/assets.h"
#include "kiosk/app/loop.h"
#include "kiosk/display/board_turns.h"
#include "tests/support/builders.h"
#include "tests/support/false_clock.h"

namespace foyer::test {

using namespace foyer::kiosk;

/// A window in which things happen at set times; waiting moves the clock.
class FalseWindow final : public LoopWindow {
public:
    explicit FalseWindow(FalseClock& clock) : clock_(clock), start_(clock.now) {}

    void at(std::chrono::milliseconds time, std::function<void()> happening) {
        happenings_.emplace(start_ + time, std::move(happening));
    }
    void input(std::chrono::milliseconds time, platform::InputKind kind, float x, float y) {
        at(time, [=, this] {
            events.input.push_back({.kind = kind, .x = x, .y = y, .time = clock_.now});
        });
    }
    void tap(std::chrono::milliseconds time, float x, float y) {
        input(time, platform::InputKind::pointer_down, x, y);
        input(time, platform::InputKind::pointer_up, x, y);
    }

    void wait(std::chrono::milliseconds limit) override {
        ++waits;
        longest_wait = std::max(longest_wait, limit);
        const auto next = happenings_.begin();
        if (next == happenings_.end() || next->first > clock_.now + limit) {
            clock_.now += limit;
            return;
        }
        clock_.now = std::max(clock_.now, next->first);
        while (!happenings_.empty() && happenings_.begin()->first <= clock_.now) {
            happenings_.begin()->second();
            happenings_.erase(happenings_.begin());
        }
    }
    platform::WindowEvents take_events() override { return std::exchange(events, {}); }
    [[nodiscard]] ScreenSize size() const override { return window_size; }
    [[nodiscard]] bool termination_requested() const override { return ends; }

    platform::WindowEvents events;
    ScreenSize window_size{1080, 1920};
    bool ends = false;
    int waits = 0;
    std::chrono::milliseconds longest_wait{0};

private:
    FalseClock& clock_;
    MonotonicTime start_;
    std::multimap<MonotonicTime, std::function<void()>> happenings_;
};

/// Writes down what it was asked to paint; shows one card and a few buttons on the home, and a way
/// back on any other page.
class FalsePainter final : public LoopPainter {
public:
    explicit FalsePainter(FalseClock& clock) : clock_(clock), start_(clock.now) {}

    [[nodiscard]] Probe paint(const ScreenContext& context, ScreenSize size) override {
        const auto moved = scroll_of(context.state, "list");
        frames.push_back({clock_.now - start_, context.now, current_page(context.state),
                          context.state.pressed_label, context.freshness.grade, size,
                          context.notices.size(), moved ? moved->y : 0, context.idle,
                          context.voice_missing});
        Probe probe;
        probe.screen = screen;
        if (list_most > 0)
            probe.scroll_areas = {{moved.value_or(ScrollPosition{.area = "list"}),
                                   {0, list_most},
                                   {0, 0, 1080, 1600}}};
        if (!page_times.empty()) probe.changes_at = turn_at(page_times, context.now).until;
        if (current_page(context.state).kind == PageKind::now) {
            probe.items = {button("Card", 100 + card_below, open_page(PageKind::session, "s1")),
                           button("Contrast", 600, {.kind = IntentKind::toggle_contrast}),
                           button("Listen", 820, {.kind = IntentKind::toggle_speech}),
                           button("Top", 1040, scroll_to({.area = "list", .x = 0, .y = 0}))};
        } else {
            probe.items = {button("Back", 1200, {.kind = IntentKind::back})};
        }
        if (context.staff != nullptr && context.staff->available()) {
            ProbeItem clock = button("11:20", 0, staff_intent(IntentKind::staff_enter));
            clock.rect = {820, 36, 200, 112};
            clock.actions = {"hold"};
            clock.acts = Acts::after_hold;
            probe.items.push_back(std::move(clock));
        }
        if (hold)
            probe.items = {
                button("Hold", 600, {.kind = IntentKind::hold_page, .argument = "now 1"})};
        return probe;
    }

    std::vector<std::chrono::seconds> page_times;  ///< of a board; none: no board
    std::string screen;                            ///< name of what it shows
    bool hold = false;                             ///< its page can be held
    float list_most = 0;  ///< how far the list "list" can be moved; 0: there is none
    void forget() override { ++forgotten; }
    void keep_next() override { keeps_next = true; }
    /// A picture that is as wide as there were frames.
    [[nodiscard]] std::optional<Picture> take_kept() override {
        if (!std::exchange(keeps_next, false)) return {};
        return blank_picture(static_cast<int>(frames.size()), 1, {});
    }

    bool keeps_next = false;
    int forgotten = 0;
    int card_below = 0;  ///< how far something new has pushed the card down, px

    struct Frame {
        std::chrono::milliseconds time;
        UtcTime programme_time;
        Page page;
        std::string pressed;
        FreshnessGrade grade;
        ScreenSize size;
        std::size_t notices;
        float scrolled;
        Idle::Verdict idle;
        bool voice_missing;
    };
    std::vector<Frame> frames;

private:
    static ProbeItem button(std::string label, int y, Intent intent) {
        return {.role = "button",
                .label = std::move(label),
                .value = {},
                .rect = {100, y, 800, 200},
                .actions = {"tap"},
                .intent = std::move(intent)};
    }
    FalseClock& clock_;
    MonotonicTime start_;
};

inline const Catalogues& catalogues() {
    static const auto read = read_catalogues(FOYER_SOURCE_DIR "/assets");
    REQUIRE(read.ok());
    return *read;
}

inline std::shared_ptr<const programme::Snapshot> one_room_snapshot() {
    ProgrammeBuilder programme;
    programme.room("salle-1");
    programme.session("Opening", "2018-06-26 09:00", 150min, {"salle-1"});
    programme.session("Later", "2018-06-26 15:00", 30min, {"salle-1"});
    return programme.snapshot();
}

/// A loop over false parts, on 26 June 2018 at 11:20:30 in Paris, confirmed just now.
struct LoopRig {
    LoopRig() {
        report.snapshot = one_room_snapshot();
        report.origin = Origin::source;
        report.confirmed = clock.now;
        state.language = "en";
    }

    /// Turns until `time` after the start; returns the number of frames.
    std::size_t run_until(std::chrono::milliseconds time) {
        if (!loop) start();
        bool reached = false;
        window.at(time, [&] { reached = true; });
        for (int turns = 0; !reached && ended == Loop::Turned::on; ++turns) {
            REQUIRE(turns < 100'000);
            ended = loop->turn();
        }
        return painter.frames.size();
    }

    void start() {
        loop.emplace(LoopParts{.window = window,
                               .painter = painter,
                               .clock = clock,
                               .reports = reports,
                               .catalogues = catalogues(),
                               .programme_clock = programme_clock,
                               .state = state,
                               .report = report,
                               .setup = setup.value_or(ScreenSetup{.language = state.language}),
                               .pictures = &pictures,
                               .voice = voice,
                               .staff = staff,
                               .closing = closing,
                               .log = [this](const Notice& notice) { logged.push_back(notice); }});
    }

    FalseClock clock{instant("2018-06-26T09:20:30Z")};
    FalseWindow window{clock};
    FalsePainter painter{clock};
    Mailbox<ProgrammeReport> reports;
    ProgrammeClock programme_clock;
    State state;
    ProgrammeReport report;
    std::optional<ScreenSetup> setup;  ///< none: a touch screen in the language of `state`
    PictureExchange pictures;
    Voice* voice = nullptr;
    StaffDesk* staff = nullptr;
    Closing closing = Closing::allowed;
    std::vector<Notice> logged;
    std::optional<Loop> loop;
    Loop::Turned ended = Loop::Turned::on;
};

}  // namespace foyer::test
