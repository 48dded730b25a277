#include "kiosk/app/loop.h"

#include <doctest/doctest.h>

#include <functional>
#include <map>

#include "kiosk/app/assets.h"
#include "tests/support/builders.h"
#include "tests/support/false_clock.h"

using namespace foyer;
using namespace foyer::kiosk;
using namespace std::chrono_literals;

namespace {

using test::FalseClock;

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

/// Writes down what it was asked to paint; shows one card and a contrast button on the home, and a
/// way back on any other page.
class FalsePainter final : public LoopPainter {
public:
    explicit FalsePainter(FalseClock& clock) : clock_(clock), start_(clock.now) {}

    [[nodiscard]] Probe paint(const ScreenContext& context, ScreenSize size) override {
        frames.push_back({clock_.now - start_, context.now, current_page(context.state),
                          context.state.pressed_label, context.freshness.grade, size,
                          context.notices.size()});
        Probe probe;
        if (current_page(context.state).kind == PageKind::now) {
            probe.items = {button("Card", 100, open_page(PageKind::session, "s1")),
                           button("Contrast", 600, {.kind = IntentKind::toggle_contrast})};
        } else {
            probe.items = {button("Back", 1200, {.kind = IntentKind::back})};
        }
        return probe;
    }

    struct Frame {
        std::chrono::milliseconds time;
        UtcTime programme_time;
        Page page;
        std::string pressed;
        FreshnessGrade grade;
        ScreenSize size;
        std::size_t notices;
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

const Catalogues& catalogues() {
    static const auto read = read_catalogues(FOYER_SOURCE_DIR "/assets");
    REQUIRE(read.ok());
    return *read;
}

std::shared_ptr<const programme::Snapshot> snapshot() {
    test::ProgrammeBuilder programme;
    programme.room("salle-1");
    programme.session("Opening", "2018-06-26 09:00", 150min, {"salle-1"});
    programme.session("Later", "2018-06-26 15:00", 30min, {"salle-1"});
    return programme.snapshot();
}

/// A loop over false parts, on 26 June 2018 at 11:20:30 in Paris, confirmed just now.
struct Rig {
    Rig() {
        report.snapshot = snapshot();
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
                               .closing = closing,
                               .log = [this](const Notice& notice) { logged.push_back(notice); }});
    }

    FalseClock clock{test::instant("2018-06-26T09:20:30Z")};
    FalseWindow window{clock};
    FalsePainter painter{clock};
    Mailbox<ProgrammeReport> reports;
    ProgrammeClock programme_clock;
    State state;
    ProgrammeReport report;
    Closing closing = Closing::allowed;
    std::vector<Notice> logged;
    std::optional<Loop> loop;
    Loop::Turned ended = Loop::Turned::on;
};

}  // namespace

TEST_CASE("the first turn draws at once") {
    Rig rig;
    rig.start();
    CHECK(rig.loop->turn() == Loop::Turned::on);
    CHECK(rig.painter.frames.size() == 1);
    CHECK(rig.window.waits == 0);
}

TEST_CASE("a quiet minute draws exactly the frame of the minute's edge") {
    Rig rig;
    CHECK(rig.run_until(60s) == 2);
    CHECK(rig.painter.frames[1].time == 30s);
    CHECK(rig.painter.frames[1].programme_time == test::instant("2018-06-26T09:21:00Z"));
    CHECK(rig.window.waits < 10);
}

TEST_CASE("a quiet quarter of an hour draws its fifteen minutes and wakes for nothing else") {
    Rig rig;
    CHECK(rig.run_until(14min) == 15);
    CHECK(rig.window.waits < 40);
}

TEST_CASE("a snapshot that arrives is drawn once") {
    Rig rig;
    rig.run_until(5s);
    rig.window.at(10s, [&] {
        ProgrammeReport newer = rig.report;
        newer.snapshot = snapshot();
        rig.reports.put(newer);
    });
    CHECK(rig.run_until(20s) == 2);
    CHECK(rig.painter.frames[1].time == 10s);
}

TEST_CASE("a confirmation alone draws nothing, a better grade does") {
    Rig rig;
    rig.report.confirmed = rig.clock.now - 20min;
    rig.run_until(5s);
    CHECK(rig.painter.frames[0].grade == FreshnessGrade::ageing);
    const auto confirm = [&] {
        ProgrammeReport confirmed = rig.report;
        confirmed.confirmed = rig.clock.now;
        rig.reports.put(confirmed);
    };
    rig.window.at(6s, confirm);
    CHECK(rig.run_until(10s) == 2);
    CHECK(rig.painter.frames[1].grade == FreshnessGrade::fresh);
    rig.window.at(11s, confirm);
    CHECK(rig.run_until(20s) == 2);
}

