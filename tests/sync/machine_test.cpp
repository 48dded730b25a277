// The states of the table, one by one, and how each is left.
#include "core/sync/machine.h"

#include <doctest/doctest.h>

#include "tests/sync/driven_screen.h"

using namespace foyer;
using namespace foyer::sync;
using namespace std::chrono_literals;

namespace {

test::Feed published() {
    test::Feed feed;
    feed.publish(test::small_publication());
    return feed;
}

void publish_next(test::Feed& feed) {
    programme::Publication next = test::small_publication();
    next.programme.conference.version = std::to_string(feed.revision + 1);
    feed.publish(next);
}

}  // namespace

TEST_CASE("a new screen asks for a head within a second, fetches the snapshot and waits") {
    const test::Feed feed = published();
    test::DrivenScreen screen;
    screen.happen(Started{feed.root, {}, {}, {}, 0});
    CHECK(screen.phase() == Phase::probe);
    CHECK(screen.wake() == 500ms);
    CHECK(screen.request().url == "https://hub.example/feed/head");
    CHECK_FALSE(screen.request().is_parked());
    CHECK(screen.request().screen == "stairs; at=0.0; state=ok");
    screen.answer(200, feed.head_file());
    CHECK(screen.phase() == Phase::catch_up);
    CHECK(screen.wake() == 1000ms);
    CHECK(screen.request().limit_bytes == feed.head().snapshot.size);
    screen.bring_documents(feed);
    const Apply* apply = screen.find<Apply>();
    REQUIRE(apply->revision->documents.size() == 1);
    CHECK(apply->revision->documents.front().is_snapshot());
    CHECK(apply->destination == Destination::disk);
    screen.happen(Applied{});
    CHECK(screen.find<Proven>());
    CHECK(screen.wake() == 0ms);
    CHECK(screen.request().wait == 10s);
    CHECK(screen.request().timeouts.total == 13s);
    CHECK(screen.request().timeouts.least_bytes_per_second == 0);
    CHECK(screen.request().if_none_match == "\"e1\"");
    CHECK(screen.request().screen == "stairs; at=1.1; state=ok");
}

TEST_CASE("without a root the first one that is seen is kept") {
    const test::Feed feed = published();
    test::DrivenScreen screen;
    screen.happen(Started{});
    screen.wake();
    CHECK(screen.request().url == "https://hub.example/feed/root/1.json");
    screen.answer(200, test::root_file(feed.root, feed.root_key));
    REQUIRE(screen.find<KeepRoot>());
    CHECK(screen.find<KeepRoot>()->root.feed == test::test_feed_id);
    screen.bring_to(feed);
}

TEST_CASE("a screen that missed revisions takes one delta") {
    test::Feed feed = published();
    test::DrivenScreen screen;
    screen.start(feed.root);
    screen.bring_to(feed);
    for (int missed = 0; missed < 5; ++missed)
        publish_next(feed);
    const std::size_t before = screen.asked.size();
    screen.bring_to(feed);
    CHECK(screen.asked.size() == before + 2);  // the delta, and the next wait
    CHECK(screen.asked[before].url.find("/d/1-1-6-") != std::string::npos);
}

TEST_CASE("a rebuilt store that lags behind what is trusted catches up with an equal head") {
    const test::Feed feed = published();
    test::DrivenScreen screen;
    screen.start(feed.root, test::holding(feed.head()), {});
    screen.bring_to(feed);
    CHECK(screen.state.shown == Shown{1, 1});
}

TEST_CASE("a hub that holds requests is asked again at once, another one now and then") {
    const test::Feed feed = published();
    test::DrivenScreen screen;
    screen.start(feed.root);
    screen.bring_to(feed);
    screen.now += 10s;
    screen.answer_held();
    CHECK(screen.find<Proven>());
    CHECK(screen.wake() == 0ms);
    CHECK(screen.request().is_parked());
    screen.answer(304);
    CHECK(screen.phase() == Phase::poll);
    CHECK(screen.wake() == 15s);
    CHECK_FALSE(screen.request().is_parked());
    for (int poll = 0; poll < 3; ++poll) {
        screen.answer(304);
        CHECK(screen.wake() == 15s);
    }
    CHECK(screen.request().is_parked());
    screen.answer_held();
    CHECK(screen.phase() == Phase::live);
}

