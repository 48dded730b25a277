#pragma once
// A line that says what takes so long, on a terminal only and only when it takes long.

#include <semaphore>
#include <string>
#include <thread>

#include "tools/foyerctl/terminal.h"

namespace foyer::foyerctl {

class Progress {
public:
    /// From now until it is destroyed `what` ("Reading schedule.xml") is going on.
    Progress(const Terminal& terminal, std::string what);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

private:
    std::binary_semaphore over_{0};
    std::jthread thread_;
};

}  // namespace foyer::foyerctl
