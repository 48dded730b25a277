#pragma once
// A robot in front of the kiosk: taps, drags, keys, two fingers, another size of the window, new
// revisions, all at random and by seed. Each step says what is wrong with the screen after it.

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/examining.h"
#include "tests/support/random_programme.h"
#include "tests/support/real_loop.h"

namespace foyer::test::looking {

/// Longer than any screen waits and asks.
inline constexpr std::chrono::seconds robot_gone{200};
inline constexpr std::array<ScreenSize, 5> robot_sizes{
    {{540, 960}, {960, 540}, {480, 800}, {800, 480}, {683, 384}}};

/// Two revisions of one programme.
struct RobotProgramme {
    std::string name;
    std::vector<ProgrammeReport> revisions;
    std::vector<UtcTime> instants;  ///< at which something is on
};

inline RobotProgramme robot_programme(std::string name,
                                      std::shared_ptr<const programme::Snapshot> first) {
    // A third of the sessions of each day moves, ends later, or is cancelled.
    programme::Publication changed = first->publication();
    std::size_t number = 0;
    for (programme::Session& session : changed.programme.sessions) {
        ++number;
        if (number % 9 == 0) session.status = programme::SessionStatus::cancelled;
        if (number % 9 == 3) session.end += 10min;
        if (number % 9 == 6 && !changed.programme.rooms.empty())
            session.rooms = {changed.programme.rooms[number % changed.programme.rooms.size()].id};
    }
    RobotProgramme made{.name = std::move(name), .revisions = {}, .instants = {}};
    for (const programme::DaySessions& day : first->days()) {
        for (int part = 0; part < 5; ++part)
            made.instants.push_back(day.first_start + (day.last_end - day.first_start) * part / 5);
        made.instants.push_back(day.last_end + 2h);
    }
    changed.changes =
        programme::published_changes(first->programme(), changed.programme, made.instants[1], 2);
    made.revisions.push_back(report_of(first));
    made.revisions.push_back(
        report_of(programme::Snapshot::build(std::move(changed), first->revision() + 1)));
    return made;
}

class Robot {
public:
    Robot(const RobotProgramme& shown, std::uint64_t seed)
        : programme_(shown),
          random_(seed),
          size_(random_.pick(robot_sizes)),
          loop_(shown.revisions.front(), random_.pick(shown.instants), source_icons(), size_) {}