TEST_CASE("two waits that fail lead to plain requests, and those to back-off") {
    const test::Feed feed = published();
    test::DrivenScreen screen;
    screen.start(feed.root);
    screen.bring_to(feed);
    screen.fail(TransportFailure::cut);
    CHECK(screen.phase() == Phase::live);
    CHECK(screen.wake() == 1s);
    screen.fail(TransportFailure::timeout);
    CHECK(screen.phase() == Phase::poll);
    CHECK(screen.wake() == 1s);
    CHECK_FALSE(screen.request().is_parked());
    screen.fail();
    CHECK(screen.phase() == Phase::backoff);
    CHECK(screen.was_told(News::offline));
    CHECK(screen.wake() == 1s);
    CHECK(screen.phase() == Phase::probe);
    screen.answer(304);
    CHECK(screen.phase() == Phase::live);
    CHECK(screen.was_told(News::online));
}

TEST_CASE("a full hub is left alone as long as it asks") {
    const test::Feed feed = published();
    test::DrivenScreen screen;
    screen.start(feed.root);
    Answer busy;
    busy.status = 503;
    busy.retry_after = "120";
    screen.answer(busy);
    CHECK(screen.phase() == Phase::backoff);
    screen.happen(NetworkUp{});
    CHECK(screen.wake() == 120s);
    CHECK(screen.request().fresh_connection);
}

TEST_CASE("after a theft of the head key the next root leads on") {
    test::Feed feed = published();
    test::DrivenScreen screen;
    screen.start(feed.root);
    screen.bring_to(feed);
    feed::Root next = feed.root;
    next.version = 2;
    next.epoch = 2;
    next.head.keys = {test::test_key(3).public_key()};
    const std::string file = test::root_file(next, feed.root_key);
    feed.root = test::must(feed::read_next_root(feed.root, file));
    feed.head_key = test::test_key(3);
    feed.revision = 0;
    feed.snapshot.reset();
    publish_next(feed);
    screen.answer(200, feed.head_file());
    CHECK(screen.request().url == "https://hub.example/feed/root/2.json");
    screen.answer(200, file);
    CHECK(screen.find<KeepRoot>());
    screen.bring_documents(feed);
    CHECK(screen.find<Apply>()->revision->documents.front().is_snapshot());
    screen.happen(Applied{});
    CHECK(screen.state.shown == Shown{2, 1});
}

TEST_CASE("a head that names a root a thousand steps away is not followed") {
    test::Feed feed = published();
    test::DrivenScreen screen;
    screen.start(feed.root);
    feed::Head far = feed.head();
    far.root.version = 1000;
    screen.answer(200, feed.sign(far));
    CHECK(screen.phase() == Phase::backoff);
    CHECK(screen.was_told(News::refused_head));
}

TEST_CASE("a revision whose state is not the signed one is fetched as a snapshot once") {
    test::Feed feed = published();
    test::DrivenScreen screen;
    screen.start(feed.root);
    screen.bring_to(feed);
    publish_next(feed);
    screen.answer(200, feed.head_file());
    screen.bring_documents(feed);
    screen.happen(Refused{{ErrorKind::untrusted, "The state is another one."}});
    CHECK(screen.request().url.find("/s/") != std::string::npos);
    screen.bring_documents(feed);
    screen.happen(Refused{{ErrorKind::untrusted, "The state is another one."}});
    CHECK(screen.phase() == Phase::backoff);
    CHECK(screen.was_told(News::refused_revision));
    CHECK(screen.state.shown == Shown{1, 1});
}

