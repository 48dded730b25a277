#include "platform/process.h"

#include <malloc.h>
#include <unistd.h>

#include <ctime>
#include <fstream>
#include <string>

namespace foyer::platform {

namespace {

std::chrono::milliseconds time_on(clockid_t clock) {
    timespec used{};
    clock_gettime(clock, &used);
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::seconds(used.tv_sec) +
                                                         std::chrono::nanoseconds(used.tv_nsec));
}

}  // namespace

std::chrono::milliseconds processor_time() {
    return time_on(CLOCK_PROCESS_CPUTIME_ID);
}

std::chrono::milliseconds thread_processor_time() {
    return time_on(CLOCK_THREAD_CPUTIME_ID);
}

std::size_t memory_bytes() {
    std::ifstream rollup("/proc/self/smaps_rollup");
    std::string word;
    while (rollup >> word) {
        std::size_t kib = 0;
        if (word == "Pss:" && rollup >> kib) return kib * 1024;
    }
    return 0;
}

void give_back_memory() {
    ::malloc_trim(0);
}

std::chrono::nanoseconds stopwatch() {
    return std::chrono::steady_clock::now().time_since_epoch();
}

std::string host_name() {
    char name[256] = {};
    // The last byte stays 0 also when the name is cut.
    if (::gethostname(name, sizeof name - 1) != 0) return {};
    return name;
}

}  // namespace foyer::platform
