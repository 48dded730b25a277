#pragma once
// The end of a command that published something: what came of it, and, where that is wished for,
// waiting until the screens show it.

#include <chrono>
#include <functional>
#include <optional>

#include "tools/foyerctl/hub_client.h"

namespace foyer::foyerctl {

/// How the end is told.
struct PublishedEnd {
    bool json = false;  ///< the hub's answer as it is, with the "screens" that were waited for
    std::optional<std::chrono::seconds> wait;  ///< at most; without it nobody waits
    std::function<void()> words;               ///< tells a person what was published
};

/// Tells it. Waiting goes on until each screen that is on shows the "revision" of `answer` or a
/// newer one; what was not published (no revision) is not waited for. An error where the screens
/// were not there in time.
[[nodiscard]] Outcome tell_published(HubClient& hub, const Json& answer, const PublishedEnd& end,
                                     World& world);

}  // namespace foyer::foyerctl
