#include "core/feed/hash_trail.h"

#include <doctest/doctest.h>

#include "tests/support/feed.h"
#include "tests/support/random_programme.h"

using namespace foyer;
using namespace foyer::feed;

namespace {

/// A record of some size: only a state of many such has a trail with marks.
std::string random_json(test::Random& random) {
    return std::string(static_cast<std::size_t>(random.between(1, 6000)),
                       static_cast<char>('a' + random.below(26)));
}

Step random_step(const State& state, test::Random& random) {
    Step step;
    for (std::size_t i = 1 + random.below(4); i > 0; --i) {
        const Table table = random.pick(tables);
        const std::string id = "r" + std::to_string(random.below(40));
        const bool remove = random.percent(35);
        add_to(step, state, {table, id},
               remove ? std::nullopt : std::optional(random_json(random)));
    }
    return step;
}

}  // namespace

TEST_CASE("the hash along a trail is the hash of the whole state, whatever was touched") {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        CAPTURE(seed);
        test::Random random(seed);
        State state;
        for (int i = 0; i < 150; ++i)
            state.put(
                {random.pick(tables), "r" + std::to_string(random.below(40)), random_json(random)});
        HashTrail trail;
        for (int i = 0; i < 500; ++i) {
            const Step step = random_step(state, random);
            HashTrail::Walk walk = trail.after(state, step);
            State next = state;
            take_step(next, step);
            REQUIRE(walk.digest == state_hash(next));
            // A publication that fails leaves the trail where it was.
            if (random.percent(20)) continue;
            trail.take(std::move(walk));
            state = std::move(next);
        }
    }
}

TEST_CASE("what stands before the first touched record is not hashed again") {
    State state;
    for (int i = 100; i < 999; ++i)
        state.put({Table::sessions, "s" + std::to_string(i), std::string(1000, 'x')});
    HashTrail trail;
    HashTrail::Walk first = trail.after(state, {});
    CHECK(first.kept == 0);
    const std::size_t marks = first.marks.size();
    CHECK(marks > 10);
    trail.take(std::move(first));
    CHECK(trail.after(state, {}).kept == marks);
    CHECK(trail.after(state, {{{Table::changes, "c1"}, "{}"}}).kept == marks);
    CHECK(trail.after(state, {{{Table::rooms, "a"}, "{}"}}).kept == 0);
    const auto middle = trail.after(state, {{{Table::sessions, "s550"}, "{}"}});
    CHECK(middle.kept > marks / 3);
    CHECK(middle.kept < marks);
}
