#pragma once
// Where a feed is, and how it is reached: an address, or a folder.

#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/sync/transport.h"
#include "platform/curl_options.h"

namespace foyer::platform {

struct FeedSource {
    std::string address;  ///< of the folder of the feed, ends in "/"
    std::unique_ptr<sync::HttpTransport> transport;
};

/// The feed of the hub at `url`: "http://hub:8080" gives "http://hub:8080/feed/".
[[nodiscard]] std::string feed_of_hub(std::string url);

/// Opens the feed at `where`: a folder that exists, or an address that begins with http:// or
/// https://. not_found when it is neither.
[[nodiscard]] Result<FeedSource> open_feed_source(const std::string& where,
                                                  const CurlOptions& options);

}  // namespace foyer::platform
