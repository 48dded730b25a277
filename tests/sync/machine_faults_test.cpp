// The faults of the network that the machine answers, by their numbers in the list of faults.
#include <doctest/doctest.h>

#include "core/sync/machine.h"
#include "tests/support/random_programme.h"
#include "tests/sync/driven_screen.h"

using namespace foyer;
using namespace foyer::sync;
using namespace std::chrono_literals;

namespace {

const std::vector<std::string> hub_and_mirror = {"https://hub.example/feed/",
                                                 "http://mirror.example/feed/"};

test::Feed feed_of_one() {
    test::Feed feed;
    feed.publish(test::small_publication());
    return feed;
}

void publish_another(test::Feed& feed) {
    programme::Publication next = test::small_publication();
    next.programme.conference.version = std::to_string(feed.revision + 1);
    feed.publish(next);
}

/// A screen that waits at the hub with the newest revision.
test::DrivenScreen waiting_screen(const test::Feed& feed, std::vector<std::string> feeds) {
    test::DrivenScreen screen(std::move(feeds));
    screen.start(feed.root);
    screen.bring_to(feed);
    return screen;
}

test::DrivenScreen waiting_screen(const test::Feed& feed) {
    return waiting_screen(feed, {"https://hub.example/feed/"});
}

bool is_asking(const test::DrivenScreen& screen, const char* start_of_url) {
    return screen.request().url.starts_with(start_of_url);
}

}  // namespace

TEST_CASE("N26, N29: a name that is not known and a refused connection lead to back-off") {
    const test::Feed feed = feed_of_one();
    for (const auto failure : {TransportFailure::dns, TransportFailure::connect,
                               TransportFailure::reset, TransportFailure::timeout}) {
        test::DrivenScreen screen;
        screen.start(feed.root);
        CHECK(screen.request().timeouts.connect == 3s);
        screen.fail(failure);
        CHECK(screen.phase() == Phase::backoff);
        CHECK(screen.wake() <= 2s);
    }
}

TEST_CASE("N31: a certificate that is refused leads to the next mirror; the last good one stays") {
    const test::Feed feed = feed_of_one();
    test::DrivenScreen screen(hub_and_mirror);
    screen.start(feed.root);
    screen.fail(TransportFailure::tls);
    CHECK(is_asking(screen, "http://mirror.example/"));
    screen.bring_to(feed);
    screen.fail(TransportFailure::tls);
    screen.wake();
    screen.fail(TransportFailure::tls);
    screen.wake();
    screen.fail(TransportFailure::tls);
    CHECK(screen.phase() == Phase::backoff);
    CHECK(screen.state.shown == Shown{1, 1});
}

TEST_CASE("N32: with a clock of 1970 a screen syncs over http and knows the time after it") {
    const test::Feed feed = feed_of_one();
    test::DrivenScreen screen(hub_and_mirror);
    screen.wall_at_start = {};
    screen.start(feed.root);
    CHECK(screen.was_told(News::clock_unsure));
    CHECK(screen.request().screen == "stairs; at=0.0; state=clock");
    screen.fail(TransportFailure::tls);
    screen.bring_to(feed);
    CHECK(screen.state.time.is_unsure());
    CHECK(screen.state.time.estimate(screen.moment()) >= feed.issued);
    screen.wall_at_start = feed.issued;
    screen.happen(ClockSynchronised{});
    CHECK(screen.was_told(News::clock_sure));
}

TEST_CASE("N33: a clock that jumps moves no timer") {
    const test::Feed feed = feed_of_one();
    for (const auto jump : {std::chrono::seconds{24h}, std::chrono::seconds{-1h}}) {
        test::DrivenScreen screen = waiting_screen(feed);
        screen.answer(304);
        const auto before = next_wake(screen.state);
        screen.wall_at_start += jump;
        screen.happen(TimerFired{});
        CHECK(next_wake(screen.state) == before);
        CHECK(screen.was_told(News::clock_unsure));
    }
}

