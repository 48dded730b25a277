#pragma once
// How long something takes on the machine's clock, for tests of time limits.

#include <chrono>

namespace foyer::tests {

template <class Work>
std::chrono::milliseconds how_long(Work work) {
    const auto before = std::chrono::steady_clock::now();
    work();
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now() - before);
}

}  // namespace foyer::tests
