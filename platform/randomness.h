#pragma once
// What nobody can foretell, from the operating system. Any thread.

#include <cstdint>
#include <span>

namespace foyer::platform {

/// Fills `bytes` from the kernel's generator, for keys, tokens and ids. Waits for it only in the
/// first moments after the machine started.
void fill_with_randomness(std::span<std::uint8_t> bytes);

/// A number from 0 up to, but without, 1: what spreads screens over time.
[[nodiscard]] double random_fraction();

}  // namespace foyer::platform