TEST_CASE("N28, N34: a portal is told to staff and asked again after 30 s") {
    const test::Feed feed = feed_of_one();
    const std::string good = feed.head_file();
    const std::vector<std::pair<int, std::string>> portals = {
        {302, ""}, {511, ""}, {200, "<html>Welcome</html>"}, {200, good + "<script></script>"}};
    for (const auto& portal : portals) {
        const auto& [status, body] = portal;
        INFO("status ", portal.first);
        test::DrivenScreen screen = waiting_screen(feed);
        screen.answer(status, body);
        CHECK(screen.phase() == Phase::intercepted);
        CHECK(screen.was_told(News::intercepted));
        CHECK_FALSE(screen.was_told(News::offline));
        CHECK(screen.wake() == 30s);
        screen.answer(200, good);
        CHECK(screen.phase() == Phase::live);
        CHECK(screen.was_told(News::online));
    }
}

TEST_CASE("N34: a portal in front of one mirror leaves the others") {
    const test::Feed feed = feed_of_one();
    test::DrivenScreen screen(hub_and_mirror);
    screen.start(feed.root);
    screen.fail(TransportFailure::tls_peer);
    CHECK(is_asking(screen, "http://mirror.example/"));
    screen.bring_to(feed);
    CHECK_FALSE(screen.was_told(News::intercepted));
}

TEST_CASE("N36, N37: no more is downloaded than the head says") {
    test::Feed feed = feed_of_one();
    test::DrivenScreen screen = waiting_screen(feed);
    CHECK(screen.request().limit_bytes == limits::head_bytes);
    CHECK(screen.request().limit_header_bytes == 16 * 1024);
    publish_another(feed);
    screen.answer(200, feed.head_file());
    screen.wake();
    CHECK(screen.request().limit_bytes == feed.head().deltas.front().size);
}

TEST_CASE("N38, N39, N40: a document that is packed twice, cut or longer is refused") {
    test::Feed feed = feed_of_one();
    publish_another(feed);
    const std::string good = feed.file(feed.head().deltas.front());
    for (const std::string& bad : {good.substr(0, good.size() / 2), good + "x", std::string()}) {
        test::DrivenScreen screen;
        screen.start(feed.root, {}, {1, 1});
        screen.answer(200, feed.head_file());
        screen.wake();
        screen.answer(200, bad);
        CHECK_FALSE(screen.find<Apply>());
        CHECK(screen.request().url.find("/s/") != std::string::npos);
        screen.answer(200, bad);
        CHECK(screen.phase() == Phase::backoff);
    }
}

TEST_CASE("N40: a head with something behind it is refused") {
    const test::Feed feed = feed_of_one();
    test::DrivenScreen screen;
    screen.start(feed.root);
    screen.answer(200, feed.head_file() + "{}");
    CHECK(screen.phase() == Phase::backoff);
    CHECK(screen.was_told(News::refused_head));
}

TEST_CASE("N43: a proxy that repeats an old head is told, and does not count as proof") {
    test::Feed feed = feed_of_one();
    const std::string old = feed.head_file();
    publish_another(feed);
    test::DrivenScreen screen = waiting_screen(feed);
    screen.answer(200, old);
    CHECK(screen.was_told(News::older_head));
    CHECK_FALSE(screen.find<Proven>());
    CHECK(screen.state.shown == Shown{1, 2});
}

TEST_CASE("N43, F65: a head that should have been renewed proves nothing any more") {
    const test::Feed feed = feed_of_one();
    test::DrivenScreen screen = waiting_screen(feed);
    screen.now += 590s;
    screen.answer_held();
    CHECK(screen.find<Proven>());
    screen.wake();
    screen.now += 20s;
    screen.answer_held();
    CHECK_FALSE(screen.find<Proven>());
    screen.wake();
    CHECK(screen.request().if_none_match.empty());
}

