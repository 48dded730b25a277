// Chains of random revisions: whatever a screen missed, it ends with the hub's state.
#include <doctest/doctest.h>

#include "core/base/limits.h"
#include "core/feed/head.h"
#include "tests/support/effort.h"
#include "tests/support/feed.h"
#include "tests/support/random_publication.h"

using namespace foyer;
using namespace foyer::feed;

namespace {

/// What a screen holds.
struct Held {
    State state;
    std::uint64_t revision = 0;
};

/// Fetches and applies what `head` says; the test ends when it does not lead to the head's state.
void catch_up_with(const test::Feed& feed, Held& held) {
    const Head head = feed.head();
    const CatchUp way = catch_up(held.revision, head.position.revision, head.snapshot, head.deltas);
    for (const auto& reference : {way.snapshot, way.delta}) {
        if (!reference) continue;
        Document document = test::must(open_document(head, *reference, feed.file(*reference)));
        const std::uint64_t revision = document.position.revision;
        held.state = test::must(applied(std::move(held.state), held.revision, std::move(document)));
        held.revision = revision;
    }
    REQUIRE(held.revision == head.position.revision);
    REQUIRE(check_state(head, held.state));
    REQUIRE(held.state == feed.state);
}

}  // namespace

TEST_CASE("snapshots and deltas along any chain, with any gaps, give the state itself") {
    for (std::uint64_t seed = test::rounds(6); seed > 0; --seed) {
        CAPTURE(seed);
        test::RandomPublications random(seed);
        test::Feed feed;
        programme::Publication now = random.make(12);
        std::vector<Held> screens(4);
        for (int revision = 1; revision <= 40; ++revision) {
            feed.publish(now);
            for (Held& screen : screens)
                if (random.random().percent(25)) catch_up_with(feed, screen);
            now = random.step(std::move(now));
        }
        for (Held& screen : screens)
            catch_up_with(feed, screen);
        Held newcomer;
        catch_up_with(feed, newcomer);
        CHECK(test::must(state_of(test::must(publication_of(newcomer.state)), newcomer.state)) ==
              feed.state);
    }
}

TEST_CASE("a state read on top of the one before reads as it does alone") {
    for (std::uint64_t seed = test::rounds(20); seed > 0; --seed) {
        CAPTURE(seed);
        test::RandomPublications random(seed);
        programme::Publication now = random.make(12);
        State before = test::must(state_of(now));
        auto snapshot = programme::Snapshot::build(test::must(publication_of(before)), 1);
        for (int revision = 2; revision <= 20; ++revision) {
            now = random.step(std::move(now));
            State state = test::must(state_of(now, before));
            auto on_top = programme::Snapshot::build(
                test::must(publication_of(state, ReadState{before, *snapshot})), 2);
            const auto alone = programme::Snapshot::build(test::must(publication_of(state)), 2);
            REQUIRE(on_top->publication() == alone->publication());
            REQUIRE(on_top->dropped_references() == alone->dropped_references());
            before = std::move(state);
            snapshot = std::move(on_top);
        }
    }
}

TEST_CASE("every delta of a head serves every revision from its base on") {
    test::RandomPublications random(99);
    test::Feed feed;
    programme::Publication now = random.make(8);
    std::vector<Held> past;
    for (int revision = 1; revision <= 30; ++revision) {
        feed.publish(now);
        past.push_back({feed.state, feed.revision});
        now = random.step(std::move(now));
        const Head head = feed.head();
        for (const DocumentRef& delta : head.deltas) {
            const Document document = test::must(open_document(head, delta, feed.file(delta)));
            for (const Held& held : past) {
                if (held.revision < delta.base) continue;
                REQUIRE(test::must(applied(held.state, held.revision, document)) == feed.state);
            }
        }
    }
}

TEST_CASE("a record that comes back to what it was reaches a screen that stands between") {
    test::Feed feed;
    const programme::Publication there = test::small_publication();
    programme::Publication away = there;
    away.programme.sessions.front().rooms = {"salle-2"};
    feed.publish(there);
    feed.publish(there);
    feed.publish(away);
    Held between;
    catch_up_with(feed, between);
    feed.publish(there);
    feed.publish(there);
    // From revision 3 the delta with base 1 or 3 is taken; both must bring the talk back.
    catch_up_with(feed, between);
    CHECK(*between.state.find(Table::sessions, "s1") == *feed.state.find(Table::sessions, "s1"));
}

TEST_CASE("a gap of 1,024 revisions is one delta, a longer one snapshot and delta") {
    test::Feed feed;
    programme::Publication now = test::small_publication();
    Held first;
    Held second;
    for (int revision = 1; revision <= 1026; ++revision) {
        now.programme.conference.version = std::to_string(revision % 7);
        feed.publish(now);
        if (revision == 1) catch_up_with(feed, first);
        if (revision == 2) catch_up_with(feed, second);
    }
    const Head head = feed.head();
    const CatchUp in_reach = catch_up(2, 1026, head.snapshot, head.deltas);
    CHECK(in_reach.delta);
    CHECK_FALSE(in_reach.snapshot);
    CHECK(catch_up(1, 1026, head.snapshot, head.deltas).snapshot);
    catch_up_with(feed, second);
    catch_up_with(feed, first);
}

TEST_CASE("a change of one room weighs less than 2 kB on the wire with its head") {
    test::RandomPublications random(5);
    test::Feed feed;
    programme::Publication now = random.make(300);
    now.programme.rooms = test::small_publication().programme.rooms;
    for (int revision = 1; revision <= 20; ++revision) {
        now.programme.conference.version = std::to_string(revision);
        feed.publish(now);
    }
    auto& session = now.programme.sessions.front();
    session = test::small_publication().programme.sessions.front();
    session.id = "moved";
    session.track.clear();
    session.people.clear();
    feed.publish(now);
    session.rooms = {"salle-2"};
    feed.publish(now);
    const Head head = feed.head();
    const std::size_t delta = feed.file(head.deltas.front()).size();
    MESSAGE("delta " << delta << " B, head " << feed.head_file().size() << " B, snapshot "
                     << head.snapshot.size << " B");
    CHECK(delta < 500);
    // The rest is for what HTTP says around both.
    CHECK(delta + feed.head_file().size() < 1600);
    CHECK(feed.head_file().size() <= limits::written_head_bytes);
}
