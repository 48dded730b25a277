#include "platform/erasing.h"

#include <malloc.h>

#include <array>
#include <cstdlib>
#include <cstring>

namespace foyer::platform {

namespace {

/// What freed memory is filled with; any byte that is not 0.
constexpr int filling = 0xA5;
/// Blocks up to this size are kept by each thread, so many of each size, sizes in steps of 16 bytes
/// (glibc 2.36: tcache_max_bytes, tcache_count).
constexpr std::size_t largest_kept = 1040;
constexpr std::size_t size_step = 16;
constexpr std::size_t kept_blocks = 8;

}  // namespace

void begin_erasing_memory() {
    mallopt(M_PERTURB, filling);
}

void erase_freed_memory() {
    std::array<void*, kept_blocks> blocks{};
    for (std::size_t size = size_step / 2; size <= largest_kept; size += size_step) {
        for (void*& block : blocks) {
            block = std::malloc(size);
            if (block != nullptr) explicit_bzero(block, malloc_usable_size(block));
        }
        for (void* block : blocks)
            std::free(block);
    }
    malloc_trim(0);
}

}  // namespace foyer::platform
