#pragma once
// An upstream schedule that the hub reads again and again: when to ask, and what an answer means.
// The fetching itself is somebody else's. Pure; one thread.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "core/time/clock.h"
#include "core/time/instant.h"

namespace foyer::hub {

/// What to fetch: a GET with the validators of the last answer.
struct UpstreamRequest {
    std::string url;
    std::string if_none_match;      ///< "" sends none
    std::string if_modified_since;  ///< "" sends none
    std::size_t limit_bytes = 0;    ///< more than this is a failure
};

/// What came of it.
struct UpstreamAnswer {
    int status = 0;       ///< of HTTP; 0 when nothing came
    std::string failure;  ///< why nothing came, in a sentence
    std::string body;
    std::string etag;
    std::string last_modified;
};

}  // namespace foyer::hub
