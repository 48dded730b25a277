#pragma once
// A full disk without a disk: while it lives, no file of this process grows beyond some bytes.

#include <signal.h>
#include <sys/resource.h>

namespace foyer::tests {

class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        before_ = signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &old_);
        const rlimit low{bytes, old_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &low);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &old_);
        signal(SIGXFSZ, before_);
    }

private:
    rlimit old_{};
    void (*before_)(int) = nullptr;
};

}  // namespace foyer::tests
