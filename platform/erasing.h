#pragma once
// Memory that was given back is overwritten, so that nothing a visitor typed can be found in it.
// For glibc's allocator; elsewhere, and under sanitizers, nothing happens.

namespace foyer::platform {

/// From now on memory that is freed is filled at once, but for small blocks that a thread keeps at
/// hand. Before the first thread is started.
void begin_erasing_memory();

/// Overwrites the small blocks that the calling thread keeps at hand, and gives back to the system
/// what nobody uses.
void erase_freed_memory();

}  // namespace foyer::platform