TEST_CASE("a grade that gets worse is drawn at its bound, without waiting for the minute") {
    Rig rig;
    rig.report.confirmed = rig.clock.now - 15min + 10s;
    CHECK(rig.run_until(20s) == 2);
    CHECK(rig.painter.frames[1].time == 10s);
    CHECK(rig.painter.frames[1].grade == FreshnessGrade::ageing);
}

TEST_CASE("a simulated clock turns its minutes at its own speed") {
    Rig rig;
    rig.programme_clock = ProgrammeClock(test::instant("2018-06-26T09:20:00Z"), rig.clock.now, 60);
    CHECK(rig.run_until(10s + 500ms) == 11);
    CHECK(rig.painter.frames[3].time == 3s);
    CHECK(rig.painter.frames[3].programme_time == test::instant("2018-06-26T09:23:00Z"));
}

TEST_CASE("a clock that stands still draws once and sleeps") {
    Rig rig;
    rig.programme_clock = ProgrammeClock(test::instant("2018-06-26T09:20:00Z"), rig.clock.now, 0);
    CHECK(rig.run_until(10min) == 1);
    CHECK(rig.window.waits < 30);
}

TEST_CASE("the fastest clock draws no more than a display shows") {
    Rig rig;
    rig.programme_clock =
        ProgrammeClock(test::instant("2018-06-26T09:20:00Z"), rig.clock.now, 100'000);
    const std::size_t frames = rig.run_until(1s);
    CHECK(frames > 55);
    CHECK(frames < 65);
}

TEST_CASE("an edge of the programme within a minute is drawn when it comes") {
    Rig rig;
    test::ProgrammeBuilder programme;
    programme.room("salle-1");
    programme.session("Short", test::instant("2018-06-26T09:20:45Z"), 10min, {"salle-1"});
    rig.report.snapshot = programme.snapshot();
    CHECK(rig.run_until(20s) == 2);
    CHECK(rig.painter.frames[1].time == 15s);
}

TEST_CASE("a wall clock that is set, forward or back, shows within a minute") {
    for (const auto correction : {+1h, -1h}) {
        Rig rig;
        rig.run_until(5s);
        rig.clock.wall_correction = correction;
        rig.run_until(70s);
        const UtcTime shown = rig.painter.frames.back().programme_time;
        CHECK(std::chrono::floor<std::chrono::minutes>(shown) ==
              test::instant("2018-06-26T09:21:00Z") + correction);
    }
}

TEST_CASE("a resized or an exposed window is drawn again, once") {
    Rig rig;
    rig.run_until(1s);
    rig.window.at(2s, [&] {
        rig.window.window_size = {1920, 1080};
        rig.window.events.resized = true;
    });
    CHECK(rig.run_until(5s) == 2);
    CHECK(rig.painter.frames[1].size == ScreenSize{1920, 1080});
    rig.window.at(6s, [&] { rig.window.events.exposed = true; });
    CHECK(rig.run_until(10s) == 3);
}

TEST_CASE("a pointer that only moves draws nothing") {
    Rig rig;
    rig.run_until(1s);
    for (int i = 0; i < 50; ++i)
        rig.window.input(2s + i * 10ms, platform::InputKind::pointer_move, 200, float(100 + i));
    CHECK(rig.run_until(5s) == 1);
}

TEST_CASE("a press shows at once, the release opens the page, and the picture settles") {
    Rig rig;
    rig.run_until(1s);
    rig.window.input(2s, platform::InputKind::pointer_down, 200, 150);
    rig.window.input(2s + 400ms, platform::InputKind::pointer_up, 200, 150);
    rig.run_until(10s);
    const auto& frames = rig.painter.frames;
    REQUIRE(frames.size() == 1 + 3 + 3);
    CHECK(frames[1].time == 2s);
    CHECK(frames[1].pressed == "Card");
    CHECK(frames[1].page == Page{});
    CHECK(frames[4].time == 2s + 400ms);
    CHECK(frames[4].pressed.empty());
    CHECK(frames[4].page == Page{PageKind::session, "s1"});
    CHECK(frames[6].time == 2s + 400ms);
}

TEST_CASE("press and release that arrive together open the page and are seen") {
    Rig rig;
    rig.run_until(1s);
    rig.window.tap(2s, 200, 150);
    rig.run_until(10s);
    const auto& frames = rig.painter.frames;
    REQUIRE(frames.size() >= 3);
    CHECK(frames[1].time == 2s);
    CHECK(frames[1].page == Page{PageKind::session, "s1"});
    CHECK(frames[1].pressed == "Card");
    CHECK(frames.back().time == 2s + 120ms);
    CHECK(frames.back().pressed.empty());
}

TEST_CASE("a second tap in the same instant meets the page that the first one opened") {
    Rig rig;
    rig.run_until(1s);
    rig.window.tap(2s, 200, 150);
    rig.window.tap(2s, 200, 650);   // Contrast, on the home only
    rig.window.tap(2s, 200, 1300);  // Back, on the session's page only
    rig.run_until(10s);
    CHECK(rig.painter.frames[1].page == Page{PageKind::session, "s1"});
    CHECK(current_page(rig.loop->state()) == Page{});
    CHECK(rig.loop->state().theme == ThemeName::dark);
}

TEST_CASE("escape leads back and never out") {
    Rig rig;
    rig.run_until(1s);
    rig.window.tap(2s, 200, 150);
    const auto escape = [&] {
        rig.window.events.input.push_back(
            {.kind = platform::InputKind::key_down, .key = platform::Key::escape});
    };
    rig.window.at(4s, escape);
    rig.window.at(5s, escape);
    rig.run_until(10s);
    CHECK(rig.ended == Loop::Turned::on);
    CHECK(current_page(rig.loop->state()) == Page{});
}

TEST_CASE("other keys do nothing") {
    Rig rig;
    rig.run_until(1s);
    rig.window.at(2s, [&] {
        for (int i = 0; i < 100; ++i)
            rig.window.events.input.push_back({.kind = platform::InputKind::key_down});
    });
    rig.run_until(5s);
    CHECK(rig.loop->state().pages == State{}.pages);
    CHECK(rig.ended == Loop::Turned::on);
}

TEST_CASE("a kiosk does not let itself be closed, a window does") {
    for (const Closing closing : {Closing::ignored, Closing::allowed}) {
        Rig rig;
        rig.closing = closing;
        rig.run_until(1s);
        rig.window.at(2s, [&] { rig.window.events.close_requested = true; });
        rig.run_until(5s);
        CHECK((rig.ended == Loop::Turned::ended) == (closing == Closing::allowed));
    }
}

TEST_CASE("the system's wish to end the program ends the loop without a failure") {
    Rig rig;
    rig.run_until(1s);
    rig.window.at(2s, [&] { rig.window.ends = true; });
    CHECK(rig.loop->run().ok());
}

TEST_CASE("a failure that cannot be lived with ends the loop and is returned") {
    Rig rig;
    rig.run_until(1s);
    rig.window.at(2s, [&] {
        ProgrammeReport report;
        report.fatal = Error{ErrorKind::in_use, "another kiosk holds it"};
        rig.reports.put(report);
    });
    const auto ended = rig.loop->run();
    REQUIRE_FALSE(ended.ok());
    CHECK(ended.error().detail == "another kiosk holds it");
}

TEST_CASE("each notice is drawn and logged once, and again when it comes back") {
    Rig rig;
    const Notice unreadable{NoticeKind::source_unreadable, "gone"};
    rig.run_until(1s);
    const auto report = [&](std::vector<Notice> notices) {
        return [&rig, notices] {
            ProgrammeReport next = rig.report;
            next.notices = notices;
            rig.reports.put(next);
        };
    };
    rig.window.at(2s, report({unreadable}));
    rig.window.at(3s, report({unreadable}));
    CHECK(rig.run_until(4s) == 2);
    CHECK(rig.painter.frames[1].notices == 1);
    CHECK(rig.logged.size() == 1);
    rig.window.at(5s, report({}));
    rig.window.at(6s, report({unreadable}));
    CHECK(rig.run_until(7s) == 4);
    CHECK(rig.logged.size() == 2);
}

TEST_CASE("without a programme there is still a screen") {
    Rig rig;
    rig.report = {};
    rig.report.notices = {{NoticeKind::loading, {}}};
    CHECK(rig.run_until(60s) == 2);
}