TEST_CASE("a revision for a newer program is not fetched again and again") {
    test::Feed feed = published();
    test::DrivenScreen screen;
    screen.start(feed.root);
    screen.answer(200, feed.head_file());
    screen.bring_documents(feed);
    screen.happen(Refused{{ErrorKind::unsupported, "A word is not known."}});
    CHECK(screen.phase() == Phase::live);
    CHECK(screen.was_told(News::needs_update));
    screen.wake();
    screen.answer_held();
    CHECK_FALSE(screen.find<Proven>());
    screen.wake();
    publish_next(feed);
    screen.bring_to(feed);
}

TEST_CASE("a revision that ended the program three times is refused until the next one") {
    test::Feed feed = published();
    publish_next(feed);
    test::DrivenScreen screen;
    screen.happen(Started{feed.root, test::holding(feed.head()), {1, 2}, {1, 1}, 3});
    REQUIRE(screen.find<StepBack>());
    CHECK(screen.find<StepBack>()->to == Shown{1, 1});
    CHECK(screen.was_told(News::quarantined));
    screen.wake();
    CHECK(screen.request().screen == "stairs; at=1.1; state=quarantine");
    screen.answer(200, feed.head_file());
    CHECK(screen.phase() == Phase::live);
    CHECK_FALSE(screen.find<Proven>());
    screen.wake();
    publish_next(feed);
    screen.bring_to(feed);
    CHECK(screen.state.shown == Shown{1, 3});
    CHECK_FALSE(screen.state.quarantine);
}

TEST_CASE("two crashes are no loop") {
    const test::Feed feed = published();
    test::DrivenScreen screen;
    screen.happen(Started{feed.root, {}, {1, 1}, {}, 2});
    CHECK_FALSE(screen.find<StepBack>());
}

TEST_CASE("with a disk that fails everything goes to memory, and the disk is tried each minute") {
    test::Feed feed = published();
    test::DrivenScreen screen;
    screen.start(feed.root);
    screen.answer(200, feed.head_file());
    screen.bring_documents(feed);
    screen.happen(DiskFailed{{ErrorKind::disk, "The disk is full."}});
    REQUIRE(screen.find<Apply>());
    CHECK(screen.find<Apply>()->destination == Destination::memory);
    screen.happen(Applied{});
    CHECK(screen.was_told(News::disk_failed));
    screen.wake();
    CHECK(screen.request().screen == "stairs; at=1.1; state=disk");
    publish_next(feed);
    screen.answer(200, feed.head_file());
    screen.bring_documents(feed);
    CHECK(screen.find<Apply>()->destination == Destination::memory);
    screen.happen(Applied{});
    screen.now += 60s;
    screen.happen(TimerFired{});
    REQUIRE(screen.find<TryDisk>());
    screen.happen(DiskFailed{{ErrorKind::disk, "The disk is full."}});
    screen.now += 60s;
    screen.happen(TimerFired{});
    REQUIRE(screen.find<TryDisk>());
    screen.happen(DiskGood{});
    CHECK(screen.was_told(News::disk_good));
    CHECK(screen_report(screen.state) == "stairs; at=1.2; state=ok");
}

TEST_CASE("a beat is kept, and is proof") {
    test::Feed feed = published();
    test::DrivenScreen screen;
    screen.start(feed.root);
    screen.bring_to(feed);
    ++feed.beat;
    screen.answer(200, feed.head_file());
    REQUIRE(screen.find<KeepTrusted>());
    CHECK(screen.find<KeepTrusted>()->trusted.beat == 1);
    CHECK(screen.find<Proven>());
    CHECK(screen.phase() == Phase::live);
}

TEST_CASE("an answer to a request that was given up changes nothing") {
    const test::Feed feed = published();
    test::DrivenScreen screen;
    screen.start(feed.root);
    const RequestId given_up = screen.request().id;
    screen.happen(NetworkUp{});
    REQUIRE(screen.find<Abandon>());
    CHECK(screen.find<Abandon>()->id == given_up);
    Answer late;
    late.status = 200;
    late.body = feed.head_file();
    screen.happen(Answered{given_up, late});
    CHECK(screen.actions.empty());
    CHECK(screen.phase() == Phase::probe);
}
