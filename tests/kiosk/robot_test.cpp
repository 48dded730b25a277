// Whatever a robot does in front of the kiosk, the screen stays in order, and the next visitor
// finds it as it was installed.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <set>
#include <string>

#include "tests/support/effort.h"
#include "tests/support/many_scripts.h"
#include "tests/support/robot.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

/// Steps of one visitor after another in front of one kiosk; then another kiosk is set up.
constexpr std::size_t steps_of_a_seed = 400;
// FOYER_TAPS and FOYER_SEED in the environment ask for more steps, and for another first seed;
// FOYER_PROGRAMME asks for one programme alone ("36c3/final.xml").
/// What is wrong is told this often at most.
constexpr std::size_t most_faults = 40;

/// `steps` steps with one programme, as many seeds as they take.
void let_robot_walk(const RobotProgramme& shown, std::size_t steps) {
    if (const char* one = std::getenv("FOYER_PROGRAMME"); one != nullptr && shown.name != one)
        return;
    std::set<std::string> told;
    for (std::uint64_t seed = test::asked_number("FOYER_SEED").value_or(1); steps > 0; ++seed) {
        Robot robot(shown, seed);
        const std::size_t now = std::min(steps, steps_of_a_seed);
        steps -= now;
        for (std::size_t step = 1; step <= now + 1; ++step) {
            for (const std::string& fault : step > now ? robot.leave() : robot.step()) {
                if (!told.insert(fault).second) continue;
                FAIL_CHECK(shown.name, ", seed ", seed, ", step ", step, ": ", fault);
                REQUIRE_MESSAGE(told.size() < most_faults, "and so on");
            }
        }
    }
}

std::shared_ptr<const programme::Snapshot> scripts_snapshot() {
    return programme::Snapshot::build(test::many_scripts_publication(), 2);
}

}  // namespace

TEST_CASE("whatever a robot does, the screen stays in order and forgets it") {
    let_robot_walk(robot_programme("sample", sample()), test::rounds(200, "FOYER_TAPS"));
    let_robot_walk(robot_programme("scripts", scripts_snapshot()), test::rounds(100, "FOYER_TAPS"));
}

TEST_CASE("whatever a robot does with any programme, the screen stays in order" *
          doctest::test_suite("slow_robot")) {
    const std::size_t steps = test::rounds(500, "FOYER_TAPS");
    let_robot_walk(robot_programme("sample", changed_sample()), steps);
    let_robot_walk(robot_programme("scripts", scripts_snapshot()), steps);
    for (const char* file : {"fosdem/2025.xml", "36c3/final.xml", "sitcon2024/sessions.json"}) {
        const auto path = tests::shared_file(file);
        if (path.empty()) {
            MESSAGE("SKIPPED: no real programmes beside the sources (", file, ")");
            continue;
        }
        let_robot_walk(robot_programme(file, programme_in(path)), steps);
    }
}

}  // namespace foyer::kiosk
