#include "core/time/freshness.h"

#include <doctest/doctest.h>

using namespace foyer;
using namespace std::chrono_literals;

namespace {

const MonotonicTime first_proof{1'000'000ms};
const std::chrono::sys_time<std::chrono::milliseconds> proof_wall{1'529'997'600'000ms};

Freshness proof_after(std::chrono::milliseconds age, const ProgrammeClock& clock = {}) {
    return freshness_at(first_proof, clock, proof_wall + age, first_proof + age);
}

}  // namespace

TEST_CASE("each grade ends exactly at its bound") {
    CHECK(proof_after(0ms).grade == FreshnessGrade::fresh);
    CHECK(proof_after(15min - 1ms).grade == FreshnessGrade::fresh);
    CHECK(proof_after(15min).grade == FreshnessGrade::ageing);
    CHECK(proof_after(2h - 1ms).grade == FreshnessGrade::ageing);
    CHECK(proof_after(2h).grade == FreshnessGrade::stale);
    CHECK(proof_after(12h - 1ms).grade == FreshnessGrade::stale);
    CHECK(proof_after(12h).grade == FreshnessGrade::outdated);
}

TEST_CASE("what was never confirmed is outdated and says so") {
    const Freshness never = freshness_at({}, {}, proof_wall, first_proof);
    CHECK_FALSE(never.ever_confirmed);
    CHECK(never.grade == FreshnessGrade::outdated);
    CHECK_FALSE(next_freshness_edge({}, first_proof));
}

TEST_CASE("a real clock dates the proof by the wall clock") {
    const Freshness fresh = proof_after(90s);
    CHECK(fresh.confirmed == std::chrono::floor<std::chrono::seconds>(proof_wall));
    CHECK(fresh.age == 90s);
    CHECK_FALSE(fresh.simulated);
}

TEST_CASE("a simulated clock dates the proof in programme time, the age stays real") {
    const UtcTime at{1'530'004'800s};
    const ProgrammeClock sixty_times(at, first_proof - 10s, 60);
    const Freshness fresh = proof_after(10min, sixty_times);
    CHECK(fresh.simulated);
    CHECK(fresh.grade == FreshnessGrade::fresh);
    CHECK(fresh.age == 10min);
    CHECK(fresh.confirmed == at + 10min);
}

TEST_CASE("a wall clock that jumps changes no grade") {
    CHECK(freshness_at(first_proof, {}, proof_wall + 24h, first_proof + 1min).grade ==
          FreshnessGrade::fresh);
    CHECK(freshness_at(first_proof, {}, proof_wall - 24h, first_proof + 3h).grade ==
          FreshnessGrade::stale);
}

TEST_CASE("a proof ahead of the monotonic clock has no negative age") {
    const Freshness fresh = freshness_at(first_proof + 5s, {}, proof_wall, first_proof);
    CHECK(fresh.age == 0s);
    CHECK(fresh.grade == FreshnessGrade::fresh);
}

TEST_CASE("the next edge is the next bound, the strip's included, and then never") {
    CHECK(next_freshness_edge(first_proof, first_proof) == first_proof + 15min);
    CHECK(next_freshness_edge(first_proof, first_proof + 15min - 1ms) == first_proof + 15min);
    CHECK(next_freshness_edge(first_proof, first_proof + 15min) == first_proof + 1h);
    CHECK(next_freshness_edge(first_proof, first_proof + 1h) == first_proof + 2h);
    CHECK(next_freshness_edge(first_proof, first_proof + 2h) == first_proof + 12h);
    CHECK_FALSE(next_freshness_edge(first_proof, first_proof + 12h));
}

TEST_CASE("a stored proof keeps its age over a restart") {
    const UtcTime stored = std::chrono::floor<std::chrono::seconds>(proof_wall) - 3h;
    CHECK(confirmed_on_monotonic(stored, proof_wall, first_proof) == first_proof - 3h);
}

TEST_CASE("a stored proof from the future has no age, a small correction is forgiven") {
    const UtcTime stored = std::chrono::floor<std::chrono::seconds>(proof_wall);
    CHECK(confirmed_on_monotonic(stored + 2min, proof_wall, first_proof) == first_proof);
    CHECK_FALSE(confirmed_on_monotonic(stored + 2min + 1s, proof_wall, first_proof));
}