TEST_CASE("N44: a delta that is not there yet is awaited a second, then snapshot, then a mirror") {
    test::Feed feed = feed_of_one();
    test::DrivenScreen screen = waiting_screen(feed, hub_and_mirror);
    publish_another(feed);
    screen.answer(200, feed.head_file());
    screen.wake();
    screen.answer(404);
    CHECK(screen.wake() == 1s);
    CHECK(screen.request().url.find("/d/") != std::string::npos);
    screen.answer(404);
    CHECK(screen.request().url.find("/s/") != std::string::npos);
    screen.answer(404);
    CHECK(is_asking(screen, "http://mirror.example/feed/s/"));
    screen.bring_documents(feed);
    screen.happen(Applied{});
    CHECK(screen.state.shown == Shown{1, 2});
}

TEST_CASE("N45: a 304 that was not asked for is followed by a request without condition") {
    const test::Feed feed = feed_of_one();
    test::DrivenScreen screen;
    screen.start(feed.root);
    screen.answer(304);
    CHECK(screen.phase() == Phase::backoff);
    screen.wake();
    CHECK(screen.request().if_none_match.empty());
    screen.bring_to(feed);
}

TEST_CASE("N46: an empty head and a part of one are refused") {
    const test::Feed feed = feed_of_one();
    for (const int status : {200, 206}) {
        test::DrivenScreen screen;
        screen.start(feed.root);
        screen.answer(status);
        CHECK(screen.phase() == Phase::backoff);
    }
}

TEST_CASE("N48: a connection that died during a wait is noticed 3 s after its end") {
    const test::Feed feed = feed_of_one();
    const test::DrivenScreen screen = waiting_screen(feed);
    CHECK(screen.request().timeouts.total == screen.request().wait + 3s);
}

TEST_CASE("N49, N50: a cable that flaps makes one probe a second, on a fresh connection") {
    const test::Feed feed = feed_of_one();
    test::DrivenScreen screen = waiting_screen(feed);
    const std::size_t before = screen.asked.size();
    screen.draw = 0.0;
    for (int flap = 0; flap < 50; ++flap) {
        screen.happen(NetworkUp{});
        if (screen.now >= *next_wake(screen.state)) screen.happen(TimerFired{});
        screen.now += 100ms;
    }
    CHECK(screen.asked.size() - before <= 6);
    CHECK(screen.asked.size() - before >= 4);
    CHECK(screen.asked.back().fresh_connection);
}

TEST_CASE("N52: a hub that answers waits at once is asked five times a second at most") {
    const test::Feed feed = feed_of_one();
    test::DrivenScreen screen = waiting_screen(feed);
    screen.answer_held();
    CHECK(screen.wake() == 200ms);
    screen.answer_held();
    CHECK(screen.wake() == 200ms);
}

TEST_CASE("N53: a wait that was closed is asked again before anybody is told") {
    const test::Feed feed = feed_of_one();
    test::DrivenScreen screen = waiting_screen(feed);
    screen.fail(TransportFailure::reset);
    CHECK(screen.wake() <= 2s);
    CHECK(screen.request().is_parked());
    screen.answer_held();
    CHECK(screen.phase() == Phase::live);
    CHECK_FALSE(screen.was_told(News::offline));
}

TEST_CASE("N54: three days without any mirror cost less than a request in 15 s") {
    const test::Feed feed = feed_of_one();
    test::DrivenScreen screen = waiting_screen(feed, hub_and_mirror);
    test::Random random(54);
    const MonotonicTime start = screen.now;
    const std::size_t before = screen.asked.size();
    while (screen.now - start < 72h) {
        screen.draw = static_cast<Draw>(random.below(1000)) / 1000.0;
        if (screen.state.open) {
            screen.now += 50ms;
            screen.fail();
        } else {
            screen.wake();
        }
    }
    CHECK(screen.asked.size() - before < 72 * 3600 / 15);
    CHECK(screen.asked.size() - before > 72 * 3600 / 40);
    CHECK(screen.state.shown == Shown{1, 1});
    CHECK(std::count(screen.told.begin(), screen.told.end(), News::offline) == 1);
}
