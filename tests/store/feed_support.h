#pragma once
// What the tests of stores that follow a feed share.

#include <doctest/doctest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "core/feed/received_revision.h"
#include "core/store/feed_store.h"
#include "tests/store/support.h"
#include "tests/support/feed.h"

namespace foyer::tests {

inline store::ApplyOptions from_feed(UtcTime now) {
    return {.now = now, .source = "https://hub.example/feed/", .format = "feed"};
}

/// What `feed` publishes now, as a download from its snapshot on.
inline feed::ReceivedRevision received_whole(const test::Feed& feed,
                                             const feed::Trusted& held = {}) {
    feed::ReceivedRevision received;
    received.head = feed.head();
    received.head_file = feed.head_file();
    const auto way = feed::catch_up(0, feed.revision, feed.made.snapshot, feed.made.deltas);
    for (const auto& part : {way.snapshot, way.delta})
        if (part)
            received.documents.push_back(
                test::must(feed::open_document(received.head, *part, feed.file(*part))));
    received.trusted = feed::trusted_after(held, received.head);
    return received;
}

/// The same as the one delta from `base`.
inline feed::ReceivedRevision received_delta(const test::Feed& feed, std::uint64_t base,
                                             const feed::Trusted& held = {}) {
    feed::ReceivedRevision received;
    received.head = feed.head();
    received.head_file = feed.head_file();
    const auto way = feed::catch_up(base, feed.revision, feed.made.snapshot, feed.made.deltas);
    REQUIRE(way.delta);
    REQUIRE_FALSE(way.snapshot);
    received.documents.push_back(
        test::must(feed::open_document(received.head, *way.delta, feed.file(*way.delta))));
    received.trusted = feed::trusted_after(held, received.head);
    return received;
}

inline store::FeedStore opened_feed(const std::filesystem::path& path,
                                    store::OpenReport* told = nullptr) {
    store::OpenReport report;
    auto store = store::FeedStore::open(path, morning, report);
    REQUIRE_MESSAGE(store.ok(), (store.ok() ? "" : store.error().detail));
    if (told != nullptr) *told = report;
    return std::move(*store);
}

/// Applies what `feed` publishes now to the store, by a delta where it holds something.
inline Result<void> take(store::FeedStore& store, const test::Feed& feed, UtcTime now = morning) {
    const auto& held = store.revision();
    const auto received =
        held ? received_delta(feed, held->head.position.revision, store.row().trusted)
             : received_whole(feed, store.row().trusted);
    auto proven = feed::proven_revision(held.get(), received);
    if (!proven) return proven.error();
    return store.keep(std::move(*proven), received.trusted, from_feed(now),
                      store::FeedStore::Arrival::received);
}

}  // namespace foyer::tests
