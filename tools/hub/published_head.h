#pragma once
// What the hub's store thread hands to the network thread after each publication and each beat: the
// newest head as it is served, and what the network must know of it. Immutable; shared between
// threads.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace foyer::hub {

struct PublishedHead {
    std::string bytes;  ///< the file `head`, as it lies in the folder of the feed
    std::string etag;   ///< strong, with its quotes; differs for every head that differs
    std::uint64_t epoch = 0;
    std::uint64_t revision = 0;
    std::uint64_t beat = 0;
    std::chrono::seconds hold{10};  ///< the longest that a request for the head is held
    std::chrono::seconds poll{15};  ///< how often to ask where nobody holds
};

using SharedHead = std::shared_ptr<const PublishedHead>;

}  // namespace foyer::hub
