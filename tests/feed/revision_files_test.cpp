#include "core/feed/revision_files.h"

#include <doctest/doctest.h>

#include "core/base/limits.h"
#include "core/feed/gzip.h"
#include "tests/support/feed.h"

using namespace foyer;
using namespace foyer::feed;

TEST_CASE("the first revision is a snapshot without deltas") {
    test::Feed feed;
    feed.publish(test::small_publication());
    REQUIRE(feed.made.files.size() == 1);
    CHECK(feed.made.deltas.empty());
    CHECK(feed.made.snapshot.revision == 1);
    CHECK(feed.made.files[0].path == path_of(feed.made.snapshot, 1));
    CHECK(feed.made.proof.blake2b == state_hash(feed.state));
    CHECK(feed.made.proof.records == feed.state.count());
}

TEST_CASE("H84: the same revision published again gives the same bytes") {
    test::Feed one;
    test::Feed other;
    for (test::Feed* feed : {&one, &other}) {
        feed->publish(test::small_publication());
        feed->publish(test::small_publication());
    }
    CHECK(one.files == other.files);
    CHECK(one.head_file() == other.head_file());
}

TEST_CASE("a snapshot is kept while it serves") {
    test::Feed feed;
    programme::Publication publication = test::small_publication();
    // A large programme, so that the deltas stay small beside it.
    for (int i = 0; i < 1000; ++i) {
        auto session = publication.programme.sessions.front();
        session.id = "more-" + std::to_string(i);
        session.title = programme::LocalizedText(to_hex(blake2b(session.id)));
        publication.programme.sessions.push_back(session);
    }
    feed.publish(publication);
    for (int revision = 2; revision <= 65; ++revision) {
        publication.programme.conference.version = std::to_string(revision);
        feed.publish(publication);
        CHECK(feed.made.snapshot.revision == (revision < 65 ? 1U : 65U));
        CHECK(feed.made.files.size() == feed.made.deltas.size() + (revision < 65 ? 0 : 1));
    }
}

TEST_CASE("a snapshot that no delta reaches is written anew") {
    test::Feed feed;
    feed.publish(test::small_publication());
    feed.publish(test::small_publication());
    const History begins_here(2);
    const auto made = test::must(revision_files(
        feed.state, begins_here, feed.position(),
        DocumentRef{.base = 0, .revision = 1, .sha256 = {}, .size = 1'000'000, .unpacked = 1}));
    CHECK(made.snapshot.revision == 2);
    CHECK(made.deltas.empty());
}

TEST_CASE("a revision that no screen could read is not published") {
    State state;
    state.put({Table::conference, "c",
               R"({"id":"c","x":")" + std::string(limits::document_bytes, 'x') + "\"}"});
    const auto made = revision_files(state, History(1), {test::test_feed_id, 1, 1}, std::nullopt);
    REQUIRE_FALSE(made);
    CHECK(made.error().kind == ErrorKind::too_large);
}
