#include <doctest/doctest.h>

#include "kiosk/app/loop.h"
#include "tests/support/loop_rig.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;

namespace {

/// A desk that writes down what it is told, and leaves what a test gives it.
class FalseDesk final : public StaffDesk {
public:
    void tell(DeskCommand command) override { told.push_back(std::move(command)); }
    [[nodiscard]] std::optional<StaffReport> take() override {
        return std::exchange(report, std::nullopt);
    }
    template <class Command>
    [[nodiscard]] std::vector<Command> all() const {
        std::vector<Command> found;
        for (const DeskCommand& command : told)
            if (const auto* one = std::get_if<Command>(&command)) found.push_back(*one);
        return found;
    }

    std::vector<DeskCommand> told;
    std::optional<StaffReport> report;
};

struct StaffRig : test::LoopRig {
    StaffRig() {
        known.has_pin = true;
        desk.report = known;
        staff = &desk;
    }
    void type(std::chrono::milliseconds time, char32_t character) {
        window.at(time, [=, this] {
            window.events.input.push_back(
                {.kind = platform::InputKind::text, .character = character, .time = clock.now});
        });
    }
    /// The desk has looked at a code.
    void answer(std::chrono::milliseconds time, bool right) {
        window.at(time, [=, this] {
            ++known.codes_checked;
            known.code_right = right;
            desk.report = known;
        });
    }
    /// Staff hold the clock and type a code that is right; they are in after 6 s.
    void let_in() {
        window.input(1s, platform::InputKind::pointer_down, 900, 90);
        window.input(4500ms, platform::InputKind::pointer_up, 900, 90);
        for (int i = 0; i < 6; ++i)
            type(5s + i * 50ms, U'7');
        answer(5900ms, true);
        run_until(6s);
    }

    FalseDesk desk;
    StaffReport known;
};

}  // namespace

TEST_CASE("the clock held for three seconds opens the pad, a tap or a short hold does not") {
    StaffRig rig;
    rig.window.tap(100ms, 900, 90);
    rig.window.input(1s, platform::InputKind::pointer_down, 900, 90);
    rig.window.input(3900ms, platform::InputKind::pointer_up, 900, 90);
    rig.window.input(5s, platform::InputKind::pointer_down, 900, 90);
    rig.run_until(7900ms);
    CHECK(rig.loop->state().staff.phase == StaffPhase::closed);
    rig.run_until(8100ms);
    CHECK(rig.loop->state().staff.phase == StaffPhase::pin);
}

TEST_CASE("a whole code is looked at once; a wrong one lets nobody in") {
    StaffRig rig;
    rig.window.input(1s, platform::InputKind::pointer_down, 900, 90);
    rig.window.input(4500ms, platform::InputKind::pointer_up, 900, 90);
    for (int i = 0; i < 8; ++i)
        rig.type(5s + i * 50ms, U'1');
    rig.run_until(6s);
    REQUIRE(rig.desk.all<desk::CheckCode>().size() == 1);
    CHECK(rig.desk.all<desk::CheckCode>()[0].digits == "111111");
    rig.answer(6100ms, false);
    rig.run_until(7s);
    CHECK(rig.loop->state().staff.phase == StaffPhase::pin);
    CHECK(rig.loop->state().staff.digits.empty());
    CHECK(rig.desk.all<desk::Attend>().empty());
}

TEST_CASE("staff come in with a right code, and go by themselves after a minute") {
    StaffRig rig;
    rig.let_in();
    CHECK(staff_are_in(rig.loop->state()));
    REQUIRE(rig.desk.all<desk::Attend>().size() == 1);
    CHECK(rig.desk.all<desk::Attend>()[0].there);
    rig.run_until(70s);
    CHECK_FALSE(staff_are_in(rig.loop->state()));
    REQUIRE(rig.desk.all<desk::Attend>().size() == 2);
    CHECK_FALSE(rig.desk.all<desk::Attend>()[1].there);
    CHECK(rig.painter.forgotten > 0);
}

TEST_CASE("while staff are in a frame is drawn each second, and no more") {
    StaffRig rig;
    rig.let_in();
    const std::size_t before = rig.run_until(10s);
    const std::size_t after = rig.run_until(40s);
    CHECK(after - before >= 29);
    CHECK(after - before <= 32);
}

TEST_CASE("what was changed here is shown in the place of what was told, until that is newer") {
    StaffRig rig;
    rig.run_until(1s);
    REQUIRE(rig.desk.all<desk::Show>().size() == 1);
    const auto told = rig.desk.all<desk::Show>()[0].snapshot;
    CHECK(told == rig.report.snapshot);
    const std::size_t before = rig.painter.frames.size();
    rig.window.at(1500ms, [&] {
        rig.known.base = told;
        rig.known.overlay = test::one_room_snapshot();
        rig.desk.report = rig.known;
    });
    rig.run_until(2s);
    CHECK(rig.painter.frames.size() > before);
    // Laying it over is no news for the desk.
    CHECK(rig.desk.all<desk::Show>().size() == 1);
    rig.window.at(2500ms, [&] {
        ProgrammeReport newer = rig.report;
        newer.snapshot = test::one_room_snapshot();
        rig.reports.put(newer);
    });
    rig.run_until(3s);
    CHECK(rig.desk.all<desk::Show>().size() == 2);
}

TEST_CASE("a screen without a desk has no pad") {
    StaffRig rig;
    rig.staff = nullptr;
    rig.window.input(1s, platform::InputKind::pointer_down, 900, 90);
    rig.run_until(8s);
    CHECK(rig.loop->state().staff.phase == StaffPhase::closed);
}

}  // namespace foyer::kiosk
