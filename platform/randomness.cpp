#include "platform/randomness.h"

#include <sys/random.h>

#include <array>
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

double random_fraction() {
    std::array<std::uint8_t, 8> bytes{};
    fill_with_randomness(bytes);
    std::uint64_t bits = 0;
    for (const std::uint8_t byte : bytes)
        bits = bits << 8 | byte;
    // 53 bits are those that a double holds exactly.
    return static_cast<double>(bits >> 11) * 0x1.0p-53;
}

}  // namespace foyer::platform
