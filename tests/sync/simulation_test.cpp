// Kiosks, a hub and a bad network in virtual time. Equal seeds give equal runs.
//
// FOYER_SIM_SEEDS=5000 runs so many seeds of an hour each; FOYER_SIM_SEED=17 plays that one again.
// Both with: sync_tests --test-suite=slow --test-case='*an hour of chaos*'.
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/support/effort.h"
#include "tests/support/golden.h"
#include "tests/sync/sim_kiosk.h"

using namespace foyer;
using namespace std::chrono_literals;

namespace {

constexpr MonotonicTime simulation_start{9h};
/// The longest Retry-After, and some.
constexpr auto time_to_recover = 400s;
constexpr std::size_t simulated_kiosks = 3;
using Telling = test::SimKiosk::Telling;

class Simulation {
public:
    explicit Simulation(std::uint64_t seed) : random_(seed), hub_(seed), network_(hub_, random_) {
        hub_.publish(now_, false);
        network_.badness = static_cast<unsigned>(random_.between(5, 70));
        for (std::size_t i = 0; i < simulated_kiosks; ++i)
            kiosks_.emplace_back(hub_, network_, random_);
        for (test::SimKiosk& kiosk : kiosks_)
            kiosk.start(now_);
    }

    /// What went wrong; "" when nothing did.
    std::string run(std::chrono::minutes bad_time) {
        const MonotonicTime calm = simulation_start + bad_time;
        while (now_ < calm) {
            const auto pause = std::chrono::milliseconds{random_.between(500, 40'000)};
            run_until(std::min(calm, now_ + pause));
            disturb();
        }
        network_.badness = 0;
        for (test::SimKiosk& kiosk : kiosks_)
            kiosk.disk_is_bad = false;
        publish();
        run_until(now_ + time_to_recover);
        std::string failures = broken();
        for (const test::SimKiosk& kiosk : kiosks_)
            if (!kiosk.has_newest())
                failures += "does not have revision " + std::to_string(hub_.feed.revision) + ": " +
                            kiosk.description() + "; ";
        return failures;
    }

    /// Adds what the kiosks went through.
    void collect(std::set<sync::Phase>& phases, std::set<sync::News>& told) const {
        for (const test::SimKiosk& kiosk : kiosks_) {
            phases.insert(kiosk.phases.begin(), kiosk.phases.end());
            told.insert(kiosk.told.begin(), kiosk.told.end());
        }
    }

    /// What it was, in a line: equal for equal seeds, whatever compiled it.
    [[nodiscard]] std::string history() const {
        std::string line = std::to_string(hub_.feed.revision) + " revisions, state " +
                           feed::to_hex(hub_.feed.made.proof.blake2b).substr(0, 16);
        for (const test::SimKiosk& kiosk : kiosks_)
            line +=
                "; " + std::to_string(kiosk.steps()) + " steps " + std::to_string(kiosk.history());
        return line;
    }

private:
    void run_until(MonotonicTime until) {
        while (broken().empty()) {
            test::SimKiosk* first = nullptr;
            for (test::SimKiosk& kiosk : kiosks_)
                if (kiosk.next() && (first == nullptr || *kiosk.next() < *first->next()))
                    first = &kiosk;
            if (first == nullptr || *first->next() > until) break;
            now_ = std::max(now_, *first->next());
            first->run(now_);
        }
        now_ = std::max(now_, until);
    }

    void publish() {
        hub_.publish(now_, random_.percent(40));
        for (test::SimKiosk& kiosk : kiosks_)
            kiosk.hub_published(now_);
    }

    /// Something happens to the hub or to a kiosk.
    void disturb() {
        test::SimKiosk& kiosk = kiosks_[random_.below(kiosks_.size())];
        switch (random_.below(12)) {
            case 0:
                return kiosk.network_up(now_);
            case 1:
                return kiosk.jump_clock(std::chrono::hours{random_.between(-30, 30)});
            case 2:
                kiosk.disk_is_bad = !kiosk.disk_is_bad;
                return;
            case 3:
                return kiosk.start(now_);
            case 4:
                return hub_.beat(now_);
            case 5:
                return kiosk.set_clock(random_.percent(50) ? Telling::tells : Telling::silent,
                                       now_);
            default:
                return publish();
        }
    }

    [[nodiscard]] std::string broken() const {
        std::string all;
        for (const test::SimKiosk& kiosk : kiosks_)
            if (!kiosk.broken().empty()) all += kiosk.broken() + " (" + kiosk.description() + "); ";
        return all;
    }

    test::Random random_;
    MonotonicTime now_ = simulation_start;
    test::SimHub hub_;
    test::SimNetwork network_;
    std::vector<test::SimKiosk> kiosks_;
};

/// What happened over many seeds.
struct Chaos {
    std::set<sync::Phase> phases;
    std::set<sync::News> told;

    void run(std::uint64_t seed, std::chrono::minutes bad_time) {
        Simulation simulation(seed);
        const std::string failure = simulation.run(bad_time);
        simulation.collect(phases, told);
        if (!failure.empty())
            FAIL_CHECK(failure << "replay with FOYER_SIM_MINUTES=" << bad_time.count()
                               << " FOYER_SIM_SEED=" << seed
                               << " sync_tests --test-suite=slow --test-case='*an hour of chaos*'");
    }

    /// A chaos in which something never happens would prove nothing about it.
    void check_that_all_happened() const {
        CHECK(phases.size() == 6);  // all but boot, which is over with the first event
        using enum sync::News;
        for (const sync::News news :
             {online, offline, intercepted, older_head, fork, refused_head, refused_revision,
              disk_failed, disk_good, clock_unsure, clock_sure})
            CHECK_MESSAGE(told.contains(news), std::string(sync::word_for(news)));
    }
};

}  // namespace

TEST_CASE("in any chaos a kiosk holds a published revision, and after it the newest") {
    Chaos chaos;
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        chaos.run(seed, 12min);
    chaos.check_that_all_happened();
}

TEST_CASE("a seed is the same run with every compiler") {
    // Which run it is may change with the machine or the random programmes; then GOLDEN=update.
    std::string histories;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        Simulation simulation(seed);
        CHECK(simulation.run(12min).empty());
        histories += "seed " + std::to_string(seed) + ": " + simulation.history() + '\n';
    }
    tests::check_golden_text("simulation.txt", histories);
}

TEST_CASE("after an hour of chaos every kiosk has the newest revision" *
          doctest::test_suite("slow")) {
    const std::chrono::minutes bad_time(test::asked_number("FOYER_SIM_MINUTES").value_or(60));
    Chaos chaos;
    if (const auto only = test::asked_number("FOYER_SIM_SEED")) {
        chaos.run(*only, bad_time);
        return;
    }
    for (std::uint64_t seed = test::rounds(60, "FOYER_SIM_SEEDS"); seed > 0; --seed)
        chaos.run(seed, bad_time);
    chaos.check_that_all_happened();
}
