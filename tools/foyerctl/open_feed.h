#pragma once
// Reading a feed from its root to the records of its newest revision, proving each step.

#include <functional>
#include <string>

#include "core/base/result.h"
#include "core/feed/head.h"
#include "core/feed/root.h"
#include "core/feed/state.h"
#include "tools/foyerctl/feed_place.h"

namespace foyer::foyerctl {

/// Told of each step that was proven: what ("root 1"), and how it is ("signed by its own key …").
using ProvenStep = std::function<void(const std::string& what, const std::string& detail)>;

struct OpenedFeed {
    feed::Root root;
    feed::Head head;
    feed::State state;  ///< what the head is signed for
};

/// Largest file that is read for `document`, which says its size itself.
[[nodiscard]] std::size_t most_bytes_of(const feed::DocumentRef& document);

/// The document of `head` that `reference` names, fetched and proven.
[[nodiscard]] Result<feed::Document> read_document_of(FeedPlace& place, const feed::Head& head,
                                                      const feed::DocumentRef& reference);

/// The feed at `place`. `trust` is the file of the root to begin with; "" takes the feed's first.
[[nodiscard]] Result<OpenedFeed> open_feed(FeedPlace& place, const std::string& trust,
                                           const ProvenStep& proven);

}  // namespace foyer::foyerctl
