#pragma once
// How many files and connections this process may have open.

#include <cstddef>

namespace foyer::platform {

/// Raises the limit of this process to `wanted`, or as far as the system lets it; gives the limit
/// that holds then. Never lowers it.
[[nodiscard]] std::size_t allow_open_files(std::size_t wanted);

}  // namespace foyer::platform
