#pragma once
// What a screen says in the header fields of a request to the feed. Everything in them is read
// within bounds, and what makes no sense is passed over: a field is never a reason to refuse the
// head. Pure; any thread.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tools/hub/http.h"

namespace foyer::hub {

/// The first wait=… in the Prefer fields (RFC 7240), in whole seconds; empty for none or 0.
[[nodiscard]] std::optional<std::chrono::seconds> wait_of(const HttpRequest& request);

/// True when If-None-Match names `etag` (with its quotes), compared weakly, or "*".
[[nodiscard]] bool has_matching_etag(const HttpRequest& request, std::string_view etag);

/// What a screen reports about itself with each request for the head.
struct ScreenReport {
    std::string id;  ///< a record id
    std::uint64_t epoch = 0;
    std::uint64_t revision = 0;  ///< what it shows; with epoch 0: nothing of this feed
    std::string state;           ///< "ok", or what is wrong, joined by "+" ("clock+disk")
    friend bool operator==(const ScreenReport&, const ScreenReport&) = default;
};

/// A Foyer-Screen field: "stairs; at=3.411; state=ok". Empty when it has no valid id, no valid
/// place, or a state of other letters. Unknown parts are passed over.
[[nodiscard]] std::optional<ScreenReport> parse_screen_report(std::string_view field);

}  // namespace foyer::hub
