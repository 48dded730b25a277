#pragma once
// What this process costs.

#include <chrono>
#include <cstddef>

namespace foyer::platform {

/// Processor time that all threads have used since the start.
[[nodiscard]] std::chrono::milliseconds processor_time();

/// Processor time that the calling thread has used.
[[nodiscard]] std::chrono::milliseconds thread_processor_time();

/// Memory of this process with shared pages counted in part (PSS); 0 when the system does not tell.
[[nodiscard]] std::size_t memory_bytes();

/// Time since an arbitrary start, as fine as the machine measures; for benchmarks.
[[nodiscard]] std::chrono::nanoseconds stopwatch();

}  // namespace foyer::platform
