#include "platform/randomness.h"

#include <sys/random.h>

#include <cassert>
#include <cerrno>

namespace foyer::platform {

void fill_with_randomness(std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t got = getrandom(bytes.data(), bytes.size(), 0);
        if (got < 0 && errno == EINTR) continue;
        // Since Linux 3.17 it fails for bad arguments only.
        assert(got > 0);
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

}  // namespace foyer::platform
