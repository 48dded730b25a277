#pragma once
// This process and its machine: what it costs, what the machine is called.

#include <chrono>
#include <cstddef>
#include <string>

namespace foyer::platform {

/// Processor time that all threads have used since the start.
[[nodiscard]] std::chrono::milliseconds processor_time();

/// Processor time that the calling thread has used.
[[nodiscard]] std::chrono::milliseconds thread_processor_time();

/// Memory of this process with shared pages counted in part (PSS); 0 when the system does not tell.
[[nodiscard]] std::size_t memory_bytes();

/// Gives memory that nothing uses any more back to the system. Takes about a millisecond; after
/// work that needed much for a moment.
void give_back_memory();

/// Time since an arbitrary start, as fine as the machine measures; for benchmarks.
[[nodiscard]] std::chrono::nanoseconds stopwatch();

/// The name of this machine; "" when it has none.
[[nodiscard]] std::string host_name();

}  // namespace foyer::platform
