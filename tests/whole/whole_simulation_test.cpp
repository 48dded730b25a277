// A hub, its staff, its screens and a bad network in virtual time: the programs' own code but for
// sockets and disks. Equal seeds give equal runs.
//
// FOYER_SIM_SEEDS=1000 runs so many seeds; FOYER_SIM_SEED=17 plays that one again; both with
// whole_simulation_tests --test-suite=slow. FOYER_SIM_MINUTES is how long the bad time lasts.
#include <doctest/doctest.h>

#include <deque>

#include "core/feed/records.h"
#include "tests/hub/hub_rig.h"
#include "tests/support/effort.h"
#include "tests/whole/edit_check.h"
#include "tests/whole/simulated_editor.h"
#include "tests/whole/simulated_screen.h"

using namespace foyer;
using namespace std::chrono_literals;

namespace {

/// The longest Retry-After, an editor's patience, and some.
constexpr auto time_to_recover = 15min;
/// A screen that is killed more often right after a revision takes it for the revision's fault.
constexpr auto between_kills = 4min;

struct Sums {
    std::size_t edits = 0;
    std::size_t refused = 0;
    std::size_t unknown = 0;
    std::size_t attempts = 0;
    std::size_t deaths = 0;
    std::size_t deaths_while_publishing = 0;
    std::size_t showings = 0;
    std::size_t revisions = 0;
};

class WholeSimulation {
public:
    explicit WholeSimulation(std::uint64_t seed)
        : random_(seed), hub_(timeline_, random_), network_(timeline_, hub_, random_) {
        network_.badness = static_cast<unsigned>(random_.between(5, 60));
        for (const char* name : {"anna", "ben", "chloe"})
            editors_.emplace_back(name, hub_.editor(name), timeline_, network_, random_);
        for (const char* name : {"stairs", "lobby"})
            screens_.emplace_back(name, timeline_, hub_, network_, random_);
        last_kill_.resize(screens_.size(), timeline_.now());
        // Somebody starts it again.
        hub_.died = [this] {
            timeline_.in(std::chrono::milliseconds{random_.between(500, 60'000)},
                         [this] { hub_.start(); });
        };
        for (auto& editor : editors_)
            editor.start();
        for (auto& screen : screens_)
            screen.start();
    }

    /// What went wrong; "" when nothing did.
    std::string run(std::chrono::minutes bad_time) {
        const MonotonicTime calm = timeline_.now() + bad_time;
        plan_disturbance(calm);
        pass(calm);
        network_.badness = 0;
        hub_.start();
        for (auto& screen : screens_)
            screen.start();
        for (auto& editor : editors_)
            editor.stop();
        pass(timeline_.now() + time_to_recover);
        return broken() + what_is_missing();
    }

    void add_to(Sums& sums) const {
        for (const auto& editor : editors_) {
            sums.attempts += editor.attempts;
            for (const test::Intent& intent : editor.book()) {
                sums.edits += intent.known == test::Intent::Known::done ? 1 : 0;
                sums.refused += intent.known == test::Intent::Known::refused ? 1 : 0;
                sums.unknown += intent.known == test::Intent::Known::nothing ? 1 : 0;
            }
        }
        for (const auto& screen : screens_)
            sums.showings += screen.showings;
        sums.deaths += hub_.deaths;
        sums.deaths_while_publishing += hub_.deaths_while_publishing;
        sums.revisions += hub_.newest().position.revision;
    }

    /// Equal for equal seeds, whatever compiled it.
    [[nodiscard]] std::string history() const {
        Sums sums;
        add_to(sums);
        return std::to_string(sums.edits) + " edits, " + std::to_string(sums.refused) +
               " refused, " + std::to_string(sums.unknown) + " unknown, " +
               std::to_string(sums.attempts) + " attempts, " + std::to_string(sums.showings) +
               " showings, " + std::to_string(sums.revisions) + " revisions, state " +
               feed::to_hex(hub_.newest().state.blake2b).substr(0, 16);
    }

private:
    void pass(MonotonicTime until) {
        while (broken().empty()) {
            const auto event = timeline_.next();
            const auto hub = hub_.next();
            const MonotonicTime first = std::min(event.value_or(until), hub.value_or(until));
            if (first >= until) break;
            if (hub && *hub <= first) {
                timeline_.pass_until(*hub);
                hub_.run();
            } else {
                timeline_.run_next();
            }
        }
        timeline_.pass_until(until);
    }

    void plan_disturbance(MonotonicTime calm) {
        const auto when =
            timeline_.now() + std::chrono::milliseconds{random_.between(1000, 90'000)};
        if (when >= calm) return;
        timeline_.at(when, [this, calm] {
            disturb();
            plan_disturbance(calm);
        });
    }

    void disturb() {
        const auto which = static_cast<std::size_t>(random_.below(screens_.size()));
        test::SimulatedScreen& screen = screens_[which];
        switch (random_.below(8)) {
            case 0:
                return hub_.cut_power();
            case 1:
            case 2:
                return hub_.cut_power_at_a_step();
            case 3:
                return kill(which);
            case 4:
                return screen.network_up();
            case 5:
                screen.clock.error = std::chrono::hours{random_.between(-30, 30)};
                return;
            case 6:
                hub_.clock.error = std::chrono::seconds{random_.between(-300, 300)};
                return;
            default:
                screen.clock.error = {};
        }
    }

    void kill(std::size_t which) {
        if (timeline_.now() - last_kill_[which] < between_kills) return;
        last_kill_[which] = timeline_.now();
        screens_[which].kill();
        timeline_.in(std::chrono::milliseconds{random_.between(100, 120'000)},
                     [this, which] { screens_[which].start(); });
    }

    [[nodiscard]] std::string broken() const {
        std::string all = hub_.broken;
        for (const auto& screen : screens_)
            if (!screen.broken.empty()) all += screen.broken + " (" + screen.description() + "); ";
        return all;
    }

    std::string what_is_missing() {
        std::string all;
        for (const auto& screen : screens_)
            if (!screen.has_newest())
                all += "does not show revision " + std::to_string(hub_.newest().position.revision) +
                       ": " + screen.description() + "; ";
        std::vector<test::Intent> intents;
        for (const auto& editor : editors_) {
            if (!editor.is_done()) all += "an editor never came to an end; ";
            intents.insert(intents.end(), editor.book().begin(), editor.book().end());
        }
        const auto audit = hub_.audit();
        if (!all.empty()) return all;
        const auto shown = test::must(feed::publication_of(screens_.front().revision()->state));
        all += test::check_edits(intents, audit, test::hub_programme(), shown.programme);
        for (const test::Intent& intent : intents) {
            if (intent.kind != test::Intent::Kind::announce) continue;
            if (intent.known != test::Intent::Known::done) continue;
            const auto times =
                std::count_if(shown.announcements.begin(), shown.announcements.end(),
                              [&](const auto& one) { return one.text.in("en") == intent.key; });
            if (times != 1) all += intent.key + " is announced so often: " + std::to_string(times);
        }
        return all + hub_.broken;
    }

    test::Random random_;
    test::Timeline timeline_;
    test::SimulatedHub hub_;
    test::ChaosNetwork network_;
    // A deque: what is under way refers to them.
    std::deque<test::SimulatedEditor> editors_;
    std::deque<test::SimulatedScreen> screens_;
    std::vector<MonotonicTime> last_kill_;
};

void run_seed(std::uint64_t seed, std::chrono::minutes bad_time, Sums& sums) {
    WholeSimulation simulation(seed);
    const std::string failure = simulation.run(bad_time);
    simulation.add_to(sums);
    if (!failure.empty())
        FAIL_CHECK(failure << "replay with FOYER_SIM_MINUTES=" << bad_time.count()
                           << " FOYER_SIM_SEED=" << seed
                           << " whole_simulation_tests --test-suite=slow");
}

/// A chaos in which something never happens would prove nothing about it.
void check_that_all_happened(const Sums& sums, std::size_t seeds) {
    MESSAGE(seeds << " seeds: " << sums.edits << " edits acknowledged, " << sums.refused
                  << " refused, " << sums.unknown << " of unknown fate, in " << sums.attempts
                  << " requests; " << sums.deaths << " power cuts, " << sums.deaths_while_publishing
                  << " of them while publishing; " << sums.revisions << " revisions, shown "
                  << sums.showings << " times");
    CHECK(sums.edits > 5 * seeds);
    CHECK(sums.refused > seeds);
    CHECK(sums.unknown > 0);
    CHECK(sums.attempts > sums.edits + sums.refused);
    CHECK(sums.deaths > sums.deaths_while_publishing);
    CHECK(sums.deaths_while_publishing > 0);
    // Of two screens, each leaves out what was replaced before it came.
    CHECK(2 * sums.showings > sums.revisions);
}

}  // namespace

TEST_CASE("hub, staff and screens come through a bad time with nothing lost and nothing twice") {
    constexpr std::size_t seeds = 4;
    Sums sums;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed)
        run_seed(seed, 12min, sums);
    check_that_all_happened(sums, seeds);
}

TEST_CASE("hub, staff and screens come through an hour of chaos with nothing lost" *
          doctest::test_suite("slow")) {
    const std::chrono::minutes bad_time(test::asked_number("FOYER_SIM_MINUTES").value_or(60));
    Sums sums;
    if (const auto only = test::asked_number("FOYER_SIM_SEED"))
        return run_seed(*only, bad_time, sums);
    const std::size_t seeds = test::rounds(12, "FOYER_SIM_SEEDS");
    for (std::uint64_t seed = 1; seed <= seeds; ++seed)
        run_seed(seed, bad_time, sums);
    check_that_all_happened(sums, seeds);
}