    /// One thing that somebody, or something, does; what is wrong afterwards.
    std::vector<std::string> step() {
        const auto dice = random_.below(1000);
        if (dice < 420) {
            tap_something();
        } else if (dice < 540) {
            tap(random_x(), random_y());
        } else if (dice < 680) {
            drag();
        } else if (dice < 720) {
            two_fingers();
        } else if (dice < 760) {
            double_tap();
        } else if (dice < 880) {
            key();
        } else if (dice < 930) {
            loop_.happen({.kind = InputKind::text,
                          .character = static_cast<char32_t>('a' + random_.below(26))});
        } else if (dice < 945) {
            loop_.resize(size_ = random_.pick(robot_sizes));
        } else if (dice < 965) {
            loop_.publish(random_.pick(programme_.revisions));
        } else if (dice < 970) {
            set_clock();
        } else if (dice < 990) {
            loop_.pass(std::chrono::milliseconds(random_.below(30'000)));
        } else {
            return leave();
        }
        loop_.pass(std::chrono::milliseconds(16 + random_.below(200)));
        return faults();
    }

    /// When it is for the kiosk.
    [[nodiscard]] MonotonicTime time() const { return loop_.clock.now; }

    /// Nobody is there for long.
    std::vector<std::string> leave() {
        loop_.pass(robot_gone);
        std::vector<std::string> wrong = faults();
        if (!(loop_.loop->state() == without_visitor(loop_.installed)))
            wrong.push_back("something of the visitor is left");
        if (loop_.shown().screen != "now") wrong.push_back("the home has not come back");
        if (loop_.shown().language != loop_.installed.language)
            wrong.push_back("the language has not come back");
        return wrong;
    }

private:
    using InputKind = platform::InputKind;
    using Key = platform::Key;

    float random_x() { return static_cast<float>(random_.below(unsigned(size_.width_px))); }
    float random_y() { return static_cast<float>(random_.below(unsigned(size_.height_px))); }

    void tap(float x, float y) {
        loop_.point(InputKind::pointer_down, x, y);
        if (random_.percent(70)) loop_.pass(std::chrono::milliseconds(random_.below(120)));
        loop_.point(InputKind::pointer_up, x, y);
    }
    void tap_something() {
        std::vector<PixelRect> targets;
        for (const ProbeItem& item : loop_.shown().items)
            if (!item.actions.empty() && item.rect.w > 0 && item.rect.h > 0)
                targets.push_back(item.rect);
        if (targets.empty()) return;
        const PixelRect& rect = random_.pick(targets);
        tap(static_cast<float>(rect.x) + static_cast<float>(random_.below(unsigned(rect.w))),
            static_cast<float>(rect.y) + static_cast<float>(random_.below(unsigned(rect.h))));
    }
    void drag() {
        const float x = random_x();
        const float y = random_y();
        const float to_x = random_x();
        const float to_y = random_y();
        const auto pace = static_cast<int>(random_.below(40));
        loop_.point(InputKind::pointer_down, x, y);
        for (int i = 1; i <= 4; ++i) {
            const float share = static_cast<float>(i) / 4;
            loop_.pass(std::chrono::milliseconds(pace));
            loop_.point(InputKind::pointer_move, x + (to_x - x) * share, y + (to_y - y) * share);
        }
        if (random_.percent(90)) loop_.point(InputKind::pointer_up, to_x, to_y);
    }
    /// As an X server tells of them: what presses twice, releases twice.
    void two_fingers() {
        loop_.point(InputKind::pointer_down, random_x(), random_y());
        loop_.point(InputKind::pointer_down, random_x(), random_y());
        loop_.pass(std::chrono::milliseconds(random_.below(80)));
        loop_.point(InputKind::pointer_move, random_x(), random_y());
        loop_.point(InputKind::pointer_up, random_x(), random_y());
        if (random_.percent(80)) loop_.point(InputKind::pointer_up, random_x(), random_y());
    }
    void double_tap() {
        const float x = random_x();
        const float y = random_y();
        for (int i = 0; i < 2; ++i) {
            loop_.point(InputKind::pointer_down, x, y);
            loop_.pass(std::chrono::milliseconds(10));
            loop_.point(InputKind::pointer_up, x, y);
            loop_.pass(std::chrono::milliseconds(60));
        }
    }
    void key() {
        static constexpr std::array keys{Key::escape, Key::tab,      Key::tab,  Key::enter,
                                         Key::space,  Key::up,       Key::down, Key::right,
                                         Key::left,   Key::backspace};
        for (auto presses = 1 + random_.below(4); presses > 0; --presses)
            loop_.happen({.kind = InputKind::key_down,
                          .key = random_.pick(keys),
                          .shift = random_.percent(20)});
    }
    /// Somebody sets the machine's clock.
    void set_clock() {
        const UtcTime to = random_.pick(programme_.instants);
        loop_.clock.wall_correction += to - loop_.clock.wall();
    }

    [[nodiscard]] std::vector<std::string> faults() const {
        const Probe& probe = loop_.shown();
        std::vector<std::string> wrong = faults_of(probe);
        if (probe.width != size_.width_px || probe.height != size_.height_px)
            wrong.emplace_back("drawn for another size");
        const auto in_the_middle = [&](const ProbeText& text) {
            const int middle = text.box.y + text.box.h / 2;
            return middle > probe.height / 10 && middle < probe.height * 4 / 5;
        };
        if (std::ranges::none_of(probe.texts, in_the_middle)) wrong.emplace_back("an empty page");
        const auto leads_home = [](const ProbeItem& item) {
            const IntentKind kind = item.intent.kind;
            return kind == IntentKind::back || kind == IntentKind::stay ||
                   (kind == IntentKind::open && item.intent.page.kind == PageKind::now);
        };
        if (std::ranges::none_of(probe.items, leads_home)) wrong.emplace_back("no way home");
        for (std::string& fault : wrong)
            fault = probe.screen + " " + probe.language + " " + std::to_string(probe.width) + "x" +
                    std::to_string(probe.height) + ": " + fault;
        return wrong;
    }

    const RobotProgramme& programme_;
    Random random_;
    ScreenSize size_;
    RealLoop loop_;
};

}  // namespace foyer::test::looking
